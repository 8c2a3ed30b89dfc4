"""Started, finished, mastered, by region and month; the gain from entry to exit test. Never a person.

Read from the parts of progress files. Every table tells of one version of the codebook: what was
learnt by other criteria is never added up with it. Figures of few people are hidden
(`analysis.suppression`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from alerta.analysis.suppression import TOTAL, protected, small

STEPS = ("started", "finished", "mastered")
FEWEST_FOR_GAIN = 5  # people who sat both tests (features.md row 30)
Part = Mapping[str, Any]  # of a progress file


@dataclass(frozen=True)
class Cohort:
    """What may be told of all people of one version of the codebook; NA is a hidden figure.

    `months`: by step, people by region (rows, INEI code or "") and month (columns), with totals
    "*"; the step of somebody counts once, in the month of theirs. `chapters`: people by chapter
    (rows) and step. `gain`: by what was asked ("*", chapter or code), n and percent right before
    and after. `certified`: people who met everything. `copies`: how many copies of the kit.
    """

    version: str
    copies: int
    months: Mapping[str, pd.DataFrame]
    chapters: pd.DataFrame
    gain: pd.DataFrame
    certified: Any

    @property
    def regions(self) -> pd.DataFrame:
        """People by region (rows, total last) and step (columns)."""
        return pd.DataFrame({step: self.months[step][TOTAL] for step in STEPS})

    @property
    def by_month(self) -> pd.DataFrame:
        """People of the whole by month (rows) and step (columns)."""
        whole = pd.DataFrame({step: self.months[step].loc[TOTAL] for step in STEPS})
        return whole.drop(index=TOTAL)

    def whole(self, step: str) -> Any:
        """How many took a step in all."""
        return self.months[step].at[TOTAL, TOTAL]


def versions(parts: Iterable[Part]) -> list[str]:
    """The versions of the codebook that the copies had, the newest first."""
    found = {str(part["codebook_version"]) for part in parts}
    return sorted(found, key=lambda one: tuple(map(int, one.split("."))), reverse=True)


def cohort(parts: Sequence[Part], version: str) -> Cohort:
    """Everything that is told of the copies with this version of the codebook."""
    own = [part for part in parts if part["codebook_version"] == version]
    people = [one for part in own for one in part["people"]]
    taken = pd.DataFrame(
        [
            {"region": one["region"], **course_months(one["chapters"], part["chapters"])}
            for part in own
            for one in part["people"]
        ],
        columns=["region", *STEPS],
    )
    certified = sum(bool(one["certified"]) for one in people)
    return Cohort(
        version,
        len(own),
        region_months(taken),
        _by_chapter(people),
        gain([one["tests"] for one in people]),
        pd.NA if small(certified) else certified,
    )


def course_months(
    taken: Mapping[str, Mapping[str, str]], chapters: Sequence[str]
) -> dict[str, str | None]:
    """The month ("2026-03") in which somebody took each step of the course: it is started with the
    first chapter, finished and mastered with the last one that lacked."""
    days = {step: [one[step] for one in taken.values() if step in one] for step in STEPS}
    found: dict[str, str | None] = {"started": min(days["started"], default="")[:7] or None}
    for step in STEPS[1:]:
        whole = bool(chapters) and all(step in taken.get(one, {}) for one in chapters)
        found[step] = max(days[step])[:7] if whole else None
    return found


def region_months(taken: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """By step, the protected table of regions and months. All have the same rows and columns.

    `taken` has a row a person: region, and for each step its month or None.
    """
    regions = sorted(set(taken["region"]))
    months = sorted({month for step in STEPS for month in taken[step].dropna()})
    found = {}
    for step in STEPS:
        known = taken.dropna(subset=[step])
        counts = pd.crosstab(known["region"], known[step]).reindex(
            index=regions, columns=months, fill_value=0
        )
        found[step] = protected(counts)
    return found


def gain(tests: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The learning gain of those who sat both tests, by what was asked in both of them.

    `tests` are those of each person: {entry, exit: {scores: {"*", chapter or code: [points,
    items]}}}. Rows: "*", chapters, codes. Columns: n, pre, post and gain, in percent of the points
    and in percent points; all of them NA with fewer than five people.
    """
    rows = [
        {"asked": asked, "pre": _percent(before), "post": _percent(one["exit"]["scores"][asked])}
        for one in tests
        if "entry" in one and "exit" in one
        for asked, before in one["entry"]["scores"].items()
        if asked in one["exit"]["scores"]
    ]
    both = pd.DataFrame(rows, columns=["asked", "pre", "post"]).astype({"asked": str})
    told = both.groupby("asked").agg(n=("pre", "size"), pre=("pre", "mean"), post=("post", "mean"))
    told["gain"] = told["post"] - told["pre"]
    told = told.astype({"n": "Int64", "pre": "Float64", "post": "Float64", "gain": "Float64"})
    told.loc[told["n"] < FEWEST_FOR_GAIN, :] = pd.NA
    return told.sort_index()


def _by_chapter(people: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    chapters = sorted({chapter for one in people for chapter in one["chapters"]})
    counts = {
        step: [sum(step in one["chapters"].get(c, {}) for one in people) for c in chapters]
        for step in STEPS
    }
    told = pd.DataFrame(counts, index=chapters, columns=list(STEPS)).astype("Int64")
    return told.mask(told.map(small).astype(bool))


def _percent(points: Sequence[float]) -> float:
    return 100 * points[0] / points[1]
