"""Which box a card belongs in under each lens, and what decides it: all from the rule tables."""

from dataclasses import dataclass
from typing import Any

from alerta.criteria import assess
from alerta.i18n import translator
from alerta.resources import column, table, text
from alerta.widgets.controls import choice_lines, choice_words
from alerta.widgets.criteria_explorer.consequence import lens_words
from alerta.widgets.session import Session
from alerta.widgets.sorting_board.cards import Card

LENSES = ("pcm", "defensoria")
BOXES = ("difference", "controversy", "conflict", "under_observation", "not_a_case")
_OTHER_ANSWERS: dict[str, tuple[Any, ...]] = {
    "c1": ("yes", "no", "unknown"),
    "c2": ("yes", "no", "unknown"),
    "c3": ("yes", "no", "unknown"),
    "c5": ("yes", "no", "unknown"),
    "c4_rung": (0, 1, 2, 3, 4),
    "disagreement": ("facts", "interests"),
    "hearsay_only": (False, True),
}
_CODES = {"c4_rung": "C4", "disagreement": "C2", "c1": "C1", "c2": "C2", "c3": "C3", "c5": "C5"}
_HEARSAY = {"pcm": "B2", "defensoria": "L12"}


@dataclass(frozen=True)
class Found:
    """What is said of a placing: its code, its reason, the words of the card that decide."""

    right: bool
    code: str
    lines: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class Moved:
    """A card that lies in another box under the other lens."""

    card: Card
    pcm: str
    defensoria: str
    code: str
    why: str
    quote: str


