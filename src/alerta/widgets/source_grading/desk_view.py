"""The desk on a page: one report at a time, its four decisions, and what has come in so far."""

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    OptionRows,
    Segment,
    box,
    button,
    escape,
    html,
    put_markup,
    put_words,
    row,
    show,
    source_document,
    stacked_table,
)
from alerta.widgets.controls.onward import Onward
from alerta.widgets.controls.worksheet import Asked, Worksheet
from alerta.widgets.session import Session
from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.model import DECISIONS, DeskModel


def desk_view(session: Session, name: str) -> widgets.VBox:
    """The desk `name`, report by report."""
    return DeskView(DeskModel(session, name)).widget


class DecisionView(Asked):
    """One of the four decisions. The controls stay; what they offer follows the open report."""

    def __init__(self, desk: "DeskView", decision: str) -> None:
        self.decision, model = decision, desk.model
        guard, self._offered = model.session.guard, model.options(decision)
        kind = OptionRows if decision == "action" else Segment
        super().__init__(desk, model.part(decision), kind(self._offered, guard))
        self.widget = self.boxed("ka-inbox__decision", html(self._label(), "ka-inbox__asks"))

    def draw(self) -> None:
        """Bring the decision to the open report."""
        model = self.sheet.model
        self.part = model.part(self.decision)
        if self.decision == "action" and self._offered != model.options(self.decision):
            self._offered = model.options(self.decision)
            self.control.put(None)
            self.control.offer(self._offered)
        super().draw()

    def _label(self) -> str:
        t = translator(self.sheet.model.lang)
        asks, helps = {
            "reliability": (
                t("Who says it? Reliability of the source"),
                t("A saw it, or it is an official document. B is known. C is unknown."),
            ),
            "credibility": (
                t("How firm is the fact? Credibility"),
                t("1 has a second independent source. 2 is plausible. 3 is doubtful or contradicted."),
            ),
            "claim": (
                t("Rumour or fact?"),
                t("Fact: somebody saw it or it is on record, and nothing contradicts it."),
            ),
            "action": (t("What is done, until when?"), ""),
        }[self.decision]  # fmt: skip
        more = f'<p class="ka-help">{escape(helps)}</p>' if helps else ""
        return f'<h4 class="ka-label">{escape(asks)}</h4>{more}'


class DeskView(Worksheet):
    """Binds a DeskModel to the page."""

    def __init__(self, model: DeskModel) -> None:
        super().__init__(model)
        t, guard = translator(model.lang), model.session.guard
        known = escape(text(model.desk["known"], model.lang))
        title = escape(text(model.desk["title"], model.lang))
        bold = escape(t("What you already know."))
        head = html(
            f'<div class="ka-exercise__head"><h3>{title}</h3>'
            f'<p class="ka-task"><b>{bold}</b> {known}</p></div>'
        )
        self.tray = [Arrived(self, place) for place in range(len(model.reports))]
        tray = box([one.widget for one in self.tray], "ka-inbox__tray")
        self.source = html("", "ka-sources")
        self.claim = html("", "ka-inbox__claim")
        self.asked = [DecisionView(self, decision) for decision in DECISIONS]
        words = t("The next report comes in")
        self.onward = Onward(model, guard, words, self.draw, self.claim)
        decisions = [one.widget for one in self.asked]
        decide = box([self.claim, *decisions, self.steps(self.onward.button)], "ka-questions")
        self.summary = html("", "ka-inbox__summary")
        self.widget = box(
            [head, tray, row([self.source, decide], "ka-work"), self.summary], "ka", "ka-exercise"
        )
        self.begin()

    def restore(self) -> None:
        """Bring back what the person who has just become known did at this desk."""
        self.model.resume()
        self.draw()

    def draw(self) -> None:
        """The open report, what is decided of it, and those that have come in."""
        super().draw()
        model, lang = self.model, self.model.lang
        for one in self.tray:
            one.draw()
        number, total = model.open + 1, len(model.reports)
        put_markup(self.source, source_document(model.document(), lang, number=number, total=total))
        put_markup(self.claim, self._claim())
        show(self.onward.button, model.has_next)
        put_markup(self.summary, self._summary() if model.done else "")

    def _claim(self) -> str:
        t = translator(self.model.lang)
        title = t("What you grade")
        claim = text(self.model.report["claim"], self.model.lang)
        return f'<h4 class="ka-label">{escape(title)}</h4><p class="ka-inbox__words">{escape(claim)}</p>'

    def _summary(self) -> str:
        t = translator(self.model.lang)
        right, total = self.model.tally()
        names = [t("Report"), t("Grade"), t("Rumour or fact"), t("What is done")]
        rows = ([escape(cell) for cell in row] for row in self.model.rows())
        caption = t("Your desk: {right} of {total} decisions are firm", right=right, total=total)
        return stacked_table(names, rows, caption)


class Arrived:
    """One report in the tray: its hour, its title, the grade it has; opened again by a button."""

    def __init__(self, owner: DeskView, place: int) -> None:
        self.owner, self.place = owner, place
        self._t = translator(owner.model.lang)
        self.text = html("", "ka-inbox__arrived")
        self.opener = button(self._t("Open"), self.open, owner.model.session.guard, kind="quiet")
        self.widget = row([self.text, self.opener], "ka-inbox__row")

    def open(self) -> None:
        """Put this report on the page."""
        self.owner.onward.go_to(self.place)

    def draw(self) -> None:
        """Bring the line to the model's state."""
        model = self.owner.model
        show(self.widget, self.place < model.arrived)
        if self.place >= model.arrived:
            return
        report, here = model.reports[self.place], model.open == self.place
        when = case.moment(case.arrival(report), model.lang)
        grade = "".join(model.marking.answers.get(p) or "" for p in model.parts(self.place)[:2])
        mark = f' <span class="ka-tag" translate="no">{escape(grade)}</span>' if grade else ""
        title = escape(text(report["title"], model.lang))
        now = f" <small>{escape(self._t('on your desk now'))}</small>" if here else ""
        put_markup(self.text, f"<p><b>{escape(when)}</b> {title}{mark}{now}</p>")
        put_words(self.opener, tooltip=f"{self._t('Open')}: {when}")
        show(self.opener, not here)
