"""The server: Voila's application with the kit's own pages, and nothing else of Jupyter's."""

import contextlib
import logging
import logging.handlers
import shutil
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import tornado.httpserver
import tornado.ioloop
import tornado.web
import voila
from jupyter_core.utils import run_sync
from jupyter_server.services.kernels.handlers import KernelHandler
from traitlets import Any as AnyTrait
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler

from alerta.config import Settings, secret
from alerta.registry import Registry
from alerta.serving.channel import PromptConnection, QuietChannel
from alerta.serving.chapters import chapters
from alerta.serving.course import CertificateHandler, CourseHandler
from alerta.serving.forkserver.nursery import Nursery, Unavailable
from alerta.serving.forkserver.recorded_pages import RecordedPages
from alerta.serving.frame import STATIC, Kit, PageHandler
from alerta.serving.home import HomeHandler
from alerta.serving.identity import AliasIdentity, OwnKernelOnly
from alerta.serving.kernels import kernel_environment
from alerta.serving.lessons import WIDGETS, AppHandler, ExtraHandler, LessonHandler
from alerta.serving.own_data import CopyHandler, OwnDataHandler
from alerta.serving.sign_in import LanguageHandler, SignInHandler, SignOutHandler
from alerta.serving.turns import Turns, places_for
from alerta.serving.watch import AliveHandler, PassHandler, TurnHandler, VisitHandler
from alerta.widgets.style_sheets import sheets

KERNEL = r"(?P<kernel_id>\w{8}-\w{4}-\w{4}-\w{4}-\w{12})"
FRONTEND = f"voila/static-{voila.__version__}"  # with the version: browsers may keep it for long
CONTENT = ("manual", "notebooks", "exercises", "datasets")  # what a page is made of
# what pages and their callbacks import; done once, before any kernel is forked
PRELOAD = [
    "alerta.lesson",
    "alerta.apps",
    "alerta.registry",
    "alerta.criteria.codebook",
    "alerta.widgets.registration_form",
    "alerta.widgets.case_explorer",
    "sqlalchemy.dialects.sqlite",
    "alembic.runtime.migration",
    "yaml",
]
# kept by its makers until a file changes; kernels find it ready
PRELUDE = """
from pathlib import Path
from alerta.criteria import load_rules
from alerta.criteria.codebook import registration_form
load_rules(Path({home!r}))
registration_form(Path({home!r}))
"""
EARLY_PAGES = 4
LOG_BYTES = 2_000_000
LEAVING_S = 15.0
FOREVER = "public, max-age=31536000, immutable"


class OwnKernelHandler(KernelHandler):
    """Voila's page script asks for the model of its kernel; nobody may end one this way."""

    async def delete(self, kernel_id: str) -> None:
        raise tornado.web.HTTPError(403)


class OwnShutdownHandler(VoilaShutdownKernelHandler):
    """The page ends its kernel when it is left."""

    @tornado.web.authenticated
    async def post(self, kernel_id: str) -> None:
        kernel = self.kernel_manager.owned(kernel_id, self.current_user.username)
        if kernel is None:
            raise tornado.web.HTTPError(403)
        await kernel.at_rest(LEAVING_S)  # what was answered while leaving is saved first
        if kernel_id in self.kernel_manager:
            await super().post(kernel_id)


class KeptFiles(tornado.web.StaticFileHandler):
    """Files whose address changes when they change."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", FOREVER)


class StyleHandler(tornado.web.RequestHandler):
    """All style sheets as one file: a phone on a busy hotspot asks once, not sixteen times."""

    def initialize(self, styles: str) -> None:
        self.styles = styles

    def get(self) -> None:
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.set_header("Cache-Control", FOREVER)
        self.write(self.styles)


class KeptFrontend(MultiStaticFileHandler):
    """Voila's own scripts; their address carries Voila's version."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", FOREVER)


class MissingHandler(PageHandler):
    """Any other address: a page that says so and leads home."""

    async def prepare(self) -> None:
        self.current_user = self._jupyter_current_user = None
        raise tornado.web.HTTPError(404)


