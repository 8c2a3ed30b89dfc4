"""`alerta exercises`: the exercise bank as a spreadsheet, and back."""

import argparse
import sys
from pathlib import Path

from alerta import config
from alerta.i18n import translator
from alerta.resources import ContentError


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("exercises", help="los ejercicios en una hoja de cálculo")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for name, run, about in (
        ("export", export, "escribe los ejercicios y sus claves en un libro .xlsx"),
        ("import", bring_in, "trae los ejercicios de un libro .xlsx"),
    ):
        action = actions.add_parser(name, help=about)
        action.add_argument("--lang", choices=config.LANGUAGES, default="es")
        if name == "export":
            action.add_argument(
                "--template", action="store_true", help="solo un ejemplo de cada clase"
            )
        action.add_argument("file", type=Path, metavar="FILE")
        action.set_defaults(run=run)


def export(arguments: argparse.Namespace) -> int:
    """Write the workbook. Returns 1 when the target or the bank cannot be used."""
    from alerta.authoring import exercise_book

    t = translator(arguments.lang)
    home, file = config.read().home, arguments.file
    try:
        if arguments.template:
            n = exercise_book.export_template(home, file)
            print(t("{n} examples were written to {file}.", n=n, file=file))
            print(t("Copy their rows and give yours another id: the examples are not brought in."))
            return 0
        n, others = exercise_book.export(home, file)
    except ContentError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(_cannot_write(arguments, error))
    print(t("{n} exercises were written to {file}.", n=n, file=file))
    if others:
        print(t("{n} are of kinds that are not edited in a sheet: see “otros”.", n=others))
    return 0


def bring_in(arguments: argparse.Namespace) -> int:
    """Change the bank, or list every fault and change nothing (then 1)."""
    from alerta.authoring.exercise_book import import_book

    t = translator(arguments.lang)
    try:
        result = import_book(config.read().home, arguments.file)
    except ContentError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(_cannot_write(arguments, error))
    for one in result.faults:
        print(one.line(arguments.lang))
    if result.faults:
        print(t("Faults: {n}. Nothing was changed.", n=len(result.faults)))
        return 1
    if not result.changed:
        print(t("The book brings nothing new: nothing was changed."))
        return 0
    print(t("Files written:"))
    for file in result.changed:
        print(f"  {file}")
    if result.notices:
        print(t("What is next:"))
    for one in result.notices:
        print(f"  {one.line(arguments.lang)}")
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
