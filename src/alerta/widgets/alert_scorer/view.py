"""The scorer on a page: indicators on one side, the level beside them, its consequences below."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.alert_scorer.indicator_view import IndicatorView
from alerta.widgets.alert_scorer.model import FLAGS, AlertModel
from alerta.widgets.alert_scorer.result import (
    consequences,
    result_follower,
    result_side,
)
from alerta.widgets.controls import (
    box,
    css,
    escape,
    html,
    put_markup,
    row,
)
from alerta.widgets.exercise_card.certainty import CertaintySegment
from alerta.widgets.exercise_card.head import (
    documents_at_hand,
    earlier_version,
    head,
    sources,
)
from alerta.widgets.exercise_card.steps import Steps
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
        self.below = html("", "ka-consequences")
        groups = [
            self._group(self.bands[axis], [r["key"] for r in model.on_axis(axis)])
            for axis in self.bands
        ]
        signs = self._title(t("Signs that raise the level"))
        flags_title = html(f'<div class="ka-band">{signs}</div>')
        groups.append(self._group(flags_title, list(FLAGS)))
        self.follower = html("", "ka-floatbar")
        if not model.is_exercise:
            indicators = box([box(groups, "ka-in-turn"), self.follower], "ka-work__side")
            work = row([indicators, self.side], "ka-work", "ka-work--score")
            pieces: list[Any] = [work, self.below]
        else:
            self.head, self.document = html(), html("", "ka-sources", "ka-stage")
            self.certainty = CertaintySegment(model.state, guard)
            css(self.certainty.widget, "ka-certainty")
            words = (t("See the model scoring"), t("Hide the model scoring"))
            self.steps = Steps(model, self.draw, words)
            # a widget of its own: a score draws the bar anew, and the fold must stay as it was
            at_hand = html(documents_at_hand(model.state.exercise, model.lang), "ka-at-hand")
            bar = box([self.follower, at_hand], "ka-floatbox")
            self.to_mend: Any = None
            scored = [*groups, self.certainty.widget, self.steps.hints, self.steps.first, bar]
            self.scored = box(scored, "ka-work__side")
            pieces = [
                self.head,
                row([self.document, self.scored], "ka-work", "ka-work--case", "ka-in-turn"),
                self.side,
                self.below,
                self.steps.second,
                self.steps.model_answer,
            ]
        self.widget = box(pieces, "ka", "ka-exercise")
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known scored here."""
        self.model.state.restore()
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
        model, state = self.model, self.model.state
        names = {part: model.name(part) for part in state.asked}
        earlier = earlier_version(state.earlier, names, model.lang)
        put_markup(self.head, head(state.exercise, model.lang) + earlier)
        put_markup(self.document, sources(state.exercise, model.lang, model.marks()))
        self._draw_to_mend()
        self.certainty.draw()
        self.steps.draw()

    def _draw_to_mend(self) -> None:
        """What the check found stands under each score, out of sight from the button: its sum."""
        t, names = translator(self.model.lang), ", ".join(self.model.to_mend())
        if names and self.to_mend is None:
            self.to_mend = html("", "ka-status")
            *before, first, bar = self.scored.children
            self.scored.children = (*before, self.to_mend, first, bar)
        if self.to_mend is not None:
            line = t("To correct: {names}. The reason is under each one.", names=names)
            put_markup(self.to_mend, f'<p role="status"><b>{escape(line)}</b></p>' if names else "")

    def _group(self, title: widgets.HTML, parts: list[str]) -> widgets.VBox:
        return box(
            [title, box([self.rows[part].widget for part in parts], "ka-inds")],
            "ka-group",
            "ka-stage",
        )

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
