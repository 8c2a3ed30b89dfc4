"""Exercises, their keys, how an answer is judged, and how far a person has come."""

from alerta.learning.bank import (
    ExerciseMissing,
    load_exercise,
    load_exercises,
    load_key,
    sentences,
)
from alerta.learning.checking import ContentFault, check
from alerta.learning.grading import Grade, PartGrade, grade, parts
from alerta.learning.progress import ChapterProgress, progress

__all__ = [
    "ChapterProgress",
    "ContentFault",
    "ExerciseMissing",
    "Grade",
    "PartGrade",
    "check",
    "grade",
    "load_exercise",
    "load_exercises",
    "load_key",
    "parts",
    "progress",
    "sentences",
]
