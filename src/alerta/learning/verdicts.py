"""What is said of an answer: right, partly, wrong; how much it counts; what decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from alerta.i18n import translator
from alerta.learning.kinds import Part

Status = Literal["right", "partly", "wrong", "ambiguous", "missing"]
CREDIT: dict[Status, float] = {
    "right": 1.0,
    "ambiguous": 1.0,
    "partly": 0.5,
    "wrong": 0.0,
    "missing": 0.0,
}
HALF = 0.5  # from here on an answer is partly right, below it not yet


@dataclass(frozen=True)
class PartGrade:
    """One part: its status, what to tell the person, the address of the deciding sentence
    ("d1.6" or None), what decides (criterion, rule, indicator or error code), the error made.

    `credit` (0 to 1) is what the part counts; left out, it is that of the status. `lines` is the
    same text in pieces, where there are several things to say.
    """

    status: Status
    text: str
    sentence: str | None
    criterion: str
    error: str | None = None
    credit: float = -1.0
    lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.credit < 0:
            object.__setattr__(self, "credit", CREDIT[self.status])


@dataclass(frozen=True)
class Grade:
    """All parts of one try. `score` is the mean credit, 0 to 1; ambiguous parts cost nothing."""

    parts: dict[str, PartGrade]
    score: float


@dataclass(frozen=True)
class Answered:
    """One answer, with all that a grader needs to judge it. `answer` is never empty.

    `composed` words the feedback that a key may leave out.
    """

    part: Part
    answer: str
    cited: str | None
    expected: Mapping[str, Any]
    exercise: Mapping[str, Any]
    texts: Mapping[str, Mapping[str, str]]
    composed: Callable[..., str]
    rules: Any
    lang: str

    @property
    def good(self) -> list[str]:
        """The key's value and what it accepts besides."""
        return [self.expected["value"], *self.expected.get("accepted", ())]

    @property
    def wrong(self) -> Mapping[str, Mapping[str, str]]:
        """The key's own words for usual mistakes."""
        return self.expected.get("wrong") or {}

    @property
    def deciding(self) -> list[str]:
        """Addresses of the sentences that decide."""
        found = self.expected.get("sentence") or []
        return [found] if isinstance(found, str) else list(found)

    def found(
        self,
        status: Status,
        *lines: str,
        credit: float = -1.0,
        error: str | None = None,
    ) -> PartGrade:
        """The verdict, in one or several lines."""
        text = " ".join(line for line in lines if line)
        sentence = self.deciding[0] if self.deciding else None
        several = tuple(line for line in lines if line) if len(lines) > 1 else ()
        criterion = self.expected["criterion"]
        return PartGrade(status, text, sentence, criterion, error, credit, several)


def bare(text: str, lang: str) -> str:
    """A text of a key without the «Todavía no:» that it may begin with."""
    start = translator(lang)("Not yet.").rstrip(".")
    if text.casefold().startswith(start.casefold()) and text[len(start) : len(start) + 1] in ":.":
        text = text[len(start) + 1 :].lstrip()
        text = text[:1].upper() + text[1:]
    return text


def by_credit(credit: float) -> Status:
    """The status of an answer that can be right by degrees."""
    if credit >= 1.0:
        return "right"
    return "partly" if credit >= HALF else "wrong"
