"""State of a colleague's draft: which of its words the person struck out, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.session import Session
from alerta.widgets.source_grading.step import Step

STRUCK, KEPT = "struck", "kept"


@dataclass(frozen=True)
class Remark:
    """What is said of some words: right or wrong, the words themselves, the rule, the reason."""

    status: str
    words: str
    code: str
    why: str


class DraftModel(Step):
    """Words that can be struck out one by one. Rules Q9, E12, E21 and E22 say which must be."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self._right = self._key["draft"]
        self.lines: list[list[Mapping[str, str]]] = self.desk["draft"]["lines"]
        self.words = {one["id"]: text(dict(one), self.lang) for line in self.lines for one in line}

    @property
    def part(self) -> str:
        """The name under which the whole pass is kept."""
        return f"{self.name}.draft"

    @property
    def struck(self) -> list[str]:
        """What is struck out, in the order of the draft."""
        chosen = set((self.marking.answers.get(self.part) or "").split())
        return [one for one in self.words if one in chosen]

    def strike(self, word: str, struck: bool) -> None:
        """Strike some words out, or take that back."""
        chosen = set(self.struck) | {word} if struck else set(self.struck) - {word}
        value = " ".join(one for one in self.words if one in chosen)
        self.marking.answer(self.part, value or None)

    @property
    def missed(self) -> list[str]:
        """What must never be written and still stands there."""
        return [one for one in self._right["never"] if one not in self.struck]

    @property
    def wrongly(self) -> list[str]:
        """What is struck out and may be written."""
        return [one for one in self.struck if one not in self._right["never"]]

    def needs(self) -> str:
        """Why it cannot be checked yet; '' when it can."""
        return "" if self.struck else translator(self.lang)("Press at least one group of words.")

    def check(self) -> None:
        """Put the pass on record, as it stands."""
        if not self.needs() and not self.marking.is_checked(self.part):
            status = "wrong" if self.missed or self.wrongly else "right"
            self.marking.record(self.part, " ".join(self.struck), status)

    @property
    def checked(self) -> bool:
        """Whether what stands there was checked."""
        return self.marking.is_checked(self.part)

    @property
    def tries(self) -> int:
        """How often it was checked."""
        return len(self.marking.tries.get(self.part, ()))

    @property
    def done(self) -> bool:
        """Whether all that harms is out, and nothing else."""
        return self.marking.is_right(self.part)

    def remarks(self) -> list[Remark]:
        """What is said of each group of words that is struck out; from the second check on, also
        of what was missed. Empty before a check."""
        if not self.checked:
            return []
        made = [self._remark(word) for word in self.struck]
        if self.tries > 1:
            made += [self._remark(word, missed=True) for word in self.missed]
        return made

    def clean(self) -> list[str]:
        """The record as it may be written; only once nothing harms any more."""
        return [text(line, self.lang) for line in self._right["clean"]] if self.done else []

    def _remark(self, word: str, missed: bool = False) -> Remark:
        never = word in self._right["never"]
        entry = self._right["never" if never else "fine"].get(word) or self._right["otherwise"]
        status = "right" if never and not missed else "wrong"
        return Remark(
            status, self.words[word].rstrip(" ,.;:"), entry["code"], text(entry, self.lang)
        )
