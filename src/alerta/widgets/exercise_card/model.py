"""State of an exercise made of questions: what was answered, what is still missing.

One model for all of them: what a question is comes from `alerta.learning.kinds`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from alerta.i18n import translator
from alerta.learning.kinds import OPTIONAL, Part, asked
from alerta.learning.orders import arranged
from alerta.learning.words import option_words, prompt
from alerta.resources import text
from alerta.widgets.controls.source_document import shortened
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.exercise_card.telling import cited, exercise_hints, sentence_names
from alerta.widgets.exercise_card.wanting import wanted
from alerta.widgets.session import Session


@dataclass(frozen=True)
class Question:
    """One question of the page: its id, its text, and the parts that it asks (several in a
    match: one for each item)."""

    id: str
    text: str
    parts: tuple[Part, ...]
    raw: Mapping[str, Any]


class QuestionsModel:
    """Questions that are checked together."""

    def __init__(
        self,
        exercise: Mapping[str, Any],
        key: Mapping[str, Any],
        rules: Any,
        session: Session,
    ) -> None:
        self.session = session
        self.lang = session.lang
        self.parts = {
            part.id: part
            for part in asked(exercise)
            if part.id not in OPTIONAL or part.id in key["answers"]
        }
        every = tuple(self.parts)
        self.state = ExerciseState(exercise, key, rules, session, lambda _: every)
        self.questions = self._questions(exercise)
        self._words: dict[str, dict[str, str]] = {}

    def prompt(self, part: str) -> str:
        """The question that asks a part, with its number when there are several."""
        number, question = self._place(part)
        return f"{number}. {question.text}" if len(self.questions) > 1 else question.text

    def asks(self, part: str) -> str:
        """What the part itself asks: the item of a match, the name of a lens."""
        return prompt(self.session.home, self.state.exercise, self.parts[part], self.lang)

    def name(self, part: str) -> str:
        """The question and, where it asks several things, which of them."""
        _, question = self._place(part)
        if len(question.parts) == 1:
            return self.prompt(part)
        return f"{shortened(self.prompt(part))} {self.asks(part)}"

    def options(self, part: str) -> list[tuple[str, str]]:
        """(id, words) of what is offered, in the order in which this person sees it."""
        words, one = self._offered(part), self.parts[part]
        ids = list(one.options)
        if not one.names and one.shape in ("single", "several", "order"):
            good = [] if one.shape != "order" else self._good(part)
            seed = f"{self.state.item}/{self._place(part)[1].id}"
            ids = arranged(words, self._person, seed, avoid=good)
        return [(option, words[option]) for option in ids]

    def words(self, part: str, value: str | None) -> str:
        """An answer as people read it; '' for none."""
        if not value or part not in self.parts:
            return value or ""
        shape, offered = self.parts[part].shape, self._offered(part)
        if shape == "single":
            return offered.get(value, "")
        if shape in ("several", "order"):
            told = [offered.get(one, one) for one in value.split()]
            if shape == "order":
                told = [f"{n}. {words}" for n, words in enumerate(told, 1)]
            return "; ".join(words.rstrip(".") for words in told)
        if shape == "sentences":
            return sentence_names(value.split(), self.state.exercise, self.lang)
        return value

    def sentence_options(self) -> list[tuple[str, str]]:
        """(address, number and text) of every sentence, for lists: «2.6. Anunciaron…»."""
        documents = self.state.exercise.get("documents") or ()
        several = len(documents) > 1
        lines = []
        for place, document in enumerate(documents, 1):
            flat = [sentence for paragraph in document["paragraphs"] for sentence in paragraph]
            for n, sentence in enumerate(flat, 1):
                number = f"{place}.{n}" if several else str(n)
                address = f"{document['id']}.{n}"
                lines.append((address, f"{number}. {text(sentence, self.lang)}"))
        return lines

    def marks(self) -> dict[str, list[str]]:
        """{sentence: tags} of what the person has marked."""
        t = translator(self.lang)
        tags: dict[str, list[str]] = {}
        for number, question in enumerate(self.questions, 1):
            for part in question.parts:
                if part.shape == "sentences":
                    tag = str(number) if len(self.questions) > 1 else t("Marked")
                    for address in (self.state.answers.get(part.id) or "").split():
                        tags.setdefault(address, []).append(tag)
        return tags

    def longest(self, question: Question) -> int:
        """How many characters an answer may have."""
        return int(question.raw.get("longest") or self.state.exercise.get("longest") or 160)

    def needs(self) -> str:
        """Why it cannot be checked yet; '' when it can."""
        t = translator(self.lang)
        lacking = [(n, q, w) for n, q in enumerate(self.questions, 1) if (w := wanted(self, q))]
        if not lacking:
            return ""
        if len(self.questions) == 1:
            return lacking[0][2]
        empty = [str(n) for n, _, w in lacking if w == wanted(self, None)]
        others = [f"{n}. {w}" for n, _, w in lacking if w != wanted(self, None)]
        told = [t("Still to be answered: {numbers}.", numbers=", ".join(empty))] if empty else []
        return " ".join([*told, *others])

    def check(self) -> None:
        """Check all questions and record the try. Does nothing while one is unanswered.

        An order that nobody changed is answered as it stands.
        """
        if self.needs():
            return
        for part in self.parts.values():
            if part.shape == "order" and not self.state.answers.get(part.id):
                shown = " ".join(one for one, _ in self.options(part.id))
                self.state.answer(part.id, shown)
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

    def judged(self, part: str) -> tuple[set[str], set[str]]:
        """Of options to tick: those judged right and wrong at the last try; empty before it."""
        if self.state.found(part) is None:
            return set(), set()
        ticked = set((self.state.answers.get(part) or "").split())
        good = min((set(one.split()) for one in self._good(part)), key=lambda g: len(g ^ ticked))
        return ticked & good, ticked ^ good

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
            value = entry.get("value_en") if self.lang == "en" else None
            rows.append(
                (
                    self.name(part),
                    self.words(part, str(value or entry["value"])),
                    cited(entry, self.state.exercise, self.lang),
                    text(entry["right"], self.lang),
                )
            )
        return rows

    @property
    def _person(self) -> str:
        return self.session.person.person_id if self.session.person else ""

    def _good(self, part: str) -> list[str]:
        entry = self.state.key["answers"][part]
        return [entry["value"], *entry.get("accepted", ())]

    def _offered(self, part: str) -> dict[str, str]:
        if part not in self._words:
            home, exercise = self.session.home, self.state.exercise
            self._words[part] = option_words(home, exercise, self.parts[part], self.lang)
        return self._words[part]

    @cached_property
    def _places(self) -> dict[str, tuple[int, Question]]:
        numbered = enumerate(self.questions, 1)
        return {part.id: (n, question) for n, question in numbered for part in question.parts}

    def _place(self, part: str) -> tuple[int, Question]:
        return self._places[part]

    def _questions(self, exercise: Mapping[str, Any]) -> list[Question]:
        every = exercise.get("questions") or exercise.get("cases") or exercise.get("weeks")
        raw = {one["id"]: one for one in every or ()}
        grouped: dict[str, list[Part]] = {}
        for part in self.parts.values():
            grouped.setdefault(part.id.partition(".")[0], []).append(part)
        return [
            self._question(name, tuple(found), raw.get(name)) for name, found in grouped.items()
        ]

    def _question(
        self, name: str, parts: Sequence[Part], raw: Mapping[str, Any] | None
    ) -> Question:
        if raw is None:
            words = prompt(self.session.home, self.state.exercise, parts[0], self.lang)
        else:
            words = text(raw.get("prompt") or raw.get("told") or dict(raw), self.lang)
        return Question(name, words, tuple(parts), raw or {})
