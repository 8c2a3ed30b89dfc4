"""How an answer is judged, part by part, and what the person is told.

Right: the key's value, or one it accepts. Partly: right by degrees, or the right value proved
with another sentence. Ambiguous: two careful readers parted ways here, so another answer costs
nothing. Feedback always comes from the key, or from the codebook's own anchors; it names what
decides.
"""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.learning.anchors import anchor_feedback
from alerta.learning.bank import Exercise, Key, sentences
from alerta.learning.graders import GRADERS
from alerta.learning.graders.single import costs_nothing, plain_feedback
from alerta.learning.kinds import Part, asked
from alerta.learning.rows import match_rows
from alerta.learning.verdicts import CREDIT, Answered, Grade, PartGrade

__all__ = ["CREDIT", "Grade", "PartGrade", "grade", "parts"]

WORDING = {  # what is said where nothing is answered yet
    "order": "Put these in order.",
    "number": "Write a number.",
    "text": "Write an answer.",
    "sentences": "Mark a sentence.",
    "partition": "Put every report into a group.",
}


def parts(exercise: Exercise, key: Key) -> tuple[str, ...]:
    """The parts that are asked, in the order of the key."""
    return tuple(key["answers"])


def grade(
    exercise: Exercise,
    key: Key,
    answers: Mapping[str, str],
    evidence: Mapping[str, str],
    rules: Any,
    lang: str,
) -> Grade:
    """Judge the answers {part: value} with the sentences cited {part: "d1.6"}. Writes nothing.

    In an exercise of kind `registration` the parts are form paths, and the rows of a repeat are
    compared in whatever order the person wrote them.
    """
    if exercise["kind"] == "registration":
        answers = match_rows(key["answers"], answers)
    texts = sentences(exercise)
    composed = anchor_feedback if exercise["kind"] == "alert_scoring" else plain_feedback
    shapes = {part.id: part for part in asked(exercise)}
    judged = {}
    for name, expected in key["answers"].items():
        part = shapes.get(name) or Part(name, "field")
        said, cited = answers.get(name), evidence.get(name)
        judged[name] = _judge(
            Answered(part, said or "", cited, expected, exercise, texts, composed, rules, lang)
        )
    score = sum(one.credit for one in judged.values()) / len(judged) if judged else 1.0
    return Grade(judged, score)


def _judge(one: Answered) -> PartGrade:
    if not one.answer.strip():
        said = translator(one.lang)(WORDING.get(one.part.shape, "Choose an answer."))
        return PartGrade("missing", said, None, one.expected["criterion"])
    found = GRADERS[one.part.shape](one)
    by_degrees = found.status == "partly" and one.part.shape not in ("single", "field")
    forgiven = one.expected.get("ambiguous") and one.part.shape != "field"
    if forgiven and (found.status == "wrong" or by_degrees):
        return costs_nothing(one, found)
    return found
