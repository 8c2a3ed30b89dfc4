"""The record is registered: its code, where to see it, what comes next."""

from collections.abc import Callable

from alerta.i18n import translator
from alerta.widgets.controls import box, button, css, escape, html, icon, row
from alerta.widgets.registration_form.section_view import close_all
from alerta.widgets.session import Session

EXPLORER = "/app/case_explorer"


class ResultView:
    """The code in large, so that it can be copied by hand."""

    def __init__(
        self,
        session: Session,
        code: str,
        *,
        changed: bool,
        level: int = 2,
        again: Callable[[], None] | None = None,
    ) -> None:
        t, tag = translator(session.lang), f"h{level}"
        title = t("The changes are saved") if changed else t("The case is registered")
        practice = t("It is a practice record: it stays in this kit and goes to nobody.")
        explorer = EXPLORER if session.served else "case_explorer.ipynb"
        pieces = [
            f'<div class="ka-reg-done">{icon("right")}<{tag}>{escape(title)}</{tag}></div>',
            f'<p class="ka-reg-code" translate="no">{escape(code)}</p>',
            f"<p>{escape(practice)}</p>",
            f'<p class="ka-reg-after"><a class="ka-btn ka-btn--primary" href="{explorer}">'
            f"{escape(t('See it in the case explorer'))}</a></p>",
        ]
        self.head = html("".join(pieces), "ka-reg-result__text")
        parts = [self.head]
        if again is not None:
            self.again = button(t("Register another case"), again, session.guard)
            parts.append(row([self.again], "ka-actions", "ka-actions--tight"))
        self.widget = css(box(parts), "ka-reg-result")

    def close(self) -> None:
        """Give everything back."""
        close_all(self.widget)
