"""What is said of a checked answer: whether it is right, why, and the way to its rule."""

from dataclasses import dataclass
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls.answers import feedback, right_line
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.session import Session

GOOD = ("right", "ambiguous")


@dataclass(frozen=True)
class Found:
    """What is said of a checked answer: `status` is right or wrong, `criterion` the rule."""

    status: str
    text: str
    criterion: str
    lines: tuple[str, ...] = ()


def found_markup(found: Any, session: Session, title: str = "") -> str:
    """What is said of a checked answer, with the way to the manual; '' before a check.

    `found` is a `Found`, or what a grader of `alerta.learning` found.
    """
    if found is None or found.status == "missing":
        return ""
    status = "right" if found.status in GOOD else found.status
    link = rule_link(session, found.criterion) if found.criterion else None
    return feedback(status, found.text, session.lang, title=title, link=link, lines=found.lines)


def found_line(found: Any, session: Session) -> str:
    """The same in less room, for an answer among many: one line when it is right."""
    if found is None or found.status == "missing":
        return ""
    if found.status not in GOOD:
        return found_markup(found, session)
    differ = translator(session.lang)("Careful readers differ here")
    return right_line(found.text, session.lang, "" if found.status == "right" else differ)
