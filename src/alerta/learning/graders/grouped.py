"""Reports put together into events and cases."""

from collections.abc import Iterator, Mapping
from typing import Any

from alerta.i18n import translator
from alerta.learning.partitions import pairwise_f1, together
from alerta.learning.verdicts import Answered, PartGrade, by_credit
from alerta.resources import text

MOST_PAIRS = 3  # decisive pairs told after one try: more would not be read


def partition(one: Answered) -> PartGrade:
    """Credit: pairwise F1. The decisive pairs on which the grouping differs are told about."""
    t = translator(one.lang)
    credit, best = max(
        ((pairwise_f1(one.answer, good), good) for good in one.good), key=lambda two: two[0]
    )
    lead = t("Agreement pair by pair: {f1} of 100.", f1=round(credit * 100))
    if credit >= 1.0:
        return one.found("right", lead, text(one.expected["right"], one.lang))
    pairs = [*differing(one.expected.get("pairs", ()), one.answer, best)][:MOST_PAIRS]
    told = [text(pair, one.lang) for pair in pairs]
    if not told:
        more = t(
            "{criterion}: some reports stand in another group in the model.",
            criterion=one.expected["criterion"],
        )
        told = [more]
    return one.found(by_credit(credit), lead, *told, credit=credit)


def differing(pairs: Any, answer: str, expected: str) -> Iterator[Mapping[str, str]]:
    """The decisive pairs that one grouping joins and the other parts."""
    found, wanted = together(answer), together(expected)
    for pair in pairs:
        both = (min(pair["a"], pair["b"]), max(pair["a"], pair["b"]))
        if (both in found) != (both in wanted):
            yield pair
