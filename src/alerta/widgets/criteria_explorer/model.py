"""State of the criteria explorer: which question is open, what each row says, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.answers import untitled
from alerta.widgets.controls.manual_links import chapter_number, manual_address
from alerta.widgets.controls.source_document import sentence_texts, shortened
from alerta.widgets.criteria_explorer.consequence import Consequence, consequence
from alerta.widgets.criteria_explorer.questions import (
    CODES,
    PARTS,
    Question,
    meaning,
    questions,
    rule_lines,
)
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.exercise_card.telling import cited, sentence_name
from alerta.widgets.session import Session

NO_SENTENCE = "none"  # «ninguna frase lo dice»: an answer too, and kept apart from a blank


@dataclass(frozen=True)
class Hint:
    """One hint: its words and, for the last one, the way to the manual."""

    text: str
    link: tuple[str, str] | None = None


class CriteriaModel:
    """One text, five questions (and facts or interests when it decides)."""

    def __init__(
        self,
        exercise: Mapping[str, Any],
        key: Mapping[str, Any],
        rules: Any,
        session: Session,
    ) -> None:
        self.session = session
        self.lang = session.lang
        self.state = ExerciseState(exercise, key, rules, session, asked_parts)
        self.questions: dict[str, Question] = questions(session.home, self.lang)
        self.open_part: str | None = "c1"
        self._sentences = sentence_texts(exercise.get("documents", ()), self.lang)

    @property
    def asked(self) -> tuple[str, ...]:
        """Parts to answer now: the five, and the sixth when the category hangs on it."""
        return self.state.asked

    def open(self, part: str | None) -> None:
        """Open one question and close the others (None: close all)."""
        self.open_part = part

    def next_part(self) -> str | None:
        """The first asked part that is not yet right, after the open one if there is one."""
        asked = list(self.asked)
        start = asked.index(self.open_part) + 1 if self.open_part in asked else 0
        for part in asked[start:] + asked[:start]:
            if part != self.open_part and not self.is_right(part):
                return part
        return None

    def is_right(self, part: str) -> bool:
        """Whether the answer that stands there was checked and found right (or not decidable)."""
        found = self.state.found(part)
        return found is not None and found.status in ("right", "ambiguous")

    def knot(self, part: str) -> str:
        """Drawing of the knot: right, partly, wrong, now, done (answered), todo."""
        found = self.state.found(part)
        if part == self.open_part and (found is None or found.status == "missing"):
            return "now"
        if found is not None and found.status != "missing":
            return "right" if found.status == "ambiguous" else found.status
        return "done" if self.state.answers.get(part) else "todo"

    def summary(self, part: str) -> tuple[str, str, str]:
        """What a closed row says: bold words, the rest, and words for screen readers only."""
        t = translator(self.lang)
        value = self.state.answers.get(part)
        if not value:
            return "", "", t("Not answered yet.")
        found = self.state.found(part)
        words = self.questions[part].words(value)
        if found is not None and found.status == "wrong":
            return f"{t('Not yet')}.", untitled(found.text, t("Not yet")), ""
        if found is not None and found.status == "partly":
            return f"{t('Partly')}.", found.text, ""
        says = meaning(self.session.home, part, value, self.lang)
        where = self.sentence_name(self.state.evidence.get(part))
        rest = f"{says} {where}".strip() if part != "c4_rung" else where
        return f"{words}.", rest, f"{t('Right')}." if found is not None else ""

    def sentence_name(self, address: str | None) -> str:
        """«Frase 6.»; '' without a sentence."""
        if not address or address == NO_SENTENCE:
            return ""
        return sentence_name(address, self.state.exercise, self.lang)

    def evidence_options(self) -> list[tuple[str, str]]:
        """(address, numbered start of the sentence), and that no sentence says it."""
        t = translator(self.lang)
        several = len(self.state.exercise.get("documents", ())) > 1
        lines = []
        for address, words in self._sentences.items():
            document, _, number = address.partition(".")
            start = f"{document[1:]}.{number}" if several else number
            lines.append((address, f"{start}. {shortened(words)}"))
        return [*lines, (NO_SENTENCE, t("No sentence says it"))]

    def marks(self) -> dict[str, list[str]]:
        """{sentence: criteria that cite it}; the open question's own code comes first."""
        tags: dict[str, list[str]] = {}
        for part in self.asked:
            address = self.state.evidence.get(part)
            if address and address != NO_SENTENCE and CODES[part] not in tags.get(address, ()):
                tags.setdefault(address, []).append(CODES[part])
        return tags

    def check_needs(self, part: str) -> str:
        """Why a question cannot be checked yet; '' when it can."""
        t = translator(self.lang)
        if not self.state.answers.get(part):
            return t("Choose an answer first.")
        if not self.state.evidence.get(part):
            return t("Choose the sentence that proves it.")
        return ""

    def check(self, part: str) -> None:
        """Check one question; records the try."""
        if not self.check_needs(part):
            self.state.check([part])

    def hints(self, part: str) -> list[Hint]:
        """At least two: what the exercise says about this criterion, then the rule; the last
        one names the section of the manual."""
        t = translator(self.lang)
        code = CODES[part]
        own = [
            text(hint, self.lang)
            for hint in self.state.exercise.get("hints", ())
            if code in text(hint, self.lang) or hint.get("section") == code
        ]
        section = t(
            "Chapter {number} of the manual: {code}", number=chapter_number(code), code=code
        )
        last = Hint(
            rule_lines(self.session.home, part, self.lang),
            (manual_address(self.session, code), section),
        )
        first = own or [self.questions[part].text]
        return [*(Hint(words) for words in first), last]

    def tries_title(self, part: str) -> str:
        """«Correcto, al segundo intento»: the title of the feedback when it was not the first."""
        t = translator(self.lang)
        found, count = self.state.found(part), len(self.state.tries.get(part, ()))
        if found is None:
            return ""
        if found.status == "ambiguous":
            return t("Careful readers differ here")
        if found.status != "right" or count < 2:
            return ""
        if count == 2:
            return t("Right, at the second try")
        return t("Right, at try {number}", number=count)

    def consequence(self) -> Consequence | None:
        """What follows from the answers; None until every question was checked once."""
        if self.state.missing or self.state.unchecked:
            return None
        return consequence(
            self.state.exercise.get("given") or {},
            self.state.answers,
            self.state.rules,
            self.session,
        )

    def model_answer(self) -> list[tuple[str, str, str, str]]:
        """(code, answer, sentence, why) of the key; empty until an attempt is on record."""
        if not self.state.attempted:
            return []
        rows = []
        for part in PARTS:
            entry = self.state.key["answers"].get(part)
            if entry is None:
                continue
            rows.append(
                (
                    f"{CODES[part]} {self.questions[part].short}",
                    self.questions[part].words(str(entry["value"])),
                    cited(entry, self.state.exercise, self.lang),
                    text(entry["right"], self.lang) if entry.get("right") else "",
                )
            )
        return rows


def asked_parts(state: ExerciseState) -> tuple[str, ...]:
    """The five criteria; then facts or interests, as in the registration form: when C2 is yes."""
    five = PARTS[:5]
    known = "disagreement" in state.key["answers"]
    return PARTS if known and state.answers.get("c2") == "yes" else five
