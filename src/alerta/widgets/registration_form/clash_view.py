"""Somebody else saved the case first: both values of every field that both changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alerta.i18n import translator
from alerta.widgets.controls import OptionRows, box, button, css, escape, html, row
from alerta.widgets.registration_form.merging import Clash
from alerta.widgets.registration_form.sending import Sending
from alerta.widgets.registration_form.slots import shortened, words

if TYPE_CHECKING:
    from alerta.widgets.registration_form.form_page import FormPage

LONGEST = 160  # characters of one value


class ClashView:
    """One choice a field, none of them made beforehand."""

    def __init__(self, page: "FormPage", sending: Sending, go_on: Callable[[], None]) -> None:
        self.page, self.sending, self._go_on = page, sending, go_on
        t, guard = translator(page.model.lang), page.session.guard
        self.choices: dict[str, OptionRows] = {}
        merged = sending.merged
        for clash in merged.clashes if merged else []:
            chosen = OptionRows(self._options(clash), guard, self._label(clash))
            chosen.on_change(self._taker(clash.path))
            self.choices[clash.path] = chosen
        self.needs = html("", "ka-line")
        self.goer = button(t("Go on with this"), self.go_on, guard, kind="primary", arrow=True)
        fields = [css(box([one.widget]), "ka-field") for one in self.choices.values()]
        self.widget = css(
            box(
                [
                    html(self._told()),
                    css(box(fields), "ka-form"),
                    row([self.goer, self.needs], "ka-actions"),
                ]
            ),
            "ka-reg-clash",
        )

    def _taker(self, path: str) -> Callable[[str], None]:
        def take(side: str) -> None:
            self.sending.choose(path, side)

        return take

    def go_on(self) -> None:
        """Put both versions together, once every choice is made."""
        left = len(self.sending.undecided)
        if left:
            t = translator(self.page.model.lang)
            self.needs.value = escape(t("Choices still to be made: {n}.", n=left))
            return
        self._go_on()

    def _options(self, clash: Clash) -> list[tuple[str, str, str]]:
        t = translator(self.page.model.lang)
        who = self.sending.clash.who if self.sending.clash else ""
        return [
            ("mine", t("Mine"), self._words(clash, clash.mine)),
            ("theirs", t("That of {who}", who=who), self._words(clash, clash.theirs)),
        ]

    def _words(self, clash: Clash, text: str) -> str:
        model = self.page.model
        if not text:
            return translator(model.lang)("(blank)")
        return shortened(words(model.form, model.form.item(clash.path), text, model.lang), LONGEST)

    def _label(self, clash: Clash) -> str:
        model = self.page.model
        item = model.form.item(clash.path)
        label = item.label(model.lang)
        above = item.parent
        while above is not None and not above.is_repeat:
            above = above.parent
        if above is None:
            return label
        number = clash.path.split("[", 1)[1].split("]", 1)[0]
        return f"{label} ({above.label(model.lang).lower()} {number})"

    def _told(self) -> str:
        model, clash, merged = self.page.model, self.sending.clash, self.sending.merged
        t, tag = translator(model.lang), f"h{self.page.level + 1}"
        if clash is None or merged is None:
            return ""
        first = t(
            "{who} saved changes to {code} while you were editing. Nothing of yours is lost.",
            who=clash.who,
            code=clash.code,
        )
        second = (
            t("Both of you changed these fields. Choose what stays in each.")
            if merged.clashes
            else t("You changed different fields: both changes fit together.")
        )
        taken = "".join(
            f"<li><b>{escape(self._label(one))}:</b> {escape(self._words(one, one.theirs))}</li>"
            for one in merged.taken
        )
        also = (
            f"<p>{escape(t('Changed by {who} and kept as it is:', who=clash.who))}</p><ul>{taken}</ul>"
            if taken
            else ""
        )
        title = escape(t("Somebody saved this case before you"))
        return f"<{tag}>{title}</{tag}><p>{escape(first)}</p><p>{escape(second)}</p>{also}"
