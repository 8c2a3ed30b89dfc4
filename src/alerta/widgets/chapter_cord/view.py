"""Draws the cord and keeps it up to date while answers are saved."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.chapter_cord.model import Knot, knots, next_chapter
from alerta.widgets.controls import css, escape, html
from alerta.widgets.session import Session


def view(
    session: Session,
    exercises: Sequence[Mapping[str, Any]],
    chapter: str,
    rows: Sequence[Mapping[str, Any]],
) -> widgets.HTML:
    """The cord of the exercises that the chapter has shown so far."""
    piece = css(html(), "ka")

    def draw() -> None:
        markup = cord(knots(session, exercises), session.lang)
        if not session.served:  # a page of the kit has its own way on
            markup += _way_on(next_chapter(chapter, rows, session.lang), session.lang)
        if piece.value != markup:
            piece.value = markup

    def redraw(_: datetime | None = None) -> None:
        draw()

    session.on_identified(session.guard.around(redraw))
    session.on_attempt(session.guard.around(redraw))
    draw()
    return piece


def cord(made: Sequence[Knot], lang: str) -> str:
    """A knot for each exercise; what is done is also said in words."""
    if not made:
        return ""
    t = translator(lang)
    done = sum(knot.done for knot in made)
    told = t("Exercises of this chapter: {done} of {total} done.", done=done, total=len(made))
    items = "".join(_knot(knot, lang) for knot in made)
    return f'<div class="ka-chapter-cord"><p><b>{escape(told)}</b></p><ol class="ka-knots">{items}</ol></div>'


def _knot(knot: Knot, lang: str) -> str:
    t = translator(lang)
    state = ' class="is-done"' if knot.done else ""
    word = t("Done") if knot.done else t("Tried") if knot.tried else t("To do")
    return (
        f'<li{state}><a href="#{escape(knot.item)}">{escape(knot.title)}</a>'
        f" <span>{escape(word)}</span></li>"
    )


def _way_on(chapter: tuple[str, str] | None, lang: str) -> str:
    if chapter is None:
        return ""
    t, (name, title) = translator(lang), chapter
    words = t("Next chapter: {title}", title=title)
    return f'<p><a href="{escape(name)}.ipynb">{escape(words)}</a></p>'
