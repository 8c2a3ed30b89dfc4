"""How an answer is judged, part by part, and what the person is told.

Right: the key's value, or one it accepts. Partly: the right value, proved with another sentence.
Ambiguous: two careful readers parted ways here, so another answer costs nothing. In free text it
means that many wordings are good; one that the key lists as wrong still is.
Feedback always comes from the key, or from the codebook's own anchors; it names what decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from alerta import resources
from alerta.i18n import translator
from alerta.learning.anchors import anchor_feedback
from alerta.learning.bank import Exercise, Key, sentences
from alerta.learning.rows import match_rows

Status = Literal["right", "partly", "wrong", "ambiguous", "missing"]
CREDIT: dict[Status, float] = {
    "right": 1.0,
    "ambiguous": 1.0,
    "partly": 0.5,
    "wrong": 0.0,
    "missing": 0.0,
}
NEEDS_EVIDENCE = ("criteria_coding",)


@dataclass(frozen=True)
class PartGrade:
    """One part: its status, what to tell the person, the address of the deciding sentence
    ("d1.6" or None), what decides (criterion, rule, indicator or error code), the error made."""

    status: Status
    text: str
    sentence: str | None
    criterion: str
    error: str | None = None


@dataclass(frozen=True)
class Grade:
    """All parts of one try. `score` is the mean credit, 0 to 1; ambiguous parts cost nothing."""

    parts: dict[str, PartGrade]
    score: float


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
    composed = anchor_feedback if exercise["kind"] == "alert_scoring" else _plain_feedback
    judged = {}
    for part, expected in key["answers"].items():
        cited = evidence.get(part)
        needs = exercise["kind"] in NEEDS_EVIDENCE and bool(expected.get("sentence"))
        free = exercise["kind"] == "registration"
        judged[part] = _judge(
            part, expected, answers.get(part), cited, needs, free, texts, composed, rules, lang
        )
    score = sum(CREDIT[one.status] for one in judged.values()) / len(judged) if judged else 1.0
    return Grade(judged, score)


def _judge(
    part: str,
    expected: Mapping[str, Any],
    answer: str | None,
    cited: str | None,
    needs_evidence: bool,
    free_text: bool,
    texts: Mapping[str, Mapping[str, str]],
    composed: Callable[..., str],
    rules: Any,
    lang: str,
) -> PartGrade:
    t = translator(lang)
    deciding = _addresses(expected)
    sentence = deciding[0] if deciding else None
    criterion = expected["criterion"]
    if answer in (None, ""):
        return PartGrade("missing", t("Choose an answer."), None, criterion)
    if answer == expected["value"] or answer in expected.get("accepted", ()):
        right = resources.text(expected["right"], lang)
        if cited is None and needs_evidence:
            text = t("Your answer is right. Now mark the sentence that proves it.")
            return PartGrade("partly", text, sentence, criterion)
        if cited is not None and deciding and cited not in deciding:
            text = t("Your answer is right, but another sentence proves it.")
            return PartGrade("partly", f"{text} {right}", sentence, criterion)
        return PartGrade("right", right, sentence, criterion)
    told = expected.get("wrong", {}).get(answer) or expected.get("otherwise")
    if told:
        text, error = resources.text(told, lang), told.get("error")
    else:
        quote = resources.text(texts[sentence], lang) if sentence in texts else ""
        text, error = composed(part, answer, expected, quote, rules, lang), None
    if expected.get("ambiguous") and not (free_text and answer in expected.get("wrong", {})):
        text = f"{t('Careful readers differ here, so this costs you nothing.')} {text}"
        return PartGrade("ambiguous", text, sentence, criterion, error)
    return PartGrade("wrong", text, sentence, criterion, error)


def _plain_feedback(
    part: str, answer: str, expected: Mapping[str, Any], quote: str, rules: Any, lang: str
) -> str:
    t = translator(lang)
    if quote:
        return t(
            "Not yet. {criterion}: the text says «{quote}»",
            criterion=expected["criterion"],
            quote=quote,
        )
    return f"{t('Not yet.')} {resources.text(expected['right'], lang)}"


def _addresses(expected: Mapping[str, Any]) -> list[str]:
    found = expected.get("sentence") or []
    return [found] if isinstance(found, str) else list(found)
