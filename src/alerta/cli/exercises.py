"""`alerta exercises`: the exercise bank as a spreadsheet, and back."""

import argparse
from pathlib import Path

from alerta import config
from alerta.cli.workbook import is_refused, on_a_workbook
from alerta.i18n import translator


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


@on_a_workbook
def export(arguments: argparse.Namespace) -> int:
    """Write the workbook. Returns 1 when the target or the bank cannot be used."""
    from alerta.authoring import exercise_book

    t = translator(arguments.lang)
    home, file = config.read().home, arguments.file
    if arguments.template:
        n = exercise_book.export_template(home, file)
        print(t("{n} examples were written to {file}.", n=n, file=file))
        print(t("Copy their rows and give yours another id: the examples are not brought in."))
        return 0
    n, others = exercise_book.export(home, file)
    print(t("{n} exercises were written to {file}.", n=n, file=file))
    if others:
        print(t("{n} are of kinds that are not edited in a sheet: see “otros”.", n=others))
    return 0


@on_a_workbook
def bring_in(arguments: argparse.Namespace) -> int:
    """Change the bank, or list every fault and change nothing (then 1)."""
    from alerta.authoring.exercise_book import import_book

    t = translator(arguments.lang)
    result = import_book(config.read().home, arguments.file)
    if is_refused(result.faults, arguments.lang):
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
