"""The reconciliation on a page: the rules of both lists, the cases, and the residual beside them."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    DropDown,
    box,
    css,
    escape,
    html,
    put_markup,
    row,
    show,
    verdict,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.worksheet import Asked, Worksheet
from alerta.widgets.figures_check.drawing import squares
from alerta.widgets.figures_check.lists_model import ListsModel
from alerta.widgets.session import Session


def lists_view(session: Session) -> widgets.VBox:
    """The two lists of the chapter."""
    return ListsView(ListsModel(session)).widget


class CaseView(Asked):
    """One case with one list to choose from: its match, or its reason."""

    def __init__(
        self,
        sheet: "ListsView",
        case: str,
        part: str,
        label: str,
        options: Callable[[], list[tuple[str, str]]],
    ) -> None:
        model, t = sheet.model, translator(sheet.model.lang)
        said = f'<p><b translate="no">{escape(case)}</b> {escape(model.words(case))}</p>'
        offered = DropDown(options(), model.session.guard, f"{case}. {label}", t("Choose"))
        super().__init__(sheet, part, offered)
        self.widget = css(self.boxed("ka-recon__row", html(said, "ka-recon__case")), "ka-question")

    def draw(self) -> None:
        """Bring the row to the model's state; what is settled needs no list any more."""
        super().draw()
        show(self.control.widget, not self.sheet.model.marking.is_right(self.part))


class ListsView(Worksheet):
    """Binds a ListsModel to the page. Reasons are asked once every case is matched."""

    def __init__(self, model: ListsModel) -> None:
        t = translator(model.lang)
        super().__init__(model, t("Check what I have"))
        label = t("Which case of list Y is it?")
        self.asked = [
            CaseView(self, case, model.match_part(case), label, model.match_options)
            for case in model.short
        ]
        self.whys: dict[str, CaseView] = {}
        # on a narrow page one case at a time (static/page/in_turn.js)
        self.reasons = box((), "ka-recon__rows", "ka-in-turn")
        self.reasons_head = html()
        self.residual = html("", "ka-recon__side")
        self.outcome = html("", "ka-status")
        step = escape(t("1. Match the nine cases of list M"))
        body = box(
            [
                html(f"<h4>{step}</h4>"),
                box([one.widget for one in self.asked], "ka-recon__rows", "ka-in-turn"),
                self.reasons_head,
                self.reasons,
                self.steps(),
            ],
            "ka-questions",
        )
        self.widget = box(
            [
                html(self._head()),
                row([body, self.residual], "ka-work", "ka-work--score"),
                self.outcome,
            ],
            "ka",
            "ka-exercise",
        )
        self.begin()

    def check(self) -> None:
        """Check what is answered; after the last line the keyboard goes on to the outcome."""
        super().check()
        if self.model.done:
            focus(self.outcome)

    def draw(self) -> None:
        """The reasons that are asked by now, and the residual."""
        super().draw()
        model = self.model
        shown = tuple(self._why(case).widget for case in model.apart)
        if self.reasons.children != shown:
            self.reasons.children = shown
        for case in model.apart:
            self.whys[case].draw()
        put_markup(self.reasons_head, self._reasons_head())
        put_markup(self.residual, self._residual())
        put_markup(self.outcome, self._outcome())
        show(self.checker, not model.done)

    def _why(self, case: str) -> CaseView:
        model, t = self.model, translator(self.model.lang)
        if case not in self.whys:
            label = t("Why is it only in this list?")
            made = CaseView(self, case, model.why_part(case), label, model.reasons)
            self.whys[case] = made
        return self.whys[case]

    def _head(self) -> str:
        model, t = self.model, translator(self.model.lang)
        place = escape(text(model.lists["place"], model.lang))
        sides = "".join(self._rules(model.lists[which], model.lang) for which in ("short", "long"))
        title = escape(text(model.lists["title"], model.lang))
        rules = escape(t("What each list counts"))
        listed = t("The {n} cases of list Y", n=len(model.long))
        cases = "".join(
            f'<li><b translate="no">{escape(case)}</b> {escape(words)}</li>'
            for case, words in model.long.items()
        )
        return (
            f'<div class="ka-exercise__head"><h3>{title}</h3><p class="ka-task">{place}</p></div>'
            + _fold(rules, f"<div>{sides}</div>")
            + _fold(escape(listed), f'<ol class="ka-recon__list">{cases}</ol>')
        )

    def _rules(self, one: Any, lang: str) -> str:
        rules = "".join(f"<li>{escape(text(dict(rule), lang))}</li>" for rule in one["rules"])
        n = translator(lang)("{n} cases", n=len(one["cases"]))
        return f"<section><h4>{escape(text(one['name'], lang))}: {escape(n)}</h4><ul>{rules}</ul></section>"

    def _reasons_head(self) -> str:
        t = translator(self.model.lang)
        if not self.model.all_matched:
            return ""
        title = t("2. Say why {n} cases are in one list only", n=len(self.model.apart))
        return f"<h4>{escape(title)}</h4>"

    def _residual(self) -> str:
        model, t = self.model, translator(self.model.lang)
        explained = model.total - model.residual
        title = t("Residual: {n} lines not explained yet", n=model.residual)
        if model.residual == 1:
            title = t("Residual: 1 line not explained yet")
        elif model.done:
            title = t("Residual: 0. Every line is explained")
        label = t(
            "{explained} of {total} lines of both lists are explained.",
            explained=explained,
            total=model.total,
        )
        sums = "".join(
            f"<li>{'−' if n < 0 else '+'} {abs(n)} {escape(why)}</li>" for n, why in model.bridge()
        )
        start = t("{n} in list Y", n=len(model.long))
        end = (
            f"<li><b>= {escape(t('{n} in list M', n=len(model.short)))}</b></li>"
            if model.done
            else ""
        )
        bridge = f'<ol class="ka-recon__bridge"><li>{escape(start)}</li>{sums}{end}</ol>'
        return (
            f'<figure class="ka-plate"><figcaption><p role="status"><b>{escape(title)}</b></p></figcaption>'
            f'{squares(model.total, explained, label)}<p class="ka-help">{escape(label)}</p>{bridge}</figure>'
        )

    def _outcome(self) -> str:
        model, t = self.model, translator(self.model.lang)
        if not model.done:
            return ""
        answer = t("9 and 13: both are right")
        why = t(
            "There are {n} different cases; {both} are in both lists. The gap is in the rules, "
            "and now each case says which one.",
            n=model.distinct(),
            both=len(model.matched),
        )
        how = t("How is it published?")
        said = t(
            "Both totals, each with its definition and its cut-off, and the bridge between them (V7)."
        )
        return verdict(t("Reconciled"), answer, why, (), (how, said))


def _fold(summary: str, inside: str) -> str:
    """Open beside the cases on a wide page; on a narrow one folded, so that the cases come first."""
    return "".join(
        f'<details class="ka-recon__rules ka-chart__{width}"{state}><summary>{summary}</summary>'
        f"{inside}</details>"
        for width, state in (("wide", " open"), ("narrow", ""))
    )
