"""Marking sentences of a source: by pressing them in the text, or in the lists beside it."""

from collections.abc import Callable, Sequence

from alerta.i18n import translator
from alerta.widgets.controls.choices import DropDown
from alerta.widgets.controls.plain import box
from alerta.widgets.guard import Guard


class SentencePicker:
    """`choose` sentences out of `options` ((address, words)), each in a list of its own.

    `value` is their addresses in the order of the text, one space between ("d1.2 d2.5"); None
    while none is marked. A pressed sentence goes to the first empty list (page/evidence.js).
    """

    def __init__(
        self, options: Sequence[tuple[str, str]], choose: int, guard: Guard, lang: str
    ) -> None:
        t = translator(lang)
        self.known = [address for address, _ in options]
        self._guard = guard
        self._listeners: list[Callable[[str | None], None]] = []
        names = (
            [t("Sentence")]
            if choose == 1
            else [t("Sentence no. {number}", number=n) for n in range(1, choose + 1)]
        )
        ask = t("Press it in the text, or choose it here")
        self.lists = [DropDown(options, guard, name, ask) for name in names]
        for one in self.lists:
            one.on_change(self.take)
        self.widget = box([one.widget for one in self.lists], "ka-picker")

    @property
    def value(self) -> str | None:
        """The marked addresses; None for none."""
        marked = {one.value for one in self.lists}
        return " ".join(one for one in self.known if one in marked) or None

    def take(self, _: str | None) -> None:
        """A sentence was marked, or its mark taken away."""
        for listener in self._listeners:
            listener(self.value)

    def put(self, value: str | None) -> None:
        """Mark these sentences without telling the listeners; each list keeps what it has."""
        if value == self.value:
            return
        wanted = [one for one in (value or "").split() if one in self.known]
        for one, address in zip(self.lists, [*wanted, *[None] * len(self.lists)], strict=False):
            one.put(address)

    def on_change(self, callback: Callable[[str | None], None]) -> None:
        """Call `callback(value)` when the person marks or unmarks a sentence."""
        self._listeners.append(self._guard.around(callback))