class AlertaServer(Voila):
    """Voila without its notebook list, its file server, its contents and its query arguments."""

    name = "alerta"
    kit: Kit = AnyTrait()

    def initialize(self, argv: list[str] | None = None) -> None:
        self.config_file_paths = []  # a stray voila.json must not change the kit
        super().initialize(argv or [])
        self.voila_configuration.multi_kernel_manager_class = (
            "alerta.serving.kernels.VisitorKernels"
        )
        self.voila_configuration.extension_allowlist = WIDGETS
        self.root_dir = str(self.kit.home)
        self.cookie_secret = secret(self.kit.settings)
        self.identity_provider_class = AliasIdentity
        self.authorizer_class = OwnKernelOnly
        self.kernel_websocket_connection_class = PromptConnection

    def setup_template_dirs(self) -> None:
        self.voila_configuration.template = "base"
        super().setup_template_dirs()

    def init_settings(self) -> dict[str, Any]:
        settings = super().init_settings()
        self.identity_provider.registry = self.kit.registry
        settings.update(
            kit=self.kit,
            frontend=FRONTEND,
            voila_configuration=self.voila_configuration,
            login_url="/entrar",
            default_handler_class=MissingHandler,
            xsrf_cookie_kwargs={"samesite": "Lax"},
            allow_unauthenticated_access=False,
        )
        return settings

    def init_handlers(self) -> list[Any]:
        kept = {"path": str(STATIC)}
        styles = "".join(path.read_text(encoding="utf-8") for path in sheets(STATIC))
        return [
            (r"/", HomeHandler),
            (r"/entrar", SignInHandler),
            (r"/salir", SignOutHandler),
            (r"/idioma", LanguageHandler),
            (r"/camino", CourseHandler),
            (r"/certificado", CertificateHandler),
            (r"/mis-datos", OwnDataHandler),
            (r"/mis-datos/copia", CopyHandler),
            (r"/manual/(es|en)/(\d\d)", LessonHandler),
            (r"/manual/(es|en)/([a-z]+)", ExtraHandler),
            (r"/app/([a-z0-9_]+)", AppHandler),
            (r"/alerta/pass", PassHandler),
            (r"/alerta/alive", AliveHandler),
            (r"/alerta/visit", VisitHandler),
            (r"/alerta/turn", TurnHandler),
            (rf"/kit/{self.kit.version}/all.css", StyleHandler, {"styles": styles}),
            (rf"/kit/{self.kit.version}/(.*)", KeptFiles, kept),
            (r"/kit/(.*)", tornado.web.StaticFileHandler, kept),
            (rf"/{FRONTEND}/(.*)", KeptFrontend, {"paths": self.static_paths}),
            (
                r"/voila/labextensions/(.*)",
                KeptFrontend,
                {"paths": self.labextensions_path},
            ),
            (rf"/api/kernels/{KERNEL}", OwnKernelHandler),
            (rf"/api/kernels/{KERNEL}/channels", QuietChannel),
            (rf"/voila/api/shutdown/{KERNEL}", OwnShutdownHandler),
        ]

    async def warm_up(self) -> None:
        """Record the chapters of the manual in Spanish, one after the other, before anybody comes."""
        with contextlib.suppress(Unavailable):
            for one in chapters(self.kit.home):
                if one.available and len(self.kit.pages) < EARLY_PAGES:
                    await self.kit.pages.get(one.notebook(self.kit.home, "es"))

    def open(self, sockets: list[socket.socket], ready: Callable[[], None]) -> None:
        """Serve on these sockets until the program is told to end; call `ready` once."""
        self.ioloop = tornado.ioloop.IOLoop.current()
        short = Path("/tmp")  # the path of a Unix socket must be short
        self.connection_dir = tempfile.mkdtemp(
            prefix="ka-", dir=short if sys.platform != "win32" and short.is_dir() else None
        )
        try:
            self.app = tornado.web.Application(**self.init_settings())
            self.app.add_handlers(".*$", self.init_handlers())
            server = tornado.httpserver.HTTPServer(self.app)
            server.add_sockets(sockets)
            self.ioloop.add_callback(ready)
            self.ioloop.add_callback(self.warm_up)
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            run_sync(self.kernel_manager.shutdown_all)()
            self.kit.pages.close()
            self.kit.pages.nursery.close()
            shutil.rmtree(self.connection_dir, ignore_errors=True)


def serve(
    settings: Settings,
    registry: Registry,
    sockets: list[socket.socket],
    ready: Callable[[], None],
    config: Config | None = None,
    places: int | None = None,
) -> None:
    """Serve the kit until Ctrl+C or a signal to end. Writes its log beside the registry.

    `places`: how many pages may be open at the same time; as many as the memory carries if None.
    """
    config = config or Config()
    config.KernelProvisionerFactory.default_provisioner_name = "forked"
    nursery = Nursery.instance(config=config, preload=PRELOAD)
    nursery.prelude = PRELUDE.format(home=str(settings.home))
    nursery.log_file = settings.data / "kernels.log"
    environment = kernel_environment(settings, "recorded")
    pages = RecordedPages(nursery, [settings.home / name for name in CONTENT], environment)
    turns = Turns(
        places or places_for(psutil.virtual_memory().available / 2**20),
        taken=lambda: len(server.kernel_manager),
    )
    server = AlertaServer(kit=Kit(settings, registry, pages, turns), config=config)
    _log_to_file(settings.data / "server.log", server)
    server.initialize([])
    signal.signal(signal.SIGTERM, server._handle_signal_stop)
    server.open(sockets, ready)


def _log_to_file(path: Path, server: AlertaServer) -> None:
    # people who start the kit read one line; details are for those who look for them
    logging.raiseExceptions = False  # a full disk would fill the terminal too
    path.parent.mkdir(parents=True, exist_ok=True)
    keeper = logging.handlers.RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
    )
    keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for logger in (server.log, logging.getLogger()):
        logger.setLevel(logging.WARNING)
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
        logger.addHandler(keeper)
    for quiet in ("tornado.access", "tornado.general"):  # a 404 is no fault of ours
        logging.getLogger(quiet).setLevel(logging.ERROR)
    kernels = path.with_name("kernels.log")
    if kernels.exists() and kernels.stat().st_size > LOG_BYTES:
        kernels.replace(kernels.with_suffix(".log.1"))


def open_browser(address: str) -> None:
    """Open the page in the person's browser; silently nothing when there is none."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
