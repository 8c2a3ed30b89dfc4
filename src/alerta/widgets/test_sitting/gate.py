"""Before the graded round: what the practice round still lacks, and how to sit it all the same."""

from alerta.i18n import translator
from alerta.learning.bank import load_exercise
from alerta.learning.review import today
from alerta.learning.rounds import CASES, DIFFERENT, SHARE, Practised, drawn
from alerta.resources import text
from alerta.widgets.controls import Field, box, button, escape, html, put_markup, row, show
from alerta.widgets.controls.manual_links import manual_address
from alerta.widgets.test_sitting.model import TestModel


class Gate:
    """Says what is missing, links the chapter, and takes a note from who goes on anyway."""

    def __init__(self, model: TestModel) -> None:
        self.model = model
        t, guard = translator(model.session.lang), model.session.guard
        self._t = t
        self.told = html("", "ka-gate-told")
        self.note = Field(
            t("Why do you sit it now?"),
            guard,
            help_text=t("One sentence. It stays on record with your result."),
            long=True,
        )
        self.opener = button(t("Sit the test all the same"), self.override, guard)
        self.widget = box(
            [self.told, self.note.widget, row([self.opener], "ka-actions")], "ka-gate"
        )

    def override(self) -> None:
        """Open the round with a note; without one, ask for it."""
        note = str(self.note.value or "").strip()
        if not note:
            self.note.show_error(
                self._t("The note is empty."), self._t("Write why you sit the test now.")
            )
            return
        self.note.clear()
        self.model.override(note)

    def draw(self, *, shown: bool) -> None:
        """Bring the gate to the model's state."""
        show(self.widget, shown)
        found = self.model.practised
        put_markup(self.told, self._markup(found) if shown and found else "")

    def _markup(self, found: Practised) -> str:
        t = self._t
        rule = t(
            "First comes a practice round: in your last two cases of chapter 4, at least {share} % "
            "of the fields equal the key at the first try.",
            share=round(100 * SHARE),
        )
        pair = t(
            "Two cases count when their answers differ in at least {n} fields: otherwise whoever "
            "always answers the same would pass. Your last case is paired with the most recent "
            "earlier one that differs that much.",
            n=DIFFERENT,
        )
        if found.cases < CASES:
            have = t("So far you have {n} of 2 cases.", n=found.cases)
        else:
            have = t(
                "So far {equal} of {fields} fields equal it. Practise one more case.",
                equal=found.equal,
                fields=found.fields,
            )
        address = manual_address(self.model.session, "C1").partition("#")[0]
        go = escape(t("Practise in chapter 4"))
        why = escape(t("Which two cases count"))
        return (
            f"<p>{escape(rule)}</p><p><b>{escape(have)}</b> {escape(self._counted(found))}</p>"
            f"<p>{escape(self._next())}</p>"
            f'<p class="ka-actions"><a class="ka-btn ka-btn--primary" href="{escape(address)}">{go}</a></p>'
            f"<details><summary>{why}</summary><p>{escape(pair)}</p></details>"
            f"<h4>{escape(t('Or sit it now, with a note'))}</h4>"
        )

    def _counted(self, found: Practised) -> str:
        if not found.items:
            return ""
        return self._t("Those that count: {titles}.", titles=self._titles(found.items))

    def _next(self) -> str:
        session = self.model.session
        person = session.person.person_id if session.person else ""
        items = drawn(session.home, session.log(), person, today())
        if not items:
            return self._t("You have tried all of them today: go on tomorrow.")
        return self._t("Drawn for you, to practise now: {titles}.", titles=self._titles(items))

    def _titles(self, items: tuple[str, ...]) -> str:
        session = self.model.session
        titles = [text(load_exercise(session.home, item)["title"], session.lang) for item in items]
        return "; ".join(self._t("“{words}”", words=one) for one in titles)
