"""Reports grouped into events and cases: how two groupings compare, pair by pair.

A grouping is written "d1 d4 | d2 | d3 d5": groups apart by " | ", reports by a space.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

Groups = list[list[str]]
Pair = tuple[str, str]


def groups(text: str) -> Groups:
    """The groups of a written grouping, as they stand there."""
    return [found for group in text.split("|") if (found := group.split())]


def written(labels: dict[str, str], reports: Sequence[str]) -> str:
    """The grouping in which reports of one label stand together, all in the reports' order."""
    by_label: dict[str, list[str]] = {}
    for report in reports:
        if labels.get(report):
            by_label.setdefault(labels[report], []).append(report)
    return " | ".join(" ".join(group) for group in by_label.values())


def ordered(text: str, reports: Sequence[str]) -> str:
    """The same grouping, groups and reports in the order of the reports."""
    return written({one: str(n) for n, group in enumerate(groups(text)) for one in group}, reports)


def together(text: str) -> set[Pair]:
    """Every pair of reports that the grouping puts together."""
    return {pair for group in groups(text) for pair in combinations(sorted(group), 2)}


def pairwise_f1(answer: str, expected: str) -> float:
    """Harmonic mean of precision and recall over pairs, 0 to 1; 1 when neither joins anything."""
    found, wanted = together(answer), together(expected)
    if not found and not wanted:
        return 1.0
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def relation(a: str, b: str, events: str, cases: str) -> str:
    """What two reports share by a pair of groupings: event, case or neither."""
    pair = (min(a, b), max(a, b))
    if pair in together(events):
        return "event"
    return "case" if pair in together(cases) else "neither"


def astray(text: str, reports: Iterable[str]) -> list[str]:
    """Reports that a grouping names not once: missing, unknown or twice."""
    named = [one for group in groups(text) for one in group]
    known = list(reports)
    missing = [one for one in known if named.count(one) != 1]
    return missing + [one for one in dict.fromkeys(named) if one not in known]
