"""State of the road: which institution is in hand, where it was placed, what is said of it."""

from dataclasses import dataclass
from typing import Any

from alerta.resources import column, table, text
from alerta.widgets.session import Session
from alerta.widgets.who_warns.content import ITEM, answers, shown


@dataclass(frozen=True)
class Placing:
    """What is said of one placing."""

    right: bool
    text: str
    rule: str


class RoadModel:
    """Institutions to place, one after the other, at the five stations of a warning."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.lang = session.lang
        content = shown(session.home)
        self.story: dict[str, Any] = content["story"]
        self.stations: dict[str, dict[str, Any]] = {one["id"]: one for one in content["stations"]}
        self.cards: dict[str, dict[str, Any]] = {one["id"]: one for one in content["cards"]}
        self._key = answers(session.home)["cards"]
        self._clear()

    @property
    def done(self) -> bool:
        """Whether every institution stands where it belongs."""
        return all(self.is_placed(card) for card in self.cards)

    @property
    def number(self) -> int:
        """The place (from 1) of the institution in hand."""
        return list(self.cards).index(self.here) + 1

    @property
    def at_first_try(self) -> int:
        """How many were placed right the first time."""
        return sum(1 for card, tries in self.tries.items() if tries[:1] == [self._right(card)])

    def is_placed(self, card: str) -> bool:
        """Whether this institution was placed where it belongs."""
        return self.tries.get(card, [])[-1:] == [self._right(card)]

    def at(self, station: str) -> list[str]:
        """The names of those who stand at a station so far."""
        return [
            text(card["name"], self.lang)
            for name, card in self.cards.items()
            if self.is_placed(name) and self._right(name) == station
        ]

    def choose(self, station: str | None) -> None:
        """Take a station for the institution in hand; it is not placed yet."""
        self.chosen[self.here] = station
        self._save()

    def place(self) -> None:
        """Put the institution in hand at the chosen station. Does nothing without one."""
        station = self.chosen.get(self.here)
        if station and not self.is_placed(self.here):
            self.tries.setdefault(self.here, []).append(station)
            self._save()

    def go_on(self) -> None:
        """Take the next institution that is not placed yet."""
        names = list(self.cards)
        after = names[self.number :] + names[: self.number]
        self.here = next((name for name in after if not self.is_placed(name)), self.here)

    def found(self) -> Placing | None:
        """What is said of the institution in hand; None while the chosen station is not checked."""
        tries = self.tries.get(self.here, [])
        if not tries or tries[-1] != self.chosen.get(self.here):
            return None
        entry, station = self._key[self.here], tries[-1]
        rule = self.stations[entry["station"]]["rule"]
        if station == entry["station"]:
            return Placing(True, text(entry["right"], self.lang), self.rule_words(rule))
        wrong = (entry.get("wrong") or {}).get(station) or entry["otherwise"]
        return Placing(False, text(wrong, self.lang), "")

    def wrong_stations(self) -> set[str]:
        """Stations that earlier tries of the institution in hand showed to be wrong."""
        return set(self.tries.get(self.here, [])) - {self._right(self.here)}

    def rule_words(self, rule: str) -> str:
        """The text of W1 … W5, with its code (lesson_rules.csv)."""
        row = next(one for one in table(self.session.home, "lesson_rules") if one["rule"] == rule)
        return f"{rule}: {column(row, 'text', self.lang)}"

    def restore(self) -> None:
        """Read back what the person placed, and take up the first that is left."""
        self._clear()
        for part, entry in self.session.latest(ITEM).items():
            kind, _, card = part.partition(".")
            if kind == "road" and card in self.cards:
                tries = [one for one in entry.value["tries"] if one in self.stations]
                self.chosen[card] = entry.value["chosen"]
                if tries:
                    self.tries[card] = tries
        self.here = next((card for card in self.cards if not self.is_placed(card)), self.here)

    def _right(self, card: str) -> str:
        return self._key[card]["station"]

    def _save(self) -> None:
        kept = {"chosen": self.chosen.get(self.here), "tries": self.tries.get(self.here, [])}
        self.session.save(ITEM, f"road.{self.here}", {**kept, "tries": [*kept["tries"]]})

    def _clear(self) -> None:
        self.here = next(iter(self.cards))
        self.chosen: dict[str, str | None] = {}
        self.tries: dict[str, list[str]] = {}
