"""How one comes into each kind of server, when its page stands, and how one leaves."""

import json
import re
import time
from dataclasses import dataclass
from typing import Any, Protocol

from room import panel_channel
from room.kernel_channel import KernelChannel
from room.visitor import Page, Refused, Visitor

_KERNEL = re.compile(rb'"kernelId":\s*"([\w-]{36})"')
ANSWER_S = 900.0
PIN = "2580"


@dataclass
class Standing:
    """A page with its websocket open, after the first answer over it."""

    visitor: Visitor
    page: Page
    stands_at: float
    states: bytes  # what the first answer told: the state of every model
    channel: Any
    kernel_id: str = ""


class Door(Protocol):
    """What differs between the servers for somebody who comes, stays and leaves."""

    first_screen: str  # added to the address: where the first exercise can be seen

    async def enter(self, visitor: Visitor) -> None:
        """Whatever has to be done before the clock starts."""

    async def stand(self, visitor: Visitor, path: str) -> Standing:
        """Open the page, its websocket, and have one request answered. Raises Refused."""

    async def leave(self, standing: Standing) -> None:
        """Close the page as a browser does."""

    def models(self, states: bytes) -> int:
        """How many models the first answer told of."""


class VoilaDoor:
    """Stock Voila: nobody signs in; the page carries the id of its kernel."""

    first_screen = ""

    async def enter(self, visitor: Visitor) -> None:
        return None

    async def stand(self, visitor: Visitor, path: str) -> Standing:
        page = await visitor.open_page(path)
        found = _KERNEL.search(page.body)
        if found is None:
            raise Refused("the page ended without a kernel")
        kernel_id = found[1].decode()
        channel = await KernelChannel.open(visitor.address, kernel_id, visitor.cookie)
        answer = await channel.widget_states(ANSWER_S)
        return Standing(visitor, page, time.perf_counter(), answer.parts[3], channel, kernel_id)

    async def leave(self, standing: Standing) -> None:
        standing.channel.close()
        # stock Voila asks for a token that its page never got: there the kernel would stay
        token = standing.visitor.cookies.setdefault("_xsrf", "ab" * 16)
        await standing.visitor.send_form(f"/voila/api/shutdown/{standing.kernel_id}", _xsrf=token)
        standing.visitor.close()

    def models(self, states: bytes) -> int:
        return len(json.loads(states)["data"]["states"])


class KitDoor(VoilaDoor):
    """The kit: everybody is a person of their own, known before the page is asked for."""

    first_screen = "#pantalla-2"

    async def enter(self, visitor: Visitor) -> None:
        await visitor.ask("/entrar")  # brings the token of the form
        form = {"_xsrf": visitor.cookies["_xsrf"], "alias": f"Sala {visitor.number}", "pin": PIN}
        answer = await visitor.send_form("/entrar?nuevo=1", **form)
        if answer.code != 303:
            raise Refused(f"/entrar answered {answer.code}")


class PanelDoor:
    """Panel: the page carries a token; the session's document comes over the websocket."""

    first_screen = ""

    async def enter(self, visitor: Visitor) -> None:
        return None

    async def stand(self, visitor: Visitor, path: str) -> Standing:
        page = await visitor.open_page(path)
        token = panel_channel.token_of(page.body)
        if not token:
            raise Refused("the page ended without a session")
        channel = await panel_channel.open_channel(visitor.address, path, token)
        document = await panel_channel.pull_document(channel)
        return Standing(visitor, page, time.perf_counter(), document, channel)

    async def leave(self, standing: Standing) -> None:
        standing.channel.close()
        standing.visitor.close()

    def models(self, states: bytes) -> int:
        return states.count(b'"type":"object"')
