"""State of the tracing: from whom each mention has it, and how many sources there are in all."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.worksheet_model import WorksheetModel
from alerta.widgets.session import Session
from alerta.widgets.source_grading.chain import OWN, ordered
from alerta.widgets.source_grading.step import Step


class TraceModel(Step, WorksheetModel):
    """For each mention the one that it copies, or none; then two counts of sources."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self.mentions: list[Mapping[str, Any]] = self.desk["mentions"]
        self.counts: list[Mapping[str, Any]] = self.desk["sources"]

    def part(self, short: str) -> str:
        """The name under which an answer is kept: of a mention m1, of a count "sources.open"."""
        return f"{self.name}.{short}"

    @property
    def parts(self) -> list[str]:
        """Every answer that is asked: the mentions, then the counts."""
        counts = [f"sources.{one['id']}" for one in self.counts]
        return [self.part(one) for one in (*(m["id"] for m in self.mentions), *counts)]

    def options(self, mention: str) -> list[tuple[str, str]]:
        """(value, words) of where a mention may have it from."""
        t = translator(self.lang)
        others = [
            (one["id"], t("From: {source}", source=text(one["source"], self.lang)))
            for one in self.mentions
            if one["id"] != mention
        ]
        return [(OWN, t("From nobody else: it begins here")), *others]

    def parents(self) -> dict[str, str]:
        """{mention: what it copies, or `own`}, of those that are answered."""
        answers = (
            (one["id"], self.marking.answers.get(self.part(one["id"]))) for one in self.mentions
        )
        return {mention: of for mention, of in answers if of}

    def names(self) -> dict[str, str]:
        """{mention: its name}."""
        return {one["id"]: text(one["name"], self.lang) for one in self.mentions}

    def chain_words(self) -> str:
        """The chain that the answers draw, in words."""
        t, names, parents = translator(self.lang), self.names(), self.parents()
        said = [
            t("{name}: begins here.", name=names[mention])
            if not depth
            else t("{name}: from {other}.", name=names[mention], other=names[parents[mention]])
            for mention, depth in ordered(parents)
        ]
        return " ".join(said)
