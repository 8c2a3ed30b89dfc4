"""What the page script asks while a page is open: its pass, whether its kernel lives, a visit."""

import json
from functools import partial
from typing import Any

from alerta import passes
from alerta.config import secret
from alerta.serving.chapters import page_name
from alerta.serving.frame import PageHandler

PASS_SECONDS = 12 * 3600  # as long as the longest day with one page open
MOST_SCREENS = 200


class _JsonHandler(PageHandler):
    async def prepare(self) -> None:
        # a script is told 403; it must not be sent to the sign-in page
        await super().prepare(_redirect_to_login=False)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.answer({"status": status_code})

    def answer(self, value: dict[str, Any]) -> None:
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(value))


class PassHandler(_JsonHandler):
    """`/alerta/pass?kernel=…`: a signed pass for the visitor's own kernel, and nobody else's."""

    async def get(self) -> None:
        kernel_id = self.get_argument("kernel", "")
        kernel = self.kernel_manager.owned(kernel_id, self.person_id)
        if kernel is None:
            self.set_status(404)
            self.answer({"status": 404})
            return
        person = self.identity.person(self.person_id)
        claims = {
            "person_id": person.person_id,
            "alias": person.alias,
            "lang": kernel.lang,
            "kernel": kernel_id,
        }
        signed = passes.sign(secret(self.kit.settings), claims, PASS_SECONDS)
        self.answer({"pass": signed, "alias": person.alias, "lang": kernel.lang})


class AliveHandler(_JsonHandler):
    """`/alerta/alive?kernel=…`: whether the kernel lives, and since how many seconds it is busy.

    A kernel that was ended, died, or belongs to somebody else is just not alive.
    """

    async def get(self) -> None:
        kernel = self.kernel_manager.owned(self.get_argument("kernel", ""), self.person_id)
        alive = kernel is not None and await kernel.is_alive()
        self.answer({"alive": alive, "busy_s": round(kernel.busy_s, 2) if alive else 0.0})


class VisitHandler(_JsonHandler):
    """`/alerta/visit`: note the screen a person is at, so that they can continue there."""

    async def post(self) -> None:
        body = self.get_json_body() or {}
        page = page_name(str(body.get("page", "")))
        screen = body.get("screen")
        if page is None or type(screen) is not int or not 1 <= screen <= MOST_SCREENS:
            self.set_status(400)
            self.answer({"status": 400})
            return
        add = partial(self.kit.registry.answers.add, kind="visit", page=page)
        at = await self.writing(add, self.person_id, page, "screen", screen)
        self.answer({"saved": at.isoformat()})


class TurnHandler(_JsonHandler):
    """`/alerta/turn`: the place in the queue of somebody at the waiting page; 0 when it is time.

    Asking keeps the place. Whoever is let in has some seconds to come.
    """

    async def get(self) -> None:
        place = self.kit.turns.invited(self.person_id)
        if place and await self.kernel_manager.end_forgotten():
            place = self.kit.turns.invited(self.person_id)
        self.answer({"place": place})