class Judge:
    """Judges placings by the rules of the codebook, in one language."""

    def __init__(self, rules: Any, session: Session) -> None:
        self.rules, self.session, self.lang = rules, session, session.lang
        self.names = choice_words(session.home, "v_cat", self.lang)
        self._results: dict[str, dict[str, Any]] = {}

    def result(self, card: Card) -> dict[str, Any]:
        """What `assess` says of a card."""
        if card.id not in self._results:
            self._results[card.id] = assess(card.situation(), self.rules)
        return self._results[card.id]

    def box(self, card: Card, lens: str) -> str:
        """The box a card belongs in."""
        return _box(self.result(card), lens)

    def told(self, card: Card, lens: str, chosen: str, tries: int) -> Found:
        """What is said of a card put into the box `chosen`; from the second wrong try on, the
        rule that holds is told too, so that nobody is stuck."""
        if chosen == self.box(card, lens):
            code, why = self._rule(self.result(card), lens)
            return Found(True, code, (f"{code}. {why}",), card.words[card.decides[lens]])
        found = self._wrong(card, lens, chosen)
        if tries < 2:
            return found
        code, why = self._rule(self.result(card), lens)
        t = translator(self.lang)
        holds = t("The rule that holds here is {code}. {why}", code=code, why=why)
        return Found(False, found.code, (*found.lines, holds), found.quote)

    def moved(self, cards: tuple[Card, ...]) -> list[Moved]:
        """The cards that change sides from one lens to the other, with the reason."""
        found = []
        for card in cards:
            if self.box(card, "pcm") == self.box(card, "defensoria"):
                continue
            pcm, ombudsman = lens_words(self.result(card), self.session.home, self.lang)
            code, why = self._rule(self.result(card), "defensoria")
            quote = card.words[card.decides["defensoria"]]
            found.append(Moved(card, pcm, ombudsman, code, why, quote))
        return found

    def question(self, lens: str) -> str:
        """What an institution asks of every situation (lenses.csv)."""
        row = next(row for row in table(self.session.home, "lenses") if row["code"] == lens)
        return column(row, "question", self.lang)

    def _wrong(self, card: Card, lens: str, chosen: str) -> Found:
        t, name = translator(self.lang), self.names[chosen]
        if lens == "defensoria" and chosen in ("difference", "controversy"):
            line = t(
                "The Defensoría does not use the word “{box}”. It asks: {question}",
                box=name,
                question=self.question(lens),
            )
            code = self._rule(self.result(card), lens)[0]
            return Found(False, code, (line,), card.words[card.decides[lens]])
        key, other = self._change(card, lens, chosen)
        code = _HEARSAY[lens] if key == "hearsay_only" else _CODES[key]
        here = t("Here {code} decides. {here}", code=code, here=self._says(card, key))
        quote = card.words.get(key, card.words[card.decides[lens]])
        if other is None:
            return Found(False, code, (here, *self._asks(lens, chosen)), quote)
        asked = t(
            "For “{box}” ({rule}) this would have to hold: {there}",
            box=name,
            rule=self._rule(assess(card.situation(**{key: other}), self.rules), lens)[0],
            there=self._says(card, key, **{key: other}),
        )
        return Found(False, code, (here, asked), quote)

    def _change(self, card: Card, lens: str, chosen: str) -> tuple[str, Any]:
        """The one answer that would have to be another for the card to go into `chosen`, and
        what it would have to be; None where no single answer is enough."""
        now = card.situation()
        for key in dict.fromkeys((card.decides[lens], *card.words)):
            for value in _others(key, now[key], chosen):
                if _box(assess(card.situation(**{key: value}), self.rules), lens) == chosen:
                    return key, value
        return card.decides[lens], None

    def _asks(self, lens: str, chosen: str) -> tuple[str, ...]:
        """What the row of a box asks for, where no single answer explains why it is not that."""
        if lens != "pcm":
            return ()
        rule = next(
            one for one in self.rules.rules("category_rules") if one.row["category"] == chosen
        )
        return (
            translator(self.lang)(
                "“{box}” ({rule}) asks for this: {condition}.",
                box=self.names[chosen],
                rule=rule.code,
                condition=column(rule.row, "condition", self.lang),
            ),
        )

    def _says(self, card: Card, key: str, **changed: Any) -> str:
        """An answer in words: those of criteria.csv and rungs.csv."""
        t, now = translator(self.lang), card.situation(**changed)
        if key == "hearsay_only":
            if now[key]:
                return t("The only source is hearsay that nobody has confirmed.")
            return t("The source is known: it is not mere hearsay.")
        if key == "disagreement":
            lines = choice_lines(self.session.home, "v_disagreement", self.lang)
            words, hint = next((words, hint) for code, words, hint in lines if code == now[key])
            return t("They discuss this: {words}. {hint}", words=words.lower(), hint=hint)
        reasons = assess(now, self.rules)["reasons"]
        return _words(next(one for one in reasons if one["rule"] == _CODES[key]), self.lang)

    def _rule(self, result: dict[str, Any], lens: str) -> tuple[str, str]:
        """Code and reason of the row that put a card into its box."""
        if lens == "pcm":
            reason = next(one for one in result["reasons"] if one["step"] == "category")
            return reason["rule"], _words(reason, self.lang)
        reason = [one for one in result["reasons"] if one["step"] == "lens"][1]
        words = _words(reason, self.lang)
        rest = words.partition(": ")[2] or words
        return reason["rule"], rest[:1].upper() + rest[1:]


def _box(result: dict[str, Any], lens: str) -> str:
    lenses = result["lenses"]
    return lenses["pcm"] if lens == "pcm" else lenses["defensoria"]["status"]


def _others(key: str, now: Any, chosen: str) -> list[Any]:
    """Every other answer: of rungs the nearest first, and for what is observed the unknown."""
    every = [value for value in _OTHER_ANSWERS[key] if value != now]
    if key == "c4_rung":
        return sorted(every, key=lambda rung: abs(rung - now))
    return sorted(every, key=lambda value: value != "unknown" and chosen == "under_observation")


def _words(reason: dict[str, str], lang: str) -> str:
    return text({"es": reason["text_es"], "en": reason["text_en"]}, lang)
