"""A registered case that may be this one: both side by side, and two verbs to decide."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alerta.i18n import translator
from alerta.widgets.controls import box, button, css, escape, html, icon, row
from alerta.widgets.registration_form.comparison import Alike, Row
from alerta.widgets.registration_form.section_view import close_all

if TYPE_CHECKING:
    from alerta.widgets.registration_form.form_page import FormPage


class AlikeView:
    """Nothing is chosen beforehand: the person compares and says which it is."""

    def __init__(
        self,
        page: "FormPage",
        found: Alike,
        other: Callable[[str], None],
        same: Callable[[str], None],
    ) -> None:
        self.found, self._other, self._same = found, other, same
        t, guard = translator(page.model.lang), page.session.guard
        table = html(_table(found, page.model.lang, page.level + 1))
        self.is_other = button(
            t("It is another case, I go on with mine"), self.say_other, guard, kind="primary"
        )
        self.is_same = button(
            t("It is the same, I add my event there"), self.say_same, guard, kind="secondary"
        )
        self.widget = css(
            box([table, row([self.is_other, self.is_same], "ka-actions")]), "ka-reg-alike"
        )

    def say_other(self) -> None:
        """«Es otro caso, sigo con el mío.»"""
        self._other(self.found.code)

    def say_same(self) -> None:
        """«Es el mismo, agrego mi hecho allí.»"""
        self._same(self.found.code)

    def close(self) -> None:
        """Give everything back."""
        close_all(self.widget)


def _table(found: Alike, lang: str, level: int) -> str:
    t = translator(lang)
    mine, code = t("Your draft"), escape(found.code)
    names = (t("Item"), mine)
    head = "".join(f'<th role="columnheader" scope="col">{escape(name)}</th>' for name in names)
    head += f'<th role="columnheader" scope="col"><span translate="no">{code}</span></th>'
    head += (
        f'<th role="columnheader" scope="col"><span class="ka-sr">{escape(t("Same?"))}</span></th>'
    )
    body = "".join(_row(one, mine, code, lang) for one in found.rows)
    tag = f"h{level}"
    return (
        f"<{tag}>{escape(t('Is it a case that exists already?'))}</{tag}>"
        f"<p>{escape(t('There is a very similar one. Compare them before you register.'))}</p>"
        f'<table role="table" class="ka-table ka-table--stack"><caption class="ka-sr">'
        f"{escape(t('Your draft beside a case that is registered already'))}</caption>"
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(one: Row, mine: str, code: str, lang: str) -> str:
    t = translator(lang)
    verdict = (
        f'<span class="ka-reg-eq">{icon("same")}{escape(t("Same"))}</span>'
        if one.same
        else f'<span class="ka-reg-eq is-other">{icon("differ")}{escape(t("Different"))}</span>'
    )
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{escape(one.label)}</th>'
        f'<td role="cell" data-l="{escape(mine)}">{escape(one.mine) or "–"}</td>'
        f'<td role="cell" data-l="{code}">{escape(one.theirs) or "–"}</td>'
        f'<td role="cell">{verdict}</td></tr>'
    )
