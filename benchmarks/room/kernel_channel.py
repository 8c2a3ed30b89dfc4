"""The websocket between a page and its kernel, spoken as Voila's page script speaks it."""

import asyncio
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
CONTROL = "jupyter.widget.control"
LARGEST = 200 * 2**20


class ChannelClosed(Exception):
    """The server closed the websocket while an answer was awaited."""


@dataclass
class Message:
    """One message of a kernel; what it says is read only when somebody asks for it."""

    channel: str
    parts: list[bytes]
    at: float

    @cached_property
    def kind(self) -> str:
        return json.loads(self.parts[0])["msg_type"]

    @cached_property
    def parent(self) -> str:
        """The id of the message that this one answers; '' for none."""
        return json.loads(self.parts[1]).get("msg_id", "")

    @cached_property
    def content(self) -> dict[str, Any]:
        return json.loads(self.parts[3])


class KernelChannel:
    """One open websocket. `on_message` hears everything that arrives."""

    def __init__(self, connection: WebSocketClientConnection, session: str) -> None:
        self._connection = connection
        self._session = session
        self._waiting: list[tuple[Callable[[Message], bool], asyncio.Future[Message]]] = []
        self.on_message: Callable[[Message], None] = lambda message: None
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def open(cls, address: str, kernel_id: str, cookie: str) -> "KernelChannel":
        """Connect; raises what tornado raises when the server refuses."""
        session = uuid.uuid4().hex
        url = f"{address.replace('http', 'ws', 1)}/api/kernels/{kernel_id}/channels"
        request = HTTPRequest(
            f"{url}?session_id={session}",
            headers={"Cookie": cookie, "Origin": address},
            connect_timeout=900,
            request_timeout=900,
        )
        connection = await websocket_connect(
            request, subprotocols=[PROTOCOL], max_message_size=LARGEST
        )
        return cls(connection, session)

    async def widget_states(self, most_s: float) -> Message:
        """Ask the kernel for the state of every widget, as a page does that comes to life."""
        comm, asked = uuid.uuid4().hex, uuid.uuid4().hex
        opening = {"comm_id": comm, "target_name": CONTROL, "data": {}}
        answer = self.expect(lambda m: m.kind == "comm_msg" and m.parent == asked)
        await self._send("comm_open", opening, uuid.uuid4().hex, {"version": "1.0.0"})
        await self._send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}, asked)
        return await asyncio.wait_for(answer, most_s)

    async def tell(self, comm_id: str, data: dict[str, Any]) -> None:
        """Send one comm message and wait until the kernel has worked it off."""
        sent = uuid.uuid4().hex
        at_rest = self.expect(lambda m: _ends(m, sent))
        await self._send("comm_msg", {"comm_id": comm_id, "data": data}, sent)
        await at_rest

    def expect(self, fits: Callable[[Message], bool]) -> "asyncio.Future[Message]":
        """The first message from now on that fits. ChannelClosed when none will come."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((fits, future))
        return future

    async def _send(
        self,
        kind: str,
        content: dict[str, Any],
        msg_id: str,
        metadata: dict[str, Any] | None = None,
    ) -> None:
        header = {
            "msg_id": msg_id,
            "msg_type": kind,
            "session": self._session,
            "username": "",
            "version": "5.3",
            "date": "2026-03-11T12:00:00Z",
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": metadata or {},
            "content": content,
        }
        packed = serialize_msg_to_ws_v1(message, "shell", lambda part: json.dumps(part).encode())
        await self._connection.write_message(packed, binary=True)

    def close(self) -> None:
        """Hang up."""
        self._reader.cancel()
        self._connection.close()

    async def _read(self) -> None:
        while (received := await self._connection.read_message()) is not None:
            message = Message(*deserialize_msg_from_ws_v1(received), time.perf_counter())
            self.on_message(message)
            for fits, future in list(self._waiting):
                if future.done() or fits(message):
                    self._waiting.remove((fits, future))
                    if not future.done():
                        future.set_result(message)
        for _, future in self._waiting:
            if not future.done():
                future.set_exception(ChannelClosed("the server closed the channel"))


def _ends(message: Message, sent: str) -> bool:
    idle = message.kind == "status" and message.content["execution_state"] == "idle"
    return idle and message.parent == sent
