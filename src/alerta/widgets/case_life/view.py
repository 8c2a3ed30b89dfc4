"""The life of a case on a page: the week's note and the line of life, beside the two decisions."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.case_life.life_line import life_line, weeks_table
from alerta.widgets.case_life.model import PARTS, CaseLife, Found
from alerta.widgets.controls import (
    OptionRows,
    box,
    button,
    escape,
    feedback,
    follower,
    html,
    put_markup,
    put_words,
    row,
    show,
    source_document,
    spoken_date,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.session import Session


def view(rules: Any, session: Session, case: str = "the-broken-ford") -> widgets.VBox:
    """A case of `manual/cases` to be lived week by week."""
    return CaseLifeView(CaseLife(rules, session, case)).widget


class Decision:
    """One of the two decisions of a week: its options, and what is said of the choice."""

    def __init__(self, model: CaseLife, part: str, changed: Callable[[], None]) -> None:
        self.model, self.part, self._changed = model, part, changed
        t = translator(model.lang)
        words = {"phase": t("In which phase is it?"), "state": t("In which state is it?")}
        label = html(f'<p class="ka-label">{escape(words[part])}</p>')
        self.options = OptionRows(model.options(part), model.session.guard)
        self.options.on_change(self.take)
        self.told = html("", "ka-status")
        self.widget = box([label, self.options.widget, self.told], "ka-question")

    def take(self, code: str) -> None:
        """A phase or a state was chosen."""
        self.model.choose(self.part, code)
        self._changed()

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model, part = self.model, self.part
        self.options.put(model.chosen(part))
        right = model.decided(part) if model.is_right(part) else None
        self.options.mark(right, model.wrong(part))
        put_markup(self.told, _told(model, model.found(part)))


class CaseLifeView:
    """Binds a CaseLife to the page."""

    def __init__(self, model: CaseLife) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        self.note = html("", "ka-weeks__note")
        self.title = html("", "ka-told")
        self.decisions = [Decision(model, part, self.draw) for part in PARTS]
        self.labels = html("", "ka-status")
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.needs = html("", "ka-line")
        self.onward = button(t("A week goes by"), self.go_on, guard, kind="primary", arrow=True)
        self.back = button(t("See the week before"), self.go_back, guard, kind="quiet")
        self.line = html("", "ka-weeks__line")
        self.table = html("", "ka-weeks__table")
        self.follower = html("", "ka-floatbar")
        asked = box(
            [
                self.title,
                *(one.widget for one in self.decisions),
                self.labels,
                row(
                    [self.checker, self.onward, self.back, self.needs],
                    "ka-actions",
                    "ka-actions--tight",
                ),
                self.follower,
            ],
            "ka-weeks__ask",
        )
        self.widget = box(
            [html(_head(model)), row([self.note, asked, self.line], "ka-weeks"), self.table],
            "ka",
            "ka-exercise",
        )
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known decided here."""
        self.model.restore()
        self.draw()

    def check(self) -> None:
        """Decide the week, or say what is missing."""
        put_markup(self.needs, escape(self.model.needs()))
        self.model.check()
        self.draw()
        if not self.model.well():
            return
        if self.model.has_next:  # the button that had the keyboard is gone
            self.onward.focus()
        else:
            focus(self.labels)

    def go_on(self) -> None:
        """The next week."""
        self._go_to(self.model.open + 1)

    def go_back(self) -> None:
        """The week before, as it was decided."""
        self._go_to(self.model.open - 1)

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model, lang = self.model, self.model.lang
        t, total = translator(lang), len(model.file.weeks)
        put_markup(self.note, source_document(model.week.document, lang, marks=_marks(model)))
        week = t("Week {number} of {total}.", number=model.week.number, total=total)
        day = spoken_date(model.week.document["date"], lang)
        put_markup(self.title, f'<h4 class="ka-told__h">{escape(f"{week} {day}")}</h4>')
        for one in self.decisions:
            one.draw()
        put_markup(self.labels, _labels(model))
        as_chosen = all(model.chosen(part) == model.decided(part) for part in PARTS)
        show(self.checker, not (model.well() and as_chosen))
        if not model.needs():
            put_markup(self.needs, "")
        show(self.onward, model.well() and model.has_next)
        show(self.back, model.open > 0)
        put_words(self.back, tooltip=t("Week {number}", number=model.open))
        points = model.points()
        put_markup(self.line, life_line(points, total, model.finding(), model.file.id, lang))
        put_markup(self.table, weeks_table(points, lang))
        shown = f"<b>{escape(model.finding())}</b>" if points else ""
        way = follower(shown, f"{model.file.id}-line", t("See the line"), t("Shortcut"))
        put_markup(self.follower, way if points else "")

    def _go_to(self, place: int) -> None:
        self.model.go_to(place)
        put_markup(self.needs, "")
        self.draw()
        focus(self.title)


def _head(model: CaseLife) -> str:
    t = translator(model.lang)
    kicker = t("A case in {weeks} weeks", weeks=len(model.file.weeks))
    return (
        f'<div class="ka-exercise__head"><p class="ka-kicker">{escape(kicker)}</p>'
        f"<h3>{escape(model.file.title)}</h3>"
        f'<p class="ka-task">{escape(model.file.task)}</p></div>'
    )


def _marks(model: CaseLife) -> dict[str, list[str]]:
    """{sentence: rules that it proves} of what is right in the open week."""
    tags: dict[str, list[str]] = {}
    for part in PARTS:
        found = model.found(part)
        if found is not None and found.right:
            tags.setdefault(found.address, []).append(found.code)
    return tags


def _told(model: CaseLife, found: Found | None) -> str:
    if found is None:
        return ""
    t = translator(model.lang)
    sentence = t(
        "Sentence {number}: “{words}”",
        number=found.address.partition(".")[2],
        words=found.quote,
    )
    return feedback(
        "right" if found.right else "wrong",
        found.lines[0],
        model.lang,
        quote=sentence,
        lines=() if len(found.lines) == 1 else found.lines,
        link=rule_link(model.session, found.code),
    )


def _labels(model: CaseLife) -> str:
    """What both institutions call the week; '' before it is decided well."""
    if not model.well():
        return ""
    t, (pcm, ombudsman) = translator(model.lang), model.labels(model.open)
    code, why = model.lens_rule(model.open)
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{words}</dd></div>"
        for name, words in (
            (t("For PCM"), f"<b>{escape(pcm)}</b>"),
            (
                t("For the Defensoría"),
                f'<b>{escape(ombudsman)}</b><br><span translate="no">{code}</span>. {escape(why)}',
            ),
        )
    )
    title = t("What each institution calls this week")
    return f'<section class="ka-labels"><h4>{escape(title)}</h4><dl class="ka-kv">{rows}</dl></section>'
