"""Codes written in expressions, against the lists they are compared with."""

from collections.abc import Iterator

from alerta.form.definition import SELECTS, Form, Item
from alerta.form.faults import Problem
from alerta.form.program import Program
from alerta.form.references import route
from alerta.form.wording import problem
from alerta.form.xpath import Binary, Call, Negative, Path, Reference, Text, Tree

COLUMNS = ("relevant", "constraint", "required", "calculation")


def check_codes(form: Form) -> Iterator[Problem]:
    """`${x} = 'SOCIAL'`, `selected(., 'r9')` or a default whose code is in no list."""
    for item in form.root.walk():
        for column in COLUMNS:
            program = getattr(item, column)
            if isinstance(program, Program):
                for selected, code in _compared(form, item, program.tree, item.path):
                    yield from _judge(form, item, column, selected, code)
        if item.type in SELECTS and isinstance(item.default, str):
            for code in item.default.split():
                yield from _judge(form, item, "default", item, code)


def _judge(form: Form, item: Item, column: str, selected: Item, code: str) -> Iterator[Problem]:
    name = selected.list_name
    if not code or selected.source_name or form.choice(name, code) is not None:
        return
    codes = [choice.name for choice in form.choices_of(name)]
    if not codes:
        return
    near = next((c for c in codes if c.startswith("0") and c.lstrip("0") == code.lstrip("0")), "")
    if near:
        yield problem("survey", item.line, column, "code_zeros", name=code, list=name, near=near)
    else:
        shown = ", ".join(codes[:12]) + ("…" if len(codes) > 12 else "")
        yield problem(
            "survey", item.line, column, "code_unknown", name=code, list=name, codes=shown
        )


def _compared(
    form: Form, item: Item, tree: Tree, here: tuple[str, ...]
) -> Iterator[tuple[Item, str]]:
    """Pairs of a select field and a code it is compared with."""
    if isinstance(tree, Binary):
        yield from _compared(form, item, tree.left, here)
        yield from _compared(form, item, tree.right, here)
        if tree.operator in ("=", "!="):
            yield from _pair(form, item, tree.left, tree.right, here)
            yield from _pair(form, item, tree.right, tree.left, here)
    elif isinstance(tree, Negative):
        yield from _compared(form, item, tree.operand, here)
    elif isinstance(tree, Call):
        for argument in tree.arguments:
            yield from _compared(form, item, argument, here)
        if tree.name == "selected":
            field, codes = tree.arguments
            yield from _pair(form, item, field, codes, here)
            yield from _pair(form, item, codes, field, here, several=True)
    elif isinstance(tree, Path):
        place = _place(form, item, tree, here)
        for step in tree.steps:
            for condition in step.conditions:
                yield from _compared(form, item, condition, place)


def _pair(
    form: Form, item: Item, field: Tree, code: Tree, here: tuple[str, ...], several: bool = False
) -> Iterator[tuple[Item, str]]:
    if not isinstance(code, Text) or not isinstance(field, Path | Reference):
        return
    selected = form.items.get(_place(form, item, field, here))
    if selected is not None and selected.type in SELECTS:
        for each in code.value.split() if several else [code.value]:
            yield selected, each


def _place(
    form: Form, item: Item, tree: Path | Reference, here: tuple[str, ...]
) -> tuple[str, ...]:
    """The path in the form that a path of an expression leads to."""
    base = tree if isinstance(tree, Reference) else tree.base
    steps = [step.name for step in tree.steps] if isinstance(tree, Path) else []
    if isinstance(base, Reference):
        way = route(form.by_name[base.name][0], item)
        place = () if way.absolute else item.path
        steps = [".."] * way.up + list(way.down) + steps
    elif base is not None:
        place = item.path
    else:
        place = () if isinstance(tree, Path) and tree.absolute else here
    for name in steps:
        if name == "..":
            place = place[:-1]
        elif name != ".":
            place = (*place, name)
    return place
