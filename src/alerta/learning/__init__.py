"""Exercises, their keys, how an answer is judged, and how far a person has come."""

from alerta.learning.bank import (
    ExerciseMissing,
    load_dossier,
    load_exercise,
    load_exercises,
    load_key,
    sentences,
    shown_in_chapter,
)
from alerta.learning.checking import ContentFault, check
from alerta.learning.grading import Grade, PartGrade, grade, parts
from alerta.learning.kinds import Part, asked
from alerta.learning.progress import ChapterProgress, progress

__all__ = [
    "ChapterProgress",
    "ContentFault",
    "ExerciseMissing",
    "Grade",
    "Part",
    "PartGrade",
    "asked",
    "check",
    "grade",
    "load_dossier",
    "load_exercise",
    "load_exercises",
    "load_key",
    "parts",
    "progress",
    "sentences",
    "shown_in_chapter",
]
