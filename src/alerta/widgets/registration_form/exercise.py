"""A record as an exercise: it begins with a colleague's, and is compared with the key."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from alerta.criteria import Rules
from alerta.form import Form
from alerta.learning.rows import match_rows
from alerta.resources import text
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.exercise_card.telling import cited
from alerta.widgets.registration_form.merging import put
from alerta.widgets.registration_form.model import FormModel
from alerta.widgets.registration_form.slots import words
from alerta.widgets.session import Session

GOOD = ("right", "ambiguous", "partly")


class _Said(str):
    """An answer that remembers the field it was written in, also once its row is renumbered."""

    path: str


class ExerciseModel:
    """The exercise around a FormModel: its start, its answers in the log, what the key says."""

    def __init__(
        self,
        exercise: Mapping[str, Any],
        key: Mapping[str, Any],
        rules: Rules,
        session: Session,
    ) -> None:
        self.exercise, self.key, self.session = exercise, key, session
        parts = tuple(key["answers"])
        self.state = ExerciseState(exercise, key, rules, session, lambda _: parts)
        self.places: dict[str, str] = {part: part for part in parts}

    @property
    def day(self) -> dt.date:
        """The day on which the exercise is set."""
        given = self.exercise["record_date"]
        return given if isinstance(given, dt.date) else dt.date.fromisoformat(str(given))

    def start(self) -> dict[str, Any]:
        """The record as the colleague left it, in the language of the page."""
        record = _copied(self.exercise["start"])
        record.setdefault("record_date", self.day.isoformat())
        if self.session.lang != "es":
            for path, words_there in (self.exercise.get("start_en") or {}).items():
                put(record, path, words_there)
        return record

    def follow(self, model: FormModel) -> None:
        """Take what the form says now; answers to parts of the key go to the log as they change."""
        for part, said in self._matched(model).items():
            if said != (self.state.answers.get(part) or ""):
                self.state.answer(part, said or None)

    def grade(self, model: FormModel) -> None:
        """Compare with the key and record the try."""
        self.follow(model)
        self.state.check(self.state.asked)

    def found(self, path: str) -> Any | None:
        """What the key says of the field at `path` now; None before a try, or once it changed."""
        part = next((part for part, place in self.places.items() if place == path), None)
        return self.state.found(part) if part else None

    def to_look_at(self) -> list[tuple[str, Any]]:
        """(path, PartGrade) of every part that is not right yet, in the order of the key."""
        graded = [(part, self.state.found(part)) for part in self.state.asked]
        return [
            (self.places[p], found) for p, found in graded if found and found.status not in GOOD
        ]

    @property
    def right(self) -> int:
        """How many parts are right now."""
        graded = [self.state.found(part) for part in self.state.asked]
        return sum(1 for found in graded if found and found.status in GOOD)

    def earlier(self, form: Form) -> tuple[dict[str, str], dict[str, str]]:
        """What was answered to an earlier version, in words, and the names of those fields."""
        told, names = {}, {}
        for part, value in self.state.earlier.items():
            try:
                item = form.item(part)
            except KeyError:  # the field has left the form since
                told[part] = value or ""
                continue
            told[part] = words(form, item, value or "", self.session.lang)
            names[part] = item.label(self.session.lang)
        return told, names

    def model_answer(self, form: Form) -> list[tuple[str, str, str, str]]:
        """(field, answer, sentence, why) of the key; empty until an attempt is on record."""
        if not self.state.attempted:
            return []
        lang = self.session.lang
        rows = []
        for part in self.state.asked:
            entry = self.key["answers"][part]
            item = form.item(part)
            said = words(form, item, str(entry["value"]), lang)
            rows.append((item.label(lang), said, cited(entry), text(entry["right"], lang)))
        return rows

    def _matched(self, model: FormModel) -> dict[str, str]:
        """What the form says to each part of the key, whatever the order of its rows."""
        said: dict[str, str] = {}
        for path in model.answers.paths():
            value = model.answers.value(path)
            if value:
                said[path] = _Said(value)
                said[path].path = path  # type: ignore[attr-defined]
        matched = match_rows(self.key["answers"], said)
        self.places = {
            part: getattr(matched.get(part), "path", part) for part in self.key["answers"]
        }
        return {part: str(matched.get(part, "")) for part in self.key["answers"]}


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _copied(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_copied(one) for one in value]
    return value
