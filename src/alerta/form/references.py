"""What `${name}` means at a place of the form: the same path that pyxform writes."""

import re

from alerta.form.definition import Form, Item
from alerta.form.faults import ExpressionError
from alerta.form.program import Place, Route
from alerta.form.xpath import Binary, Call, Negative, Path, Reference, Text, Tree, parse

PLACEHOLDER = re.compile(r"\$\{\s*([^{}]+?)\s*\}")


def route(target: Item, here: Item, absolute: bool = False) -> Route:
    """Within the same repeat a path from `here`, else a path from the form."""
    around = set()
    parent = here.parent
    while parent is not None:
        around.add(parent.path)
        parent = parent.parent
    shared = target.parent
    while shared is not None and not (shared.is_repeat and shared.path in around):
        shared = shared.parent
    if absolute or shared is None:
        return Route(True, 0, target.path)
    start, common = here.path[:-1], 0
    while (
        common < len(start)
        and common < len(target.path) - 1
        and start[common] == target.path[common]
    ):
        common += 1
    return Route(False, len(start) - common + 1, target.path[common:])


class FormScope:
    """Names of a form as seen from one item; `row`: the expression filters its choices."""

    def __init__(self, form: Form, item: Item, *, row: bool = False) -> None:
        self.form, self.origin, self.row = form, item, row
        self.here: Place = item.path

    def route(self, reference: Reference, absolute: bool) -> Route:
        return route(self.target(reference.name, reference.at), self.origin, absolute)

    def target(self, name: str, at: int) -> Item:
        found = self.form.by_name.get(name)
        if not found:
            raise ExpressionError(
                "There is no field “{name}”.", at, kind="field_unknown", name=name
            )
        return found[0]

    def item(self, path: Place, at: int) -> Item:
        found = self.form.items.get(path)
        if found is None:
            name = "/".join(path)
            raise ExpressionError(
                "There is no field “{name}”.", at, kind="field_unknown", name=name
            )
        return found

    def column(self, name: str, at: int) -> None:
        choices = self.form.choices_of(self.origin.list_name)
        if choices and not any(choice.extra.get(name) for choice in choices):
            raise ExpressionError(
                "The list “{list}” has no column “{name}”.",
                at,
                kind="column_missing",
                list=self.origin.list_name,
                name=name,
            )


def written_out(form: Form, item: Item, source: str, *, row: bool = False) -> str:
    """The expression with every `${name}` replaced by its path, as in the converted form."""
    scope = FormScope(form, item, row=row)
    places: list[tuple[int, int, str]] = []

    def visit(tree: Tree, absolute: bool = False) -> None:
        if isinstance(tree, Reference):
            path = scope.route(tree, absolute)
            places.append((tree.at, tree.end, path.text(current=row or tree.inside)))
        elif isinstance(tree, Text):  # the second value of jr:choice-name()
            for found in PLACEHOLDER.finditer(tree.value):
                target = scope.target(found[1], tree.at)
                at = tree.at + 1 + found.start()
                places.append((at, at + len(found[0]), route(target, item).text(current=row)))
        elif isinstance(tree, Binary):
            visit(tree.left)
            visit(tree.right)
        elif isinstance(tree, Negative):
            visit(tree.operand)
        elif isinstance(tree, Call):
            for i, argument in enumerate(tree.arguments):
                visit(argument, tree.name == "indexed-repeat" and i < 2)
        elif isinstance(tree, Path):
            if tree.base is not None:
                visit(tree.base)
            for step in tree.steps:
                for condition in step.conditions:
                    visit(condition)

    visit(parse(source))
    out = source
    for start, end, text in sorted(places, reverse=True):
        out = out[:start] + text + out[end:]
    return out
