"""What the paper forms share: whose chapter it is, tables with blanks, boxes, and sheets."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from alerta import config
from alerta.i18n import Translate, translator
from alerta.learning.paper import BLANK, BOX, documents
from alerta.resources import text
from alerta.widgets.session import Session

__all__ = ["BLANK", "BOX", "Page", "blanks", "boxes", "escape", "grid", "ticks"]


class Page:
    """A chapter on its way to paper. `shown` are the exercises that it has shown so far."""

    def __init__(self, home: Path, chapter: str, lang: str) -> None:
        self.home, self.chapter, self.lang = home, chapter, lang
        self.t: Translate = translator(lang)
        self.shown: list[str] = []
        self._told: set[str] = set()

    @property
    def number(self) -> str:
        """Two digits, such as "04"."""
        return self.chapter.partition("_")[0]

    @cached_property
    def session(self) -> Session:
        """Nobody's session: the models of the widgets are asked what they show at first."""
        return Session(self.home, config.Settings(self.home, self.home, ""), self.lang)

    def say(self, pair: Mapping[str, Any]) -> str:
        """A pair of texts in the language of the page, escaped."""
        return escape(text(dict(pair), self.lang), quote=False)

    def first(self, name: str) -> bool:
        """Whether `name` has not been told in this chapter before."""
        before = name in self._told
        self._told.add(name)
        return not before

    def sources(self, name: str, shown: Sequence[Mapping[str, Any]]) -> str:
        """The documents of a case; the second time, only where they stand."""
        if self.first(f"documents:{name}"):
            return documents(shown, self.lang)
        told = self.t("The documents are on the first sheet of this case, a few pages back.")
        return f'<p class="ka-help">{escape(told)}</p>'

    def sheet(self, name: str, title: str, task: str, body: str) -> str:
        """A sheet of the chapter to be filled in by hand. `title` and `task` are plain words."""
        kicker = self.t("Sheet {id}", id=name)
        own = f"<p>{escape(self.t('Code of the participant'))} {BLANK} {escape(self.t('Date'))} {BLANK}</p>"
        return (
            f'<article class="ka-paper" data-sheet="{escape(name)}"><header><p class="ka-kicker">'
            f"{escape(kicker)}</p><h2>{escape(title)}</h2>{own}"
            f'<p class="ka-task">{escape(task)}</p></header>{body}</article>'
        )


def grid(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    caption: str = "",
    least: Mapping[int, int] | None = None,
) -> str:
    """A table. `heads` and `caption` are plain words, cells are markup; `least`: points a column."""
    asked = least or {}
    top = "".join(
        f'<th scope="col"{f" data-width={chr(34)}{asked[n]}{chr(34)}" if n in asked else ""}>'
        f"{escape(one)}</th>"
        for n, one in enumerate(heads)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{one}</th>' if n == 0 else f"<td>{one}</td>"
            for n, one in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def boxes(words: Iterable[str]) -> str:
    """A list with a box before each; `words` are markup."""
    return "<ul>" + "".join(f"<li>{BOX} {one}</li>" for one in words) + "</ul>"


def ticks(words: Iterable[str]) -> str:
    """Boxes within one line; `words` are markup."""
    return " \u2002 ".join(f"{BOX}\u00a0{one.replace(' ', chr(160))}" for one in words)


def blanks(n: int = 1) -> str:
    """Lines to write on."""
    return '<p class="ka-ruled"></p>' * n
