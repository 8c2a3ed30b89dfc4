"""What all pages share: language, templates compiled once, addresses of files, plain faults."""

import hashlib
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import jinja2
from jupyter_server.base.handlers import JupyterHandler
from markupsafe import Markup
from tornado.ioloop import IOLoop

from alerta import resources
from alerta.config import LANGUAGES, Settings
from alerta.i18n import translator
from alerta.registry import DiskFull, NotStored, Registry
from alerta.serving import quipu
from alerta.serving.forkserver.recorded_pages import RecordedPages
from alerta.serving.identity import AliasIdentity
from alerta.serving.turns import Turns
from alerta.serving.words import page_words

HERE = Path(__file__).parent
STATIC = HERE / "static"
LANG_COOKIE = "kit-alerta-lang"
OTHER = {"es": "en", "en": "es"}
WRITERS = 4  # whoever writes may have to wait for another program; whoever reads need not


@dataclass
class Kit:
    """What every handler of a server works with; built once, at the start."""

    settings: Settings
    registry: Registry
    pages: RecordedPages
    turns: Turns
    environment: jinja2.Environment = field(init=False)
    version: str = field(init=False)

    def __post_init__(self) -> None:
        self.writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="registry-writer")
        self.version = static_version()
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self.environment.globals.update(
            kit=self.address,
            island=island,
            page_words=page_words,
            quipu=quipu.quipu,
            cord=quipu.cord,
        )

    @property
    def home(self) -> Path:
        return self.settings.home

    @property
    def issuer(self) -> str:
        """The institution that certificates name: the first line of `issuer.txt` in the data."""
        path = self.settings.data / "issuer.txt"
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        return lines[0].strip()[:80] if lines and lines[0].strip() else "Kit Alerta"

    def address(self, name: str) -> str:
        """The address of a file of the kit; it changes with the files, so it is kept for long."""
        return f"/kit/{self.version}/{name}"

    def render(self, template: str, lang: str, **given: Any) -> str:
        """A template in a language."""
        return self.environment.get_template(template).render(
            lang=lang,
            other_lang=OTHER[lang],
            t=translator(lang),
            codebook_version=codebook_version(self.home),
            **given,
        )


def static_version() -> str:
    """Twelve characters that change with any file under static/."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(STATIC).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def codebook_version(home: Path) -> str:
    """The version of the method, for the footer; '' while there is none."""
    try:
        return resources.codebook_version(home)
    except resources.ContentError:
        return ""


def island(value: Any) -> Markup:
    """JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


class PageHandler(JupyterHandler):
    """A page of the kit. Every fault is told in plain words, in the language of the reader."""

    @property
    def kit(self) -> Kit:
        return self.settings["kit"]

    @property
    def identity(self) -> AliasIdentity:
        return self.settings["identity_provider"]

    @property
    def person_id(self) -> str:
        return self.current_user.username if self.current_user else ""

    @property
    def lang(self) -> str:
        """The person's language, else the one chosen in this browser, else Spanish."""
        person = self.identity.person(self.person_id) if self.person_id else None
        chosen = person.lang if person else self.get_cookie(LANG_COOKIE, "es")
        return chosen if chosen in LANGUAGES else "es"

    @property
    def content_security_policy(self) -> str:
        """Nothing may be asked of any other host, even by mistake."""
        host = self.request.host
        sockets = f" ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]+", host) else ""
        return "; ".join(
            [
                "default-src 'self'",
                "script-src 'self' 'unsafe-eval'",  # JupyterLab compiles its schemas
                "style-src 'self' 'unsafe-inline'",  # widgets write their layout inline
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                f"connect-src 'self'{sockets}",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'self'",
            ]
        )

    async def writing(self, write: Callable[..., Any], *given: Any) -> Any:
        """Do something that writes to the registry; other visitors never wait for it."""
        return await IOLoop.current().run_in_executor(self.kit.writers, write, *given)

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "no-store")

    def show(self, template: str, **given: Any) -> None:
        """Write a whole page that is this visitor's own."""
        lang = given.pop("lang", self.lang)
        self.write(
            self.kit.render(
                template,
                lang,
                alias=self.current_user.display_name if self.current_user else "",
                xsrf=self.xsrf_token.decode(),
                here=given.pop("here", self.request.path),
                **given,
            )
        )

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        lang = self.lang if hasattr(self, "_jupyter_current_user") else "es"
        kind = {403: "refused", 404: "missing"}.get(status_code, "failed")
        fault = kwargs["exc_info"][1] if "exc_info" in kwargs else None
        if isinstance(fault, NotStored):
            kind = "full" if isinstance(fault, DiskFull) else "occupied"
            self.set_status(503)
        if status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.error("Fault while serving %s", self.request.path, exc_info=kwargs["exc_info"])
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.kit.render("message.html", lang, kind=kind, alias="", xsrf="", here="/"))
