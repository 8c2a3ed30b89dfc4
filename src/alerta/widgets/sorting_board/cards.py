"""The cards of the board (`manual/cases/sorting_board.yaml`), as one reader sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta.resources import document, text
from alerta.widgets.criteria_explorer.consequence import situation

ANSWERS = ("c1", "c2", "c3", "c4_rung", "c5", "disagreement")
_USUAL = {"c1": "yes", "c2": "yes", "c3": "yes", "c5": "yes", "disagreement": "interests"}


@dataclass(frozen=True)
class Card:
    """One situation. `words` quotes it by key of the situation; `decides` names, for each lens,
    the key that decides; `facts` are the keys that differ from the usual ones."""

    id: str
    number: int
    place: str
    title: str
    text: str
    words: Mapping[str, str]
    decides: Mapping[str, str]
    facts: Mapping[str, Any]

    def situation(self, **changed: Any) -> dict[str, Any]:
        """The card for `assess`, with some facts changed."""
        known = {**_USUAL, **self.facts, **changed}
        given = {key: value for key, value in known.items() if key not in ANSWERS}
        return situation(given, {key: str(known[key]) for key in ANSWERS})


def cards(home: Path, lang: str) -> tuple[Card, ...]:
    """All cards in the order in which they are sorted. ContentError without the file."""
    rows = document(home / "manual" / "cases" / "sorting_board.yaml")["cards"]
    return tuple(
        Card(
            row["id"],
            number,
            text(row["place"], lang),
            text(row["title"], lang),
            text(row["text"], lang),
            {key: text(pair, lang) for key, pair in row["words"].items()},
            dict(row["decides"]),
            dict(row["situation"]),
        )
        for number, row in enumerate(rows, start=1)
    )
