"""Before the graded round: what the practice round still lacks, and how to sit it all the same."""

from alerta.i18n import translator
from alerta.learning.rounds import CASES, SHARE, Practised
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
        if found.cases < CASES:
            have = t("So far you have {n} of 2 cases.", n=found.cases)
        else:
            have = t(
                "So far {equal} of {fields} fields equal it. Practise one more case.",
                equal=found.equal,
                fields=found.fields,
            )
        address = manual_address(self.model.session, "C1").partition("#")[0]
        link = f'<a href="{escape(address)}">{escape(t("Go to chapter 4"))}</a>'
        return f"<p>{escape(rule)} <b>{escape(have)}</b></p><p>{link}</p>"
