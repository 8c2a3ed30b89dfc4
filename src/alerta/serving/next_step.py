"""What a person does next in the course: one thing, with its address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alerta.i18n import translator
from alerta.learning.course import ChapterStatus
from alerta.learning.mastery import Requirement
from alerta.learning.renewal import Delta
from alerta.serving.chapters import Chapter

CERTIFIED = ("written", "texts", "no_critical_error")
LEVELS, RECORDS = "06", "08"  # the chapters with ten indicators, and with whole records


@dataclass(frozen=True)
class Step:
    """The words of a button and where it leads."""

    words: str
    address: str


def next_step(
    rows: Sequence[tuple[Chapter, ChapterStatus]],
    needs: Sequence[Requirement],
    tests: Mapping[str, float],
    renewal: Delta | None,
    lang: str,
) -> Step:
    """The first that is left, in the order in which it is asked for: what changed in the criteria,
    the chapters, the exit test, the certification, the practice for it, and the sheet itself."""
    t, manual = translator(lang), f"/manual/{lang}"
    if renewal is not None:
        return Step(t("Renew my certificate"), f"{manual}/review")
    for one, told in rows:
        if not told.mastered:
            number = int(one.number)
            begun = t("Go on with chapter {n}", n=number)
            return Step(
                begun if told.tried else t("Begin chapter {n}", n=number), one.address(lang)
            )
    if "exit" not in tests:
        return Step(t("Take the exit test"), f"{manual}/exit")
    left = [one.name for one in needs if not one.met]
    if any(name in CERTIFIED for name in left):
        return Step(t("Go to the certification"), f"{manual}/certification")
    if left:
        number = RECORDS if left == ["records"] else LEVELS
        return Step(t("Practise in chapter {n}", n=int(number)), f"{manual}/{number}")
    return Step(t("Print my certificate"), "#m")
