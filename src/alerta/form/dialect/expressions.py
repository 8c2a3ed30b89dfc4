"""Every expression of a form against the dialect, from the types of the fields it reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from alerta.form.definition import Form, Item
from alerta.form.dialect.aging import ages
from alerta.form.dialect.rules import rule_problem
from alerta.form.faults import Problem
from alerta.form.functions import FUNCTIONS
from alerta.form.program import CHOICE, Program
from alerta.form.references import route
from alerta.form.xpath import Binary, Call, Negative, Number, Path, Reference, Step, Text, Tree

COLUMNS = ("relevant", "constraint", "required", "calculation", "choice_filter")
LISTS = ("count", "count-non-empty", "sum", "min", "max", "join", "position")
ORDER = ("<", "<=", ">", ">=")
REST = ("+", "-", "*", "div", "mod")


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of a part of an expression."""

    of: str  # text, number, yes_no, date, moment, field
    item: Item | None = None
    many: bool = False
    filtered: bool = False
    text: str = ""

    @property
    def type(self) -> str:
        """The type of the value: a field's own."""
        return self.item.type if self.item else self.of


def check_expressions(form: Form) -> Iterator[Problem]:
    """In the order of the survey sheet."""
    for item in form.root.walk():
        for column in COLUMNS:
            program = getattr(item, column)
            if isinstance(program, Program):
                yield from _Check(form, item, column, program).run()


