"""The websocket between a page of Panel and its session, spoken as Bokeh's page script does."""

import json
import re
import uuid

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

LARGEST = 200 * 2**20
_TOKEN = re.compile(rb'"token":\s*"([^"]+)"')


def token_of(page: bytes) -> str:
    """The token by which a page finds its session; '' when it has none."""
    found = _TOKEN.search(page)
    return found[1].decode() if found else ""


async def open_channel(address: str, path: str, token: str) -> WebSocketClientConnection:
    """Connect, and read that the session has acknowledged it."""
    request = HTTPRequest(
        f"{address.replace('http', 'ws', 1)}{path}/ws",
        headers={"Origin": address},
        connect_timeout=900,
        request_timeout=900,
    )
    channel = await websocket_connect(
        request, subprotocols=["bokeh", token], max_message_size=LARGEST
    )
    await _received(channel, "ACK")
    return channel


async def pull_document(channel: WebSocketClientConnection) -> bytes:
    """Ask for the whole document, as a page does that comes to life; returns it as JSON."""
    header = {"msgid": uuid.uuid4().hex, "msgtype": "PULL-DOC-REQ"}
    for part in (header, {}, {}):
        await channel.write_message(json.dumps(part))
    return await _received(channel, "PULL-DOC-REPLY")


async def _received(channel: WebSocketClientConnection, kind: str) -> bytes:
    """The content of the next message of this kind. ConnectionError when the server hangs up."""
    while True:
        header, _, content = [await _part(channel) for _ in range(3)]
        told = json.loads(header)
        for _ in range(2 * int(told.get("num_buffers", 0))):
            await _part(channel)
        if told["msgtype"] == kind:
            return content


async def _part(channel: WebSocketClientConnection) -> bytes:
    part = await channel.read_message()
    if part is None:
        raise ConnectionError("the server closed the channel")
    return part.encode() if isinstance(part, str) else part
