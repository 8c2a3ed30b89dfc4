"""The text of an expression, cut into words and signs with their place."""

import re
from dataclasses import dataclass

from alerta.form.faults import ExpressionError

LONGEST = 4_000  # characters
MOST_TOKENS = 600

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    |(?P<text>"[^"]*"|'[^']*')
    |\$\{\s*(?P<reference>[^{}]*?)\s*\}
    |(?P<name>[A-Za-z_][A-Za-z0-9_.\-]*(?::[A-Za-z_][A-Za-z0-9_.\-]*)?)
    |(?P<sign>!=|<=|>=|\.\.|//|::|[=<>+\-*/,()\[\].|@$]))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    at: int
    end: int


def tokens(source: str) -> list[Token]:
    if len(source) > LONGEST:
        raise ExpressionError("The expression has more than {n} characters.", n=LONGEST)
    found: list[Token] = []
    at, end = 0, len(source.rstrip())
    while at < end:
        match = _TOKEN.match(source, at)
        if match is None:
            rest = source[at:]
            at += len(rest) - len(rest.lstrip())
            raise ExpressionError("“{sign}” has no place here.", at, sign=source[at])
        kind = match.lastgroup or ""
        start = match.start(kind) - 2 if kind == "reference" else match.start(kind)
        found.append(Token(kind, match[kind], start, match.end()))
        if len(found) > MOST_TOKENS:
            raise ExpressionError("The expression has more than {n} parts.", start, n=MOST_TOKENS)
        at = match.end()
    found.append(Token("end", "", end, end))
    return found
