"""`alerta manual`: the whole manual as one printable PDF."""

import argparse
import sys
from datetime import date
from pathlib import Path

from alerta import config
from alerta.i18n import translator
from alerta.resources import ContentError


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("manual", help="el manual completo, para imprimir")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    action = actions.add_parser("print", help="hace un solo PDF con índice, glosario y hojas")
    languages = ", ".join(config.LANGUAGES)
    action.add_argument("--lang", default="es", metavar="LANG", help=f"el idioma: {languages}")
    action.add_argument("--out", type=Path, metavar="FILE", help="dónde se escribe el PDF")
    action.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the PDF; a file that is there already is replaced only by a whole one.

    Returns 1 when the content or the place cannot be used, 2 for an unknown language.
    """
    lang = arguments.lang
    if lang not in config.LANGUAGES:
        t = translator("es")
        known = ", ".join(config.LANGUAGES)
        return _refuse(
            t("There is no manual in “{lang}”. Use one of: {known}.", lang=lang, known=known), 2
        )
    t = translator(lang)
    file = arguments.out or Path(f"kit-alerta-manual-{lang}.pdf")
    fresh = file.with_name(f".{file.name}.new")
    try:
        if file.is_dir():
            raise IsADirectoryError(file)
        fresh.write_bytes(b"")  # half a minute of work is not begun for nothing
        from alerta.printing.book import manual

        print(t("The manual is being made. It takes about half a minute."), flush=True)
        content, pages = manual(config.read().home, lang, date.today())
        fresh.write_bytes(content)
        fresh.replace(file)
    except ContentError as error:
        return _refuse(str(error), 1)
    except OSError:
        return _refuse(
            t(
                "{file} cannot be written. Close it if it is open, or give another place "
                "with --out, such as --out manual.pdf.",
                file=file,
            ),
            1,
        )
    finally:
        _forget(fresh)
    print(t("{pages} pages were written to {file}.", pages=pages, file=file))
    return 0


def _forget(fresh: Path) -> None:
    try:
        fresh.unlink(missing_ok=True)
    except OSError:  # its folder is none, or it was never there
        return


def _refuse(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
