"""State of the sorting board: which card lies in which box, under each of the two lenses."""

from collections.abc import Callable
from typing import Any

from alerta.widgets.session import Session
from alerta.widgets.sorting_board.cards import Card, cards
from alerta.widgets.sorting_board.judging import BOXES, LENSES, Found, Judge

ITEM = "02.sorting_board"
PLACED = ".placed"


class Board:
    """What a person has sorted. A page that shows the board twice shows the same one."""

    def __init__(self, rules: Any, session: Session) -> None:
        self.session, self.lang = session, session.lang
        self.cards = cards(session.home, self.lang)
        self.judge = Judge(rules, session)
        self._chosen: dict[str, str] = {}
        self._tries: dict[str, list[str]] = {}
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def of(cls, rules: Any, session: Session) -> "Board":
        """The one board of a page."""
        return session.once(ITEM, lambda: cls(rules, session))

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever a card was placed or the placings came back."""
        self._listeners.append(listener)

    def choose(self, lens: str, card: Card, box: str) -> None:
        """Choose a box for a card; saved at once. It lies there once it is placed: the arrow keys
        go through the boxes, and what is only passed through is no try."""
        if box in BOXES and box != self.chosen(lens, card):
            self._chosen[_part(lens, card)] = box
            self.session.save(ITEM, _part(lens, card), box)
            self.tell()

    def place(self, lens: str, card: Card) -> None:
        """Put a card into the box that was chosen for it."""
        part, box = _part(lens, card), self.chosen(lens, card)
        if box is None or box == self.placed(lens, card):
            return
        self.session.save(ITEM, part + PLACED, box)
        self._tries.setdefault(part, []).append(box)
        self.tell()

    def restore(self) -> None:
        """Read back what the person who has just become known sorted."""
        self._chosen, self._tries = {}, {}
        for one in self.session.log(ITEM, "answer"):
            if one.value not in BOXES:
                continue
            if one.part.endswith(PLACED):
                self._tries.setdefault(one.part.removesuffix(PLACED), []).append(one.value)
            else:
                self._chosen[one.part] = one.value
        self.tell()

    def tell(self) -> None:
        """Tell every view of the board."""
        for listener in self._listeners:
            listener()

    def chosen(self, lens: str, card: Card) -> str | None:
        """The box that was chosen last, placed or not yet."""
        return self._chosen.get(_part(lens, card))

    def placed(self, lens: str, card: Card) -> str | None:
        """The box a card lies in; None while it lies in none."""
        tries = self._tries.get(_part(lens, card))
        return tries[-1] if tries else None

    def is_right(self, lens: str, card: Card) -> bool:
        """Whether a card lies where the rules put it."""
        return self.placed(lens, card) == self.judge.box(card, lens)

    def wrong(self, lens: str, card: Card) -> set[str]:
        """The boxes that were tried and are not the right one."""
        return set(self._tries.get(_part(lens, card), ())) - {self.judge.box(card, lens)}

    def found(self, lens: str, card: Card) -> Found | None:
        """What is said of a card where it lies; None while it lies nowhere."""
        box = self.placed(lens, card)
        if box is None:
            return None
        return self.judge.told(card, lens, box, len(self._tries[_part(lens, card)]))

    def lying(self, lens: str, box: str) -> list[Card]:
        """The cards that lie in a box, right or not."""
        return [card for card in self.cards if self.placed(lens, card) == box]

    def left(self, lens: str) -> list[Card]:
        """The cards that do not lie right yet."""
        return [card for card in self.cards if not self.is_right(lens, card)]

    def next_after(self, lens: str, card: Card) -> Card | None:
        """The next card that does not lie right, from this one on and then from the first."""
        left = [one for one in self.left(lens) if one.id != card.id]
        later = [one for one in left if one.number > card.number]
        return next(iter([*later, *left]), None)

    @property
    def done(self) -> bool:
        """Whether every card lies right under both lenses."""
        return not any(self.left(lens) for lens in LENSES)


def _part(lens: str, card: Card) -> str:
    return f"{card.id}.{lens}"
