"""What a person did with one exercise: answers, evidence, certainty, hints and tries.

Every change is saved at once and comes back with `restore`. The first try is kept apart from
what follows: nothing is ever overwritten in the log.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from alerta.learning import grade
from alerta.widgets.session import Session

EVIDENCE = ".evidence"
ALL = "*"  # hints and certainty that belong to the exercise, not to one question
CERTAINTIES = ("sure", "doubt", "guess")


@dataclass(frozen=True)
class Try:
    """One check of one part: what was answered, and how it was found."""

    value: str | None
    evidence: str | None
    status: str
    at: datetime | None = field(default=None, compare=False)  # UTC


class ExerciseState:
    """One exercise of one person. `asked` says which parts have to be answered now.

    Answers are text, as in the keys. `exercise` and `key` are the documents of
    `alerta.learning`; an answer given to another version of the exercise is kept in `earlier`.
    """

    def __init__(
        self,
        exercise: Mapping[str, Any],
        key: Mapping[str, Any],
        rules: Any,
        session: Session,
        asked: Callable[["ExerciseState"], tuple[str, ...]],
    ) -> None:
        self.exercise = exercise
        self.key = key
        self.rules = rules
        self.session = session
        self._asked = asked
        self.item: str = exercise["id"]
        self.version: int = exercise["version"]
        self._clear()

    @property
    def asked(self) -> tuple[str, ...]:
        """The parts to answer, given the answers so far."""
        return self._asked(self)

    @property
    def missing(self) -> tuple[str, ...]:
        """Asked parts without an answer."""
        return tuple(part for part in self.asked if not self.answers.get(part))

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Asked parts that were never checked."""
        return tuple(part for part in self.asked if part not in self.tries)

    @property
    def attempted(self) -> bool:
        """Whether a whole attempt is on record: only then the model answer may be shown."""
        return bool(self.scores)

    @property
    def first_score(self) -> float | None:
        """Score (0 to 1) of the first whole attempt; None before it."""
        return self.scores[0] if self.scores else None

    @property
    def final_score(self) -> float | None:
        """Score (0 to 1) of the last whole attempt; None before the first."""
        return self.scores[-1] if self.scores else None

    def answer(self, part: str, value: str | None) -> None:
        """Take and save an answer (None: taken back)."""
        self.answers[part] = value
        self.session.save(self.item, part, value, version=self.version)

    def cite(self, part: str, address: str | None) -> None:
        """Take and save the sentence that proves an answer, such as "d1.6"."""
        self.evidence[part] = address
        self.session.save(self.item, part + EVIDENCE, address, version=self.version)

    def rate(self, part: str, certainty: str | None) -> None:
        """Take and save how sure the person is: sure, doubt or guess."""
        self.certainty[part] = certainty
        self.session.save(self.item, part, certainty, kind="certainty", version=self.version)

    def use_hint(self, part: str, number: int) -> None:
        """Remember that hint `number` (from 1) of a part was read."""
        self.hints[part] = max(number, self.hints.get(part, 0))
        self.session.save(self.item, part, number, kind="hint", version=self.version)

    def check(self, parts: Iterable[str]) -> None:
        """Grade parts and record the try; a whole attempt is recorded once all were checked."""
        found = self._grade(self.answers, self.evidence)
        for part in parts:
            status = found.parts[part].status
            now = datetime.now(UTC)
            tried = Try(self.answers.get(part), self.evidence.get(part), status, now)
            self.tries.setdefault(part, []).append(tried)
            self.session.save(
                self.item,
                part,
                {
                    "value": tried.value,
                    "evidence": tried.evidence,
                    "status": tried.status,
                    "try": len(self.tries[part]),
                },
                kind="attempt",
                version=self.version,
            )
        if not self.unchecked:
            self._record_attempts()

    def found(self, part: str) -> Any | None:
        """What the grader says of a part (PartGrade); None while its answer is not checked."""
        tries = self.tries.get(part)
        if not tries:
            return None
        last = tries[-1]
        if (last.value, last.evidence) != (self.answers.get(part), self.evidence.get(part)):
            return None
        return self._grade(self.answers, self.evidence).parts[part]

    def wrong_values(self, part: str) -> set[str]:
        """Answers that earlier tries showed to be wrong."""
        return {t.value for t in self.tries.get(part, ()) if t.status == "wrong" and t.value}

    def restore(self) -> None:
        """Read back everything the person did with this exercise."""
        self._clear()
        for entry in self.session.log(self.item):
            if entry.version != self.version:
                if entry.kind == "answer" and not entry.part.endswith(EVIDENCE):
                    self.earlier[entry.part] = entry.value
                continue
            self._take(entry.kind, entry.part, entry.value, entry.at)

    def _take(self, kind: str, part: str, value: Any, at: datetime) -> None:
        if kind == "answer" and part.endswith(EVIDENCE):
            self.evidence[part.removesuffix(EVIDENCE)] = value
        elif kind == "answer":
            self.answers[part] = value
        elif kind == "certainty":
            self.certainty[part] = value
        elif kind == "hint":
            self.hints[part] = max(int(value), self.hints.get(part, 0))
        elif kind == "attempt" and part == "*":
            self.scores.append(float(value["score"]))
        elif kind == "attempt":
            tried = Try(value["value"], value["evidence"], value["status"], at)
            self.tries.setdefault(part, []).append(tried)

    def _record_attempts(self) -> None:
        first = {part: tries[0] for part, tries in self.tries.items()}
        if not self.scores:
            values = {part: t.value for part, t in first.items()}
            evidence = {part: t.evidence for part, t in first.items()}
            self._record(values, evidence)
            if values == {p: self.answers.get(p) for p in values} and evidence == {
                p: self.evidence.get(p) for p in evidence
            }:
                return  # nothing was corrected on the way
        self._record(self.answers, self.evidence)

    def _record(self, answers: dict[str, Any], evidence: dict[str, Any]) -> None:
        found = self._grade(answers, evidence)
        self.scores.append(found.score)
        self.session.save(
            self.item,
            "*",
            {
                "answers": {p: v for p, v in answers.items() if v is not None},
                "evidence": {p: v for p, v in evidence.items() if v is not None},
                "score": found.score,
                "parts": {part: result.status for part, result in found.parts.items()},
                "try": len(self.scores),
            },
            kind="attempt",
            version=self.version,
        )

    def _grade(self, answers: Mapping[str, Any], evidence: Mapping[str, Any]) -> Any:
        return grade(
            self.exercise,
            self.key,
            {p: v for p, v in answers.items() if v is not None},
            {p: v for p, v in evidence.items() if v is not None},
            self.rules,
            self.session.lang,
        )

    def _clear(self) -> None:
        self.answers: dict[str, str | None] = {}
        self.evidence: dict[str, str | None] = {}
        self.certainty: dict[str, str | None] = {}
        self.hints: dict[str, int] = {}
        self.tries: dict[str, list[Try]] = {}
        self.scores: list[float] = []
        self.earlier: dict[str, str] = {}
