"""Tree -> closures. No text is ever run as Python; a name is a declared field or it is refused."""

import operator
from dataclasses import dataclass
from typing import Any, Protocol

from alerta.form.faults import ExpressionError
from alerta.form.functions import FUNCTIONS, LAZY
from alerta.form.patterns import read_pattern
from alerta.form.values import boolean, comparison, divide, number, read_date, remainder
from alerta.form.walking import Run, many, single
from alerta.form.xpath import (
    Binary,
    Call,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
    Tree,
    parse,
)

Place = tuple[str, ...]  # path in the form of what an expression looks at
CHOICE: Place = ("<choice>",)  # a row of the choices sheet
NOWHERE: Place = ("<value>",)  # the result of a function


@dataclass(frozen=True, slots=True)
class Route:
    """Where a `${name}` leads: from the form (absolute), or so many steps up and then down."""

    absolute: bool
    up: int
    down: tuple[str, ...]

    def text(self, current: bool = False) -> str:
        """The path as pyxform writes it into the XForm."""
        if self.absolute:
            return "/" + "/".join(self.down)
        steps = "/".join([".."] * self.up + list(self.down))
        return f"current()/{steps}" if current else steps


class Scope(Protocol):
    """How names are looked up."""

    here: Place
    row: bool  # the context is a row of the choices sheet

    def route(self, reference: Reference, absolute: bool) -> Route: ...
    def item(self, path: Place, at: int) -> Any: ...
    def column(self, name: str, at: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled expression: `run(node, env)`; `reads` = paths of the fields it looks at.

    `index` is (column, run of the key) when the expression is `column = …`: a choice filter that
    can be answered by looking up.
    """

    source: str
    tree: Tree
    run: Run
    reads: frozenset[Place]
    functions: frozenset[str]
    index: tuple[str, Run] | None = None


def compile_expression(source: str, scope: Scope) -> Program:
    """Raises ExpressionError with the position in `source`."""
    tree = parse(source)
    compiler = _Compiler(scope)
    start = CHOICE if scope.row else scope.here
    run = compiler.emit(tree, start)
    index = None
    if scope.row and isinstance(tree, Binary) and tree.operator == "=":
        index = _index(tree, compiler, start)
    return Program(
        source, tree, run, frozenset(compiler.reads), frozenset(compiler.functions), index
    )


def _index(tree: Binary, compiler: "_Compiler", start: Place) -> tuple[str, Run] | None:
    for column, key in ((tree.left, tree.right), (tree.right, tree.left)):
        if not (isinstance(column, Path) and column.base is None and len(column.steps) == 1):
            continue
        before = compiler.columns
        run = compiler.emit(key, start)
        if compiler.columns == before and column.steps[0].name != ".":
            return column.steps[0].name, run
    return None


class _Compiler:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.reads: set[Place] = set()
        self.functions: set[str] = set()
        self.columns = 0  # how often a column of the choice row was looked at

    def emit(self, tree: Tree, place: Place) -> Run:
        if isinstance(tree, Number | Text):
            value = tree.value
            return lambda node, env: value
        if isinstance(tree, Binary):
            return self.binary(tree, place)
        if isinstance(tree, Negative):
            operand = self.emit(tree.operand, place)
            return lambda node, env: -float(number(operand(node, env)))
        if isinstance(tree, Call):
            return self.call(tree, place)
        if isinstance(tree, Reference):
            return self.path(Path(tree, False, (), tree.at), place)
        return self.path(tree, place)

    def binary(self, tree: Binary, place: Place) -> Run:
        if tree.operator in ("and", "or"):
            parts = [self.emit(part, place) for part in _chain(tree)]
            if tree.operator == "and":
                return lambda node, env: all(boolean(part(node, env)) for part in parts)
            return lambda node, env: any(boolean(part(node, env)) for part in parts)
        left, right = self.emit(tree.left, place), self.emit(tree.right, place)
        arithmetic = {
            "+": operator.add,
            "-": operator.sub,
            "*": operator.mul,
            "div": divide,
            "mod": remainder,
        }.get(tree.operator)
        if arithmetic is None:
            compare = comparison(tree.operator)
            return lambda node, env: compare(left(node, env), right(node, env))
        return lambda node, env: arithmetic(
            float(number(left(node, env))), float(number(right(node, env)))
        )

    def call(self, tree: Call, place: Place) -> Run:
        name, arguments = tree.name, tree.arguments
        if name == "current" and not arguments:
            self.reads.add(self.scope.here)
            return lambda node, env: env.current
        self.functions.add(name)
        self.check(tree)
        if name == "jr:choice-name":
            arguments = (arguments[0], _field_name(arguments[1]))
        runs = [
            self.argument(argument, place, absolute=name == "indexed-repeat" and i < 2)
            for i, argument in enumerate(arguments)
        ]
        if name == "if":
            test, yes, no = runs
            return lambda n, e: yes(n, e) if boolean(test(n, e)) else no(n, e)
        if name == "once":
            (first,) = runs
            return lambda n, e: e.current.answer if e.current.answer != "" else first(n, e)
        run = FUNCTIONS[name].run
        if name == "position" and not runs:
            return lambda n, e: run(e)
        if len(runs) == 1:
            (only,) = runs
            return lambda n, e: run(e, only(n, e))
        if len(runs) == 2:
            one, two = runs
            return lambda n, e: run(e, one(n, e), two(n, e))
        return lambda n, e: run(e, *[argument(n, e) for argument in runs])

    def check(self, tree: Call) -> None:
        """Number of arguments, and texts that can be judged before anybody answers."""
        if tree.name in LAZY:
            least = most = LAZY[tree.name][0]
        elif tree.name in FUNCTIONS:
            least, most = FUNCTIONS[tree.name].least, FUNCTIONS[tree.name].most
        else:
            raise ExpressionError(
                "There is no function {name}().", tree.at, kind="function_unknown", name=tree.name
            )
        if not least <= len(tree.arguments) <= most:
            raise ExpressionError(
                "{name}() does not take {n} values.", tree.at, name=tree.name, n=len(tree.arguments)
            )
        first = tree.arguments[0] if tree.arguments else None
        if tree.name == "regex":
            pattern = tree.arguments[1]
            if not isinstance(pattern, Text):
                raise ExpressionError("Write the pattern of regex() in quotes.", tree.at)
            try:
                read_pattern(pattern.value)
            except ExpressionError as error:
                at = pattern.at + 1 + error.position
                raise ExpressionError(error.text, at, kind="pattern", **error.values) from None
        fixed = first.value if isinstance(first, Text) else ""
        if tree.name == "date" and fixed and read_date(fixed) is None:
            raise ExpressionError("There is no date “{text}”.", tree.at, text=fixed)

    def argument(self, tree: Tree, place: Place, *, absolute: bool) -> Run:
        if absolute and isinstance(tree, Reference):
            return self.path(Path(tree, False, (), tree.at), place, absolute=True)
        return self.emit(tree, place)

    def path(self, tree: Path, place: Place, *, absolute: bool = False) -> Run:
        origin, place, steps = self.origin(tree, place, absolute)
        if place == CHOICE and steps:
            return self.choice_column(steps)
        alone = True
        compiled: list[tuple[str, tuple[Run, ...]]] = []
        for step in steps:
            if step.name == "..":
                if len(place) <= 1:
                    raise ExpressionError("“..” leads out of the form.", step.at)
                place = place[:-1]
            elif step.name != ".":
                place = (*place, step.name)
                alone = alone and not self.scope.item(place, step.at).is_repeat
            conditions = tuple(self.emit(condition, place) for condition in step.conditions)
            alone = alone and not conditions
            compiled.append((step.name, conditions))
        self.reads.add(place)
        if alone:
            return single(origin, [name for name, _ in compiled if name != "."])
        return many(origin, compiled)

    def origin(self, tree: Path, place: Place, absolute: bool) -> tuple[str, Place, list[Step]]:
        """Where the path begins, and its steps with a `${name}` written out."""
        steps = list(tree.steps)
        if tree.absolute:
            if place in (CHOICE, NOWHERE):
                place = self.scope.here
            return "form", (), steps
        if tree.base is None:
            return "context", place, steps
        if isinstance(tree.base, Call):
            return "current", self.scope.here, steps
        reference = tree.base
        if not isinstance(reference, Reference):
            raise ExpressionError("A path has no place here.", tree.at)
        route = self.scope.route(reference, absolute)
        names = [".."] * route.up + list(route.down)
        out = [Step(name, (), reference.at) for name in names]
        if route.absolute:
            return "form", (), out + steps
        current = reference.inside or self.scope.row
        return "current" if current else "context", self.scope.here, out + steps

    def choice_column(self, steps: list[Step]) -> Run:
        if len(steps) > 1 or steps[0].conditions or steps[0].name == "..":
            raise ExpressionError("A path has no place here.", steps[0].at)
        name = steps[0].name
        if name == ".":
            name = "name"
        self.columns += 1
        self.scope.column(name, steps[0].at)
        return lambda choice, env: choice.extra.get(name, "")


def _chain(tree: Tree, sign: str = "") -> list[Tree]:
    """The parts of `a and b and c`: a long chain must not become a deep one."""
    parts: list[Tree] = []
    sign = sign or tree.operator  # type: ignore[union-attr]
    while isinstance(tree, Binary) and tree.operator == sign:
        parts.append(tree.right)
        tree = tree.left
    return [tree, *reversed(parts)]


def _field_name(tree: Tree) -> Text:
    """`'${field}'` or `'/data/field'`: the second value of jr:choice-name()."""
    if not isinstance(tree, Text):
        raise ExpressionError("Write the field of jr:choice-name() in quotes.", tree.at)
    return Text(tree.value.strip("${} ").rpartition("/")[2], tree.at)
