"""Faults of the exercise bank: what a trainer must mend before an exercise is published.

The rules of text are those of training.md §9-11: invented cases, no personal data, both readers.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from alerta import resources
from alerta.learning.bank import CHAPTER, dossier_files, exercise_files, key_file, sentences
from alerta.learning.checks.answers import Keyed, check_answer
from alerta.learning.checks.explaining import explanations
from alerta.learning.checks.forms import form_faults
from alerta.learning.checks.readers import readers
from alerta.learning.checks.reporting import ContentFault, Reporter
from alerta.learning.checks.routed import routed
from alerta.learning.checks.structure import codes, dossier, joining, structure
from alerta.learning.checks.weekly import weekly
from alerta.learning.checks.wording import wording
from alerta.learning.codes import known_codes
from alerta.learning.kinds import OPTIONAL, Part, asked

Faults = Iterator[ContentFault]


def check(home: Path) -> list[ContentFault]:
    """Every fault of every dossier, exercise and key. Writes nothing."""
    return [*_Bank(home).faults()]


class _Bank:
    def __init__(self, home: Path) -> None:
        self.home = home
        self.known = known_codes(home)
        self.dossiers: dict[str, list[Mapping[str, Any]]] = {}

    def faults(self) -> Faults:
        for path in dossier_files(self.home):
            yield from self._dossier(path)
        seen: set[str] = set()
        for path in exercise_files(self.home):
            if path.stem in seen:
                yield Reporter(self.home, path)("id", "twice", id=path.stem)
            seen.add(path.stem)
            yield from self._exercise(path)
        for path in sorted((self.home / "exercises" / "keys").glob(f"{CHAPTER}/*.yaml")):
            exercise = self.home / "exercises" / path.parent.name / path.name
            if not exercise.is_file():
                file = exercise.relative_to(self.home).as_posix()
                yield Reporter(self.home, path)("", "no_exercise", file=file)

    def _dossier(self, path: Path) -> Faults:
        report = Reporter(self.home, path)
        content, faults = self._read(path, "dossier")
        yield from faults
        if content is None:
            return
        yield from wording(report, content)
        if not faults:
            self.dossiers[path.stem] = content["documents"]
            yield from dossier(report, path, content)

    def _exercise(self, path: Path) -> Faults:
        report = Reporter(self.home, path)
        exercise, faults = self._read(path, "exercise")
        yield from faults
        if exercise is None:
            return
        yield from wording(report, exercise)
        if not faults:
            missing = [*joining(report, exercise, self.dossiers)]
            yield from missing
            faults += missing
            exercise = self._whole(exercise)
            yield from structure(report, path, exercise)
            yield from codes(report, exercise, self.known)
        key_path = key_file(path)
        if not key_path.is_file():
            yield report("", "no_key", file=key_path.relative_to(self.home).as_posix())
            return
        key, key_faults = self._read(key_path, "key")
        yield from key_faults
        if not faults and not key_faults:  # a key is held against a sound exercise only
            yield from self._key(Reporter(self.home, key_path), exercise, key)

    def _key(self, report: Reporter, exercise: Mapping[str, Any], key: Mapping[str, Any]) -> Faults:
        if key["exercise"] != exercise["id"] or key["version"] != exercise["version"]:
            said = {"id": exercise["id"], "version": exercise["version"]}
            yield report("version", "version", **said)
        parts = {part.id: part for part in asked(exercise)}
        answers, texts = key["answers"], sentences(exercise)
        for part in parts.keys() - answers.keys() - set(OPTIONAL):
            yield report(f"answers/{part}", "unanswered", part=part)
        for name, expected in answers.items():
            part = parts.get(name) or Part(name, "field")
            if name not in parts and parts:
                yield report(f"answers/{name}", "not_asked", part=name, known=", ".join(parts))
            keyed = Keyed(report, exercise, answers, part, expected)
            yield from check_answer(keyed)
            yield from explanations(keyed, self.known, texts)
        if exercise["kind"] == "routing":
            yield from routed(report, exercise, answers)
        if exercise["kind"] == "unfolding":
            yield from weekly(report, exercise, answers)
        yield from wording(report, {"answers": answers})
        yield from readers(report, key)

    def _whole(self, exercise: Mapping[str, Any]) -> Mapping[str, Any]:
        documents = self.dossiers.get(exercise.get("dossier", ""))
        if documents is None:
            return exercise
        shown = exercise.get("shows")
        chosen = [one for one in documents if shown is None or one["id"] in shown]
        return {**exercise, "documents": chosen}

    def _read(self, path: Path, kind: str) -> tuple[Any, list[ContentFault]]:
        """A file and the faults of its form; None when there is nothing to look at."""
        report = Reporter(self.home, path)
        try:
            content = resources.document(path)
        except resources.ContentError as error:
            return None, [report("", "unreadable", what=" ".join(str(error).split())[:200])]
        faults = [*form_faults(report, self.home, content, kind)]
        return (content if isinstance(content, dict) else None), faults
