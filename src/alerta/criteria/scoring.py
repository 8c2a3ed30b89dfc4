"""The ten indicators: totals, matrix and jump rules (indicators, bands, matrix, jump_rules .csv)."""

from collections.abc import Mapping, Sequence
from typing import Any

from alerta.criteria.rules import Rules


def facts(situation: Mapping[str, Any], rules: Rules) -> dict[str, str]:
    """The situation as the text values that rules read: yes, no, numbers; '' where unknown."""
    values = {
        row["key"]: _as_text(situation[row["key"]]) for row in rules.keys if row["kind"] != "scores"
    }
    scores = [*situation["p"], *situation["i"]]
    values |= {
        row["key"]: _as_text(score) for row, score in zip(rules.indicators, scores, strict=True)
    }
    return values


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def score(
    p: Sequence[int | None], i: Sequence[int | None], values: Mapping[str, str], rules: Rules
) -> dict[str, Any]:
    """Totals, matrix level, jump rules and level. No information scores `unknown_score`.

    `values` are the facts that jump rules read; a jump rule is listed also where it raises nothing.
    """
    rows = rules.indicators
    scores = [*p, *i]
    known = [
        int(row["unknown_score"]) if found is None else found
        for row, found in zip(rows, scores, strict=True)
    ]
    provisional = [row["code"] for row, found in zip(rows, scores, strict=True) if found is None]
    p_total, i_total = sum(known[: len(p)]), sum(known[len(p) :])
    matrix_level = int(rules.cell(p_total, i_total)["level"])
    seen = {
        **values,
        **{row["key"]: _as_text(found) for row, found in zip(rows, scores, strict=True)},
        "p_total": str(p_total),
        "i_total": str(i_total),
        "matrix_level": str(matrix_level),
        "provisional": str(len(provisional)),
    }
    jumps = list(rules.all("jump_rules", seen))
    raised = [int(rule.row["minimum_level"]) for rule in jumps if rule.row["minimum_level"]]
    return {
        "p_total": p_total,
        "i_total": i_total,
        "matrix_level": matrix_level,
        "level": max([matrix_level, *raised]),
        "jump_rules": [rule.code for rule in jumps],
        "to_verify": any(rule.row["mark"] == "to_verify" for rule in jumps),
        "provisional": provisional,
    }
