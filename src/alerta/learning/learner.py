"""What an institution is told of one person: how far they came, and nothing that names them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from alerta import resources
from alerta.criteria import load_rules
from alerta.learning.bank import Exercise, load_exercises
from alerta.learning.course import Entry, chapter_status, on_the_pages, whole_tries
from alerta.learning.gains import Asks, asks, scores
from alerta.learning.mastery import requirements
from alerta.learning.review import LIMA, day_of

STEPS = ("started", "finished", "mastered")
Told = dict[str, Any]


@dataclass(frozen=True)
class Course:
    """What a log is compared with, read once for many people: by number ("04"), the exercises on
    the pages of each chapter that can be opened; all exercises by id; what each part of the tests
    asks; the rules."""

    home: Path
    pages: Mapping[str, Sequence[str]]
    exercises: Mapping[str, Exercise]
    asks: Asks
    rules: Any

    @classmethod
    def read(cls, home: Path) -> "Course":
        """Read chapters, exercises and rules. Writes nothing."""
        rows = resources.document(home / "manual" / "chapters.yaml")
        numbers = [f"{int(row['number']):02d}" for row in rows if row.get("available")]
        pages = {number: on_the_pages(home, number) for number in numbers}
        exercises = load_exercises(home)
        return cls(
            home,
            {number: ids for number, ids in pages.items() if ids},
            {one["id"]: one for one in exercises},
            asks(home, exercises),
            load_rules(home),
        )


def learner(course: Course, log: Sequence[Entry]) -> Told:
    """Of one person, as JSON values: first month, chapters with their days, entry and exit test,
    certification. Empty when the log tells of no answer. Days are those of Lima. Writes nothing."""
    done = [one for one in log if one.kind in ("answer", "attempt")]
    if not done:
        return {}
    steps = _steps(course, done)
    met = _requirements_met(course, log)
    mastered = bool(course.pages) and all(
        "mastered" in steps.get(number, {}) for number in course.pages
    )
    return {
        "first_month": min(day_of(one) for one in done).isoformat()[:7],
        "chapters": steps,
        "tests": _tests(course, done),
        "requirements_met": [name for name, is_met in met.items() if is_met],
        "certified": mastered and bool(met) and all(met.values()),
    }


def _requirements_met(course: Course, log: Sequence[Entry]) -> dict[str, bool]:
    """The requirements of the certificate, of those who sat both of its parts; empty of others:
    working them out takes a while, and without both parts nobody is certified."""
    sat = {one.item.split(".")[1] for one in log if one.kind == "attempt" and _is_test(one)}
    if not {"written", "texts"} <= sat:
        return {}
    return {one.name: one.met for one in requirements(course.home, log, course.rules)}


def _is_test(one: Entry) -> bool:
    return one.part == "*" and one.item.startswith("test.")


def _steps(course: Course, done: Sequence[Entry]) -> dict[str, dict[str, str]]:
    """By chapter, the day of each step that was taken. Started: the first answer. Finished: every
    exercise tried, in whatever version. Mastered: as «My path» says, by the present exercises."""
    answered: dict[str, date] = {}
    tried: dict[str, date] = {}
    for one in done:
        answered.setdefault(one.item, day_of(one))
        if one.kind == "attempt" and one.part == "*":
            tried.setdefault(one.item, day_of(one))
    versions = {name: int(one["version"]) for name, one in course.exercises.items()}
    tries = whole_tries(done)
    found = {}
    for number, ids in course.pages.items():
        began = [answered[one] for one in ids if one in answered]
        if not began:
            continue
        days = {"started": min(began)}
        mastered_at = chapter_status(number, ids, versions, tries).mastered_at
        if mastered_at is not None:
            days["mastered"] = mastered_at.astimezone(LIMA).date()
        if all(one in tried for one in ids):
            days["finished"] = max(tried[one] for one in ids)
        if "mastered" in days:  # 80 % is enough: nobody has to try what is left
            days["finished"] = min(days["mastered"], days.get("finished", days["mastered"]))
        found[number] = {step: days[step].isoformat() for step in STEPS if step in days}
    return found


def _tests(course: Course, done: Iterable[Entry]) -> dict[str, Told]:
    """The first sitting of the entry test, and the first of the exit test that is not before it.
    Later ones were sat with the answers in view."""
    sat = [one for one in done if one.kind == "attempt" and _is_test(one)]
    entry = next((one for one in sat if one.item.startswith("test.entry.")), None)
    after = [one for one in sat if entry is None or one.at >= entry.at]
    leaving = next((one for one in after if one.item.startswith("test.exit.")), None)
    return {
        name: {
            "on": day_of(one).isoformat(),
            "scores": scores(course.exercises, course.asks, one.value),
        }
        for name, one in (("entry", entry), ("exit", leaving))
        if one is not None
    }
