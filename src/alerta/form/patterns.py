"""Patterns of `regex()`: read before they are run, so that none can explode.

Allowed is what Java, JavaScript and Python read alike: literals, classes, groups, alternatives,
`* + ? {m,n}`. The reader counts in how many ways a text could be tried; a pattern with too many
ways, or with a repetition of a group that itself varies, is refused.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from alerta.form.faults import ExpressionError

LONGEST_PATTERN = 300
LONGEST_TEXT = 5_000
STEPS = 1_000_000  # about 10 ms of the regular-expression engine
WAYS = 2_000


Letters = frozenset[str] | None  # what one character may be; None: anything


@dataclass(slots=True)
class Cost:
    """`ways` a piece can match at one place; `open` repetitions without an upper end.

    `letters`: character by character, when the piece has neither groups nor repetitions.
    """

    ways: int = 1
    open: int = 0
    letters: list[Letters] | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    source: str
    longest: int  # a longer text counts as not matching
    compiled: re.Pattern[str]

    def matches(self, text: str) -> bool:
        """True when the whole text fits."""
        return len(text) <= self.longest and self.compiled.fullmatch(text) is not None


@lru_cache(maxsize=500)
def read_pattern(source: str) -> Pattern:
    """Raises ExpressionError with the position inside the pattern."""
    if len(source) > LONGEST_PATTERN:
        raise ExpressionError("The pattern has more than {n} characters.", n=LONGEST_PATTERN)
    reader = _Reader(source)
    cost = reader.alternatives()
    if reader.at < len(source):
        raise ExpressionError("A bracket in the pattern closes nothing.", reader.at)
    if cost.open > 2 or cost.ways > WAYS:
        raise ExpressionError("The pattern repeats too much: it could take minutes.")
    try:
        compiled = re.compile(source, re.ASCII)
    except (re.error, OverflowError) as error:
        raise ExpressionError(
            "The pattern cannot be read.", getattr(error, "pos", 0) or 0
        ) from None
    longest = STEPS // cost.ways
    if cost.open == 2:
        longest = int((2 * STEPS / cost.ways) ** 0.5)
    return Pattern(source, min(longest, LONGEST_TEXT), compiled)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source, self.at, self.depth = source, 0, 0

    def peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def alternatives(self) -> Cost:
        options = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            options.append(self.sequence())
        if len(options) == 1:
            return options[0]
        return Cost(min(_ways(options), WAYS + 1), max(option.open for option in options))

    def sequence(self) -> Cost:
        total, letters = Cost(), []
        plain = True
        while self.peek() not in ("", "|", ")"):
            start = self.at
            group = self.piece()
            end = self.at
            piece = self.repeated(group)
            plain = plain and group is None and self.at == end
            letters.append(_letters(self.source[start:end]))
            total.ways = min(total.ways * piece.ways, WAYS + 1)
            total.open += piece.open
        total.letters = letters if plain else None
        return total

    def piece(self) -> Cost | None:
        """The cost of a group, None for one character."""
        sign, start = self.peek(), self.at
        self.at += 1
        if sign == "(":
            return self.group(start)
        if sign == "[":
            self.character_class(start)
        elif sign == "\\":
            self.escape(start)
        elif sign in "*+?{":
            raise ExpressionError("A repetition in the pattern repeats nothing.", start)
        return None

    def group(self, start: int) -> Cost:
        if self.peek() == "?":
            if self.source[self.at : self.at + 2] != "?:":
                raise ExpressionError("Only plain groups ( ) are allowed in a pattern.", start)
            self.at += 2
        self.depth += 1
        if self.depth > 20:
            raise ExpressionError("The pattern is nested too deeply.", start)
        inside = self.alternatives()
        if self.peek() != ")":
            raise ExpressionError("A bracket in the pattern is not closed.", start)
        self.at += 1
        self.depth -= 1
        return inside

    def character_class(self, start: int) -> None:
        if self.peek() == "^":
            self.at += 1
        first = True
        while self.peek() != "]" or first:
            first = False
            sign = self.peek()
            if sign == "":
                raise ExpressionError("A bracket in the pattern is not closed.", start)
            if sign == "[" or self.source[self.at : self.at + 2] in ("&&", "--", "||", "~~"):
                raise ExpressionError("Write “[” inside a class as “\\[”.", self.at)
            self.at += 1
            if sign == "\\":
                self.escape(self.at - 1)
        self.at += 1

    def escape(self, start: int) -> None:
        sign = self.peek()
        self.at += 1
        if sign == "" or (sign.isalnum() and sign not in "dDwWsSnt"):
            raise ExpressionError("“\\{sign}” is not read alike everywhere.", start, sign=sign)

    def repeated(self, group: Cost | None) -> Cost:
        inside = group or Cost()
        low, high = self.times()
        if high == low == 1:
            return inside
        varies = inside.ways > 1 or inside.open > 0
        if high is None:
            if group is not None:
                raise ExpressionError("A group may not be repeated without an upper end.", self.at)
            return Cost(1, 1)
        if inside.open and high > 1:
            raise ExpressionError("A repetition inside a repetition.", self.at)
        if not varies:
            return Cost(high - low + 1)
        ways = 0
        for times in range(low, high + 1):
            ways += inside.ways ** min(times, 12)
            if ways > WAYS:
                break
        return Cost(min(max(ways, 1), WAYS + 1), inside.open)

    def times(self) -> tuple[int, int | None]:
        sign = self.peek()
        if sign not in ("*", "+", "?", "{") or sign == "":
            return 1, 1
        start = self.at
        if sign == "{":
            found = re.compile(r"\{([0-9]{1,3})(,([0-9]{1,3})?)?\}").match(self.source, start)
            if not found:
                raise ExpressionError("Write a repetition as {2} or {2,4} (at most 999).", start)
            self.at = found.end()
            low = int(found[1])
            high = low if not found[2] else int(found[3]) if found[3] else None
            if high is not None and high < low:
                raise ExpressionError("Write a repetition as {2} or {2,4} (at most 999).", start)
        else:
            self.at += 1
            low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        if self.peek() in ("*", "+", "?", "{") and self.peek() != "":
            raise ExpressionError("A repetition inside a repetition.", self.at)
        return low, high


def _ways(options: list[Cost]) -> int:
    """How many alternatives can match at one place; words that differ exclude each other."""
    words = [option.letters for option in options]
    if any(word is None for word in words):
        return sum(option.ways for option in options)
    return max(sum(_agree(one, other) for other in words) for one in words)


def _agree(one: list[Letters] | None, other: list[Letters] | None) -> bool:
    """True when one text can begin with both words."""
    return all(
        a is None or b is None or a & b for a, b in zip(one or [], other or [], strict=False)
    )


def _letters(piece: str) -> Letters:
    """The characters that a literal or a plain class such as [Aa] stands for."""
    if piece.startswith("["):
        inside = piece[1:-1]
        return None if set(inside) & set("^-\\[") else frozenset(inside)
    return None if piece[:1] in ("\\", ".", "^", "$", "(") else frozenset(piece)
