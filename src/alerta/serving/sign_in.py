"""Signing in with an alias and a PIN, leaving, and choosing the language. No kernel."""

from jupyter_server.auth.decorator import allow_unauthenticated

from alerta.config import LANGUAGES
from alerta.registry import (
    AliasTaken,
    NotStored,
    Person,
    RegistryFault,
    TooManyTries,
    UnfitAlias,
    UnfitPin,
    UnknownAlias,
    WrongPin,
)
from alerta.serving.chapters import own_path, page_address, page_name
from alerta.serving.frame import LANG_COOKIE, PageHandler

ALIAS_FAULTS = (AliasTaken, UnfitAlias, UnknownAlias)
PIN_FAULTS = (UnfitPin, WrongPin, TooManyTries)


class SignInHandler(PageHandler):
    """`/entrar`: enter, or with `?nuevo=1` create an alias."""

    @allow_unauthenticated
    async def get(self) -> None:
        after = own_path(self.get_argument("next", "/"))
        if self.current_user:
            self.redirect(after)
            return
        self._form(new=bool(self.get_argument("nuevo", "")), after=after)

    @allow_unauthenticated
    async def post(self) -> None:
        new = bool(self.get_argument("nuevo", ""))
        after = own_path(self.get_argument("next", "/"))
        alias, pin = self.get_argument("alias", ""), self.get_argument("pin", "")
        try:
            # hashing a PIN takes 50 ms on purpose: other visitors must not wait for it
            person = await self.writing(self._enter, new, alias, pin)
        except NotStored:
            raise  # nothing that was typed is wrong
        except RegistryFault as fault:
            self.set_status(422)
            self._form(new, after, alias, fault)
            return
        self.identity.set_login_cookie(self, self.identity.remember(person))
        self.set_cookie(LANG_COOKIE, person.lang, expires_days=365, samesite="Lax")
        self.redirect(_in_language(after, person.lang), status=303)

    def _enter(self, new: bool, alias: str, pin: str) -> Person:
        people = self.kit.registry.people
        if new:
            return people.sign_up(alias, pin, self.get_cookie(LANG_COOKIE, "es"))
        return people.sign_in(alias, pin)

    def _form(
        self, new: bool, after: str, alias: str = "", fault: RegistryFault | None = None
    ) -> None:
        self.show(
            "enter.html",
            new=new,
            after=after,
            typed=alias,
            alias_fault=fault.text(self.lang) if isinstance(fault, ALIAS_FAULTS) else "",
            pin_fault=fault.text(self.lang) if isinstance(fault, PIN_FAULTS) else "",
            unknown=isinstance(fault, UnknownAlias),
            taken=isinstance(fault, AliasTaken),
            here="/entrar",
        )


class SignOutHandler(PageHandler):
    """`/salir`: forget who is at this browser. Answers stay in the registry."""

    @allow_unauthenticated
    async def post(self) -> None:
        self.identity.clear_login_cookie(self)
        self.redirect("/", status=303)


class LanguageHandler(PageHandler):
    """`/idioma`: keep the language, in the browser and with the person, and go back."""

    @allow_unauthenticated
    async def post(self) -> None:
        lang = self.get_argument("lang", "es")
        lang = lang if lang in LANGUAGES else "es"
        self.set_cookie(LANG_COOKIE, lang, expires_days=365, samesite="Lax")
        if self.person_id:
            await self.writing(self.identity.set_lang, self.person_id, lang)
        asked = self.get_argument("next", "/")
        after = asked if asked in ("/entrar", "/entrar?nuevo=1") else own_path(asked)
        self.redirect(_in_language(after, lang), status=303)


def _in_language(address: str, lang: str) -> str:
    page, mark, screen = address.partition("#")
    name = page_name(page)
    return page_address(name, lang) + mark + screen if name else address
