"""What each kind of exercise asks: its parts, how each is answered, and what is offered.

One table for the graders, the widgets, the paper and the checks: a new kind is a row here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Exercise = Mapping[str, Any]
Shape = Literal["single", "several", "order", "number", "text", "sentences", "partition", "field"]

YNI = ("yes", "no", "unknown")
CATEGORIES = ("difference", "controversy", "conflict", "under_observation", "not_a_case")
PHASES = ("none", "early", "escalation", "crisis", "dialogue", "de_escalation")
STATES = ("active", "latent", "resolved", "withdrawn", "under_observation")
LEVELS = ("1", "2", "3", "4")
HOURS = ("1", "4", "24", "48", "72")  # the hours of deadlines.csv
LENSES = ("pcm", "defensoria")
SCORES = ("0", "1", "2", "unknown")
OPTIONAL = ("disagreement",)  # asked only where the key answers it


@dataclass(frozen=True)
class Part:
    """One thing that is asked.

    `options` are the ids that may be answered or put in order; empty where anything may be
    written. `names` says who gives them their words: the question ("") or the codebook
    (category, phase, state, level, hours, body, lens, criterion, score).
    """

    id: str
    shape: Shape
    options: tuple[str, ...] = ()
    names: str = ""


def _ids(things: Any) -> tuple[str, ...]:
    return tuple(str(one["id"]) for one in things or ())


def _addresses(exercise: Exercise) -> tuple[str, ...]:
    return tuple(
        f"{document['id']}.{number}"
        for document in exercise.get("documents") or ()
        for number in range(1, 1 + sum(len(sentences) for sentences in document["paragraphs"]))
    )


def _questions(shape: Shape, offered: str = "") -> Callable[[Exercise], list[Part]]:
    def parts(exercise: Exercise) -> list[Part]:
        return [
            Part(one["id"], shape, _ids(one[offered]) if offered else ())
            for one in exercise["questions"]
        ]

    return parts


def _match(exercise: Exercise) -> list[Part]:
    return [
        Part(f"{question['id']}.{item}", "single", _ids(question["options"]))
        for question in exercise["questions"]
        for item in _ids(question["items"])
    ]


def _highlight(exercise: Exercise) -> list[Part]:
    every = _addresses(exercise)
    return [Part(question["id"], "sentences", every) for question in exercise["questions"]]


def _criteria(exercise: Exercise) -> list[Part]:
    offered = dict.fromkeys(("c1", "c2", "c3", "c4_rung", "c5"), YNI)
    offered |= {"c4_rung": ("0", "1", "2", "3", "4"), "disagreement": ("interests", "facts")}
    return [Part(one, "single", codes, "criterion") for one, codes in offered.items()]


def _scores(exercise: Exercise) -> list[Part]:
    indicators = [f"{axis}{number}" for axis in "pi" for number in range(1, 6)]
    parts = [Part(one, "single", SCORES, "score") for one in indicators]
    flags = ("serious_harm_now", "threat_to_persons")
    return [*parts, *(Part(flag, "single", ("yes", "no"), "score") for flag in flags)]


def _routing(exercise: Exercise) -> list[Part]:
    receivers = tuple(exercise["receivers"])
    every = {
        "level": Part("level", "single", LEVELS, "level"),
        "receiver": Part("receiver", "single", receivers, "body"),
        "copies": Part("copies", "several", receivers, "body"),
        "deadline": Part("deadline", "single", HOURS, "hours"),
        "recommendation": Part("recommendation", "text"),
    }
    return [part for name, part in every.items() if name in exercise["asks"]]


def _grouping(exercise: Exercise) -> list[Part]:
    reports = _ids(exercise["documents"])
    return [Part(one, "partition", reports) for one in ("events", "cases")]


CODES = {"category": CATEGORIES, "phase": PHASES, "state": STATES, "level": LEVELS}


def _unfolding(exercise: Exercise) -> list[Part]:
    return [
        Part(f"{week['id']}.{asked}", "single", CODES[asked], asked)
        for week in exercise["weeks"]
        for asked in CODES
        if asked in week["asks"]
    ]


def _lenses(exercise: Exercise) -> list[Part]:
    return [
        Part(f"{case}.{lens}", "single", CATEGORIES, "lens")
        for case in _ids(exercise["cases"])
        for lens in LENSES
    ]


KINDS: dict[str, Callable[[Exercise], list[Part]]] = {
    "choice": _questions("single", "options"),
    "multiple": _questions("several", "options"),
    "order": _questions("order", "items"),
    "match": _match,
    "number": _questions("number"),
    "short_text": _questions("text"),
    "highlight": _highlight,
    "criteria_coding": _criteria,
    "alert_scoring": _scores,
    "registration": lambda exercise: [],  # the paths of the form that its key names
    "routing": _routing,
    "grouping": _grouping,
    "unfolding": _unfolding,
    "lenses": _lenses,
}


def asked(exercise: Exercise) -> tuple[Part, ...]:
    """The parts of an exercise in the order in which they are asked.

    Raises KeyError for a kind that the kit does not have.
    """
    return tuple(KINDS[exercise["kind"]](exercise))
