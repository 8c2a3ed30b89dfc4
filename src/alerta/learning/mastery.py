"""What the certificate of mastery asks for (training.md §5, the kit's own synthesis), met or not.

Everything is worked out from the log of answers, first tries only: who tries until it fits has
learnt, and shows it at the next sitting.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta.criteria import assess
from alerta.criteria.situation import SituationError
from alerta.learning.bank import Exercise, Key, load_exercises, load_key
from alerta.learning.course import Entry, whole_tries

WRITTEN_SHARE = 14 / 20
TEXTS_RIGHT = 8
LEVELS_SHARE, LEVELS_FEWEST, LEVELS_KAPPA = 0.9, 10, 0.61
RECORDS = 2
RECORD_ERRORS = {f"E{number:02d}" for number in range(1, 9)} | {"E17", "E21"}
# a miss costs more than a false alarm; both of these end a practical part
CRITICAL = {("conflict", "not_a_case"), ("not_a_case", "conflict")}
_levels: dict[str, tuple[Key, Any, int | None]] = {}


@dataclass(frozen=True)
class Requirement:
    """One requirement: its name, how much of it there is, how much is needed, whether it is met.

    `name` is written, texts, no_critical_error, levels, agreement or records. `have` and `need`
    are counts, shares or kappas, as the name says; `have` is None while there is too little.
    """

    name: str
    have: float | None
    need: float
    met: bool


def requirements(home: Path, log: Sequence[Entry], rules: Any) -> list[Requirement]:
    """All requirements in the order of the certificate's rule. Reads files; writes nothing."""
    exercises = {one["id"]: one for one in load_exercises(home)}
    written = _best(log, "test.written.")
    texts, critical = _texts(home, exercises, log)
    pairs = levels(home, exercises, log, rules)
    near = sum(abs(a - b) <= 1 for a, b in pairs) / len(pairs) if pairs else None
    kappa = weighted_kappa(pairs) if len(pairs) >= LEVELS_FEWEST else None
    records = _records(home, exercises, log)
    enough = len(pairs) >= LEVELS_FEWEST
    return [
        Requirement("written", written, WRITTEN_SHARE, (written or 0) >= WRITTEN_SHARE),
        Requirement("texts", texts, TEXTS_RIGHT, (texts or 0) >= TEXTS_RIGHT),
        Requirement("no_critical_error", critical, 0, critical == 0),
        Requirement(
            "levels", near if enough else None, LEVELS_SHARE, enough and near >= LEVELS_SHARE
        ),
        Requirement("agreement", kappa, LEVELS_KAPPA, kappa is not None and kappa >= LEVELS_KAPPA),
        Requirement("records", records, RECORDS, records >= RECORDS),
    ]


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa with quadratic weights, of levels 1 to 4; None where it is not defined
    (everybody always the same level)."""
    n = len(pairs)
    if n == 0:
        return None
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    seen = sum((a - b) ** 2 for a, b in pairs) / n
    chance = sum((a - b) ** 2 for a in first for b in second) / n**2
    if chance == 0:
        return None
    return 1 - seen / chance


def levels(
    home: Path, exercises: Mapping[str, Exercise], log: Iterable[Entry], rules: Any
) -> list[tuple[int, int]]:
    """(given, expected) of every alert level at the first whole try: those that were scored with
    the ten indicators, and those decided in cases that unfold."""
    pairs = []
    for (item, version), tries in whole_tries(log).items():
        exercise = exercises.get(item)
        if exercise is None or exercise["version"] != version or exercise.get("test"):
            continue
        answers = tries[0].value.get("answers", {})
        if exercise["kind"] == "alert_scoring":
            given = _scored_level(exercise, answers, rules)
            expected = given and _expected_level(exercise, load_key(home, item), rules)
            if given and expected:
                pairs.append((given, expected))
        elif exercise["kind"] == "unfolding":
            key = load_key(home, item)
            pairs += [
                (int(answers[part]), int(wanted["value"]))
                for part, wanted in key["answers"].items()
                if part.endswith(".level") and answers.get(part) and not wanted.get("ambiguous")
            ]
    return pairs


def _scored_level(exercise: Exercise, answers: Mapping[str, str], rules: Any) -> int | None:
    scores = {axis: [_score(answers.get(f"{axis}{n}")) for n in range(1, 6)] for axis in ("p", "i")}
    flags = {name: answers.get(name) == "yes" for name in ("serious_harm_now", "threat_to_persons")}
    try:
        return int(assess({"id": "1", **exercise["given"], **scores, **flags}, rules)["level"])
    except (SituationError, KeyError, TypeError):
        return None


def _expected_level(exercise: Exercise, key: Key, rules: Any) -> int | None:
    """The level that the key makes; kept until the key or the rules are read anew."""
    known = _levels.get(exercise["id"])
    if known is None or known[0] is not key or known[1] is not rules:
        level = _scored_level(exercise, _expected(key), rules)
        known = _levels[exercise["id"]] = (key, rules, level)
    return known[2]


def _score(answer: str | None) -> int | None:
    return int(answer) if answer in ("0", "1", "2") else None


def _expected(key: Key) -> dict[str, str]:
    return {part: str(one["value"]) for part, one in key["answers"].items()}


def _best(log: Iterable[Entry], prefix: str) -> float | None:
    scores = [
        float(entry.value["score"])
        for entry in log
        if entry.kind == "attempt" and entry.part == "*" and entry.item.startswith(prefix)
    ]
    return max(scores, default=None)


def _texts(
    home: Path, exercises: Mapping[str, Exercise], log: Iterable[Entry]
) -> tuple[float | None, float | None]:
    """Right categories and critical errors of the best sitting of the ten texts."""
    sat = [
        entry
        for entry in log
        if entry.kind == "attempt" and entry.part == "*" and entry.item.startswith("test.texts.")
    ]
    found = []
    for entry in sat:
        right = critical = 0
        for item, answers in entry.value["items"].items():
            if item not in exercises:
                continue
            for part, wanted in load_key(home, item)["answers"].items():
                given = answers.get(part)
                good = given in (wanted["value"], *wanted.get("accepted", ()))
                right += good or bool(wanted.get("ambiguous"))
                critical += (wanted["value"], given) in CRITICAL
        found.append((critical == 0, right, -critical))
    if not found:
        return None, None
    _, right, critical = max(found)
    return right, -critical


def _records(home: Path, exercises: Mapping[str, Exercise], log: Iterable[Entry]) -> int:
    """Complete records at the first try, without one of the errors that may not be there."""
    good = 0
    for (item, version), tries in whole_tries(log).items():
        exercise = exercises.get(item)
        if exercise is None or exercise["kind"] != "registration" or exercise["version"] != version:
            continue
        key = load_key(home, item)["answers"]
        parts = tries[0].value.get("parts", {})
        bad = [
            part
            for part, told in parts.items()
            if told in ("wrong", "missing") and key[part]["criterion"] in RECORD_ERRORS
        ]
        good += not bad and float(tries[0].value["score"]) >= 0.8
    return good
