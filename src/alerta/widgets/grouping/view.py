"""The drill of reports on a page: the reports, each with its event and its case, and the groups."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import DropDown, box, html, put_markup, row
from alerta.widgets.controls.found import found_markup
from alerta.widgets.exercise_card.certainty import CertaintySegment
from alerta.widgets.exercise_card.head import earlier_version, head
from alerta.widgets.exercise_card.steps import Steps
from alerta.widgets.grouping.fives import Fives
from alerta.widgets.grouping.markup import groups_markup, report_markup, result_markup
from alerta.widgets.grouping.model import NEW, PARTS, GroupingModel
from alerta.widgets.session import Session

WORDS = {"right": "Right", "partly": "Partly", "wrong": "Not yet"}
WORDS |= {"ambiguous": "Careful readers differ here", "missing": ""}


def view(
    exercise: Mapping[str, Any], key: Mapping[str, Any], rules: Any, session: Session
) -> widgets.VBox:
    """The drill as a widget."""
    return GroupingView(GroupingModel(exercise, key, rules, session)).widget


class ReportView:
    """One report with its two lists."""

    def __init__(self, owner: "GroupingView", report: Mapping[str, Any]) -> None:
        self.owner, self.id = owner, report["id"]
        model = owner.model
        t, guard = translator(model.lang), model.session.guard
        number = self.id[1:]
        names = {
            "events": t("Event of report {number}", number=number),
            "cases": t("Case of report {number}", number=number),
        }
        self.lists = {part: DropDown((), guard, name, t("Choose")) for part, name in names.items()}
        self.lists["events"].on_change(self.take_event)
        self.lists["cases"].on_change(self.take_case)
        card = html(report_markup(report, model.lang), "ka-report__card")
        lists = row([one.widget for one in self.lists.values()], "ka-report__lists")
        self.widget = box([card, lists], "ka-report")

    def take_event(self, group: str | None) -> None:
        """The report was put into an event."""
        self.owner.put("events", self.id, group)

    def take_case(self, group: str | None) -> None:
        """The report was put into a case."""
        self.owner.put("cases", self.id, group)

    def draw(self, offered: Mapping[str, list[tuple[str, str]]], *, numbers: bool) -> None:
        """Offer the groups that there are, and show the one it is in. Without `numbers`, what a
        group holds by now is not told anew: sixty lists would each be a message."""
        for part, made in self.lists.items():
            codes = [code for code, _ in offered[part]]
            if numbers or codes != [code for _, code in made.control.options[1:]]:
                made.offer(offered[part])
            made.put(self.owner.model.group_of(part, self.id))


class GroupingView:
    """Binds a GroupingModel to the page."""

    def __init__(self, model: GroupingModel) -> None:
        self.model = model
        guard = model.session.guard
        self.earlier = html()
        self.reports = [ReportView(self, one) for one in model.reports]
        self.groups = html("", "ka-result")
        self.certainty = CertaintySegment(model.state, guard)
        self.steps = Steps(model, self.draw)
        self.answers = {part: html("", "ka-status") for part in PARTS}
        self.result = html()
        cards = [one.widget for one in self.reports]
        self.fives = Fives(cards, self.draw, guard, model.lang)
        self.widget = box(
            [
                html(head(model.state.exercise, model.lang)),
                self.earlier,
                row([self.fives.widget, self.groups], "ka-work", "ka-work--score"),
                self.certainty.widget,
                self.steps.hints,
                self.steps.first,
                *self.answers.values(),
                self.result,
                self.steps.second,
                self.steps.model_answer,
            ],
            "ka",
            "ka-exercise",
        )
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known grouped here."""
        self.model.state.restore()
        self.draw()

    def put(self, part: str, report: str, group: str | None) -> None:
        """A report was put into a group, a new one, or out of all."""
        self.model.put(part, report, group)
        self.draw(whole=False)

    def draw(self, *, whole: bool = True) -> None:
        """Bring the page to the model's state; sends only what differs. Without `whole`, what the
        groups hold is told only in the lists that are on the screen."""
        model, t = self.model, translator(self.model.lang)
        new = {"events": t("New event"), "cases": t("New case")}
        offered = {
            part: [*((one, model.told(part, one)) for one in model.letters(part)), (NEW, new[part])]
            for part in PARTS
        }
        for place, one in enumerate(self.reports):
            one.draw(offered, numbers=whole or place in self.fives.here)
        self.fives.draw(model.placed)
        told = {part: model.words(value or "") for part, value in model.state.earlier.items()}
        names = {part: model.name(part) for part in PARTS}
        put_markup(self.earlier, earlier_version(told, names, model.lang))
        put_markup(self.groups, groups_markup(model))
        self.certainty.draw()
        for part, piece in self.answers.items():
            found = model.state.found(part)
            word = WORDS[found.status] if found else ""
            title = f"{model.name(part)}: {t(word).lower()}" if word else ""
            put_markup(piece, found_markup(found, model.session, title))
        put_markup(self.result, result_markup(model))
        self.steps.draw()
