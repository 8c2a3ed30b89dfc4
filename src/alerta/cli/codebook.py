"""`alerta codebook`: the method as a spreadsheet, and back; the form for ODK and KoboToolbox."""

import argparse
from pathlib import Path

from alerta import config
from alerta.cli.workbook import is_refused, on_a_workbook
from alerta.i18n import translator


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


@on_a_workbook
def export(arguments: argparse.Namespace) -> int:
    """Write the workbook. Returns 1 when a table or the target cannot be used."""
    from alerta.authoring import workbook

    t = translator(arguments.lang)
    n = workbook.export(config.read().home, arguments.file)
    print(t("{n} tables were written to {file}.", n=n, file=arguments.file))
    return 0


@on_a_workbook
def bring_in(arguments: argparse.Namespace) -> int:
    """Change the codebook, or list every fault and change nothing (then 1)."""
    from alerta.authoring.importing import import_book

    t = translator(arguments.lang)
    result = import_book(config.read().home, arguments.file)
    if is_refused(result.faults, arguments.lang):
        return 1
    if result.changed:
        print(t("Tables changed: {names}.", names=", ".join(result.changed)))
    else:
        print(t("The book brings nothing new: nothing was changed."))
    return 0


@on_a_workbook
def xlsform(arguments: argparse.Namespace) -> int:
    """Write the registration form as a spreadsheet of its own."""
    from alerta.authoring.xlsform import write_xlsform

    write_xlsform(config.read().home, arguments.file)
    t = translator(arguments.lang)
    print(t("The form was written to {file}.", file=arguments.file))
    return 0
