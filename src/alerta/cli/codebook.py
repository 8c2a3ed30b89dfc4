"""`alerta codebook`: the method as a spreadsheet, and back; the form for ODK and KoboToolbox."""

import argparse
import sys
from pathlib import Path

from alerta import config
from alerta.i18n import translator
from alerta.resources import ContentError


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("codebook", help="el libro de códigos en una hoja de cálculo")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for name, run, about in (
        ("export", export, "escribe todas las tablas en un libro .xlsx"),
        ("import", bring_in, "trae los cambios de un libro .xlsx, o de una tabla .csv"),
        ("xlsform", xlsform, "escribe la ficha de registro como XLSForm"),
    ):
        action = actions.add_parser(name, help=about)
        action.add_argument("--lang", choices=config.LANGUAGES, default="es")
        action.add_argument("file", type=Path, metavar="FILE")
        action.set_defaults(run=run)


def export(arguments: argparse.Namespace) -> int:
    """Write the workbook. Returns 1 when a table or the target cannot be used."""
    from alerta.authoring import workbook

    t = translator(arguments.lang)
    try:
        n = workbook.export(config.read().home, arguments.file)
    except ContentError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(_cannot_write(arguments, error))
    print(t("{n} tables were written to {file}.", n=n, file=arguments.file))
    return 0


def bring_in(arguments: argparse.Namespace) -> int:
    """Change the codebook, or list every fault and change nothing (then 1)."""
    from alerta.authoring.importing import import_book

    t = translator(arguments.lang)
    try:
        result = import_book(config.read().home, arguments.file)
    except OSError as error:
        return _refuse(_cannot_write(arguments, error))
    for one in result.faults:
        print(one.line(arguments.lang))
    if result.faults:
        print(t("Faults: {n}. Nothing was changed.", n=len(result.faults)))
        return 1
    if result.changed:
        print(t("Tables changed: {names}.", names=", ".join(result.changed)))
    else:
        print(t("The book brings nothing new: nothing was changed."))
    return 0


def xlsform(arguments: argparse.Namespace) -> int:
    """Write the registration form as a spreadsheet of its own."""
    from alerta.authoring.xlsform import write_xlsform

    try:
        write_xlsform(config.read().home, arguments.file)
    except OSError as error:
        return _refuse(_cannot_write(arguments, error))
    t = translator(arguments.lang)
    print(t("The form was written to {file}.", file=arguments.file))
    return 0


def _cannot_write(arguments: argparse.Namespace, error: OSError) -> str:
    t = translator(arguments.lang)
    return t(
        "{file} cannot be written: close it in the spreadsheet program and try again.",
        file=error.filename or arguments.file,
    )


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
