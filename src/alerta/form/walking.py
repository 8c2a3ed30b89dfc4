"""How a path is walked in the tree of answers, as closures."""

from collections.abc import Callable
from typing import Any

from alerta.form.values import boolean

Run = Callable[[Any, "Env"], Any]


class Env:
    """What one evaluation knows besides its context node."""

    __slots__ = ("answers", "current", "position")

    def __init__(self, answers: Any, current: Any, position: int = 1) -> None:
        self.answers, self.current, self.position = answers, current, position

    today = property(lambda self: self.answers.clock.today)
    now = property(lambda self: self.answers.clock.now)
    zone = property(lambda self: self.answers.zone)
    choice_name = property(lambda self: self.answers.choice_name)


def single(origin: str, names: list[str]) -> Run:
    """The one node at the end of a path that enters no repeat."""
    if origin == "form":
        inner = names[1:]

        def from_form(node: Any, env: Env) -> Any:
            found = env.answers.root
            for name in inner:
                found = found.kids[name]
            return found

        return from_form
    if origin == "context" and len(names) == 2 and names[0] == ".." and names[1] != "..":
        sibling = names[1]  # by far the most frequent: a field of the same group
        return lambda node, env: node.parent.kids[sibling]

    def walk(node: Any, env: Env) -> Any:
        found = env.current if origin == "current" else node
        for name in names:
            found = found.parent if name == ".." else found.kids[name]
        return found

    return walk


def many(origin: str, steps: list[tuple[str, tuple[Run, ...]]]) -> Run:
    def walk(node: Any, env: Env) -> list[Any]:
        if origin == "form":
            found = [env.answers.root]
            rest = steps[1:]
        else:
            found = [env.current if origin == "current" else node]
            rest = steps
        for name, conditions in rest:
            if name == "..":
                found = list(dict.fromkeys(each.parent for each in found))
            elif name != ".":
                found = _children(found, name)
            for condition in conditions:
                found = [
                    each
                    for i, each in enumerate(found, 1)
                    if _holds(condition(each, Env(env.answers, env.current, i)), i)
                ]
        return found

    return walk


def _children(nodes: list[Any], name: str) -> list[Any]:
    found: list[Any] = []
    for node in nodes:
        child = node.kids[name]
        if type(child) is list:
            found.extend(child)
        else:
            found.append(child)
    return found


def _holds(value: Any, position: int) -> bool:
    """A number in square brackets is a position, everything else a condition."""
    return value == position if isinstance(value, float) else boolean(value)
