"""Do the pages call exercises, tables and words that the kit has?"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from alerta.authoring.faults import Fault, fault
from alerta.authoring.notebooks import MANUAL, SOURCE_LANGUAGE, page_files, read_page
from alerta.authoring.translation import TARGET_LANGUAGE
from alerta.resources import ContentError, csv_rows

EXERCISE = ("exercise", "explorer", "form", "scorer")
CODEBOOK = "datasets/codebook"


def check(home: Path) -> Iterator[Fault]:
    exercises = {path.stem for path in (home / "exercises").glob("[0-9][0-9]/*.yaml")}
    known: dict[str, Callable[[str], bool]] = {
        "table": lambda name: (home / CODEBOOK / f"{name}.csv").is_file(),
        "criterion": _codes(home, "criteria", "code"),
        "glossary": _codes(home, "glossary", "id"),
    } | dict.fromkeys(EXERCISE, exercises.__contains__)
    for lang in (SOURCE_LANGUAGE, TARGET_LANGUAGE):
        for file in page_files(home, f"{MANUAL}/{lang}"):
            try:
                cells = read_page(home, file).cells
            except ValueError:
                continue  # another check names the page
            for cell in cells:
                if cell.kind == "code":
                    for call, name in _calls(cell.source):
                        if call in known and not known[call](name):
                            said = {"cell": cell.id, "call": call, "name": name}
                            yield fault(file, 0, "", "call_unknown", **said)


def _codes(home: Path, table: str, column: str) -> Callable[[str], bool]:
    try:
        codes = {row.get(column) for row in csv_rows(home / CODEBOOK / f"{table}.csv")}
    except ContentError:
        return lambda name: True  # another check names the table
    return codes.__contains__


def _calls(source: str) -> Iterator[tuple[str, str]]:
    """(method, first text) of every call such as lesson.exercise("id")."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.func.attr, first.value
