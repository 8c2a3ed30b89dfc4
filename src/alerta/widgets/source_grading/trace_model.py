"""State of the tracing: from whom each mention has it, and how many sources there are in all."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.session import Session
from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.chain import OWN, ordered
from alerta.widgets.source_grading.marking import Entry, Marking


class TraceModel:
    """For each mention the one that it copies, or none; then two counts of sources."""

    def __init__(self, session: Session, name: str) -> None:
        self.session, self.lang, self.name = session, session.lang, name
        self.mentions: list[Mapping[str, Any]] = case.desk(session.home, name)["mentions"]
        self.counts: list[Mapping[str, Any]] = case.desk(session.home, name)["sources"]
        self._key = case.key(session.home, name)
        self.marking = Marking(session, case.ITEM, case.version(session.home), self._entry)

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

    def needs(self) -> str:
        """How much is still to be answered; '' when nothing is."""
        missing = len(self.marking.missing(self.parts))
        return translator(self.lang)("Still to be answered: {n}.", n=missing) if missing else ""

    def check(self) -> None:
        """Check all; does nothing while an answer is missing."""
        if not self.needs():
            self.marking.check(self.parts)

    @property
    def done(self) -> bool:
        """Whether all stands there right."""
        return all(self.marking.is_right(part) for part in self.parts)

    def _entry(self, part: str) -> Entry:
        return self._key["answers"][part.removeprefix(f"{self.name}.")]
