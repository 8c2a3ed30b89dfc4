"""Which exercises of a chapter are done, and which chapter comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alerta.learning.progress import SOLVED
from alerta.resources import text
from alerta.widgets.session import Session


@dataclass(frozen=True)
class Knot:
    """One exercise: its address on the page, its title, whether it was tried and whether it is solved."""

    item: str
    title: str
    tried: bool
    done: bool


def knots(session: Session, exercises: Sequence[Mapping[str, Any]]) -> list[Knot]:
    """One knot for each exercise shown, in their order. Reads the log; writes nothing."""
    made = []
    for exercise in exercises:
        scores = [
            float(entry.value["score"])
            for entry in session.log(exercise["id"], "attempt")
            if entry.part == "*" and entry.version == exercise["version"]
        ]
        solved = bool(scores) and max(scores) >= SOLVED
        title = text(exercise["title"], session.lang)
        made.append(Knot(exercise["id"], title, bool(scores), solved))
    return made


def next_chapter(
    chapter: str, rows: Sequence[Mapping[str, Any]], lang: str
) -> tuple[str, str] | None:
    """(id, title) of the next chapter that can be opened; None after the last one."""
    ids = [row["id"] for row in rows]
    start = ids.index(chapter) + 1 if chapter in ids else len(ids)
    for row in rows[start:]:
        if row.get("available"):
            return row["id"], text(row["title"], lang)
    return None
