"""The two counts on a page: a box for each lens beside each situation, and both totals."""

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    Check,
    box,
    button,
    escape,
    feedback,
    html,
    put_markup,
    right_line,
    row,
    show,
)
from alerta.widgets.controls.manual_links import manual_address
from alerta.widgets.session import Session
from alerta.widgets.who_warns.counting import LENSES, CountModel
from alerta.widgets.who_warns.figures import two_counts


class SituationView:
    """One situation: its words, a box for each lens, what was found."""

    def __init__(self, page: "CountView", name: str, number: int) -> None:
        self.page, self.name = page, name
        model, guard = page.model, page.model.session.guard
        t = translator(model.lang)
        labels = {
            "pcm": t("{number}: a conflict for the PCM", number=number),
            "defensoria": t("{number}: a conflict for the Defensoría", number=number),
        }
        words = text(model.situations[name], model.lang)
        head = f'<h4 class="ka-sit__n">{number}</h4><p>{escape(words)}</p>'
        self.boxes = {lens: Check(labels[lens], guard) for lens in LENSES}
        self.boxes["pcm"].on_change(self.take_pcm)
        self.boxes["defensoria"].on_change(self.take_defensoria)
        self.answer = html("", "ka-status")
        ticks = row([one.widget for one in self.boxes.values()], "ka-sit__ticks")
        self.widget = box([html(head, "ka-sit__text"), ticks, self.answer], "ka-sit")

    def take_pcm(self, counts: bool) -> None:
        """The box of the PCM was ticked or cleared."""
        self._take("pcm", counts)

    def take_defensoria(self, counts: bool) -> None:
        """The box of the Defensoría was ticked or cleared."""
        self._take("defensoria", counts)

    def draw(self) -> None:
        """Bring the boxes and the feedback to the model's state."""
        model, name = self.page.model, self.name
        for lens, one in self.boxes.items():
            one.put(model.ticks[name][lens])
        if not model.found(name):
            put_markup(self.answer, "")
            return
        if not model.wrong_lenses(name):
            put_markup(self.answer, self._right_line())
            return
        said = feedback(
            "wrong",
            "",
            model.lang,
            lines=model.why(name),
            quote=model.quote(name),
            link=self.page.rule_link(),
        )
        put_markup(self.answer, said)

    def _right_line(self) -> str:
        """What the rules say of a situation that is right, in less room."""
        model, name = self.page.model, self.name
        return right_line(" ".join([*model.why(name), model.quote(name)]), model.lang)

    def _take(self, lens: str, counts: bool) -> None:
        self.page.model.tick(self.name, lens, counts)
        self.page.draw()


class CountView:
    """Binds a CountModel to the page."""

    def __init__(self, session: Session) -> None:
        self.model = model = CountModel(session)
        guard, t = session.guard, translator(model.lang)
        self.rows = [
            SituationView(self, name, number)
            for number, name in enumerate(model.situations, start=1)
        ]
        self.totals = html("", "ka-totals")
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.needs = html("", "ka-line")
        self.outcome = html("", "ka-status")
        self.widget = box(
            [
                box([one.widget for one in self.rows], "ka-sits"),
                self.totals,
                self.outcome,
                row([self.checker, self.needs], "ka-actions"),
            ],
            "ka",
            "ka-in-turn",
        )
        session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known ticked here."""
        self.model.restore()
        self.draw()

    def check(self) -> None:
        """Check all marks, or say that none stands there."""
        t = translator(self.model.lang)
        if not self.model.touched:
            put_markup(self.needs, escape(t("Tick at least one box first.")))
            return
        self.model.check()
        self.draw()

    def rule_link(self) -> tuple[str, str]:
        """The way to the two lenses in the manual."""
        t = translator(self.model.lang)
        return manual_address(self.model.session, "L"), t("The two lenses, in the manual")

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model, t = self.model, translator(self.model.lang)
        for one in self.rows:
            one.draw()
        told = t(
            "With your marks: PCM {pcm}, Defensoría {defensoria}.",
            pcm=model.total("pcm"),
            defensoria=model.total("defensoria"),
        )
        put_markup(self.totals, f"<p>{escape(told)}</p>")
        if model.touched:
            put_markup(self.needs, "")
        show(self.checker, not model.done)
        put_markup(self.outcome, self._outcome())

    def _outcome(self) -> str:
        """After a check: how many are left, or why 60 and 229 are both right."""
        model, t = self.model, translator(self.model.lang)
        if not model.done:
            wrong = [
                one for one in model.situations if model.found(one) and model.wrong_lenses(one)
            ]
            if not wrong:
                return ""
            line = t("{n} of {total} to look at again.", n=len(wrong), total=len(model.situations))
            return f'<p class="ka-line">{escape(line)}</p>'
        mine = {lens: model.total(lens) for lens in LENSES}
        finding = t("Nobody was wrong: the Defensoría also counts what is still in words")
        here = t("The {total} invented situations", total=len(model.situations))
        there = t("April and May 2013, according to Servindi (17 May 2013)")
        why = t(
            "The PCM counted cases with actions. The Defensoría also counted public disagreements "
            "that could lead to violence. Same weeks, two definitions, two figures (W6)."
        )
        figures = "".join(
            f"<div><h4>{escape(name)}</h4>{two_counts(count, model.lang, name + '.')}</div>"
            for name, count in ((here, mine), (there, model.published))
        )
        return (
            f'<figure class="ka-fig"><figcaption>{escape(finding)}</figcaption>'
            f'<div class="ka-fig__pair">{figures}</div><p>{escape(why)}</p></figure>'
        )
