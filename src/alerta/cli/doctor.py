"""`alerta doctor`: at most twelve checks a facilitator can read before a workshop."""

import argparse

from alerta import config


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("doctor", help="revisa si esta computadora está lista")
    parser.add_argument("--port", type=int, default=8866)
    parser.add_argument("--lang", choices=config.LANGUAGES, default="es")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a check; return 1 when a required one fails."""
    from alerta.i18n import translator
    from alerta.serving.preflight import examine

    t = translator(arguments.lang)
    results = examine(config.read(), arguments.port, t)
    for result in results:
        mark = "✔" if result.good else ("✘" if result.required else "!")
        print(f"{mark} {result.name}: {result.found}")
        if not result.good:
            print(f"    {result.remedy}")
    failed = [result for result in results if result.required and not result.good]
    print()
    print(
        t(
            "{n} of {total} checks need you. Do what stands below each ✘.",
            n=len(failed),
            total=len(results),
        )
        if failed
        else t("Everything is ready.")
    )
    return 1 if failed else 0
