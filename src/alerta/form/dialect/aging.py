"""Rules that time alone can break."""

from alerta.form.xpath import Binary, Call, Negative, Path, Tree


def ages(tree: Tree) -> bool:
    """True when a rule that holds today may fail later by itself.

    `. <= today()` may not: a day that is past stays past.
    """
    if isinstance(tree, Binary):
        sides = [tree.left, tree.right]
        if tree.operator in ("<", "<=") and _is_today(tree.right):
            sides = [tree.left]
        elif tree.operator in (">", ">=") and _is_today(tree.left):
            sides = [tree.right]
        return any(ages(side) for side in sides)
    if isinstance(tree, Call):
        inside = "not" if tree.name == "not" else ""
        return _is_today(tree) or any(
            ages(argument) or (inside != "" and _has_today(argument)) for argument in tree.arguments
        )
    if isinstance(tree, Path):
        return any(ages(condition) for step in tree.steps for condition in step.conditions)
    return isinstance(tree, Negative) and ages(tree.operand)


def _is_today(tree: Tree) -> bool:
    return isinstance(tree, Call) and tree.name == "today"


def _has_today(tree: Tree) -> bool:
    if isinstance(tree, Binary):
        return _has_today(tree.left) or _has_today(tree.right)
    if isinstance(tree, Call):
        return _is_today(tree) or any(_has_today(argument) for argument in tree.arguments)
    return False
