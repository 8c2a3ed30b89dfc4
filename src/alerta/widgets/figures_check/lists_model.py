"""State of the reconciliation: which cases are the same, why others are in one list only.

Residual = cases of either list that are not yet explained. It is 0 when every case is either
matched or has its reason.
"""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.figures_check.figures import content, marking
from alerta.widgets.session import Session

NONE = "none"
REASONS = ("definition", "date", "merged", "closed", "place")


class ListsModel:
    """Two lists of one set of cases. First each case of the short list is matched; then every
    case that is left in one list only gets its reason."""

    def __init__(self, session: Session) -> None:
        self.session, self.lang = session, session.lang
        self.lists: Mapping[str, Any] = content(session.home)["lists"]
        self.marking = marking(session)
        self._in_vain = False
        self.short = {one["id"]: text(dict(one), self.lang) for one in self._cases("short")}
        self.long = {one["id"]: text(dict(one), self.lang) for one in self._cases("long")}

    def words(self, case: str) -> str:
        """What a list says of a case."""
        return self.short.get(case) or self.long[case]

    def match_part(self, case: str) -> str:
        """The name under which the match of a case of the short list is kept."""
        return f"list.{case}"

    def why_part(self, case: str) -> str:
        """The name under which the reason of a case is kept."""
        return f"why.{case}"

    def match_options(self) -> list[tuple[str, str]]:
        """(case of the long list, its start), or that it is in none."""
        t = translator(self.lang)
        cases = [(case, f"{case}: {_start(words)}") for case, words in self.long.items()]
        return [*cases, (NONE, t("None: it is only in list M"))]

    def reasons(self) -> list[tuple[str, str]]:
        """(reason, words) that a case can have for being in one list only."""
        t = translator(self.lang)
        words = {
            "definition": t("Definition: what each list counts"),
            "date": t("Date: the cut-off of each list"),
            "merged": t("Merged: a repeated record"),
            "closed": t("Closed: when each list takes it off"),
            "place": t("Place: in which province it is counted"),
        }
        return [(one, words[one]) for one in REASONS]

    @property
    def matched(self) -> dict[str, str]:
        """{case of the short list: that of the long one} of the matches found right."""
        return {
            case: found for case in self.short if (found := self._settled(case)) not in ("", NONE)
        }

    @property
    def all_matched(self) -> bool:
        """Whether every case of the short list has its right match, or rightly none."""
        return all(self._settled(case) for case in self.short)

    @property
    def apart(self) -> list[str]:
        """The cases in one list only; known once all is matched."""
        if not self.all_matched:
            return []
        taken = set(self.matched.values())
        alone = [case for case in self.short if self._settled(case) == NONE]
        return [*(case for case in self.long if case not in taken), *alone]

    @property
    def reasoned(self) -> list[str]:
        """Those of them with their right reason."""
        return [case for case in self.apart if self.marking.is_right(self.why_part(case))]

    @property
    def total(self) -> int:
        """Cases of both lists together, each line counted once."""
        return len(self.short) + len(self.long)

    @property
    def residual(self) -> int:
        """Lines not yet explained."""
        return self.total - 2 * len(self.matched) - len(self.reasoned)

    @property
    def done(self) -> bool:
        """Whether nothing is left to explain."""
        return self.residual == 0

    def bridge(self) -> list[tuple[int, str]]:
        """From the long total to the short one: (how many, reason), below 0 for those only in
        the long list. Only reasons found right."""
        words, counted = dict(self.reasons()), []
        for cases, sign in ((self.long, -1), (self.short, 1)):
            for reason in REASONS:
                n = sum(
                    1
                    for case in self.reasoned
                    if case in cases and self.marking.answers[self.why_part(case)] == reason
                )
                if n:
                    counted.append((sign * n, words[reason].split(":")[0].lower()))
        return counted

    def distinct(self) -> int:
        """How many different cases there are; a repeated record is none of its own."""
        repeated = sum(
            1 for case in self.reasoned if self.marking.answers[self.why_part(case)] == "merged"
        )
        return self.total - len(self.matched) - repeated

    def parts(self) -> list[str]:
        """What is asked now: the matches, and the reasons once these are right."""
        return [
            *(self.match_part(case) for case in self.short),
            *(self.why_part(case) for case in self.apart),
        ]

    def needs(self) -> str:
        """What to do after a check that found nothing new; '' after any other."""
        t = translator(self.lang)
        return t("Nothing new to check: choose in a row first.") if self._in_vain else ""

    def check(self) -> bool:
        """Check what is answered and not yet checked; False when there was nothing to check."""
        new = [
            part
            for part in self.parts()
            if self.marking.answers.get(part) and not self.marking.is_checked(part)
        ]
        self.marking.check(new)
        self._in_vain = not new
        return bool(new)

    def _settled(self, case: str) -> str:
        part = self.match_part(case)
        return (self.marking.answers.get(part) or "") if self.marking.is_right(part) else ""

    def _cases(self, which: str) -> list[Mapping[str, str]]:
        return self.lists[which]["cases"]


def _start(words: str, most: int = 60) -> str:
    first = words.split(". ")[0].rstrip(".")
    return first if len(first) <= most else first[:most].rsplit(" ", 1)[0] + "…"
