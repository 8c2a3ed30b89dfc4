"""Do the published figures keep to what their own datapackage.json says of them?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from alerta.authoring.checks import cells, header, keys, languages
from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book, read_grid
from alerta.authoring.package import Package, table_of
from alerta.resources import ContentError, document

FOLDER = "datasets/figures"
FILE = f"{FOLDER}/datapackage.json"


def check(home: Path) -> Iterator[Fault]:
    if not (home / FOLDER).is_dir():
        return
    try:
        described = document(home / FILE)
        tables = [table_of(one) for one in described["resources"]]
        package = Package(described["version"], tuple(tables))
    except (ContentError, KeyError, TypeError, AttributeError, ValueError) as error:
        yield fault(FILE, 0, "", "package_bad", what=str(error))
        return
    for table in tables:
        file = f"{FOLDER}/{table.path}"
        if not (home / file).is_file():
            yield fault(file, 0, "", "table_missing")
            continue
        grid = read_grid(table, (home / file).read_bytes())
        book = Book(home, package, {table.name: grid})
        found = list(grid.faults)
        for one in (header, cells, keys, languages):
            found.extend(one.check(book))
        for told in found:
            yield replace(told, file=file)
