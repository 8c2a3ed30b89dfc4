"""Renewal by delta: what changed in the codebook since a certificate, as at most ten exercises.

Changes stand in `datasets/codebook/changes.csv`: one row for every code (a rule, a criterion, an
indicator, an error) that a version changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alerta.learning.bank import Exercise, load_exercises, shown_in_chapter
from alerta.learning.course import SOLVED, Entry, whole_tries
from alerta.resources import Row, codebook_version, table

MOST = 10
# in the log, of every certificate that was printed: its version of the codebook, never the name
PRINTED, VERSION_PART = "certificate", "codebook_version"


@dataclass(frozen=True)
class Delta:
    """What lies between two versions of the codebook: the changes (rows of changes.csv) and the
    exercises that renew a certificate."""

    since: str
    present: str
    changes: tuple[Row, ...]
    exercises: tuple[Exercise, ...]


def versions(home: Path) -> list[str]:
    """Every version of the codebook, the oldest first; the present one is the last."""
    present = codebook_version(home)
    named = {row["version"] for row in table(home, "changes")} | {present}
    return sorted((one for one in named if _order(one) <= _order(present)), key=_order)


def delta(home: Path, since: str, log: Iterable[Entry] = ()) -> Delta:
    """The delta module from the version of a certificate to the present one. Writes nothing.

    In it are exercises made or changed for a newer version, those that train a code that changed,
    and those that the person of `log` answered in an older version of theirs. Every changed code
    is met once before one is met twice.
    """
    present = codebook_version(home)
    changes = tuple(
        row for row in table(home, "changes") if _between(row["version"], since, present)
    )
    codes = [row["code"] for row in changes if row["code"]]
    answered: dict[str, int] = {}
    for entry in log:
        answered[entry.item] = max(entry.version, answered.get(entry.item, 0))
    able = [
        one
        for one in load_exercises(home)
        if shown_in_chapter(one)
        and (
            _between(str(one["codebook_version"]), since, present)
            or answered.get(one["id"], one["version"]) < one["version"]
            or set(codes) & set(one["trains"])
        )
    ]
    return Delta(since, present, changes, tuple(_chosen(able, codes)))


def printed_version(log: Iterable[Entry]) -> str | None:
    """The version of the last certificate of mastery that was printed here; None before any."""
    printed = [str(one.value) for one in log if _is_mastery(one)]
    return printed[-1] if printed else None


def still_to_renew(home: Path, log: Sequence[Entry]) -> Delta | None:
    """What has to be solved before a certificate of mastery is printed in the present version: the
    delta since the last one, without what was solved after it. None when nothing lacks."""
    since = printed_version(log)
    if since is None:
        return None
    at = max(one.at for one in log if _is_mastery(one))
    solved = {
        name
        for name, tries in whole_tries(log).items()
        if any(one.at > at and float(one.value["score"]) >= SOLVED for one in tries)
    }
    found = delta(home, since, [one for one in log if one.at <= at])
    left = tuple(one for one in found.exercises if (one["id"], one["version"]) not in solved)
    return replace(found, exercises=left) if left else None


def _is_mastery(one: Entry) -> bool:
    return one.kind == PRINTED and one.item == "mastery" and one.part == VERSION_PART


def _chosen(able: Sequence[Exercise], codes: Sequence[str]) -> list[Exercise]:
    left = sorted(able, key=lambda one: (one["difficulty"], one["minutes"], one["id"]))
    chosen: list[Exercise] = []
    for code in dict.fromkeys(codes):
        met = any(code in one["trains"] for one in chosen)
        found = next((one for one in left if code in one["trains"]), None)
        if found is not None and not met:
            chosen.append(found)
            left.remove(found)
    return (chosen + left)[:MOST]


def _between(version: str, since: str, present: str) -> bool:
    return _order(since) < _order(version) <= _order(present)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
