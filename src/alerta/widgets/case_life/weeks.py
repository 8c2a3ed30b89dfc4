"""The weeks of a case (`manual/cases/<id>.yaml`), as one reader sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta.resources import ContentError, document, text
from alerta.widgets.controls import sentences
from alerta.widgets.criteria_explorer.consequence import situation

ANSWERS = ("c1", "c2", "c3", "c4_rung", "c5", "disagreement")
_USUAL = {"c1": "yes", "c2": "yes", "c3": "yes", "c5": "yes", "disagreement": "interests"}


@dataclass(frozen=True)
class Week:
    """One week: the document of its day, its facts, and the sentences that decide."""

    id: str
    number: int
    document: Mapping[str, Any]
    facts: Mapping[str, Any]
    decides: Mapping[str, str]
    sentences: Mapping[str, str]

    def situation(self) -> dict[str, Any]:
        """The week for `assess`."""
        known = {**_USUAL, **self.facts}
        given = {key: value for key, value in known.items() if key not in ANSWERS}
        return situation(given, {key: str(known[key]) for key in ANSWERS})

    def deciding(self, part: str, chosen: str) -> str:
        """The sentence that decides about an answer: of the answer itself where there is one."""
        return self.decides.get(chosen, self.decides[part])


@dataclass(frozen=True)
class CaseFile:
    """A case that is lived through: its name, what is asked, its weeks."""

    id: str
    title: str
    task: str
    weeks: tuple[Week, ...]


def case_file(home: Path, name: str, lang: str) -> CaseFile:
    """The case of `manual/cases/<name>.yaml`. ContentError when there is none of that name."""
    path = home / "manual" / "cases" / f"{name}.yaml"
    if not path.is_file():
        raise ContentError(f"{path.name}: no existe. Ponga el caso en manual/cases.")
    raw = document(path)
    weeks = tuple(
        Week(
            row["id"],
            number,
            row["document"],
            dict(row["situation"]),
            dict(row["decides"]),
            dict(sentences(row["document"], lang)),
        )
        for number, row in enumerate(raw["weeks"], start=1)
    )
    return CaseFile(raw["id"], text(raw["title"], lang), text(raw["task"], lang), weeks)
