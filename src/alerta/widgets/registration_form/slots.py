"""Fields that point to rows of a repeat by number («Actores que participaron: 1, 2»).

Such a field offers the numbers up to the count of another repeat: `name <= ${n_actors}`, where
`n_actors` is `count(${actor})`. When rows move, what points to them moves along.
"""

import re
from collections.abc import Mapping
from typing import Any

from alerta.form import Answers, Form, Item
from alerta.widgets.registration_form.typed import shown

_LIMIT = re.compile(r"\s*name\s*<=\s*\$\{(\w+)\}\s*\Z")
_COUNT = re.compile(r"\s*count\(\s*\$\{(\w+)\}\s*\)\s*\Z")
_TELLING = ("select_one", "text")
LONGEST = 48  # characters of one part of a row's name


def slot_target(item: Item, form: Form) -> str:
    """The repeat whose rows a field numbers; '' when it does not."""
    limit = _LIMIT.match(item.row.get("choice_filter", ""))
    counter = form.by_name.get(limit[1]) if limit else None
    counted = _COUNT.match(counter[0].row.get("calculation", "")) if counter else None
    target = form.by_name.get(counted[1]) if counted else None
    return target[0].name if target and target[0].is_repeat else ""


def slot_fields(form: Form, repeat: str) -> list[Item]:
    """The fields that point to rows of `repeat`."""
    return [item for item in form.fields() if slot_target(item, form) == repeat]


def renumbered(text: str, numbers: Mapping[int, int | None]) -> str:
    """`text` (row numbers) after rows moved from key to value; None: the row is gone."""
    moved = []
    for word in text.split():
        new = numbers.get(int(word), int(word)) if word.isdecimal() else word
        if new is not None:
            moved.append(str(new))
    return " ".join(
        sorted(moved, key=lambda w: (not w.isdecimal(), int(w) if w.isdecimal() else 0))
    )


def row_title(answers: Answers, row: str, lang: str) -> str:
    """What tells one row from another: its first answers in words, and its day; '' while blank."""
    node = answers.node(row)
    parts: list[str] = []
    day = ""
    for item in node.item.children:
        if item.is_group:
            continue
        text = answers.value(f"{row}/{item.name}")
        if not text:
            continue
        if item.type in _TELLING and item.list_name != "yes_no" and len(parts) < 2:
            if not slot_target(item, answers.form):
                parts.append(shortened(words(answers.form, item, text, lang)))
        elif item.type == "date" and not day:
            day = shown("date", text, lang)
    return ", ".join([*parts, *([day] if day else [])])


def words(form: Form, item: Item, text: str, lang: str) -> str:
    """A stored text as people read it: labels for codes, dates and numbers as written here."""
    if item.list_name and not item.source_name:
        labels = []
        for code in text.split():
            choice = form.choice(item.list_name, code)
            labels.append(choice.label(lang) if choice else code)
        return ", ".join(labels)
    return shown(item.type, text, lang)


def shortened(text: str, width: int = LONGEST) -> str:
    """The start of a text, cut at a word."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return flat[:width].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def after_removal(answers: Answers, repeat: str, gone: int, count: int) -> None:
    """Let every field that pointed to rows of `repeat` follow, now that row `gone` is away."""
    numbers: dict[int, int | None] = {gone: None}
    numbers |= {n: n - 1 for n in range(gone + 1, count + 1)}
    for item in slot_fields(answers.form, repeat):
        for node in answers.nodes(item):
            if node.answer:
                moved = renumbered(node.answer, numbers)
                if moved != node.answer:
                    answers.set(node.path, moved)


def renumber_row(form: Form, item: Item, row: Mapping[str, Any], numbers: dict) -> dict[str, Any]:
    """A row (or group) of a record with its pointers moved; `numbers` is {repeat: {from: to}}."""
    moved: dict[str, Any] = {}
    children = {child.name: child for child in item.children}
    for name, value in row.items():
        child = children.get(name)
        if child is not None and isinstance(value, Mapping):
            value = renumber_row(form, child, value, numbers)
        elif child is not None and isinstance(value, str):
            target = slot_target(child, form)
            if target in numbers:
                value = renumbered(value, numbers[target])
        if value != "":
            moved[name] = value
    return moved
