"""One invented table of dialogue: its case, its key, what was decided. Rules K1 to K7."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alerta.resources import column, table, text
from alerta.widgets.actor_map.case_files import case_key, load_case
from alerta.widgets.controls import sentence_texts
from alerta.widgets.controls.decisions import Decisions
from alerta.widgets.exercise_card.telling import sentence_name
from alerta.widgets.session import Session

ITEM = "11.commitments"


@dataclass(frozen=True)
class Judged:
    """What is said of one decision: right or wrong, by which rule, why, and what decides it."""

    status: str
    rule: str  # '' where no rule of the manual speaks
    text: str
    quote: str
    place: str = ""  # of the sentence: «Frase 3.»


class Table:
    """What the three parts of the chapter share."""

    def __init__(self, session: Session, case_id: str) -> None:
        self.session, self.lang = session, session.lang
        self.case = load_case(session.home, case_id)
        self.key = case_key(session.home, case_id)
        self.decided = Decisions(session, ITEM, case_id, self.case["version"])
        self.rules = {row["rule"]: row for row in table(session.home, "lesson_rules")}

    def words(self, pair: Mapping[str, str]) -> str:
        """A pair of texts in the language of the page."""
        return text(dict(pair), self.lang)

    def rule_text(self, code: str) -> str:
        """The words of a rule in lesson_rules.csv."""
        return column(self.rules[code], "text", self.lang)

    def quoted(self, part: str, address: str) -> str:
        """«Frase 2.» and its words, of the documents of a part of the case."""
        return f"{self.place(part, address)} {self.sentence(part, address)}"

    def place(self, part: str, address: str) -> str:
        """«Frase 2.»"""
        return sentence_name(address, self.case[part], self.lang)

    def sentence(self, part: str, address: str) -> str:
        """The words of a sentence of a part of the case."""
        return sentence_texts(self.case[part]["documents"], self.lang).get(address, "")

    def check(self, name: str, parts: list[str]) -> None:
        """Note that these parts were checked as they stand now."""
        stands = "|".join(self.decided.get(part) or "" for part in parts)
        self.decided.take(f"check.{name}", stands)

    def checked(self, name: str, parts: list[str], part: str) -> bool:
        """Whether a part stands as it was checked."""
        seen = (self.decided.get(f"check.{name}") or "").split("|")
        if len(seen) != len(parts):
            return False
        value = self.decided.get(part)
        return value is not None and seen[parts.index(part)] == value


def table_of(session: Session, case_id: str) -> Table:
    """The one table of this case on this page: made at the first call, then the same."""
    return session.once(f"{ITEM}:{case_id}", lambda: Table(session, case_id))


def options(rows: list[Mapping[str, Any]], shared: Table) -> list[tuple[str, str]]:
    """(id, words) of the options of a list."""
    return [(row["id"], shared.words(row)) for row in rows]
