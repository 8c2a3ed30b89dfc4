"""Is a situation complete and well written? All faults at once, each with its remedy.

The keys, their kinds and their remedies are the rows of `situation.csv`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from alerta.criteria.rules import LANGUAGES, Rules
from alerta.domain.findings import Fault, Pair
from alerta.i18n import translator
from alerta.resources import Row, column


class SituationError(ValueError):
    """The input cannot be assessed; `faults` holds every fault found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(fault.line("es") for fault in self.faults))


def check(situations: Any, rules: Rules) -> list[Fault]:
    """Every fault of a list of situations; an empty list means that all can be assessed."""
    if not isinstance(situations, Sequence) or isinstance(situations, str | bytes):
        return [
            Fault(
                0,
                "",
                _pair("It should be a list of situations."),
                _pair("Put the situations between square brackets: [ … ]."),
            )
        ]
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for position, situation in enumerate(situations, start=1):
        faults += _check_one(situation, position, rules)
        found = situation.get("id") if isinstance(situation, Mapping) else None
        if not isinstance(found, str):
            continue
        if found in seen:
            faults.append(
                Fault(
                    position,
                    "id",
                    _pair(
                        "The code “{id}” is already that of situation {first}.",
                        id=found,
                        first=seen[found],
                    ),
                    _remedy(_key(rules, "id")),
                )
            )
        seen.setdefault(found, position)
    return faults


def _check_one(situation: Any, position: int, rules: Rules) -> list[Fault]:
    if not isinstance(situation, Mapping):
        return [
            Fault(
                position,
                "",
                _pair("It should be an object with keys and values."),
                _pair("Write it between braces: {braces}.", braces='{"id": "V1", …}'),
            )
        ]
    faults = []
    for row in rules.keys:
        key = row["key"]
        if key not in situation:
            faults.append(Fault(position, key, _pair("The key is missing."), _remedy(row)))
        elif message := _wrong(situation[key], row, rules):
            faults.append(Fault(position, key, message, _remedy(row)))
    known = {row["key"] for row in rules.keys}
    for key in situation:
        if key not in known:
            faults.append(
                Fault(
                    position,
                    str(key),
                    _pair("This key is not known."),
                    _pair(
                        "Remove it or correct its name. Keys: {keys}.",
                        keys=", ".join(known_in_order(rules)),
                    ),
                )
            )
    return faults


def known_in_order(rules: Rules) -> list[str]:
    """The keys of a situation, in the order of the table."""
    return [row["key"] for row in rules.keys]


def _wrong(value: Any, row: Row, rules: Rules) -> Pair | None:
    """What is wrong with a value, or None."""
    if value is None and row["nullable"] == "yes":
        return None
    kind = row["kind"]
    if kind == "text":
        good = isinstance(value, str) and bool(value.strip()) and _is_writable(value)
        return None if good else _pair("It should be a text, not {value}.", value=_shown(value))
    if kind == "boolean":
        good = isinstance(value, bool)
        return (
            None if good else _pair("It should be true or false, not {value}.", value=_shown(value))
        )
    if kind == "integer":
        return _wrong_integer(value, row)
    if kind == "scores":
        return _wrong_scores(value, row, rules)
    allowed = _allowed(row, rules)
    if isinstance(value, str) and value in allowed:
        return None
    return _pair(
        "It should be one of {allowed}, not {value}.",
        allowed=", ".join(allowed),
        value=_shown(value),
    )


def _wrong_integer(value: Any, row: Row) -> Pair | None:
    if not _is_integer(value):
        return _pair("It should be a whole number, not {value}.", value=_shown(value))
    if row["values"] == "0+":
        return _pair("It cannot be negative: {value}.", value=value) if value < 0 else None
    allowed = row["values"].split()
    if str(value) in allowed:
        return None
    return _pair(
        "It goes from {low} to {high}, and it is {value}.",
        low=allowed[0],
        high=allowed[-1],
        value=value,
    )


def _wrong_scores(value: Any, row: Row, rules: Rules) -> Pair | None:
    axis = "probability" if row["key"] == "p" else "impact"
    codes = [indicator["code"] for indicator in rules.indicators if indicator["axis"] == axis]
    if not isinstance(value, Sequence) or isinstance(value, str):
        return _pair("It should be a list of scores, not {value}.", value=_shown(value))
    if len(value) != len(codes):
        return _pair(
            "It should have {expected} scores and has {found}.",
            expected=len(codes),
            found=len(value),
        )
    allowed = row["values"].split()
    wrong = [
        f"{code} = {_shown(score)}"
        for code, score in zip(codes, value, strict=True)
        if score is not None and not (_is_integer(score) and str(score) in allowed)
    ]
    return _pair("These scores are not valid: {wrong}.", wrong=", ".join(wrong)) if wrong else None


def _allowed(row: Row, rules: Rules) -> list[str]:
    if row["kind"] == "list":
        name, field = row["values"].split(":")
        return [found[field] for found in rules.tables[name]]
    return row["values"].split()


def _is_writable(text: str) -> bool:
    """Half of a broken emoji is text for JSON but cannot be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _shown(value: Any) -> str:
    text = {True: "true", False: "false", None: "null"}.get(value) if _is_plain(value) else None
    text = text or (f"“{value}”" if isinstance(value, str) else repr(value))
    return text if len(text) <= 60 else text[:57] + "…"


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, bool)


def _key(rules: Rules, key: str) -> Row:
    return next(row for row in rules.keys if row["key"] == key)


def _remedy(row: Row) -> Pair:
    return {lang: column(row, "remedy", lang) for lang in LANGUAGES}


def _pair(message: str, **values: object) -> Pair:
    return {lang: translator(lang)(message, **values) for lang in LANGUAGES}
