"""What the room reports: messages in both languages, faults of a form and of an expression."""

from collections.abc import Iterable
from dataclasses import dataclass

from alerta.i18n import translator

Pair = dict[str, str]
LANGUAGES = ("es", "en")


def pair(message: str, /, **values: object) -> Pair:
    """The message in Spanish and English, `{name}` places filled.

    A value that is itself a pair is filled in the language of the text.
    """
    return {
        lang: translator(lang)(
            message, **{k: v[lang] if isinstance(v, dict) else v for k, v in values.items()}
        )
        for lang in LANGUAGES
    }


class ExpressionError(ValueError):
    """An expression or pattern that cannot be run.

    `position` is the character (from 0) in the text as written; `message` a pair es/en; `code`
    names the kind of fault.
    """

    def __init__(
        self, message: str, position: int = 0, *, kind: str = "expression", **values: object
    ) -> None:
        self.text, self.values, self.position, self.code = message, values, position, kind
        super().__init__(message.format(**values) if values else message)

    @property
    def message(self) -> Pair:
        return pair(self.text, **self.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a form's design: sheet, spreadsheet row (the header is 1; 0 = whole sheet)."""

    sheet: str
    row: int
    column: str
    code: str
    message: Pair
    remedy: Pair

    def line(self, lang: str = "es") -> str:
        """Where, what and what to do, in one line."""
        where = f"{self.sheet}:{self.row}" if self.row else self.sheet
        column = f" [{self.column}]" if self.column else ""
        return f"{where}{column} {self.message[lang]} {self.remedy[lang]}"


class FormError(Exception):
    """A form that cannot be run; `problems` lists everything that was found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(problem.line() for problem in self.problems))
