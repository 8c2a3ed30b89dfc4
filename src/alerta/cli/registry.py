"""`alerta validate`, `import`, `export`: registers in and out of the kit; `alerta forget`."""

import argparse
import secrets
from pathlib import Path

from alerta import config
from alerta.cli.refusals import guarded
from alerta.criteria import load_rules
from alerta.criteria.codebook import registration_form
from alerta.i18n import translator
from alerta.registry import Person, Registry, UnknownAlias
from alerta.registry.exchange import ImportReport, check_file, export_file, import_file

IMPORTER = "Importación"  # who stands in the history when nobody is named

Arguments = argparse.Namespace


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the four commands."""
    validate = commands.add_parser(
        "validate", help="revisa los casos de un archivo sin guardarlos (checks, stores nothing)"
    )
    take = commands.add_parser("import", help="guarda los casos de un archivo (stores cases)")
    give = commands.add_parser(
        "export", help="escribe todos los casos en un archivo (writes cases)"
    )
    for command in (validate, take, give):
        command.add_argument(
            "file", type=Path, help=".json, .xlsx, .zip (CSV) o una carpeta de CSV"
        )
        command.add_argument("--lang", choices=config.LANGUAGES, default="es")
    take.add_argument(
        "--good-only",
        action="store_true",
        help="guarda los casos sin error aunque otros los tengan (stores the good ones only)",
    )
    take.add_argument("--alias", default="", help="quién importa, para el historial (who imports)")
    give.add_argument(
        "--public",
        action="store_true",
        help="deja fuera las fuentes confidenciales (leaves confidential sources out)",
    )
    forget = commands.add_parser(
        "forget", help="borra todo lo de una persona (deletes everything of a person)"
    )
    forget.add_argument("alias", help="su alias; con el kit cerrado (with the kit closed)")
    forget.add_argument(
        "--yes", action="store_true", help="borra; sin esto solo cuenta (deletes, not only counts)"
    )
    forget.add_argument("--lang", choices=config.LANGUAGES, default="es")
    forget.set_defaults(run=guarded(_forget))
    validate.set_defaults(run=guarded(_validate))
    take.set_defaults(run=guarded(_import))
    give.set_defaults(run=guarded(_export))


def _validate(arguments: Arguments) -> int:
    """Print every fault; 0 when there is no error. Stores nothing."""
    home = config.read().home
    report = check_file(arguments.file, registration_form(home), load_rules(home))
    t = translator(arguments.lang)
    _print_faults(report, arguments.lang)
    print(
        t(
            "{file}: {good} of {rows} cases are right.",
            file=report.file,
            good=len(report.good),
            rows=report.rows,
        )
    )
    return 0 if report.ok else 1


def _import(arguments: Arguments) -> int:
    """Store the cases, print every fault; 0 when there is no error."""
    settings = config.read()
    t = translator(arguments.lang)
    with Registry.open(settings.database_url, registration_form(settings.home)) as registry:
        person = _person(registry, arguments.alias, arguments.lang)
        report = import_file(
            registry,
            arguments.file,
            person,
            arguments.good_only,
            rules=load_rules(settings.home),
        )
    _print_faults(report, arguments.lang)
    for key, code in report.stored.items():
        print(code if key == code else f"{key} → {code}")
    print(
        t(
            "{file}: {stored} stored, {same} already there, {bad} with errors.",
            file=report.file,
            stored=len(report.stored),
            same=len(report.same),
            bad=len(report.bad),
        )
    )
    if report.good and not report.stored and not report.ok:
        print(
            t("Nothing was stored. Correct the errors, or store the good cases with --good-only.")
        )
    return 0 if report.ok else 1


def _export(arguments: Arguments) -> int:
    """Write all cases with their history."""
    settings = config.read()
    with Registry.open(settings.database_url, registration_form(settings.home)) as registry:
        count = export_file(registry, arguments.file, public=arguments.public)
    t = translator(arguments.lang)
    print(
        t(
            "{file}: {count} cases written, with their history.",
            file=arguments.file.name,
            count=count,
        )
    )
    return 0


def _forget(arguments: Arguments) -> int:
    """Delete a person and all that is theirs; without --yes only say how much there is (1)."""
    settings = config.read()
    t = translator(arguments.lang)
    with Registry.open(settings.database_url, registration_form(settings.home)) as registry:
        person = registry.people.by_alias(arguments.alias)
        if person is None:
            raise UnknownAlias(alias=arguments.alias)
        own = registry.own_data
        held = own.forget(person.person_id) if arguments.yes else own.held(person.person_id)
    print(
        t(
            "{alias}: answers {answers}, drafts {drafts}, cases {cases}, "
            "cases with other people {shared}.",
            alias=person.alias,
            answers=held.answers,
            drafts=held.drafts,
            cases=held.cases,
            shared=held.shared_cases,
        )
    )
    if not arguments.yes:
        print(t("Nothing was deleted. To delete it, close the kit and repeat this with --yes."))
        return 1
    print(t("Deleted. The cases with other people stay, without the alias."))
    return 0


def _person(registry: Registry, alias: str, lang: str) -> Person:
    """Who imports: an alias that exists, or the kit's own (nobody can sign in with it)."""
    found = registry.people.by_alias(alias or IMPORTER)
    if found is not None:
        return found
    if alias:
        raise UnknownAlias(alias=alias)
    return registry.people.sign_up(IMPORTER, f"{secrets.randbelow(10_000):04}", lang)


def _print_faults(report: ImportReport, lang: str) -> None:
    signs = {"error": "✘", "warning": "!"}
    for fault in report.faults:
        print(f"{signs[fault.severity]} {fault.line(lang)}")
