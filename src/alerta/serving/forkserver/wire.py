"""Messages between the server and a zygote: JSON with its length before it, and open files.

A Unix stream socket carries them. One order is under way at a time, so nothing is interleaved.
"""

import asyncio
import json
import socket
import struct
from collections.abc import Sequence
from typing import Any

STARTED, READY = b"s", b"r"  # what a fork writes to its life pipe, whose end is its own end
_LENGTH = struct.Struct("!I")
_MOST_FILES = 4
Message = dict[str, Any]


class Closed(Exception):
    """The other side has ended."""


def send(link: socket.socket, message: Message, files: Sequence[int] = ()) -> None:
    """Send a message with open files (descriptors). The receiver gets copies of them."""
    body = json.dumps(message).encode()
    head = _LENGTH.pack(len(body))
    try:
        if files:
            socket.send_fds(link, [head], list(files))
        else:
            link.sendall(head)
        link.sendall(body)
    except OSError as error:
        raise Closed from error


def receive(link: socket.socket) -> tuple[Message, list[int]]:
    """Wait for a message. Closed when the other side has ended."""
    try:
        head, files, _, _ = socket.recv_fds(link, _LENGTH.size, _MOST_FILES)
        while 0 < len(head) < _LENGTH.size:
            head += link.recv(_LENGTH.size - len(head))
        if not head:
            raise Closed
        (length,) = _LENGTH.unpack(head)
        body = b""
        while len(body) < length:
            piece = link.recv(min(length - len(body), 1 << 20))
            if not piece:
                raise Closed
            body += piece
    except OSError as error:
        raise Closed from error
    return json.loads(body), files


async def ask(link: socket.socket, message: Message, files: Sequence[int] = ()) -> None:
    """What `send` does, awaited; for a non-blocking socket."""
    body = json.dumps(message).encode()
    try:
        socket.send_fds(link, [_LENGTH.pack(len(body))], list(files))
        await asyncio.get_running_loop().sock_sendall(link, body)
    except OSError as error:
        raise Closed from error


async def answer(link: socket.socket) -> Message:
    """What `receive` returns, awaited; for a non-blocking socket, without files."""
    loop = asyncio.get_running_loop()
    try:
        (length,) = _LENGTH.unpack(await _exactly(loop, link, _LENGTH.size))
        return json.loads(await _exactly(loop, link, length))
    except OSError as error:
        raise Closed from error


async def _exactly(loop: asyncio.AbstractEventLoop, link: socket.socket, length: int) -> bytes:
    parts, missing = [], length
    while missing:
        piece = await loop.sock_recv(link, min(missing, 1 << 20))
        if not piece:
            raise Closed
        parts.append(piece)
        missing -= len(piece)
    return b"".join(parts)
