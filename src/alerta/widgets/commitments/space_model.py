"""Opening a dialogue space: a list of things to settle, each of which becomes a line of the act."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.commitments.case import Judged, Table

NEEDED = "K6"  # agenda, representatives and date make a space; the rest makes a good one


class SpaceModel:
    """The lines of the act and what stands in them."""

    def __init__(self, shared: Table) -> None:
        self.shared, self.lang = shared, shared.lang
        self.lines: list[Mapping[str, Any]] = shared.case["space"]["lines"]

    def value(self, line: str) -> str | None:
        """The option chosen for a line."""
        return self.shared.decided.get(f"space.{line}")

    def take(self, line: str, value: str | None) -> None:
        """An option was chosen for a line."""
        self.shared.decided.take(f"space.{line}", value)

    def judged(self, line: str) -> Judged | None:
        """What the key says of a line; None before a choice."""
        chosen = self.value(line)
        if chosen is None:
            return None
        entry = self.shared.key["space"][line]
        right = chosen == entry["value"]
        said = entry["right"] if right else entry["wrong"][chosen]
        rule = next(one["rule"] for one in self.lines if one["id"] == line)
        quote = self.shared.quoted("space", entry["sentence"])
        return Judged("right" if right else "wrong", rule, self.shared.words(said), quote)

    def right(self, line: str) -> bool:
        """Whether a line stands and is right."""
        found = self.judged(line)
        return found is not None and found.status == "right"

    def missing(self) -> list[str]:
        """Names of what K6 asks for and is not there yet."""
        return [
            self.shared.words(one["name"])
            for one in self.lines
            if one["rule"] == NEEDED and not self.right(one["id"])
        ]

    def complete(self) -> bool:
        """Whether every line of the act is right."""
        return all(self.right(one["id"]) for one in self.lines)

    def verdict(self) -> str:
        """What it is already: a meeting, or a dialogue space."""
        t, missing = translator(self.lang), self.missing()
        if missing:
            names = ", ".join(missing).lower()
            return t("Still a meeting. For a dialogue space it lacks: {names}.", names=names)
        if not self.complete():
            return t("It is a dialogue space (K6). Some lines can still be better.")
        return t("It is a dialogue space (K6), and a well-prepared one.")

    def chosen_words(self, line: Mapping[str, Any]) -> str:
        """The words that stand in a line; '' while it is blank."""
        chosen = self.value(line["id"])
        found = next((one for one in line["options"] if one["id"] == chosen), None)
        return self.shared.words(found) if found else ""
