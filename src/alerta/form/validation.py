"""What is still wrong with a set of answers, each with its place and its remedy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alerta.form.canonical import fault
from alerta.form.definition import Item
from alerta.form.faults import LANGUAGES, Pair, pair
from alerta.form.values import boolean
from alerta.form.walking import Env

if TYPE_CHECKING:
    from alerta.form.answers import Answers, Node

WORDING: dict[str, tuple[str, str]] = {
    "required": (
        "This answer is still missing.",
        "Fill it in, or choose “Not known” where it is offered.",
    ),
    "constraint": (
        "This answer does not fit yet.",
        "Check it against the hint of the question.",
    ),
    "not_integer": (
        "“{value}” is not a whole number.",
        "Write digits only, for example 12.",
    ),
    "not_decimal": (
        "“{value}” is not a number.",
        "Write digits, with a point before the decimals, for example 12.5.",
    ),
    "number_too_long": (
        "The number “{value}” is too long.",
        "Check whether a digit was typed twice.",
    ),
    "not_date": (
        "“{value}” is not written as a date.",
        "Write year-month-day, for example 2026-03-04.",
    ),
    "no_such_date": (
        "There is no day {value} in the calendar.",
        "Check the day and the month; write year-month-day, for example 2026-03-04.",
    ),
    "not_time": (
        "“{value}” is not a time of day.",
        "Write hours and minutes from 00:00 to 23:59, for example 07:30.",
    ),
    "not_moment": (
        "“{value}” is not a date with a time.",
        "Write it like 2026-03-04T07:30.",
    ),
    "not_in_list": (
        "“{value}” is not one of the choices.",
        "Choose one from the list.",
    ),
    "code_zeros": (
        "“{value}” is not one of the choices; “{near}” is: it seems that a zero was lost.",
        "Write “{near}”, and format the column as text in the spreadsheet.",
    ),
    "not_offered": (
        "“{value}” does not go with what was answered before.",
        "Choose again from the list, or correct the earlier answer.",
    ),
    "retired": (
        "“{value}” is no longer in use.",
        "Choose one of the choices in the list.",
    ),
    "other_form": (
        "The record belongs to the form “{found}”, not to “{form}”.",
        "Open it with its own form.",
    ),
    "unknown_field": (
        "The form has no such field; the record has “{value}” there.",
        "Correct the name of the field, or take it out of the record.",
    ),
    "not_a_group": (
        "A group of fields was expected here, not “{value}”.",
        "Write the fields of the group with their names.",
    ),
    "not_rows": (
        "A list of rows was expected here, not “{value}”.",
        "Write a list, also when it has only one row.",
    ),
    "not_a_value": (
        "One answer was expected here, not “{value}”.",
        "Write the answer as a text.",
    ),
    "too_many_rows": (
        "There are more than {most} rows here.",
        "Split the record.",
    ),
    "hidden_answer": (
        "“{value}” answers a question that is not asked here.",
        "Check the answer that decides whether it is asked.",
    ),
    "calculation_differs": (
        "The record says “{stored}”; calculated anew it is “{found}”.",
        "Check the answers it is made of; the new value is the one that is kept.",
    ),
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to mend. `severity` is "error" or "warning"; `rule` the rule it comes from."""

    code: str
    path: str
    message: Pair
    remedy: Pair
    severity: str = "error"
    rule: str | None = None


def issue(code: str, path: str, severity: str = "error", **values: object) -> Issue:
    """An issue in the words of WORDING."""
    message, remedy = WORDING[code]
    return Issue(code, path, pair(message, **values), pair(remedy, **values), severity)


def issues(answers: "Answers") -> Iterator[Issue]:
    """In the order of the form. A hidden field has none; a blank one is never constrained."""
    for node in answers.root.walk():
        if not node.relevant or node.kids or node.item.is_group:
            continue
        if node.value == "":
            yield from _blank(answers, node)
            continue
        wrong = fault(node.item.type, node.value)
        if wrong:
            yield _own_words(node, issue(wrong, node.path, value=node.value))
            continue
        if node.item.list_name:
            chosen = _chosen(answers, node)
            if chosen is not None:
                yield chosen
                continue
        rule = node.item.constraint
        if rule is not None and not boolean(rule.run(node, Env(answers, node))):
            yield _own_words(node, issue("constraint", node.path), "constraint_message")


def _blank(answers: "Answers", node: "Node") -> Iterator[Issue]:
    required = answers.is_required(node)
    if node.answer != "":  # answered, but its choices no longer offer that
        chosen = _unfitting(answers, node, node.answer.split()[0], required)
        yield chosen
    elif required:
        yield _own_words(node, issue("required", node.path), "required_message")


def _chosen(answers: "Answers", node: "Node") -> Issue | None:
    """The first chosen code that is not in the list, not offered, or retired and newly chosen."""
    item, form = node.item, answers.form
    if item.source_name:
        return None
    multiple = item.type == "select_multiple"
    kept = node.stored.split() if multiple else [node.stored]
    for code in node.answer.split() if multiple else [node.answer]:
        choice = form.choice(item.list_name, code)
        if choice is None or (multiple and code not in node.value.split()):
            return _unfitting(answers, node, code, True)
        if choice.retired and code not in kept:
            label = {lang: choice.label(lang) for lang in LANGUAGES}
            return issue("retired", node.path, value=label)
    return None


def _unfitting(answers: "Answers", node: "Node", code: str, required: bool) -> Issue:
    item, form = node.item, answers.form
    if item.source_name:
        code = node.answer
    choice = form.choice(item.list_name, code)
    if choice is None and not item.source_name:
        near = next(
            (c.name for c in form.choices_of(item.list_name) if _lost_zero(code, c.name)), ""
        )
        if near:
            return issue("code_zeros", node.path, value=code, near=near)
        return issue("not_in_list", node.path, value=code)
    label = {lang: choice.label(lang) if choice else code for lang in LANGUAGES}
    return issue("not_offered", node.path, "error" if required else "warning", value=label)


def _lost_zero(code: str, whole: str) -> bool:
    return code.isdigit() and whole.startswith("0") and whole.lstrip("0") == code.lstrip("0")


def _own_words(node: "Node", said: Issue, column: str = "") -> Issue:
    """The message and remedy that the form's author wrote, where there are any."""
    item = node.item
    message = _column(item, column) if column else None
    return Issue(
        said.code,
        said.path,
        message or said.message,
        _column(item, "remedy") or said.remedy,
        said.severity,
        item.row.get("rule") or None,
    )


def _column(item: Item, column: str) -> Pair | None:
    found = {lang: item.languages.text(item.row, column, lang) for lang in LANGUAGES}
    return found if all(found.values()) else None
