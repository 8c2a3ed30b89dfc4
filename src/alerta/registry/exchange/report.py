"""What an import or a check tells: every fault with row, column, what and what to do."""

from dataclasses import dataclass, field

from alerta.i18n import translator
from alerta.registry.faults import RegistryFault

Pair = dict[str, str]
LANGUAGES = ("es", "en")


def pair(message: str, /, **values: object) -> Pair:
    """A message in both languages; a value that is itself a pair is filled in its language."""
    return {
        lang: translator(lang)(
            message, **{k: v[lang] if isinstance(v, dict) else v for k, v in values.items()}
        )
        for lang in LANGUAGES
    }


class UnfitFile(RegistryFault):
    """The file as a whole cannot be read or written."""

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        super().__init__(**values)


@dataclass(frozen=True)
class Fault:
    """`sheet` (or file), `row` as the spreadsheet counts them (0: the whole sheet), `column`."""

    sheet: str
    row: int
    column: str
    code: str
    message: Pair
    remedy: Pair
    severity: str = "error"
    case: str = ""

    def line(self, lang: str) -> str:
        """Where, what and what to do, in one line."""
        t = translator(lang)
        where = self.sheet
        if self.row:
            where += t(", row {row}", row=self.row)
        if self.column:
            where += t(", column {column}", column=self.column)
        return f"{where}: {self.message[lang]} {self.remedy[lang]}".strip()


@dataclass
class ImportReport:
    """`good` and `bad` are the keys of the cases in the file; `stored` maps those stored to codes.

    `same` were in the registry already and are equal.
    """

    file: str
    good: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    stored: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many cases the file holds."""
        return len(self.good) + len(self.bad) + len(self.same)

    @property
    def errors(self) -> list[Fault]:
        """The faults that keep something from being stored."""
        return [fault for fault in self.faults if fault.severity == "error"]

    @property
    def ok(self) -> bool:
        """Nothing is wrong beyond warnings."""
        return not self.errors
