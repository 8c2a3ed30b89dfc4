"""What the rules find: a fault of the input, a change that moves the level, a move of state."""

from dataclasses import dataclass

from alerta.i18n import translator

Pair = dict[str, str]  # the same text in "es" and "en"


@dataclass(frozen=True)
class Fault:
    """What is wrong in one place of the input. `position` counts from 1; 0 is the whole list."""

    position: int
    key: str
    message: Pair
    remedy: Pair

    def line(self, lang: str) -> str:
        """One line for a person: where, what, what to do."""
        t = translator(lang)
        if not self.position:
            where = t("The list")
        elif not self.key:
            where = t("Situation {position}", position=self.position)
        else:
            where = t("Situation {position}, key “{key}”", position=self.position, key=self.key)
        return f"{where}: {self.message[lang]} {self.remedy[lang]}"


@dataclass(frozen=True)
class Change:
    """One indicator from `before` (None: no information) to `after`; the level goes with it.

    `jump_rules` are those that the change newly brings.
    """

    indicator: str
    before: int | None
    after: int
    level_before: int
    level_after: int
    jump_rules: tuple[str, ...]
    text: Pair

    @property
    def direction(self) -> str:
        return "up" if self.level_after > self.level_before else "down"


@dataclass(frozen=True)
class Move:
    """Whether a state or phase may follow another, by which rule, and why."""

    allowed: bool
    rule: str
    text: Pair
