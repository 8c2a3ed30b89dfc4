"""What would change the level: each indicator moved alone, as little as it takes."""

from collections.abc import Mapping
from typing import Any

from alerta.criteria.rules import LANGUAGES, Rules
from alerta.criteria.scoring import facts, score
from alerta.criteria.situation import SituationError, check
from alerta.domain.findings import Change
from alerta.i18n import translator
from alerta.resources import column

SCORES = (0, 1, 2)


def what_would_change(situation: Mapping[str, Any], rules: Rules) -> list[Change]:
    """One-indicator changes that move the level, upwards first; empty when none alone does.

    For each indicator and direction only the nearest score that moves the level is given.
    Raises SituationError for a situation that cannot be assessed.
    """
    if faults := check([situation], rules):
        raise SituationError(faults)
    values = facts(situation, rules)
    p, i = list(situation["p"]), list(situation["i"])
    now = score(p, i, values, rules)
    found: dict[tuple[str, str], Change] = {}
    for place, row in enumerate(rules.indicators):
        before = [*p, *i][place]
        known = int(row["unknown_score"]) if before is None else before
        for after in sorted(SCORES, key=lambda after, known=known: abs(after - known)):
            if after == before:
                continue
            scores = [*p, *i]
            scores[place] = after
            then = score(scores[: len(p)], scores[len(p) :], values, rules)
            if then["level"] == now["level"]:
                continue
            new_rules = tuple(code for code in then["jump_rules"] if code not in now["jump_rules"])
            change = Change(
                row["code"],
                before,
                after,
                now["level"],
                then["level"],
                new_rules,
                {lang: _told(row, after, then["level"], rules, lang) for lang in LANGUAGES},
            )
            found.setdefault((row["code"], change.direction), change)
    return sorted(found.values(), key=lambda change: change.direction, reverse=True)


def _told(row: Mapping[str, str], after: int, level: int, rules: Rules, lang: str) -> str:
    anchor = column(dict(row), f"anchor_{after}", lang)
    name = column(rules.level(level), "name", lang)
    return translator(lang)(
        "{code} at {score} (“{anchor}”): level {level} {name}.",
        code=row["code"],
        score=after,
        anchor=anchor,
        level=level,
        name=name,
    )
