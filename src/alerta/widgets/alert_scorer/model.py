"""State of the alert scorer: scores, totals, level, reasons and what would change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alerta.criteria import assess, what_would_change
from alerta.i18n import translator
from alerta.resources import column, text
from alerta.widgets.controls.found import GOOD
from alerta.widgets.controls.source_document import sentence_texts, shortened
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.exercise_card.telling import cited, document_number, exercise_hints
from alerta.widgets.session import Session

FLAGS = {"serious_harm_now": "R1", "threat_to_persons": "R3"}
UNKNOWN = "unknown"  # «Sin dato»: an answer, not a blank
FREE = "alert-scorer"  # what is scored without an exercise is kept under this name

_SETTING = {
    "c1": "yes",
    "c2": "yes",
    "c3": "yes",
    "c4_rung": 3,
    "c5": "yes",
    "disagreement": "interests",
    "hearsay_only": False,
    "violence_last_72h": False,
    "measure_active": False,
    "measure_in_30_days": True,
    "growing": False,
    "measure_ever": True,
    "dialogue_space_active": False,
    "days_since_expression": 0,
    "resolved": False,
    "merged": False,
    "type": None,
    "activity": None,
}


@dataclass(frozen=True)
class Axis:
    """One half of the scorer: its total so far and how it is called; `done` when all is scored."""

    total: int
    band: str
    done: bool


class AlertModel:
    """Ten scores and two flags; with an exercise they can be checked against its key."""

    def __init__(
        self,
        rules: Any,
        session: Session,
        exercise: Mapping[str, Any] | None = None,
        key: Mapping[str, Any] | None = None,
    ) -> None:
        self.session = session
        self.lang = session.lang
        self.rules = rules
        self.is_exercise = exercise is not None
        free: dict[str, Any] = {"id": FREE, "version": 1, "documents": [], "hints": []}
        self.indicators: list[dict[str, str]] = list(rules.indicators)
        self.state = ExerciseState(
            exercise or free, key or {"answers": {}}, rules, session, self._asked
        )
        self._sentences = sentence_texts(self.state.exercise.get("documents") or (), self.lang)

    @property
    def heading(self) -> int:
        """Level of its headings: an exercise has a title of its own above them."""
        return 4 if self.is_exercise else 3

    @property
    def parts(self) -> tuple[str, ...]:
        """p1 … p5, i1 … i5."""
        return tuple(row["key"] for row in self.indicators)

    def on_axis(self, axis: str) -> list[dict[str, str]]:
        """The indicators of `probability` or `impact`, in order."""
        return [row for row in self.indicators if row["axis"] == axis]

    def score_of(self, part: str) -> int | None:
        """The score of an indicator; None for «Sin dato» and for a blank."""
        value = self.state.answers.get(part)
        return int(value) if value not in (None, UNKNOWN) else None

    def anchors(self, part: str) -> list[str]:
        """What 0, 1 and 2 mean."""
        row = self._row(part)
        return [column(row, f"anchor_{score}", self.lang) for score in range(3)]

    def means(self, part: str) -> str:
        """The chosen score in words; '' before a choice."""
        t = translator(self.lang)
        value = self.state.answers.get(part)
        if value is None:
            return ""
        if value == UNKNOWN:
            counts = self._row(part)["unknown_score"]
            return t("No data: counts {score} and stays to be verified", score=counts)
        return f"{value}: {self.anchors(part)[int(value)]}"

    def axis(self, axis: str) -> Axis:
        """Total and band of one axis, counting what is scored so far."""
        rows = self.on_axis(axis)
        scored = [row for row in rows if self.state.answers.get(row["key"])]
        total = sum(self._counted(row) for row in scored)
        band = column(self.rules.band(total), "name", self.lang).lower()
        return Axis(total, band, len(scored) == len(rows))

    @property
    def left(self) -> int:
        """How many of the ten are still blank."""
        return sum(1 for part in self.parts if not self.state.answers.get(part))

    def situation(self) -> dict[str, Any]:
        """What `assess` reads: what the exercise tells, and the scores of the person."""
        scores = [self.score_of(row["key"]) for row in self.indicators]
        half = len(self.on_axis("probability"))
        flags = {flag: self.state.answers.get(flag) == "yes" for flag in FLAGS}
        told = self.state.exercise.get("given") or {}
        return {"id": "1", **_SETTING, **told, "p": scores[:half], "i": scores[half:], **flags}

    def result(self) -> dict[str, Any] | None:
        """What `assess` says; None while an indicator is blank."""
        return None if self.left else assess(self.situation(), self.rules)

    def reasons(self) -> list[str]:
        """Why this level: the cell of the matrix and every jump rule, in words."""
        result = self.result()
        if result is None:
            return []
        return [
            text({"es": reason["text_es"], "en": reason["text_en"]}, self.lang)
            for reason in result["reasons"]
            if reason["step"] == "level"
        ]

    def changes(self, most: int = 2) -> list[tuple[str, int, str]]:
        """(up or down, the new level, what would have to be so): `most` in each direction."""
        result = self.result()
        if result is None:
            return []
        t = translator(self.lang)
        told: list[tuple[str, int, str]] = []
        if result["level"] < 4 and "R1" not in result["jump_rules"]:
            told.append(
                ("up", 4, t("If there is serious harm: rule R1, whatever the matrix says."))
            )
        counted = {"up": 0, "down": 0}
        for change in what_would_change(self.situation(), self.rules):
            if counted[change.direction] < most:
                counted[change.direction] += 1
                anchor = self.anchors(change.indicator.lower())[change.after]
                words = t(
                    "If {indicator} becomes {score}: {anchor}.",
                    indicator=change.indicator,
                    score=change.after,
                    anchor=anchor[:1].lower() + anchor[1:],
                )
                told.append((change.direction, change.level_after, words))
        return told

    def receivers(self) -> list[str]:
        """Names of those who must be told, first those who answer."""
        result = self.result()
        if result is None:
            return []
        bodies = self.rules.bodies
        return [column(bodies[code], "name", self.lang) for code in result["receivers"]]

    def deadline(self) -> dict[str, str]:
        """first answer, update: the words of deadlines.csv for the level; empty before it."""
        result = self.result()
        if result is None:
            return {}
        row = next(
            rule.row
            for rule in self.rules.rules("deadlines")
            if rule.row["kind"] == "level" and rule.holds({"level": str(result["level"])})
        )
        return {
            "first_answer": column(row, "first_answer", self.lang),
            "update": column(row, "update", self.lang),
        }

    def evidence_options(self) -> list[tuple[str, str]]:
        """(address, numbered start of the sentence)."""
        several = len(self.state.exercise.get("documents") or ()) > 1
        lines = []
        for address, words in self._sentences.items():
            document, _, number = address.partition(".")
            place = document_number(document, self.state.exercise)
            # written as the page script reads it: a sentence that is pressed finds its line
            start = f"{place}.{number}" if several else number
            lines.append((address, f"{start}. {shortened(words)}"))
        return lines

    def marks(self) -> dict[str, list[str]]:
        """{sentence: codes of the indicators that cite it}."""
        tags: dict[str, list[str]] = {}
        for row in self.indicators:
            if address := self.state.evidence.get(row["key"]):
                tags.setdefault(address, []).append(row["code"])
        return tags

    def needs(self) -> str:
        """Why the exercise cannot be checked yet; '' when it can."""
        t = translator(self.lang)
        missing = self.state.missing
        if not missing:
            return ""
        names = ", ".join(FLAGS.get(part, part.upper()) for part in missing)
        return t("Still to be scored: {names}.", names=names)

    def to_mend(self) -> list[str]:
        """Codes of what the last check did not find right and nobody has changed since."""
        found = {part: self.state.found(part) for part in self.state.asked}
        return [
            FLAGS.get(part, part.upper())
            for part, one in found.items()
            if one is not None and one.status not in (*GOOD, "missing")
        ]

    def check(self) -> None:
        """Check all parts; records the try. Does nothing while something is blank."""
        if not self.needs():
            self.state.check(self.state.asked)

    def hints(self) -> list[tuple[str, tuple[str, str] | None]]:
        """The hints of the exercise; one with a section gets the way to the manual."""
        return exercise_hints(self.state.exercise, self.session)

    def model_answer(self) -> list[tuple[str, str, str, str]]:
        """(code and name, score, sentence, why) of the key; empty until an attempt is on record."""
        if not self.state.attempted:
            return []
        t = translator(self.lang)
        rows = []
        for part in self.state.asked:
            entry = self.state.key["answers"].get(part)
            if entry is None:
                continue
            words = {UNKNOWN: t("No data"), "yes": t("Yes"), "no": t("No")}
            rows.append(
                (
                    self.name(part),
                    words.get(str(entry["value"]), str(entry["value"])),
                    cited(entry, self.state.exercise, self.lang),
                    text(entry["right"], self.lang) if entry.get("right") else "",
                )
            )
        return rows

    def name(self, part: str) -> str:
        """«P1 Proximidad», «R1 Daño grave»."""
        if part in FLAGS:
            row = next(
                rule.row
                for rule in self.rules.rules("jump_rules")
                if rule.row["rule"] == FLAGS[part]
            )
            return f"{row['rule']} {column(row, 'name', self.lang)}"
        row = self._row(part)
        return f"{row['code']} {column(row, 'name', self.lang)}"

    def _asked(self, state: ExerciseState) -> tuple[str, ...]:
        return (*self.parts, *FLAGS)

    def _counted(self, row: Mapping[str, str]) -> int:
        score = self.score_of(row["key"])
        return int(row["unknown_score"]) if score is None else score

    def _row(self, part: str) -> dict[str, str]:
        return next(row for row in self.indicators if row["key"] == part)
