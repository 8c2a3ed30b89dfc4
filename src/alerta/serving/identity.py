"""Who is there: a signed cookie that names a person of the registry, and what each may reach."""

from typing import Any

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from tornado.ioloop import IOLoop
from tornado.web import RequestHandler
from traitlets import Any as AnyTrait

from alerta.registry import Person, Registry

COOKIE_DAYS = 90


class AliasIdentity(IdentityProvider):
    """Reads the cookie; a person unknown to the registry (another registry, erased) is nobody."""

    registry: Registry = AnyTrait()

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.token = ""
        self.cookie_options = {"samesite": "Lax", "expires_days": COOKIE_DAYS}
        self.get_secure_cookie_kwargs = {"max_age_days": COOKIE_DAYS}
        self._known: dict[str, Person] = {}
        self._forgotten: set[str] = set()

    def get_cookie_name(self, handler: RequestHandler) -> str:
        # browsers share cookies between ports: two kits on one computer must not mix people
        port = handler.request.host.rpartition(":")[2]
        return f"kit-alerta-{port if port.isdigit() else 80}"

    def user_to_cookie(self, user: User) -> str:
        return user.username

    async def user_from_cookie(self, cookie_value: str) -> User | None:
        known = cookie_value in self._known and cookie_value not in self._forgotten
        person = self._known[cookie_value] if known else None
        if person is None:  # the registry may be occupied: the other visitors must not wait for it
            person = await IOLoop.current().run_in_executor(None, self.person, cookie_value)
        return person and User(person.person_id, person.alias, person.alias)

    async def get_user_token(self, handler: RequestHandler) -> User | None:
        return None

    @property
    def auth_enabled(self) -> bool:
        return True

    @property
    def login_available(self) -> bool:
        return False  # the kit has its own page

    def get_handlers(self) -> list[tuple[str, object]]:
        return []

    def person(self, person_id: str) -> Person | None:
        """The person, read from the registry once and remembered."""
        if person_id not in self._known:
            person = self.registry.people.get(person_id)
            if person is None:
                return None
            self._known[person_id] = person
        # the person may have been read just before, and remembered just after, being deleted
        return None if person_id in self._forgotten else self._known[person_id]

    def remember(self, person: Person) -> User:
        """Keep what has just been read or changed, and return it as a visitor."""
        self._known[person.person_id] = person
        return User(person.person_id, person.alias, person.alias)

    def forget(self, person_id: str) -> None:
        """Their data were deleted: from now on this is nobody."""
        self._forgotten.add(person_id)
        self._known.pop(person_id, None)

    def set_lang(self, person_id: str, lang: str) -> None:
        """Store the language a person chose."""
        self.registry.people.set_lang(person_id, lang)
        self._known.pop(person_id, None)


class OwnKernelOnly(Authorizer):
    """A visitor reaches the kernel of the own page and nothing else of the Jupyter server."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        kernel_id = handler.path_kwargs.get("kernel_id", "")
        allowed = resource == "kernels" and action in ("read", "execute")
        return allowed and handler.kernel_manager.owned(kernel_id, user.username) is not None
