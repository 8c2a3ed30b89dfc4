"""`alerta progress`: what an institution collects of every copy of the kit, and all of it as one."""

import argparse
import sys
from pathlib import Path

from alerta import config
from alerta.cli.refusals import guarded
from alerta.i18n import translator
from alerta.registry.faults import RegistryFault


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser(
        "progress", help="el avance de esta copia en un archivo, y muchos archivos en uno"
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    give = actions.add_parser(
        "export", help="escribe el avance de esta copia, sin nombres ni alias (writes no names)"
    )
    give.add_argument("file", type=Path, metavar="FILE.json")
    give.add_argument(
        "--region", default="", help="departamento de esta copia: nombre o código del INEI"
    )
    give.set_defaults(run=guarded(export))
    join = actions.add_parser("merge", help="une archivos de avance, en cualquier orden")
    join.add_argument("files", type=Path, nargs="+", metavar="FILE.json")
    join.add_argument("--out", type=Path, required=True, metavar="ALL.json")
    join.set_defaults(run=guarded(merge))
    for one in (give, join):
        one.add_argument("--lang", choices=config.LANGUAGES, default="es")


def export(arguments: argparse.Namespace) -> int:
    """Write the progress of this copy; a file that is there already is not overwritten."""
    from alerta.criteria.codebook import registration_form
    from alerta.learning import progress_file
    from alerta.learning.own_progress import own_part
    from alerta.learning.regions import departments, region_code
    from alerta.registry import Registry

    t, settings = translator(arguments.lang), config.read()
    region = region_code(settings.home, arguments.region) if arguments.region else ""
    _refuse_other_endings(arguments.file)
    _refuse_overwriting(arguments.file)
    with Registry.open(settings.database_url, registration_form(settings.home)) as registry:
        part = own_part(settings.home, registry, config.secret(settings), region)
    progress_file.write(arguments.file, [part])
    place = departments(settings.home)[region] if region else t("no region given")
    print(
        t(
            "{file}: {n} people, {place}. No name, alias or answer is in it.",
            file=arguments.file.name,
            n=len(part["people"]),
            place=place,
        )
    )
    return 0


def merge(arguments: argparse.Namespace) -> int:
    """Write all sound parts as one file. Returns 1 when something could not be read."""
    from alerta.learning import progress_file, progress_merge

    t = translator(arguments.lang)
    _refuse_other_endings(arguments.out)
    if arguments.out.resolve() not in [one.resolve() for one in arguments.files]:
        _refuse_overwriting(arguments.out)
    parts, faults = [], []
    for path in arguments.files:
        try:
            reading = progress_file.read(path)
        except RegistryFault as fault:
            faults.append(fault)
        else:
            parts += reading.parts
            faults += reading.faults
    for fault in faults:
        print(f"✘ {fault.text(arguments.lang)}", file=sys.stderr)
    if not parts:
        print(t("Nothing was written: no file could be used."), file=sys.stderr)
        return 1
    merged = progress_merge.merge(parts)
    progress_file.write(arguments.out, merged.parts)
    print(
        t(
            "{file}: {copies} copies of the kit, {n} people.",
            file=arguments.out.name,
            copies=len(merged.parts),
            n=merged.people,
        )
    )
    if merged.replaced:
        print(t("Older exports that a newer one replaced: {n}.", n=merged.replaced))
    if merged.gone:
        print(
            t(
                "{n} people of an older export are not in the newer one of the same copy. Either "
                "they had their data deleted, or two computers share a copied folder “.alerta”.",
                n=merged.gone,
            )
        )
    return 1 if faults else 0


def _refuse_other_endings(path: Path) -> None:
    from alerta.registry.exchange import UnfitFile

    if path.suffix.lower() != ".json":
        raise UnfitFile(
            "{file}: a progress file ends in .json. Choose such a name.", file=path.name
        )


def _refuse_overwriting(path: Path) -> None:
    from alerta.registry.exchange import UnfitFile

    if path.exists():
        raise UnfitFile("{file} already exists. Choose another name or move it.", file=path.name)
