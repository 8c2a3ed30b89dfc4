"""Are the pages thin: calls only, no logic, no text for people inside code?"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alerta.authoring.faults import Fault, fault
from alerta.authoring.notebooks import APPS, MANUAL, Cell, Page, page_files, read_page

LOGIC = (
    (ast.FunctionDef | ast.AsyncFunctionDef, "def"),
    (ast.ClassDef, "class"),
    (ast.Lambda, "lambda"),
    (ast.For | ast.AsyncFor, "for"),
    (ast.While, "while"),
    (ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, "for"),
)
CELL_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
MADE_UP_ID = re.compile(r"(?=.*[0-9])[0-9a-f]{8}\Z|[0-9a-f]{8}-[0-9a-f]{4}-")  # by JupyterLab


@dataclass(frozen=True, slots=True)
class Kind:
    """What a page of one kind may have; `outputs` = it is committed with them, once run."""

    cell_lines: int
    page_lines: int
    imports: tuple[str, ...]
    outputs: bool


LESSON = Kind(3, 30, ("alerta.lesson",), outputs=False)
APP = Kind(10, 60, ("alerta.apps", "alerta.analysis", "pandas", "matplotlib"), outputs=True)


def check(home: Path) -> Iterator[Fault]:
    for folder, kind in ((f"{MANUAL}/es", LESSON), (f"{MANUAL}/en", LESSON), (APPS, APP)):
        for file in page_files(home, folder):
            try:
                page = read_page(home, file)
            except ValueError:
                yield fault(file, 0, "", "page_unreadable")
                continue
            yield from _page(page, kind)


def _page(page: Page, kind: Kind) -> Iterator[Fault]:
    total = 0
    seen: set[str] = set()
    for number, cell in enumerate(page.cells, 1):
        if cell.id in seen:
            yield fault(page.file, 0, "", "cell_id_twice", cell=cell.id)
        seen.add(cell.id)
        if not CELL_ID.match(cell.id) or MADE_UP_ID.match(cell.id):
            yield fault(page.file, 0, "", "cell_id", cell=cell.id, n=number)
        if cell.kind == "code":
            total += _lines(cell)
            yield from _code(page.file, cell, kind)
    if total > kind.page_lines:
        yield fault(page.file, 0, "", "page_lines", n=total, most=kind.page_lines)


def _code(file: str, cell: Cell, kind: Kind) -> Iterator[Fault]:
    n = _lines(cell)
    if n > kind.cell_lines:
        yield fault(file, 0, "", "cell_lines", cell=cell.id, n=n, most=kind.cell_lines)
    if cell.raw.get("outputs") and not kind.outputs:
        yield fault(file, 0, "", "page_output", cell=cell.id)
    try:
        tree = ast.parse(cell.source)
    except SyntaxError:
        yield fault(file, 0, "", "page_syntax", cell=cell.id)
        return
    for node in ast.walk(tree):
        for construct, word in LOGIC:
            if isinstance(node, construct):
                yield fault(file, 0, "", "page_construct", cell=cell.id, what=word)
        for module in _modules(node):
            if not any(module == name or module.startswith(f"{name}.") for name in kind.imports):
                said = {"what": module, "allowed": ", ".join(kind.imports)}
                yield fault(file, 0, "", "page_import", cell=cell.id, **said)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield fault(file, 0, "", "page_text", cell=cell.id, what=node.value)


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _lines(cell: Cell) -> int:
    """Lines of code: neither blank lines nor comments."""
    lines = (line.strip() for line in cell.source.splitlines())
    return sum(1 for line in lines if line and not line.startswith("#"))
