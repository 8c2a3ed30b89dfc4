"""ODK's XPath subset: text -> tree. Nothing is run here, names are not looked up.

`${name}` is a node of the tree, so that a fault is shown at its place in the text as written.
"""

import re
from dataclasses import dataclass

from alerta.form.faults import ExpressionError
from alerta.form.tokens import Token, tokens

DEEPEST = 40  # brackets within brackets


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    at: int


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`; `inside` says that it stands inside `[…]`, where it begins at `current()`."""

    name: str
    inside: bool
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """`name`, `.` or `..` with its conditions in square brackets."""

    name: str
    conditions: tuple["Tree", ...]
    at: int


@dataclass(frozen=True, slots=True)
class Path:
    """From `base` (a reference or `current()`), from the form (`absolute`) or from the context."""

    base: "Tree | None"
    absolute: bool
    steps: tuple[Step, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple["Tree", ...]
    at: int


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Tree"
    right: "Tree"
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Tree"
    at: int


Tree = Number | Text | Reference | Path | Call | Binary | Negative

STRENGTH = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*\Z")


def parse(source: str) -> Tree:
    """The tree of an expression; ExpressionError (with position) when it cannot be read."""
    return _Parser(source).whole()


class _Parser:
    def __init__(self, source: str) -> None:
        self.tokens, self.index = tokens(source), 0
        self.depth = self.conditions = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.index]

    def sees(self, *texts: str) -> bool:
        return self.next.kind in ("sign", "name") and self.next.text in texts

    def take(self) -> Token:
        self.index += 1
        return self.tokens[self.index - 1]

    def need(self, text: str) -> None:
        if self.next.kind != "sign" or self.next.text != text:
            raise ExpressionError(
                "“{sign}” is missing before “{next}”.",
                self.next.at,
                sign=text,
                next=self.next.text or "…",
            )
        self.index += 1

    def whole(self) -> Tree:
        tree = self.binary(1)
        if self.next.kind != "end":
            raise self.unexpected()
        return tree

    def unexpected(self) -> ExpressionError:
        token = self.next
        if token.kind == "end":
            return ExpressionError("The expression ends too early.", token.at)
        if token.text in ("//", "@", "*", "|", "$", "::"):
            return ExpressionError(
                "“{sign}” cannot be used: ODK Collect does not know it.", token.at, sign=token.text
            )
        return ExpressionError("“{sign}” has no place here.", token.at, sign=token.text)

    def binary(self, weakest: int) -> Tree:
        left = self.unary()
        while self.next.kind in ("sign", "name"):
            token = self.next
            strength = STRENGTH.get(token.text, 0)
            if strength < weakest:
                break
            self.take()
            left = Binary(token.text, left, self.binary(strength + 1), token.at)
        return left

    def unary(self) -> Tree:
        if self.sees("-"):
            at = self.take().at
            with _Deeper(self):
                return Negative(self.unary(), at)
        return self.operand()

    def operand(self) -> Tree:
        token = self.next
        if token.kind == "number":
            if len(token.text) > 300:
                raise ExpressionError("The number is too long.", token.at)
            return Number(float(self.take().text), token.at)
        if token.kind == "text":
            return Text(self.take().text[1:-1], token.at)
        if token.kind == "reference":
            return self.reference()
        if token.kind == "name":
            following = self.tokens[self.index + 1]
            if following.kind == "sign" and following.text == "(":
                return self.call()
            return Path(None, False, self.steps(), token.at)
        if token.text == "(":
            self.take()
            with _Deeper(self):
                inside = self.binary(1)
            self.need(")")
            return inside
        if token.text in (".", ".."):
            return Path(None, False, self.steps(), token.at)
        if token.text == "/":
            self.take()
            return Path(None, True, self.steps(), token.at)
        raise self.unexpected()

    def reference(self) -> Tree:
        token = self.take()
        if not _NAME.match(token.text):
            raise ExpressionError(
                "“${{{name}}}” is not the name of a field.", token.at, name=token.text
            )
        base = Reference(token.text, self.conditions > 0, token.at, token.end)
        conditions = self.bracketed()
        steps = (Step(".", conditions, token.at),) if conditions else ()
        if self.sees("/"):
            self.take()
            steps += self.steps()
        return Path(base, False, steps, token.at) if steps else base

    def call(self) -> Tree:
        token = self.take()
        self.take()
        arguments: list[Tree] = []
        with _Deeper(self):
            if not self.sees(")"):
                arguments.append(self.binary(1))
                while self.sees(","):
                    self.take()
                    arguments.append(self.binary(1))
        self.need(")")
        call = Call(token.text, tuple(arguments), token.at)
        if not self.sees("/"):
            return call
        if token.text != "current":
            raise ExpressionError("A path cannot follow {name}().", self.next.at, name=token.text)
        self.take()
        return Path(call, False, self.steps(), token.at)

    def steps(self) -> tuple[Step, ...]:
        found: list[Step] = []
        while True:
            token = self.next
            if not (
                (token.kind == "name" and ":" not in token.text) or token.text in (".", "..")
            ) or token.kind not in ("name", "sign"):
                raise self.unexpected()
            self.take()
            found.append(Step(token.text, self.bracketed(), token.at))
            if not self.sees("/"):
                return tuple(found)
            self.take()

    def bracketed(self) -> tuple[Tree, ...]:
        found: list[Tree] = []
        while self.sees("["):
            at = self.take().at
            if self.conditions:
                # a search within a search would cost rows times rows times rows
                raise ExpressionError("Square brackets inside square brackets.", at)
            self.conditions += 1
            with _Deeper(self):
                found.append(self.binary(1))
            self.conditions -= 1
            self.need("]")
        return tuple(found)


class _Deeper:
    """One more level of brackets while the block runs."""

    def __init__(self, parser: _Parser) -> None:
        self.parser = parser

    def __enter__(self) -> None:
        self.parser.depth += 1
        if self.parser.depth > DEEPEST:
            raise ExpressionError("The expression is nested too deeply.", self.parser.next.at)

    def __exit__(self, *_: object) -> None:
        self.parser.depth -= 1
