"""Feedback for a wrong score, composed from the anchors of the codebook (indicators.csv)."""

from collections.abc import Mapping
from typing import Any

from alerta import resources
from alerta.i18n import translator

UNKNOWN = "unknown"
SCORES = ("0", "1", "2", UNKNOWN)


def anchor_feedback(
    part: str, answer: str, expected: Mapping[str, Any], quote: str, rules: Any, lang: str
) -> str:
    """Say what the chosen score stands for, what the text says, and what that makes."""
    t = translator(lang)
    indicator = next((row for row in rules.indicators if row["key"] == part), None)
    if indicator is None or answer not in SCORES:  # a yes/no flag has no anchors
        return t(
            "Not yet. {criterion}: the text says «{quote}»",
            criterion=expected["criterion"],
            quote=quote,
        )
    said = {
        "code": indicator["code"],
        "name": resources.column(indicator, "name", lang),
        "quote": quote,
        "chosen": _anchor(indicator, answer, lang),
        "answer": answer,
        "value": expected["value"],
        "right": _anchor(indicator, expected["value"], lang),
    }
    if answer == UNKNOWN:
        return t(
            "Not yet. {code} {name}: the text does tell you. It says «{quote}» That is worth "
            "{value}: {right}.",
            **said,
        )
    if expected["value"] == UNKNOWN:
        return t(
            "Not yet. {code} {name}: the text itself says that it is not known: «{quote}» "
            "Choose “No data”; it counts as 1 and stays to be verified.",
            **said,
        )
    return t(
        "Not yet. {code} {name}: {answer} is for “{chosen}”. The text says «{quote}» That is "
        "worth {value}: {right}.",
        **said,
    )


def _anchor(indicator: Mapping[str, str], score: str, lang: str) -> str:
    if score == UNKNOWN:
        return translator(lang)("the text says that it is not known")
    return resources.column(dict(indicator), f"anchor_{score}", lang)