class _Check:
    def __init__(self, form: Form, item: Item, column: str, program: Program) -> None:
        self.form, self.item, self.column, self.program = form, item, column, program
        self.found: dict[tuple, Problem] = {}
        self.guarded = False
        self.start = CHOICE if column == "choice_filter" else item.path

    def say(self, code: str, **values: object) -> None:
        key = (code, *values.values())
        if key not in self.found:
            self.found[key] = rule_problem(self.item.line, self.column, code, **values)

    def run(self) -> list[Problem]:
        tree = self.program.tree
        kind = self.kind(tree, self.start, top=True)
        if self.column == "calculation":
            self.result(tree, kind)
        else:
            self.condition(kind)
            if self.column in ("relevant", "constraint", "required") and ages(tree):
                self.say("clock_rule")
        return list(self.found.values())

    def result(self, tree: Tree, kind: Kind) -> None:
        if kind.of == "yes_no":
            self.say("yes_no_result")
        elif kind.of in ("date", "moment"):
            self.say("date_result")
        elif (isinstance(tree, Binary) and tree.operator in REST) or (
            isinstance(tree, Call) and tree.name in ("number", "int", "round")
        ):
            self.reckoned(tree)

    def reckoned(self, tree: Tree) -> None:
        if self.maybe_blank(tree):
            self.say("blank_arithmetic")

    def maybe_blank(self, tree: Tree) -> bool:
        if isinstance(tree, Path | Reference):
            steps = tree.steps if isinstance(tree, Path) else ()
            kind = self.kind(tree, self.start, within_list=True)
            calculated = kind.item is not None and kind.item.type == "calculate"
            return not (steps and steps[-1].conditions) and not calculated
        if isinstance(tree, Binary):
            return self.maybe_blank(tree.left) or self.maybe_blank(tree.right)
        if isinstance(tree, Call):
            inner = tree.name in ("number", "int", "round")
            return inner and any(self.maybe_blank(argument) for argument in tree.arguments)
        return False

    def condition(self, kind: Kind) -> None:
        if kind.item is not None:
            self.say("bare_condition", name=kind.item.name)

    def kind(
        self, tree: Tree, here: tuple, *, top: bool = False, within_list: bool = False
    ) -> Kind:
        if isinstance(tree, Number):
            return Kind("number")
        if isinstance(tree, Text):
            return Kind("text", text=tree.value)
        if isinstance(tree, Negative):
            if self.kind(tree.operand, here).item is not None:
                self.say("minus_field")
            return Kind("number")
        if isinstance(tree, Binary):
            return self.binary(tree, here)
        if isinstance(tree, Call):
            return self.call(tree, here, top)
        return self.field(tree, here, within_list)

    def field(self, tree: Path | Reference, here: tuple, within_list: bool) -> Kind:
        place, steps = self.place(tree, here)
        if place == CHOICE:  # a column of the choices sheet
            return Kind("text")
        many = filtered = False
        for step in steps:
            if step.name == "..":
                place = place[:-1]
            elif step.name != ".":
                place = (*place, step.name)
                many = many or self.form.items[place].is_repeat
            for condition in step.conditions:
                filtered = True
                inner = self.kind(condition, place)
                self.condition(inner)
                if inner.of == "number":
                    self.say("number_in_brackets")
        item = self.form.items[place]
        if many and not within_list:
            self.say("many_values", name=item.name)
        if item is self.item and self.column == "calculation":
            self.say("reads_itself")
        if not many and not item.is_group and item is not self.item and not self.shown(item):
            self.say("hidden_read", name=item.name)
        return Kind("field", item, many, filtered)

    def place(self, tree: Path | Reference, here: tuple) -> tuple[tuple, list[Step]]:
        """Where a path begins in the form, and its steps."""
        steps = list(tree.steps) if isinstance(tree, Path) else []
        base = tree if isinstance(tree, Reference) else tree.base
        if isinstance(base, Reference):
            way = route(self.form.by_name[base.name][0], self.item)
            names = [".."] * way.up + list(way.down)
            start = () if way.absolute else self.item.path
            return start, [Step(name, (), base.at) for name in names] + steps
        if base is not None:
            return self.item.path, steps
        return ((), steps) if isinstance(tree, Path) and tree.absolute else (here, steps)

    def shown(self, item: Item) -> bool:
        """False when `item` may be hidden while this expression looks at it."""
        known = {*self.program.reads}
        around: Item | None = self.item
        while around is not None:
            if around.relevant is not None and (
                around is not self.item or self.column != "relevant"
            ):
                known |= around.relevant.reads
                if around.path == item.path or item.path in around.relevant.reads:
                    return True
            around = around.parent
        hides: Item | None = item
        while hides is not None and hides.path != self.item.path[: len(hides.path)]:
            if hides.relevant is not None and not hides.relevant.reads <= known:
                return False
            hides = hides.parent
        return True

    def binary(self, tree: Binary, here: tuple) -> Kind:
        left, right = self.kind(tree.left, here), self.kind(tree.right, here)
        if tree.operator in ("and", "or"):
            self.condition(left)
            self.condition(right)
            return Kind("yes_no")
        if tree.operator in REST:
            return Kind("number")
        for one, other in ((left, right), (right, left)):
            self.compared(one, other, tree.operator in ORDER)
        return Kind("yes_no")

    def compared(self, one: Kind, other: Kind, order: bool) -> None:
        literal = other.of == "text" and other.text != ""
        if order and literal and one.type in ("date", "dateTime", "moment", "text"):
            self.say("text_order")
        if one.type == "time" and not (other.of == "text" and other.text == ""):
            self.say("time_compared")
        if one.type == "dateTime" and other.item and (other.type != "dateTime" or not order):
            self.say("moment_compared")
        if order and one.type == "text" and other.type in ("date", "today") and one.item:
            self.say("text_order")
        if literal and one.type in ("decimal", "integer"):
            self.say("number_in_quotes")

    def call(self, tree: Call, here: tuple, top: bool) -> Kind:
        name, arguments = tree.name, tree.arguments
        if name == "current":
            return Kind("field", self.item)
        if name == "if":
            return self.choice_of_two(tree, here)
        kinds = [
            self.kind(
                argument,
                here,
                within_list=name in LISTS
                or (name == "indexed-repeat" and i < 2)
                or (name == "concat" and len(arguments) == 1),
            )
            for i, argument in enumerate(arguments)
        ]
        self.called(name, arguments, kinds, top)
        if name == "coalesce":
            return kinds[0] if kinds[0].item is None else Kind("text")
        if name == "once":
            return Kind("text")
        return Kind(FUNCTIONS[name].gives)

    def choice_of_two(self, tree: Call, here: tuple) -> Kind:
        test, yes, no = tree.arguments
        self.condition(self.kind(test, here))
        before, self.guarded = self.guarded, True
        kinds = [self.kind(yes, here), self.kind(no, here)]
        self.guarded = before
        if kinds[0].of == kinds[1].of and kinds[0].item is None:
            return kinds[0]
        return Kind("text")

    def called(self, name: str, arguments: tuple, kinds: list[Kind], top: bool) -> None:
        first = kinds[0] if kinds else Kind("text")
        if name == "not":
            self.condition(first)
        elif name in ("sum", "max", "min"):
            if first.many and not first.filtered and not self.always_filled(first.item):
                self.say("blank_rows", function=name)
        elif name == "count" and first.item is not None:
            self.counted(first)
        elif name == "join":
            if len(kinds) > 2 and any(kind.many for kind in kinds):
                self.say("join_list")
            elif any(kind.many and kind.item and kind.item.relevant for kind in kinds):
                self.say("join_hidden")
        elif name == "regex":
            pattern = arguments[1].value if isinstance(arguments[1], Text) else ""
            if not (pattern.startswith("^") and pattern.endswith("$")):
                self.say("pattern_ends")
        elif name == "indexed-repeat":
            fixed = isinstance(arguments[2], Number) and arguments[2].value >= 1
            if not fixed and not self.guarded:
                self.say("indexed_blank")
        elif name == "once" and not top:
            self.say("once_inside")
        elif name in ("format-date", "format-date-time"):
            if "%a" in kinds[1].text or "%b" in kinds[1].text:
                self.say("words_in_date")
        elif name == "decimal-date-time":
            self.say("decimal_date_time")
        elif name == "selected" and " " in kinds[1].text.strip():
            self.say("selected_one")
        elif name == "number" and first.of == "text" and isinstance(arguments[0], Text):
            self.say("number_of_text")
        elif name == "date" and first.type == "dateTime":
            self.say("date_of_moment")

    def counted(self, first: Kind) -> None:
        item = first.item
        if item is None:
            return
        if not item.is_repeat:
            self.say("count_fields")
        elif item.path == self.item.path[: len(item.path)]:
            if self.column == "calculation":
                self.say("sibling_rows")
            elif not first.filtered:
                self.say("count_own")

    @staticmethod
    def always_filled(item: Item | None) -> bool:
        """A calculation that is never hidden has a value in every row."""
        return item is not None and item.type == "calculate" and item.relevant is None
