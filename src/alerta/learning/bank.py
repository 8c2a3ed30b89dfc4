"""The exercise bank: exercises by chapter, the dossiers they share, and their keys apart.

`load_key` is the only door to the keys: what it returns stays in the kernel and reaches nobody
before an attempt.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alerta import resources

Exercise = Mapping[str, Any]
Key = Mapping[str, Any]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
CHAPTER = "[0-9][0-9]"
_joined: dict[Path, tuple[Any, Any, Exercise]] = {}


class ExerciseMissing(Exception):
    """No exercise or dossier has this id; the message says so in Spanish and names the folder."""


def exercise_files(home: Path) -> list[Path]:
    """Every exercise file, by chapter and name; keys, dossiers and schemas are not among them."""
    return sorted((home / "exercises").glob(f"{CHAPTER}/*.yaml"))


def dossier_files(home: Path) -> list[Path]:
    """Every dossier file, by name."""
    return sorted((home / "exercises" / "dossiers").glob("*.yaml"))


def key_file(exercise: Path) -> Path:
    """Where the key of an exercise file is: the same path below exercises/keys/."""
    return exercise.parents[1] / "keys" / exercise.parent.name / exercise.name


def load_exercises(home: Path, chapter: str | None = None) -> list[Exercise]:
    """All exercises, or those of a chapter such as "04", in the order of their file names.

    Those of a test pool are among them; `shown_in_chapter` tells them apart.
    """
    return [
        read_exercise(home, path)
        for path in exercise_files(home)
        if chapter in (None, path.parent.name)
    ]


def shown_in_chapter(exercise: Exercise) -> bool:
    """Whether an exercise is practised in its chapter; those of a test pool are kept for it."""
    return not exercise.get("test")


def load_exercise(home: Path, exercise_id: str) -> Exercise:
    """One exercise by its id, its `documents` in place. ExerciseMissing when there is none."""
    return read_exercise(home, _find(home, exercise_id))


def load_dossier(home: Path, dossier_id: str) -> Mapping[str, Any]:
    """One dossier by its id. ExerciseMissing when there is none."""
    path = home / "exercises" / "dossiers" / f"{dossier_id}.yaml"
    if not _ID.match(dossier_id) or not path.is_file():
        raise ExerciseMissing(
            f"No hay un expediente «{dossier_id}» en exercises/dossiers/. Revise el nombre."
        )
    return resources.document(path)


def load_key(home: Path, exercise_id: str) -> Key:
    """The key of one exercise. ExerciseMissing when the exercise or its key does not exist."""
    path = key_file(_find(home, exercise_id))
    if not path.is_file():
        raise ExerciseMissing(f"El ejercicio «{exercise_id}» no tiene clave en exercises/keys/.")
    return resources.document(path)


def sentences(exercise: Exercise) -> dict[str, Mapping[str, str]]:
    """Every sentence of the documents by its address: {"d1.6": {"es": …, "en": …}}."""
    return {
        f"{document['id']}.{number}": sentence
        for document in exercise.get("documents") or ()
        for number, sentence in enumerate(
            (sentence for paragraph in document["paragraphs"] for sentence in paragraph), 1
        )
    }


def read_exercise(home: Path, path: Path) -> Exercise:
    """An exercise file with the documents of its dossier in it; kept until a file changes.

    The documents that it `shows` keep their ids, so that a sentence has one address everywhere.
    """
    exercise = resources.document(path)
    if not isinstance(exercise, dict) or "dossier" not in exercise:
        return exercise
    dossier = load_dossier(home, str(exercise["dossier"]))
    known = _joined.get(path)
    if known is None or known[0] is not exercise or known[1] is not dossier:
        shown = exercise.get("shows")
        documents = [one for one in dossier["documents"] if shown is None or one["id"] in shown]
        known = _joined[path] = (exercise, dossier, {**exercise, "documents": documents})
    return known[2]


def _find(home: Path, exercise_id: str) -> Path:
    if _ID.match(exercise_id):
        # one look into each chapter's folder: it never grows stale, and needs no list of all files
        for path in sorted((home / "exercises").glob(f"{CHAPTER}/{exercise_id}.yaml")):
            return path
    raise ExerciseMissing(f"No hay un ejercicio «{exercise_id}» en exercises/. Revise el nombre.")
