"""The workshop: a loose sentence becomes a commitment that somebody else can check (K1 to K5)."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.commitments.case import Judged, Table
from alerta.widgets.controls import spoken_date

KINDS = ("commitment", "request", "information")
FIELDS = ("entity", "what", "date", "evidence", "follower")
RULE = {
    "kind": "K5",
    "entity": "K1",
    "what": "K2",
    "date": "K3",
    "evidence": "K4",
    "follower": "K4",
}


class WorkshopModel:
    """The sheets: one for each loose sentence of the minutes."""

    def __init__(self, shared: Table) -> None:
        self.shared, self.lang = shared, shared.lang
        self.case = shared.case["workshop"]
        self.sheets: list[Mapping[str, Any]] = self.case["sheets"]
        self.open_sheet: str | None = self.sheets[0]["id"]

    def parts(self, sheet: str) -> list[str]:
        """All parts of a sheet, the kind first."""
        return [f"{sheet}.{name}" for name in ("kind", *FIELDS)]

    def value(self, sheet: str, name: str) -> str | None:
        """What stands in a field."""
        return self.shared.decided.get(f"{sheet}.{name}")

    def take(self, sheet: str, name: str, value: str | None) -> None:
        """A field was filled, changed or emptied."""
        self.shared.decided.take(f"{sheet}.{name}", value)

    def fields(self, sheet: str) -> tuple[str, ...]:
        """The fields that are asked: those of a commitment only once it is called one."""
        return ("kind", *FIELDS) if self.value(sheet, "kind") == "commitment" else ("kind",)

    def blank(self, sheet: str) -> list[str]:
        """Fields that are asked and not filled."""
        return [name for name in self.fields(sheet) if self.value(sheet, name) is None]

    def check(self, sheet: str) -> None:
        """Check a sheet as it stands."""
        self.shared.check(sheet, self.parts(sheet))

    def right(self, sheet: str) -> bool:
        """Whether a sheet was checked and all of it is right."""
        return all(
            (found := self.judged(sheet, name)) is not None and found.status == "right"
            for name in self.fields(sheet)
        )

    def judged(self, sheet: str, name: str) -> Judged | None:
        """What the key says of a field; None until it is checked as it stands."""
        part = f"{sheet}.{name}"
        if not self.shared.checked(sheet, self.parts(sheet), part):
            return None
        key, chosen = self.shared.key["workshop"][sheet], self.value(sheet, name)
        right = chosen == str(key.get(name, ""))
        if name != "kind" and key["kind"] != "commitment":
            return None  # there is nothing to fill in: the kind says it
        address = key["followed"] if name == "follower" else key["told"]
        says = self._right_text(name, str(chosen)) if right else self._ask(name, str(chosen))
        quote = "" if name == "evidence" else self.shared.quoted("workshop", address)
        place = "" if name == "evidence" else self.shared.place("workshop", address)
        return Judged("right" if right else "wrong", RULE[name], says, quote, place)

    def words(self, sheet: str, name: str) -> str:
        """The words of what stands in a field; '' while it is blank."""
        chosen = self.value(sheet, name)
        if chosen is None:
            return ""
        if name == "date":
            return day_words(chosen, self.lang)
        row = self._sheet(sheet)
        rows = {"entity": self.case["entities"], "follower": self.case["followers"]}
        found = next(
            (one for one in rows.get(name, row.get(name, ())) if one["id"] == chosen), None
        )
        return self.shared.words(found) if found else ""

    def loose(self, sheet: str) -> str:
        """The loose sentence of the minutes."""
        return self.shared.sentence("workshop", self._sheet(sheet)["sentence"])

    def commitments(self) -> list[str]:
        """Sheets that have become commitments."""
        return [
            one["id"]
            for one in self.sheets
            if self.value(one["id"], "kind") == "commitment" and self.right(one["id"])
        ]

    def _sheet(self, sheet: str) -> Mapping[str, Any]:
        return next(one for one in self.sheets if one["id"] == sheet)

    def _right_text(self, name: str, chosen: str) -> str:
        t = translator(self.lang)
        if name == "kind" and chosen == "commitment":
            return t("K5: it is a commitment: an entity binds itself.")
        if name == "kind" and chosen == "information":
            return t("K5: it only tells something: nobody asks and nobody binds themselves.")
        return f"{RULE[name]}: {self.shared.rule_text(RULE[name])}"

    def _ask(self, name: str, chosen: str) -> str:
        t = translator(self.lang)
        if name == "kind":
            return {
                "commitment": t("K5: does an entity bind itself here? Read what was answered."),
                "request": t("K5: does somebody ask here, without anybody binding themselves?"),
                "information": t("K5: does it only tell something? Read what was answered."),
            }[chosen]
        ask = {
            "entity": t("Is it an entity, and the one that binds itself?"),
            "what": t("Could somebody who was not there check it?"),
            "date": t("Which date did whoever binds itself give?"),
            "evidence": t("Would it convince somebody who was not there?"),
            "follower": t("Who was named in the minutes to check it?"),
        }[name]
        return f"{RULE[name]}: {self.shared.rule_text(RULE[name])} {ask}"


def day_words(day: str, lang: str) -> str:
    """«5 de junio de 2026», "5 June 2026": without its weekday."""
    return spoken_date(day, lang).partition(" ")[2]
