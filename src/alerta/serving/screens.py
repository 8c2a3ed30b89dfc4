"""A lesson is shown one screen at a time: every `## ` heading begins one. Pure functions."""

import re
from dataclasses import dataclass, field
from typing import Any

_H1 = re.compile(r"\A\s*# +(?P<title>[^\n]+)\n?")
_H2 = re.compile(r"^## +(?P<title>[^\n]+?)\s*#*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"[*_`]|<[^>]+>|(?<=\])\([^)]*\)|[\[\]]")


@dataclass
class Piece:
    """Text of a markdown cell, or the place (`cell`, index in the notebook) of a code cell.

    `anchor` is the cell's id: other pages link to it, `/manual/es/04#c4`.
    """

    text: str = ""
    cell: int | None = None
    anchor: str = ""


@dataclass
class Screen:
    """One screen: its title ('' before the first heading) and its pieces in order."""

    title: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Lesson:
    """A notebook as it is shown. `title` is its `# ` heading, '' when it has none."""

    title: str
    screens: list[Screen]
    lang: str


def split(notebook: dict[str, Any]) -> Lesson:
    """Cut a notebook (nbformat 4) into screens. What precedes the first heading joins screen 1."""
    title, screens, opening = "", [], Screen("")
    for index, cell in enumerate(notebook["cells"]):
        here = screens[-1] if screens else opening
        if cell["cell_type"] == "code":
            if _source(cell).strip():
                here.pieces.append(Piece(cell=index, anchor=cell.get("id", "")))
            continue
        if cell["cell_type"] != "markdown":
            continue
        text = _source(cell)
        first = _H1.match(text)
        if first and not title:
            title, text = plain(first["title"]), text[first.end() :]
        anchor = cell.get("id", "")
        for heading, part in _at_headings(text):
            if heading:
                screens.append(Screen(plain(heading)))
            if part.strip():
                (screens[-1] if screens else opening).pieces.append(Piece(part, anchor=anchor))
                anchor = ""  # of several screens in one cell, the first has its anchor
    if not screens:
        screens = [Screen("")]
    screens[0].pieces[:0] = opening.pieces
    return Lesson(title, screens, notebook.get("metadata", {}).get("lang", ""))


def plain(markdown: str) -> str:
    """A heading without its marks, for a title or a link."""
    return _MARKS.sub("", markdown).strip()


def _source(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _at_headings(text: str) -> list[tuple[str, str]]:
    # a line that looks like a heading inside a code block is none
    blank = _FENCE.sub(lambda found: " " * len(found[0]), text)
    cuts = [(found.start(), found["title"]) for found in _H2.finditer(blank)]
    starts = [(0, "")] if not cuts or cuts[0][0] > 0 else []
    starts += cuts
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return [(title, text[start:end]) for (start, title), end in zip(starts, ends, strict=True)]
