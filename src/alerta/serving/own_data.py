"""`/mis-datos`: what is kept of a person and for how long, a copy of it, and its deletion. No kernel."""

import json
from dataclasses import dataclass

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.ioloop import IOLoop

from alerta.i18n import translator
from alerta.registry import Held, NotStored, RegistryFault
from alerta.serving.frame import PageHandler


@dataclass(frozen=True)
class Faults:
    """What is to be mended in the form, in the reader's language; '' where nothing is."""

    sure: str = ""
    pin: str = ""


class OwnDataHandler(PageHandler):
    """Everybody may read what is kept; who has signed in may delete it, with the PIN."""

    @allow_unauthenticated
    async def get(self) -> None:
        await self._page()

    @allow_unauthenticated
    async def post(self) -> None:
        if not self.current_user:  # sent again after it was done
            self.redirect("/mis-datos", status=303)
            return
        person_id, alias, lang = self.person_id, self.current_user.display_name, self.lang
        if not self.get_argument("sure", ""):
            words = translator(lang)("Tick this box if you want to delete everything.")
            await self._page(Faults(sure=words))
            return
        people = self.kit.registry.people
        try:
            # the same count of tries as at the sign-in: the PIN cannot be guessed here either
            await self.writing(people.sign_in, alias, self.get_argument("pin", ""))
        except NotStored:
            raise
        except RegistryFault as fault:
            await self._page(Faults(pin=fault.text(lang)))
            return
        await self.kernel_manager.end_all_of(person_id)
        deleted = await self.writing(self.kit.registry.own_data.forget, person_id)
        self.identity.forget(person_id)
        await self.kernel_manager.end_all_of(person_id)  # those that were starting meanwhile
        self.identity.clear_login_cookie(self)
        self.current_user = self._jupyter_current_user = None
        self.show("own_data.html", lang=lang, held=deleted, gone=True, faults=Faults())

    async def _page(self, faults: Faults | None = None) -> None:
        if faults:
            self.set_status(422)
        held: Held | None = None
        if self.person_id:
            held = await IOLoop.current().run_in_executor(
                None, self.kit.registry.own_data.held, self.person_id
            )
        self.show("own_data.html", held=held, gone=False, faults=faults or Faults())


class CopyHandler(PageHandler):
    """`/mis-datos/copia`: everything of the person who is signed in, as a JSON file."""

    async def get(self) -> None:
        copy = await IOLoop.current().run_in_executor(
            None, self.kit.registry.own_data.copy, self.person_id
        )
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="kit-alerta-mis-datos.json"')
        self.finish(json.dumps(copy, ensure_ascii=False, indent=2))
