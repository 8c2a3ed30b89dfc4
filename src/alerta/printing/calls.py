"""The cells of a chapter: its texts, and what its other cells call (`lesson.table("errors")`)."""

import ast
from dataclasses import dataclass
from pathlib import Path

from alerta.resources import ContentError, document


@dataclass(frozen=True)
class Text:
    """A text cell, in Markdown."""

    markdown: str


@dataclass(frozen=True)
class Call:
    """A cell that shows something: the method of the lesson and its arguments."""

    name: str
    arguments: tuple[str, ...]


def cells(notebook: Path) -> list[Text | Call]:
    """What a chapter holds, in its order. ContentError for a cell that is no single call."""
    made: list[Text | Call] = []
    for cell in document(notebook)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            made.append(Text(source))
        elif "Lesson(" not in source and source.strip():
            made.append(_call(source, notebook))
    return made


def _call(source: str, notebook: Path) -> Call:
    try:
        found = ast.parse(source.strip(), mode="eval").body
    except SyntaxError:
        found = None
    if (
        isinstance(found, ast.Call)
        and isinstance(found.func, ast.Attribute)
        and all(isinstance(one, ast.Constant) for one in found.args)
    ):
        return Call(found.func.attr, tuple(str(one.value) for one in found.args))  # type: ignore[attr-defined]
    raise ContentError(
        f"{notebook.name}: la celda «{source.strip()[:60]}» no es una sola llamada a `lesson`. "
        "Escriba una llamada en cada celda."
    )
