"""State of an exercise of kind `choice`: its questions, what was answered, what is still missing."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.manual_links import chapter_number, manual_address
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.session import Session

ALL = "*"  # hints belong to the exercise, not to one question


class ChoiceModel:
    """Questions with one right option each; all are checked together."""

    def __init__(
        self,
        exercise: Mapping[str, Any],
        key: Mapping[str, Any],
        rules: Any,
        session: Session,
    ) -> None:
        self.session = session
        self.lang = session.lang
        self.questions: list[Mapping[str, Any]] = list(exercise.get("questions") or ())
        parts = tuple(question["id"] for question in self.questions)
        self.state = ExerciseState(exercise, key, rules, session, lambda _: parts)

    def prompt(self, part: str) -> str:
        """The question, with its number when there are several."""
        number = next(n for n, q in enumerate(self.questions, start=1) if q["id"] == part)
        words = text(self.questions[number - 1]["prompt"], self.lang)
        return f"{number}. {words}" if len(self.questions) > 1 else words

    def options(self, part: str) -> list[tuple[str, str]]:
        """(id, words) of the options of a question."""
        question = next(q for q in self.questions if q["id"] == part)
        return [(option["id"], text(option, self.lang)) for option in question["options"]]

    def words(self, part: str, value: str | None) -> str:
        """The words of an option; '' for none."""
        return dict(self.options(part)).get(value or "", "")

    def needs(self) -> str:
        """Why it cannot be checked yet; '' when it can."""
        t = translator(self.lang)
        missing = self.state.missing
        if not missing:
            return ""
        if len(self.questions) == 1:
            return t("Choose an answer first.")
        numbers = [str(n) for n, q in enumerate(self.questions, 1) if q["id"] in missing]
        return t("Still to be answered: {numbers}.", numbers=", ".join(numbers))

    def check(self) -> None:
        """Check all questions and record the try. Does nothing while one is unanswered."""
        if not self.needs():
            self.state.check(self.state.asked)

    def title(self, part: str) -> str:
        """The title of the feedback when it is not the plain word."""
        t = translator(self.lang)
        found, tries = self.state.found(part), self.state.tries.get(part, [])
        if found is None:
            return ""
        if found.status == "ambiguous":
            return t("Careful readers differ here")
        wrong_before = any(one.status == "wrong" for one in tries[:-1])
        if found.status == "right" and wrong_before:
            return (
                t("Right, at the second try")
                if len(tries) == 2
                else t("Right, at try {number}", number=len(tries))
            )
        return ""

    def hints(self) -> list[tuple[str, tuple[str, str] | None]]:
        """The hints of the exercise; one with a section gets the way to the manual."""
        return exercise_hints(self.state.exercise, self.session)

    def model_answer(self) -> list[tuple[str, str, str, str]]:
        """(question, answer, sentence, why) of the key; empty until an attempt is on record."""
        if not self.state.attempted:
            return []
        rows = []
        for part in self.state.asked:
            entry = self.state.key["answers"][part]
            rows.append(
                (
                    self.prompt(part),
                    self.words(part, str(entry["value"])),
                    cited(entry, self.state.exercise, self.lang),
                    text(entry["right"], self.lang),
                )
            )
        return rows


def exercise_hints(
    exercise: Mapping[str, Any], session: Session
) -> list[tuple[str, tuple[str, str] | None]]:
    """(words, way to the manual or None) of every hint of an exercise."""
    t = translator(session.lang)
    made: list[tuple[str, tuple[str, str] | None]] = []
    for hint in exercise.get("hints") or ():
        code = hint.get("section")
        link = None
        if code:
            number = chapter_number(code)
            words = t("Chapter {number} of the manual: {code}", number=number, code=code)
            link = (manual_address(session, code), words)
        made.append((text(hint, session.lang), link))
    return made


def cited(
    entry: Mapping[str, Any], exercise: Mapping[str, Any] | None = None, lang: str = "es"
) -> str:
    """The sentences of a key entry in words: «Frase 6.»; '' when it names none.

    Without the exercise, bare numbers in any language: «1.6, 2.3» (document.sentence).
    """
    sentence = entry.get("sentence") or []
    addresses = sentence if isinstance(sentence, list) else [sentence]
    if exercise is None:
        return ", ".join(address.removeprefix("d") for address in addresses)
    return " ".join(sentence_name(address, exercise, lang) for address in addresses)


def sentence_name(address: str, exercise: Mapping[str, Any], lang: str) -> str:
    """«Frase 6.», or «Documento 2, frase 3.» where there are several documents."""
    t = translator(lang)
    document, _, number = address.partition(".")
    if len(exercise.get("documents") or ()) > 1:
        return t("Document {document}, sentence {number}.", document=document[1:], number=number)
    return t("Sentence {number}.", number=number)
