"""How far a section is: complete, to be corrected, still missing something."""

from dataclasses import dataclass

from alerta.i18n import translator

PENDING, TO_REVIEW, MISSING, WRONG, COMPLETE, EMPTY = (
    "pending",
    "review",
    "missing",
    "wrong",
    "complete",
    "empty",
)


@dataclass(frozen=True)
class SectionState:
    """`count` is the number of data to correct (wrong) or still missing (missing)."""

    kind: str
    count: int = 0

    @property
    def done(self) -> bool:
        """Nothing is left to do here."""
        return self.kind in (COMPLETE, EMPTY)

    def words(self, lang: str) -> str:
        """«Completa», «1 dato por corregir», «Faltan 2»."""
        t = translator(lang)
        if self.kind == WRONG:
            if self.count == 1:
                return t("1 answer to correct")
            return t("{n} answers to correct", n=self.count)
        if self.kind == MISSING:
            return t("1 missing") if self.count == 1 else t("{n} missing", n=self.count)
        return {
            PENDING: t("Not begun"),
            TO_REVIEW: t("To be checked"),
            COMPLETE: t("Complete"),
            EMPTY: t("Not needed"),
        }[self.kind]
