"""State of the two counts: what each institution counts, by the person and by the rules."""

from dataclasses import dataclass
from typing import Any

from alerta.criteria import assess, load_rules
from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.session import Session
from alerta.widgets.who_warns.content import ITEM, answers, shown

LENSES = ("pcm", "defensoria")
_QUIET: dict[str, Any] = {
    **dict.fromkeys(("c1", "c2", "c3", "c5"), "yes"),
    **dict.fromkeys(("hearsay_only", "violence_last_72h", "measure_active"), False),
    **dict.fromkeys(("measure_in_30_days", "growing", "measure_ever"), False),
    **dict.fromkeys(("dialogue_space_active", "resolved", "merged"), False),
    **dict.fromkeys(("serious_harm_now", "threat_to_persons"), False),
    "disagreement": "interests",
    "days_since_expression": 1,
    "type": None,
    "activity": None,
    "p": [0] * 5,
    "i": [0] * 5,
}


@dataclass(frozen=True)
class Reading:
    """How one lens reads a situation: whether it counts a conflict, its reason, the rule's code."""

    counts: bool
    why: str
    rule: str


class CountModel:
    """Situations to be counted, or not, under each of the two lenses."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.lang = session.lang
        content = shown(session.home)
        self.situations: dict[str, dict[str, Any]] = {
            one["id"]: one for one in content["situations"]
        }
        self.published = {one["lens"]: int(one["figure"]) for one in content["published"]}
        self._key = answers(session.home)["situations"]
        self._rules = load_rules(session.home)
        self._clear()

    @property
    def touched(self) -> bool:
        """Whether anything was ticked."""
        return any(any(marks.values()) for marks in self.ticks.values())

    @property
    def done(self) -> bool:
        """Whether everything that stands there was checked and is right."""
        return all(self.found(one) and not self.wrong_lenses(one) for one in self.situations)

    def tick(self, situation: str, lens: str, counts: bool) -> None:
        """Say whether a lens counts a situation as a conflict."""
        self.ticks[situation][lens] = counts
        self.session.save(ITEM, f"lenses.{situation}", {**self.ticks[situation]})

    def total(self, lens: str) -> int:
        """How many situations the person has ticked for a lens."""
        return sum(marks[lens] for marks in self.ticks.values())

    def check(self) -> None:
        """Check everything that stands there; what is changed later has to be checked again."""
        self.checked = {one: {**marks} for one, marks in self.ticks.items()}
        self.checks += 1
        self.session.save(ITEM, "lenses", {"marks": self.checked, "checks": self.checks})

    def found(self, situation: str) -> bool:
        """Whether the marks of a situation were checked as they stand."""
        return self.checked.get(situation) == self.ticks[situation]

    def wrong_lenses(self, situation: str) -> list[str]:
        """The lenses whose mark is not what the rules say."""
        marks, readings = self.ticks[situation], self.readings(situation)
        return [lens for lens in LENSES if marks[lens] != readings[lens].counts]

    def readings(self, situation: str) -> dict[str, Reading]:
        """How both lenses read a situation (lens_rules.csv decides)."""
        facts = self._key[situation]["facts"]
        result = assess({**_QUIET, **facts, "id": situation}, self._rules)
        found = {}
        for lens, reason in zip(LENSES, _lens_reasons(result), strict=True):
            status = result["lenses"][lens]
            status = status if isinstance(status, str) else status["status"]
            why = text({"es": reason["text_es"], "en": reason["text_en"]}, self.lang)
            found[lens] = Reading(status == "conflict", why, reason["rule"])
        return found

    def why(self, situation: str) -> list[str]:
        """What the rules say of a situation: of the lenses to mend, or of both when it is right."""
        readings = self.readings(situation)
        lenses = self.wrong_lenses(situation) or list(LENSES)
        return [f"{readings[lens].why} ({readings[lens].rule})" for lens in lenses]

    def quote(self, situation: str) -> str:
        """The words of the situation that decide, between quotation marks."""
        t = translator(self.lang)
        return t("“{words}”", words=text(self._key[situation]["quote"], self.lang))

    def restore(self) -> None:
        """Read back the marks and the last check."""
        self._clear()
        for part, entry in self.session.latest(ITEM).items():
            kind, _, situation = part.partition(".")
            if kind == "lenses" and situation in self.situations:
                self.ticks[situation] = {lens: bool(entry.value[lens]) for lens in LENSES}
            elif part == "lenses":
                self.checked, self.checks = entry.value["marks"], entry.value["checks"]

    def _clear(self) -> None:
        self.ticks = {one: dict.fromkeys(LENSES, False) for one in self.situations}
        self.checked: dict[str, dict[str, bool]] = {}
        self.checks = 0


def _lens_reasons(result: dict[str, Any]) -> list[dict[str, str]]:
    """The reasons of both lenses: PCM's is the first, the Defensoría's the second."""
    return [reason for reason in result["reasons"] if reason["step"] == "lens"]
