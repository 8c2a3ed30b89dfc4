"""Which row of a person's record answers which row of the key.

Whoever registers may write the actors in another order than the key. Rows are paired so that as
many fields as possible agree, the best pair first.
"""

import re
from collections.abc import Mapping
from typing import Any

ROW = re.compile(r"(/data/\w+)\[(\d+)\]/(\w+)\Z")


def match_rows(
    expected: Mapping[str, Mapping[str, Any]], answers: Mapping[str, str]
) -> dict[str, str]:
    """Return `answers` with the paths of repeat rows renumbered as in the key."""
    wanted = _by_row(expected)
    given = _by_row(answers)
    renamed = {path: value for path, value in answers.items() if not ROW.match(path)}
    for repeat, rows in wanted.items():
        offered = dict(given.get(repeat, {}))
        pairs = sorted(
            (
                (-_agreement(fields, expected, found, answers), number != other, number, other)
                for number, fields in rows.items()
                for other, found in offered.items()
            )
        )
        taken: set[int] = set()
        filled: set[int] = set()
        for _, _, number, other in pairs:
            if number in filled or other in taken:
                continue
            filled.add(number)
            taken.add(other)
            for name, path in offered[other].items():
                renamed[f"{repeat}[{number}]/{name}"] = answers[path]
    return renamed


def _by_row(paths: Mapping[str, Any]) -> dict[str, dict[int, dict[str, str]]]:
    rows: dict[str, dict[int, dict[str, str]]] = {}
    for path in paths:
        found = ROW.match(path)
        if found:
            repeat, number, name = found.groups()
            rows.setdefault(repeat, {}).setdefault(int(number), {})[name] = path
    return rows


def _agreement(
    fields: Mapping[str, str],
    expected: Mapping[str, Mapping[str, Any]],
    found: Mapping[str, str],
    answers: Mapping[str, str],
) -> int:
    return sum(
        answers[found[name]] in (expected[path]["value"], *expected[path].get("accepted", ()))
        for name, path in fields.items()
        if name in found
    )
