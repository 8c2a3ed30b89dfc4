"""The twelve chapters as a list: those that are ready are links, the others say so."""

from collections.abc import Mapping, Sequence
from typing import Any

import ipywidgets as widgets

from alerta import resources
from alerta.i18n import translator
from alerta.learning.self_paced import OPENED, locked
from alerta.widgets.controls import css, escape, html
from alerta.widgets.controls.icons import icon
from alerta.widgets.session import Session

Locks = Mapping[str, str]  # number of a locked chapter -> number of the one that comes first


def view(session: Session, rows: Sequence[Mapping[str, Any]]) -> widgets.HTML:
    """The list. Where each chapter opens the next, it says so, and, once somebody is known, what
    is open for them."""
    piece = css(html(chapter_list(rows, session.lang, served=session.served)), "ka")
    if not (session.served and session.settings.self_paced):
        return piece
    rule = translator(session.lang)(
        "The rule: a chapter opens when you have solved at least 80 % of the exercises on the "
        "pages of the one before. What has opened stays open."
    )

    def draw(locks: Locks | None) -> None:
        markup = chapter_list(rows, session.lang, served=True, locks=locks)
        piece.value = f'<p class="ka-chapters__rule">{escape(rule)}</p>{markup}'

    def tell() -> None:
        numbers = [f"{row['number']:02}" for row in rows if row["available"]]
        log = [one for kind in ("attempt", OPENED) for one in session.log(kind=kind)]
        found = locked(session.home, numbers, log)
        draw({number: told.number for number, told in found.items()})

    draw(None)
    session.on_identified(session.guard.around(tell))
    return piece


def chapter_list(
    rows: Sequence[Mapping[str, Any]], lang: str, *, served: bool, locks: Locks | None = None
) -> str:
    """Markup of the list; links lead to the pages of the kit, or to the files beside the index.

    `locks` None: nothing is said of what is open.
    """
    items = "".join(_item(row, lang, served, locks) for row in rows)
    return f'<ol class="ka-chapters">{items}</ol>'


def _item(row: Mapping[str, Any], lang: str, served: bool, locks: Locks | None) -> str:
    t = translator(lang)
    title = escape(resources.text(row["title"], lang))
    objective = escape(resources.text(row["objective"], lang))
    number = f'<span class="ka-chapters__n">{row["number"]}</span>'
    if not row["available"]:
        return f"<li>{number}<div><b>{title}</b><p>{escape(t('In preparation'))}</p></div></li>"
    place = f"/manual/{lang}/{row['number']:02}" if served else f"{row['id']}.ipynb"
    minutes = escape(t("{n} minutes", n=row["minutes"]))
    return (
        f'<li>{number}<div><a href="{escape(place)}"><b>{title}</b></a>'
        f"<p>{objective} {minutes}.</p>{_state(row, lang, locks)}</div></li>"
    )


def _state(row: Mapping[str, Any], lang: str, locks: Locks | None) -> str:
    if locks is None:
        return ""
    t = translator(lang)
    first = locks.get(f"{row['number']:02}")
    words = t("Open now") if first is None else t("Locked: first, chapter {n}", n=int(first))
    sign = icon("unlock" if first is None else "lock")
    return f'<p class="ka-chapters__state">{sign}<span>{escape(words)}</span></p>'
