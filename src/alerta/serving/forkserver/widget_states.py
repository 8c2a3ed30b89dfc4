"""What the widgets of a page were when it had run: told to a browser without asking each again.

A browser that opens a page asks for the state of all its widgets. In a fork they are as the zygote
left them until the first of them says or hears something; to ask 380 of them costs each fork 30 ms
and copies 3 MB. So the answer is made once, in the zygote.
"""

import sys
from base64 import b64decode
from typing import Any

import comm
import ipykernel.ipkernel  # noqa: F401 - sets its own kind of comm, which must not come later
from ipykernel.comm.comm import BaseComm

CONTROL = "jupyter.widget.control"  # the channel of ipywidgets for all widgets together
Message = dict[str, Any]


class PageComm(BaseComm):  # type: ignore[misc]
    """A comm that knows the recorded answer, and notices when it is no longer true."""

    recorded: tuple[Message, list[bytes]] | None = None

    def publish_msg(self, *words: Any, **more: Any) -> None:
        """Send something to the browser; a widget that does has changed."""
        if self.target_name != CONTROL:
            PageComm.recorded = None
        super().publish_msg(*words, **more)

    def handle_msg(self, msg: Message) -> None:
        """Hear something from the browser: the question for all states, or a change."""
        known = PageComm.recorded
        if self.target_name != CONTROL:
            PageComm.recorded = None
        elif known is not None and msg["content"]["data"].get("method") == "request_states":
            states, buffers = known
            self.send(states, buffers=buffers)
            return
        super().handle_msg(msg)


def watch() -> None:
    """Before a page runs: its widgets get comms of this kind."""
    comm.create_comm = PageComm


def record() -> None:
    """After a page has run, with nobody there yet: keep what its widgets are."""
    widgets = sys.modules.get("ipywidgets")
    if widgets is None:
        return
    states = widgets.Widget.get_manager_state()["state"]
    paths: list[list[str | int]] = []
    buffers: list[bytes] = []
    for model_id, one in states.items():
        for piece in one.pop("buffers", []):
            paths.append([model_id, "state", *piece["path"]])
            buffers.append(b64decode(piece["data"]))
    message = {"method": "update_states", "states": states, "buffer_paths": paths}
    PageComm.recorded = message, buffers
