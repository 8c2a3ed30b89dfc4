"""The channel between a page and its kernel: widgets' messages pass, what is printed does not."""

import json
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

KEPT_BACK = {"stream", "error"}  # libraries' warnings and tracebacks are for the log only


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
