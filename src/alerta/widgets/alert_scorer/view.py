"""The scorer on a page: indicators on one side, the level beside them, its consequences below."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.alert_scorer.indicator_view import IndicatorView
from alerta.widgets.alert_scorer.model import FLAGS, AlertModel
from alerta.widgets.alert_scorer.result import consequences, result_follower, result_side
from alerta.widgets.controls import (
    box,
    button,
    escape,
    hint,
    html,
    put_markup,
    put_words,
    row,
    show,
)
from alerta.widgets.exercise_card.certainty import certainty_segment
from alerta.widgets.exercise_card.head import earlier_version, head, scores_line, sources
from alerta.widgets.exercise_card.model import ALL
from alerta.widgets.exercise_card.model_answer import model_answer_table
from alerta.widgets.session import Session


def view(
    rules: Any,
    session: Session,
    exercise: Mapping[str, Any] | None = None,
    key: Mapping[str, Any] | None = None,
) -> widgets.VBox:
    """The scorer; free without an exercise, checked against the key with one."""
    return AlertView(AlertModel(rules, session, exercise, key)).widget


class AlertView:
    """Binds an AlertModel to the page."""

    def __init__(self, model: AlertModel) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        parts = [*model.parts, *FLAGS]
        self.rows = {part: IndicatorView(model, part, self.draw) for part in parts}
        self.bands = {axis: html() for axis in ("probability", "impact")}
        self.side = html("", "ka-result")
        self.below = html()
        groups = [
            self._group(self.bands[axis], [r["key"] for r in model.on_axis(axis)])
            for axis in self.bands
        ]
        signs = self._title(t("Signs that raise the level"))
        flags_title = html(f'<div class="ka-band">{signs}</div>')
        groups.append(self._group(flags_title, list(FLAGS)))
        self.follower = html("", "ka-floatbar")
        indicators = box([box(groups), self.follower], "ka-work__side")
        work = row([indicators, self.side], "ka-work", "ka-work--score")
        pieces: list[Any] = [work, self.below]
        if model.is_exercise:
            self.earlier, self.document = html(), html("", "ka-sources")
            self.certainty = certainty_segment(model.session)
            self.certainty.on_change(self.take_certainty)
            self.hints, self.needs, self.score = html(), html("", "ka-line"), html()
            self.checker = button(t("Check"), self.check, guard, kind="primary")
            self.hinter = button(t("Hint"), self.hint, guard, kind="quiet")
            self.revealer = button(t("See the model scoring"), self.reveal, guard)
            self.model_answer = html()
            pieces = [
                html(head(model.state.exercise, model.lang)),
                self.earlier,
                self.document,
                work,
                self.certainty.widget,
                self.hints,
                row([self.checker, self.hinter, self.needs], "ka-actions", "ka-actions--tight"),
                self.below,
                row([self.revealer, self.score], "ka-actions"),
                self.model_answer,
            ]
        self.widget = box(pieces, "ka", "ka-exercise")
        self._revealed = False
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known scored here."""
        self.model.state.restore()
        self.draw()

    def take_certainty(self, value: str) -> None:
        """The person said how sure they are of the whole."""
        self.model.state.rate(ALL, value)

    def hint(self) -> None:
        """Show the next hint."""
        shown = self.model.state.hints.get(ALL, 0)
        if shown < len(self.model.hints()):
            self.model.state.use_hint(ALL, shown + 1)
        self.draw()

    def check(self) -> None:
        """Grade all, or say what is missing."""
        self.model.check()
        self.draw()
        put_markup(self.needs, escape(self.model.check_needs()))

    def reveal(self) -> None:
        """Show or hide the model scoring; only once an attempt is on record."""
        self._revealed = not self._revealed and self.model.state.attempted
        self.draw()

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model = self.model
        for one in self.rows.values():
            one.draw()
        for axis, piece in self.bands.items():
            put_markup(piece, self._band_markup(axis))
        put_markup(self.side, result_side(model))
        put_markup(self.follower, result_follower(model))
        put_markup(self.below, consequences(model))
        if model.is_exercise:
            self._draw_exercise()

    def _draw_exercise(self) -> None:
        model, t = self.model, translator(self.model.lang)
        state = model.state
        names = {part: model.name(part) for part in state.asked}
        put_markup(self.earlier, earlier_version(state.earlier, names, model.lang))
        put_markup(self.document, sources(state.exercise, model.lang, model.marks()))
        self.certainty.put(state.certainty.get(ALL))
        every = model.hints()
        shown = every[: state.hints.get(ALL, 0)]
        put_markup(
            self.hints,
            "".join(
                hint(n, len(every), words, model.lang, link)
                for n, (words, link) in enumerate(shown, start=1)
            ),
        )
        show(self.hinter, len(shown) < len(every))
        if not model.check_needs():
            put_markup(self.needs, "")
        put_markup(self.score, scores_line(state, model.lang))
        show(self.revealer, state.attempted)
        word = t("Hide the model scoring") if self._revealed else t("See the model scoring")
        put_words(self.revealer, description=word)
        rows = model.model_answer() if self._revealed else []
        put_markup(self.model_answer, model_answer_table(rows, model.lang) if rows else "")

    def _group(self, title: widgets.HTML, parts: list[str]) -> widgets.VBox:
        return box([title, box([self.rows[part].widget for part in parts], "ka-inds")], "ka-group")

    def _title(self, words: str) -> str:
        tag = f"h{self.model.heading}"
        return f"<{tag}>{escape(words)}</{tag}>"

    def _band_markup(self, axis: str) -> str:
        t = translator(self.model.lang)
        now = self.model.axis(axis)
        title = (
            t("Probability that it escalates")
            if axis == "probability"
            else t("Impact if it escalates")
        )
        told = (
            t("{total} of 10, {band}", total=now.total, band=now.band)
            if now.done
            else t("{total} so far", total=now.total)
        )
        return f'<div class="ka-band">{self._title(title)}<b>{escape(told)}</b></div>'
