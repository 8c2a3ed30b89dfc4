"""What is said beside a field: errors, warnings, data of persons; and the remedy at one press."""

from collections.abc import Mapping
from dataclasses import dataclass

from alerta.form import Answers, Issue
from alerta.form.node import Node
from alerta.i18n import translator
from alerta.widgets.registration_form.private import private_data
from alerta.widgets.registration_form.slots import words
from alerta.widgets.registration_form.typed import fault_words

COMPUTED: Mapping[str, str] = {"category": "suggested_category", "level": "computed_level"}


@dataclass(frozen=True)
class Notice:
    """What stands beside a field: an error keeps the record from being saved, a warning does not."""

    path: str
    severity: str
    what: str
    remedy: str
    code: str


@dataclass(frozen=True)
class Remedy:
    """An answer that would mend what is wrong: the words of a button, and what it sets."""

    words: str
    path: str
    value: str


def notice_of(answers: Answers, issue: Issue, lang: str) -> Notice:
    """An issue in the words of this page."""
    what, remedy = issue.message, issue.remedy
    told = (what.get(lang) or what["es"], remedy.get(lang) or remedy["es"])
    try:
        node = answers.node(issue.path)
    except KeyError:
        node = None
    if node is not None:
        told = fault_words(issue.code, node.item.type, node.answer, lang) or told
    return Notice(issue.path, issue.severity, *told, issue.code)


def private_notices(node: Node, lang: str) -> list[Notice]:
    """Warnings about data of persons in a free text."""
    if node.item.type != "text" or not node.relevant:
        return []
    return [
        Notice(node.path, "warning", *found.words(lang), f"private_{found.kind}")
        for found in private_data(node.string())
    ]


def remedy_for(answers: Answers, path: str, today: str, lang: str) -> Remedy | None:
    """The remedy that one press can bring: only where the form itself knows the answer."""
    node = answers.node(path)
    name, form = node.item.name, answers.form
    if name == "start_on" and node.parent is not None and node.string() > today:
        status = node.parent.kids.get("status")
        if status is not None and status.string() not in ("announced", "cancelled"):
            return _remedy(answers, status, "announced", lang)
    source = form.by_name.get(COMPUTED.get(name, ""))
    computed = answers.nodes(source[0])[0].string() if source else ""
    if computed and node.string() and computed != node.string():
        return _remedy(answers, node, computed, lang)
    return None


def _remedy(answers: Answers, node: Node, value: str, lang: str) -> Remedy:
    label = words(answers.form, node.item, value, lang)
    return Remedy(translator(lang)("Change to “{label}”", label=label), node.path, value)
