"""What is said of one decision at a table of dialogue, as markup."""

from alerta.widgets.commitments.case import Judged, Table
from alerta.widgets.controls import feedback, right_line
from alerta.widgets.controls.manual_links import rule_link


def told(found: Judged | None, shared: Table) -> str:
    """Why, the sentence that decides, and the way to the rule; '' before there is anything."""
    if found is None:
        return ""
    link = rule_link(shared.session, found.rule) if found.rule else None
    return feedback(found.status, found.text, shared.lang, quote=found.quote, link=link)


def told_line(found: Judged | None, shared: Table, more: str = "") -> str:
    """The same in less room: one line when it is right, and `more` behind it."""
    if found is None or found.status != "right":
        return told(found, shared)
    return right_line(f"{found.text} {more}".rstrip(), shared.lang)
