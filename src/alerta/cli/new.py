"""`alerta new`: the first files of an exercise, a chapter or a language."""

import argparse
import sys

from alerta import config
from alerta.i18n import Translate, translator


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("new", help="empieza un ejercicio, un capítulo o un idioma")
    actions = parser.add_subparsers(required=True, metavar="WHAT")
    for name, about in (
        ("exercise", "un ejercicio y su clave, con un ejemplo resuelto"),
        ("chapter", "las páginas de un capítulo, por ejemplo 13_two_provinces"),
        ("language", "el manual y los mensajes de otro idioma, por ejemplo qu"),
    ):
        action = actions.add_parser(name, help=about)
        action.add_argument("id", metavar="ID")
        if name == "exercise":
            action.add_argument("--chapter", required=True, metavar="NN")
            action.add_argument("--kind", default="choice")
        action.add_argument("--lang", choices=config.LANGUAGES, default="es")
        action.set_defaults(run=run, what=name)


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say what is next; 1 when nothing could be begun."""
    from alerta.authoring import starting
    from alerta.authoring.faults import fault

    t, home = translator(arguments.lang), config.read().home
    try:
        if arguments.what == "exercise":
            found = (arguments.id, arguments.chapter, arguments.kind)
            files = starting.new_exercise(home, *found)
        elif arguments.what == "chapter":
            files = starting.new_chapter(home, arguments.id)
        else:
            files = starting.new_language(home, arguments.id)
    except starting.CannotStartError as error:
        told = fault("", 0, "", error.code, **error.values)
        print(f"{told.message[arguments.lang]} {told.remedy[arguments.lang]}", file=sys.stderr)
        return 1
    print(t("Files written:"))
    for file in files:
        print(f"  {file}")
    print(t("What is next:"))
    for number, line in enumerate(_next(arguments, t), 1):
        print(f"  {number}. {line}")
    return 0


def _next(arguments: argparse.Namespace, t: Translate) -> list[str]:
    if arguments.what == "exercise":
        return [
            t("Change the texts of the first file: everything in it is an example."),
            t("Change the key to fit: each wrong answer has its own explanation."),
            t("Call it from the chapter: lesson.exercise(“{id}”).", id=arguments.id),
            t("Ask a second person to answer it without the key, and note it in reviewed."),
            t("Run: alerta check."),
        ]
    if arguments.what == "chapter":
        return [
            t("Write the facts of the chapter at the end of manual/chapters.yaml."),
            t("Write the Spanish page, then the same cells in English."),
            t("Run: alerta check --stamp."),
            t("When it is ready, write available: true."),
        ]
    return [
        t(
            "Translate the pages of manual/{id}, cell by cell: they are in Spanish now.",
            id=arguments.id,
        ),
        t(
            "Translate the messages of src/alerta/locale/{id}; an empty one is shown in English.",
            id=arguments.id,
        ),
        t("Ask a programmer to add “{id}” to LANGUAGES in src/alerta/config.py.", id=arguments.id),
    ]
