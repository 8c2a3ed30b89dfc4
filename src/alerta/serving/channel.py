"""The channel between a page and its kernel: widgets' messages pass, what is printed does not."""

import asyncio
import json
from contextlib import suppress
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

KEPT_BACK = {"stream", "error"}  # libraries' warnings and tracebacks are for the log only
AGAIN_S, LONGEST_S = 0.02, 0.5  # between two questions whether a kernel is heard: ever longer


class PromptConnection(ZMQChannelsWebsocketConnection):  # type: ignore[misc]
    """Opens as soon as the kernel is heard.

    A fork answers before the server's subscription has reached it. The server's own connection
    then waits half a second until it asks again; a page would wait as long.
    """

    def nudge(self) -> asyncio.Future[None]:
        """A future that is done when the kernel is heard, is gone, or stays silent for long."""
        return asyncio.ensure_future(self._heard())

    async def _heard(self) -> None:
        if self.kernel_manager.execution_state == "busy":
            return  # it would answer only when it is done, and listens already
        heard = asyncio.Event()
        iopub, asking = self.channels["iopub"], self.kernel_manager.connect_control()
        iopub.on_recv(lambda _: heard.set())
        pause = AGAIN_S
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(self.kernel_info_timeout):
                    while self._is_there(asking) and not heard.is_set():
                        self.session.send(asking, "kernel_info_request")
                        with suppress(TimeoutError):
                            await asyncio.wait_for(heard.wait(), pause)
                        pause = min(2 * pause, LONGEST_S)
        finally:
            asking.close()
            if not iopub.closed():
                iopub.stop_on_recv()

    def _is_there(self, asking: Any) -> bool:
        return self.kernel_id in self.multi_kernel_manager and not asking.closed()


class QuietChannel(VoilaKernelWebsocketHandler):
    """Keeps text that was printed, and every traceback, away from the browser."""

    def write_message(self, message: bytes | str | dict[str, Any], binary: bool = False) -> Any:
        if _kind(message) in KEPT_BACK:
            self.log.warning("A kernel wrote: %s", _readable(message))
            return None
        return super().write_message(message, binary)


def _kind(message: bytes | str | dict[str, Any]) -> str:
    if isinstance(message, bytes):
        header = read_header_from_binary_message(message)
    else:
        header = (json.loads(message) if isinstance(message, str) else message).get("header")
    return (header or {}).get("msg_type", "")


def _readable(message: bytes | str | dict[str, Any]) -> str:
    if isinstance(message, bytes):
        content = json.loads(deserialize_msg_from_ws_v1(message)[1][3])
    else:
        content = (json.loads(message) if isinstance(message, str) else message)["content"]
    return content.get("text") or "\n".join(content.get("traceback", ()))
