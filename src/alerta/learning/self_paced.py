"""The course where each chapter opens the next: which pages of the manual are still locked.

features.md row 83: the next chapter opens when at least 80 % of the exercises of the one before
are solved. The kit does this only when it is served so; otherwise every chapter is open.
"""

from collections.abc import Sequence
from pathlib import Path

from alerta.learning.course import ChapterStatus, Entry, status

OPENED = "opened"  # kind of the entry that keeps a page open: content changes, a promise does not
AFTER_ALL = ("exit", "certification")


def locked(home: Path, chapters: Sequence[str], log: Sequence[Entry]) -> dict[str, ChapterStatus]:
    """What a person may not open yet, by number or name ("05", "exit"), and for each the chapter
    that has to be mastered first. `chapters`: numbers of those that can be opened, in order.

    Reads files; writes nothing.
    """
    statuses = status(home, chapters, log)
    opened = {entry.item for entry in log if entry.kind == OPENED}
    found: dict[str, ChapterStatus] = {}
    for place in (*chapters, *AFTER_ALL):
        first = missing_before(place, statuses)
        if first is not None and page_of(place) not in opened:
            found[place] = first
    return found


def missing_before(place: str, statuses: Sequence[ChapterStatus]) -> ChapterStatus | None:
    """The first chapter before `place` that is not mastered; None when there is none.

    What is no chapter (the exit test) comes after all of them. A chapter without exercises keeps
    nobody waiting.
    """
    for one in statuses:
        if one.number == place:
            return None
        if one.total and not one.mastered:
            return one
    return None


def page_of(place: str) -> str:
    """The page's name in the log of answers: `manual/05`."""
    return f"manual/{place}"
