"""`alerta serve`: open the kit in a browser, here or for a whole room."""

import argparse
import socket
import sys
from dataclasses import replace

from alerta import config
from alerta.i18n import translator

LISTENING = 128


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("serve", help="abre el kit en el navegador")
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 para toda la sala")
    parser.add_argument("--port", type=int, default=8866)
    parser.add_argument("--no-browser", action="store_true", help="no abrir el navegador")
    parser.add_argument("--db", metavar="URL", help="otra base de datos, como URL de SQLAlchemy")
    parser.add_argument(
        "--places",
        type=int,
        metavar="N",
        help="cuántas páginas pueden estar abiertas a la vez; si falta, según la memoria libre",
    )
    parser.add_argument(
        "--self-paced",
        action="store_true",
        help="cada capítulo abre el siguiente, al resolver el 80 %% de sus ejercicios "
        "(también con ALERTA_SELF_PACED=1)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C. Returns 1, with a plain message, when it cannot begin."""
    t = translator("es")
    settings = config.read()
    if arguments.db:
        settings = replace(settings, database_url=arguments.db)
    if arguments.self_paced:
        settings = replace(settings, self_paced=True)
    try:
        sockets = listen(arguments.host, arguments.port)
    except OSError:
        print(
            t(
                "Port {port} is in use, or cannot be opened at {host}. The kit may be running "
                "already: look at {address}. Otherwise choose another port: "
                "alerta serve --port {other}",
                port=arguments.port,
                host=arguments.host,
                address=_address(arguments.host, arguments.port),
                other=arguments.port + 1,
            ),
            file=sys.stderr,
        )
        return 1
    # jsonschema builds a grammar of 1 s for this package, to check addresses that nobody checks
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from alerta.criteria.codebook import registration_form
    from alerta.registry import Registry, RegistryFault
    from alerta.serving.server import open_browser, serve

    address = _address(arguments.host, sockets[0].getsockname()[1])

    def ready() -> None:
        print(t("Kit Alerta is ready: {address}  (Ctrl+C ends it)", address=address), flush=True)
        if not arguments.no_browser:
            open_browser(address)

    try:
        with Registry.open(settings.database_url, registration_form(settings.home)) as registry:
            serve(settings, registry, sockets, ready, places=arguments.places)
    except RegistryFault as fault:
        print(fault.text("es"), file=sys.stderr)
        return 1
    return 0


def listen(host: str, port: int) -> list[socket.socket]:
    """Take the port at once: a busy one is known before anything slow begins. Raises OSError."""
    sockets = []
    for family, kind, protocol, _, place in socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    ):
        if family not in (socket.AF_INET, socket.AF_INET6) or (port == 0 and sockets):
            continue
        one = socket.socket(family, kind, protocol)
        if sys.platform != "win32":  # there it would let two kits share a port
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.bind(place)
        one.setblocking(False)
        one.listen(LISTENING)
        sockets.append(one)
    return sockets


def _address(host: str, port: int) -> str:
    if host in ("", "0.0.0.0", "::"):
        host = _own_address()
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _own_address() -> str:
    """The address other devices of the room reach this computer at."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))  # nothing is sent: the system names our address
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
