"""A codebook table ready to be drawn: caption, headers, rows, and where each row comes from."""

import re
from dataclasses import dataclass
from pathlib import Path

from alerta.i18n import translator
from alerta.resources import Row, column, document, table
from alerta.widgets.codebook_table.columns import Shown, shown
from alerta.widgets.controls.words import choice_words

_HIDDEN = ("order", "when", "status", "source", "since", "until")
_LEVEL = re.compile(r"\$\{level\} = (\d)")


@dataclass(frozen=True)
class Line:
    """One row: its cells, whether it is official, and the title of its source."""

    cells: tuple[str, ...]
    official: bool
    source: str


@dataclass(frozen=True)
class CodebookTable:
    """What is drawn. `codes` are the places of cells that are not to be translated; `folded` is
    how many cells of a row stay in sight on a narrow page, 0 for all."""

    caption: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    codes: tuple[int, ...]
    folded: int = 0


def codebook_table(
    home: Path, name: str, lang: str, only: tuple[str, str] | None = None
) -> CodebookTable:
    """Read `datasets/codebook/<name>.csv` for a page in `lang`. ContentError if there is none.

    `only` (column, value) keeps some of its rows.
    """
    rows = table(home, name)
    layout = shown(name, translator(lang)) or _any(home, name, rows, lang)
    for key, value in filter(None, (layout.only, only)):
        rows = [row for row in rows if row[key] == value]
    sources = {row["id"]: row["title"] for row in table(home, "sources")}
    bodies = {row["code"]: column(row, "name", lang) for row in table(home, "bodies")}
    words = {
        "activity": choice_words(home, "v_act", lang),
        "type_name": {"": translator(lang)("Not known yet"), **choice_words(home, "v_type", lang)},
    }
    lines = tuple(
        Line(
            tuple(_cell(row, key, layout, bodies, words, lang) for key, _ in layout.columns),
            row.get("status") == "official",
            sources.get(row.get("source", ""), ""),
        )
        for row in rows
        if not row.get("until")
    )
    codes = tuple(n for n, (key, _) in enumerate(layout.columns) if key in ("code", "rule", "type"))
    headers = tuple(name for _, name in layout.columns)
    return CodebookTable(layout.caption, headers, lines, codes, layout.folded)


def _cell(
    row: Row,
    key: str,
    layout: Shown,
    bodies: dict[str, str],
    words: dict[str, dict[str, str]],
    lang: str,
) -> str:
    if key in layout.bodies:
        return ", ".join(bodies.get(code, code) for code in row[key].split())
    if key == "level" and "level" not in row:  # deadlines.csv names its level in its condition
        found = _LEVEL.search(row["when"])
        return found[1] if found else ""
    if key in words:
        code = row[key.removesuffix("_name")]
        return words[key].get(code, code)
    if f"{key}_es" in row:
        return column(row, key, lang)
    return row[key]


def _any(home: Path, name: str, rows: list[Row], lang: str) -> Shown:
    """The layout of a table without its own: every column, under its name in the table."""
    package = document(home / "datasets" / "codebook" / "datapackage.json")
    titles = {
        one["name"]: one.get("title_en" if lang == "en" else "title") or one["title"]
        for one in package["resources"]
    }
    keys: list[str] = []
    for key in rows[0] if rows else ():
        plain = re.sub(r"_(es|en)$", "", key)
        if key not in _HIDDEN and plain not in keys:
            keys.append(plain)
    return Shown(titles.get(name, name), tuple((key, key) for key in keys))
