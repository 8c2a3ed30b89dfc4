"""The exercise bank: documents under exercises/, keys apart under exercises/keys/.

`load_key` is the only door to the keys: what it returns stays in the kernel and reaches nobody
before an attempt.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alerta import resources

Exercise = Mapping[str, Any]
Key = Mapping[str, Any]


class ExerciseMissing(Exception):
    """No exercise has this id; the message says so in Spanish and names the folder to look in."""


def exercise_files(home: Path) -> list[Path]:
    """Every exercise file, by chapter and name; keys and schemas are not among them."""
    folder = home / "exercises"
    return sorted(
        path for path in folder.glob("*/*.yaml") if path.parent.name not in ("keys", "schema")
    )


def key_file(exercise: Path) -> Path:
    """Where the key of an exercise file is: the same path below exercises/keys/."""
    return exercise.parents[1] / "keys" / exercise.parent.name / exercise.name


def load_exercises(home: Path, chapter: str | None = None) -> list[Exercise]:
    """All exercises, or those of a chapter such as "04", in the order of their files."""
    return [
        resources.document(path)
        for path in exercise_files(home)
        if chapter in (None, path.parent.name)
    ]


def load_exercise(home: Path, exercise_id: str) -> Exercise:
    """One exercise by its id (its file has the same name). ExerciseMissing when there is none."""
    return resources.document(_find(home, exercise_id))


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
        for document in exercise.get("documents", [])
        for number, sentence in enumerate(
            (sentence for paragraph in document["paragraphs"] for sentence in paragraph), 1
        )
    }


def _find(home: Path, exercise_id: str) -> Path:
    for path in exercise_files(home):
        if path.stem == exercise_id:
            return path
    raise ExerciseMissing(f"No hay un ejercicio «{exercise_id}» en exercises/. Revise el nombre.")
