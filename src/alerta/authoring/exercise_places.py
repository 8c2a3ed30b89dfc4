"""Where in the exercise book stands what a check of the bank speaks of."""

from collections.abc import Mapping
from typing import Any

from alerta.authoring.exercise_reading import Rows
from alerta.authoring.exercise_rows import Record
from alerta.authoring.exercise_sheets import OTHERWISE, SHEETS

Spot = tuple[str, int, str]  # sheet, row, column


def spot(place: str, first: int, head: str, rows: Mapping[str, Rows]) -> Spot:
    """The cell that a place such as "answers/q1/wrong/b/es" means.

    `head` is the sheet of the exercise or dossier itself, `rows` are those of it alone, and
    `first` is the number that the check gives to the first entry of a list.
    """
    steps = [step for step in place.split("/") if step]
    name = steps[0] if steps else ""
    rest = steps[1:]
    found: Spot | None = None
    if name == "answers" and rest:
        found = _answer(rest, rows)
    elif name == "questions" and rest:
        found = _question(rest, first, rows)
    elif name == "documents" and rest:
        found = _document(rest, first, rows)
    elif name in ("hints", "reviewed"):
        found = _numbered(name, rest, first, rows)
    if found:
        return found
    column = "_".join(steps[:2]) if rest and rest[0] in ("es", "en") else name
    known = [one.name for one in SHEETS[head]]
    number = rows[head][0][0] if rows[head] else 0
    return head, number, column if column in known else ""


def _answer(rest: list[str], rows: Mapping[str, Rows]) -> Spot | None:
    part, steps = rest[0], rest[1:]
    mine = _those(rows["answers"], part=part)
    if steps and steps[0] in ("wrong", "otherwise"):
        value = OTHERWISE if steps[0] == "otherwise" else (steps[1:] or [""])[0]
        told = _those(rows["feedback"], part=part, value=value)
        if told:
            lang = steps[-1] if steps[-1] in ("es", "en", "error") else "es"
            return "feedback", told[0][0], lang
        near = _those(rows["feedback"], part=part) or rows["feedback"]
        return ("feedback", near[-1][0], "value") if near else None
    if not mine:
        return ("answers", rows["answers"][-1][0], "part") if rows["answers"] else None
    column = "_".join(steps[:2]) if steps else "value"
    known = [one.name for one in SHEETS["answers"]]
    if column not in known:
        column = next((one for one in (f"{column}_es", *steps) if one in known), "value")
    return "answers", mine[0][0], column


def _question(rest: list[str], first: int, rows: Mapping[str, Rows]) -> Spot | None:
    asked = _nth(rows["questions"], rest[0], first)
    if asked is None:
        return None
    if len(rest) > 2 and rest[1] in ("options", "items"):
        of = {"question": asked[1].get("question", ""), "role": rest[1][:-1]}
        one = _nth(_those(rows["options"], **of), rest[2], first)
        if one:
            return "options", one[0], rest[3] if len(rest) > 3 else "es"
    column = "_".join(rest[1:3])
    return "questions", asked[0], column if column.startswith(("prompt_", "unit_")) else "question"


def _document(rest: list[str], first: int, rows: Mapping[str, Rows]) -> Spot | None:
    names = [*dict.fromkeys(row.get("document", "") for _, row in rows["documents"])]
    at = int(rest[0]) - first if rest[0].isdecimal() else -1
    if not 0 <= at < len(names):
        return None
    mine = _those(rows["documents"], document=names[at])
    if len(rest) > 3 and rest[1] == "paragraphs":
        numbers = [*dict.fromkeys(row.get("paragraph", "") for _, row in mine)]
        paragraph = int(rest[2]) - first
        if 0 <= paragraph < len(numbers):
            one = _nth(_those(mine, paragraph=numbers[paragraph]), rest[3], first)
            if one:
                return "documents", one[0], rest[4] if len(rest) > 4 else "es"
    column = "_".join(rest[1:3])
    return "documents", mine[0][0], column


def _numbered(name: str, rest: list[str], first: int, rows: Mapping[str, Rows]) -> Spot | None:
    if not rows[name]:
        return None
    if rest and not rest[0].isdecimal():
        mine = _those(rows[name], reader=rest[0])
        return (name, mine[0][0], "differs") if mine else None
    one = _nth(rows[name], rest[0], first) if rest else rows[name][-1]
    column = rest[1] if len(rest) > 1 else ("section" if name == "hints" else "reader")
    return (name, one[0], column) if one else None


def _nth(rows: Rows, step: str, first: int) -> tuple[int, Record] | None:
    at = int(step) - first if step.isdecimal() else -1
    return rows[at] if 0 <= at < len(rows) else None


def _those(rows: Rows, **cells: Any) -> Rows:
    return [one for one in rows if all(one[1].get(k) == v for k, v in cells.items())]
