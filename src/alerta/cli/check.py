"""`alerta check`: verify all content of the kit."""

import argparse

from alerta import config
from alerta.i18n import translator


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("check", help="revisa todo el contenido del kit")
    parser.add_argument("--lang", choices=config.LANGUAGES, default="es")
    parser.add_argument(
        "--stamp",
        action="store_true",
        help="anota que cada página en inglés traduce el español de hoy",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every fault. Writes only with --stamp. Returns 1 when there is a fault."""
    from alerta.authoring import translation
    from alerta.authoring.checking import check_all

    t = translator(arguments.lang)
    home = config.read().home
    if arguments.stamp:
        print(t("Cells stamped: {n}.", n=translation.stamp(home)))
    faults = check_all(home)
    for one in faults:
        print(one.line(arguments.lang))
    print(t("Faults: {n}.", n=len(faults)) if faults else t("All content is in order."))
    return 1 if faults else 0
