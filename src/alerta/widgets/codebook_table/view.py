"""Draws a codebook table: below 768 px each row becomes a block with the names of its cells."""

from pathlib import Path

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.codebook_table.model import CodebookTable, Line, codebook_table
from alerta.widgets.controls import css, escape, html, level_badge


def view(home: Path, name: str, lang: str, only: tuple[str, str] | None = None) -> widgets.HTML:
    """A table of the codebook as a widget; `only` (column, value) keeps some of its rows."""
    made = codebook_table(home, name, lang, only)
    drawn = markup(made, home, lang, badges=name == "deadlines")
    return css(html(_both(drawn, made, lang) if made.folded else drawn), "ka")


def markup(made: CodebookTable, home: Path, lang: str, *, badges: bool = False) -> str:
    """The table as markup; with `badges` the first cell is an alert level."""
    t = translator(lang)
    headers = [*made.headers, t("Origin")]
    head = "".join(f'<th role="columnheader" scope="col">{escape(name)}</th>' for name in headers)
    body = "".join(_row(line, made, headers, home, lang, badges) for line in made.lines)
    return (
        f'<table role="table" class="ka-table ka-table--stack ka-table--book"><caption><b>{escape(made.caption)}</b></caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _both(drawn: str, made: CodebookTable, lang: str) -> str:
    """A long table, and for narrow pages its rows to be opened one by one."""
    folded = "".join(_folded(line, made, lang) for line in made.lines)
    return (
        f'<div class="ka-book__wide">{drawn}</div>'
        f'<div class="ka-book__narrow"><p><b>{escape(made.caption)}</b></p>{folded}</div>'
    )


def _folded(line: Line, made: CodebookTable, lang: str) -> str:
    code, *named = line.cells[: made.folded]
    pairs = list(zip(made.headers, line.cells, strict=True))[made.folded :]
    rest = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(cell) or '–'}</dd></div>" for name, cell in pairs
    )
    origin = (
        f"<div><dt>{escape(translator(lang)('Origin'))}</dt>"
        f"<dd>{origin_mark(line.official, line.source, lang)}</dd></div>"
    )
    words = ": ".join(filter(None, named))
    return (
        f'<details class="ka-book__row"><summary><b translate="no">{escape(code)}</b> '
        f'<span>{escape(words)}</span></summary><dl class="ka-kv">{rest}{origin}</dl></details>'
    )


def origin_mark(official: bool, source: str, lang: str) -> str:
    """«Oficial» or «Síntesis del kit», with the title of the source behind it."""
    t = translator(lang)
    word, kind = (t("Official"), "official") if official else (t("Kit synthesis"), "synthesis")
    title = f' title="{escape(source)}"' if source else ""
    return f'<span class="ka-mark ka-mark--{kind}"{title}>{escape(word)}</span>'


def _row(
    line: Line, made: CodebookTable, headers: list[str], home: Path, lang: str, badges: bool
) -> str:
    first, *rest = line.cells
    shown = level_badge(home, int(first), lang) if badges and first else escape(first) or "–"
    code = ' translate="no"' if 0 in made.codes else ""
    cells = "".join(
        f'<td role="cell" data-l="{escape(headers[n])}"{_is_code(n, made)}>{escape(cell) or "–"}</td>'
        for n, cell in enumerate(rest, start=1)
    )
    mark = origin_mark(line.official, line.source, lang)
    return (
        f'<tr role="row"><th role="rowheader" scope="row"{code}>{shown}</th>{cells}'
        f'<td role="cell" data-l="{escape(headers[-1])}">{mark}</td></tr>'
    )


def _is_code(place: int, made: CodebookTable) -> str:
    return ' class="ka-table__code" translate="no"' if place in made.codes else ""
