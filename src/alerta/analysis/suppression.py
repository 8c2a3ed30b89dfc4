"""Tables in which nobody can be singled out: small figures are hidden, and so is what gives them away.

The rule, for a table of counts of persons with its totals:

1. A figure of one or two persons is hidden, totals included. Zero stays: it is nobody.
2. A hidden figure must not follow from the others. Where it could be worked out from the totals,
   more figures are hidden until at least two tables fit everything that is shown. Those that cost
   least go first: small figures before large ones, and figures before totals.

For 2. the table is read as a flow: a figure is what runs from its row to its column, a total runs
back. A hidden figure is safe exactly when it lies on a loop of hidden figures along which one person
more and one person less still fits all sums.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

FEWEST = 3  # persons; with fewer a figure is hidden
TOTAL = "*"  # the label of the row and of the column of totals
Place = tuple[int, int]  # row and column in the table with totals; 0 is the total


def small(count: int) -> bool:
    """Whether a figure tells of so few persons that it is hidden."""
    return 0 < count < FEWEST


def protected(counts: pd.DataFrame) -> pd.DataFrame:
    """The table with totals (row and column "*", last), as Int64; NA is what is hidden.

    `counts` are whole numbers of persons, each person in one cell at most. It is not changed.
    """
    table = _Table.of(counts.to_numpy(dtype=np.int64, copy=True))
    for place in table.small_places():
        loop = table.loop(place)
        if loop is not None:
            table.hidden.update(loop)
    return table.shown(list(counts.index), list(counts.columns))


@dataclass
class _Table:
    """Counts with their totals in row 0 and column 0, and the places that are hidden."""

    counts: np.ndarray
    hidden: set[Place]

    @classmethod
    def of(cls, inner: np.ndarray) -> "_Table":
        rows, columns = inner.shape
        counts = np.zeros((rows + 1, columns + 1), dtype=np.int64)
        counts[1:, 1:] = inner
        counts[1:, 0] = inner.sum(axis=1)
        counts[0, 1:] = inner.sum(axis=0)
        counts[0, 0] = inner.sum()
        few = np.argwhere((counts > 0) & (counts < FEWEST))
        return cls(counts, {(int(row), int(column)) for row, column in few})

    def small_places(self) -> list[Place]:
        """What has to stay unknown, in a fixed order."""
        return sorted(self.hidden)

    def loop(self, place: Place) -> list[Place] | None:
        """The places to hide so that `place` is safe: those of the cheapest loop through it, none
        of them new when it is safe already. Dijkstra's way, over rows and columns."""
        more = self._way(place, forth=True)
        less = self._way(place, forth=False) if self.counts[place] > 1 else None
        ways = [one for one in (more, less) if one is not None]
        return min(ways)[1] if ways else None

    def _way(self, place: Place, *, forth: bool) -> tuple[int, list[Place]] | None:
        """Cost and places of the cheapest way back from the end of a place to its beginning, for
        one person more in it (`forth`) or one less."""
        start, end = self._ends(place)
        begin, goal = (end, start) if forth else (start, end)
        queue: list[tuple[int, tuple[str, int], list[Place]]] = [(0, begin, [])]
        done = set()
        while queue:
            cost, node, way = heapq.heappop(queue)
            if node == goal:
                return cost, way
            if node in done:
                continue
            done.add(node)
            for other, arc in self._arcs(node):
                if arc != place and other not in done:
                    heapq.heappush(queue, (cost + self._price(arc), other, [*way, arc]))
        return None

    def _arcs(self, node: tuple[str, int]) -> Iterator[tuple[tuple[str, int], Place]]:
        """Where one person more or less can be moved on to from a row or column. Zeros are known;
        a hidden figure is at least one, which everybody knows."""
        kind, number = node
        lines = self.counts.shape[1] if kind == "row" else self.counts.shape[0]
        for across in range(lines):
            place = (number, across) if kind == "row" else (across, number)
            count = self.counts[place]
            if count == 0:
                continue
            start, end = self._ends(place)
            if start == node:
                yield end, place
            elif count > 1:
                yield start, place

    def _ends(self, place: Place) -> tuple[tuple[str, int], tuple[str, int]]:
        """From where to where a figure runs: row to column; a total of a line runs back to it."""
        row, column = place
        there, back = ("row", row), ("column", column)
        return (back, there) if (row == 0) != (column == 0) else (there, back)

    def _price(self, place: Place) -> int:
        if place in self.hidden:
            return 0
        total = int(self.counts[0, 0])
        weight = {0: 0, 1: total, 2: 10 * total}[place.count(0)]
        return int(self.counts[place]) + weight

    def shown(self, index: list[str], columns: list[str]) -> pd.DataFrame:
        """The table as it may be read, totals last."""
        frame = pd.DataFrame(
            self.counts, index=[TOTAL, *index], columns=[TOTAL, *columns], dtype="Int64"
        )
        for row, column in self.hidden:
            frame.iat[row, column] = pd.NA
        return frame.loc[[*index, TOTAL], [*columns, TOTAL]]
