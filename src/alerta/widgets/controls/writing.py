"""Writing an answer: one number, or a sentence with its count of characters."""

from alerta.i18n import translator
from alerta.widgets.controls.fields import Field
from alerta.widgets.controls.plain import escape, html, put_markup
from alerta.widgets.guard import Guard


class NumberField(Field):
    """One number, with its unit beside it. `.value` is what was typed."""

    def __init__(self, guard: Guard, lang: str, unit: str = "", label: str = "") -> None:
        t = translator(lang)
        usual = t("Your answer, in {unit}", unit=unit) if unit else t("Your answer")
        super().__init__(label or usual, guard, short=True)
        self.control.continuous_update = True

    def put(self, value: str | None) -> None:
        """Set the value without telling the listeners."""
        if (value or "") != self.control.value.strip():
            super().put(value or "")


class SentenceField(Field):
    """A short text with how many characters it has, and whether it is kept. No character is ever
    cut off: one who writes too much is told by how many."""

    def __init__(self, guard: Guard, lang: str, longest: int) -> None:
        self._t = translator(lang)
        self.longest = longest
        self._count = html("", "ka-count")
        label = self._t("Your answer, up to {longest} characters", longest=longest)
        super().__init__(label, guard, long=True, after=self._count)
        self.tell()

    def put(self, value: str | None) -> None:
        """Set the value without telling the listeners."""
        if (value or "") != self.control.value:
            super().put(value or "")

    def tell(self, kept: bool = False) -> None:
        """Say how long it is; `kept`: and that it is stored."""
        n = len(self.control.value)
        if n > self.longest:
            said = self._t("{n} characters too many.", n=n - self.longest)
        else:
            said = self._t("{n} of {longest} characters.", n=n, longest=self.longest)
        if kept and n:
            said += " " + self._t("Saved.")
        put_markup(self._count, escape(said))
