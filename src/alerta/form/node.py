"""One place in the tree of answers: a field, a group or a row of a repeat."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Optional

from alerta.form.canonical import DATES, MOMENTS
from alerta.form.definition import Item
from alerta.form.values import NAN, days, number


class Node:
    """One field, group or row of a repeat in the tree of answers.

    `answer` is what was given, `value` what its choices still allow of it.
    """

    __slots__ = (
        "answer", "index", "item", "kids", "own", "parent", "relevant", "stored", "value", "zone",
    )  # fmt: skip

    def __init__(
        self, item: Item, parent: Optional["Node"], zone: dt.timezone, index: int = 1
    ) -> None:
        self.item, self.parent, self.zone, self.index = item, parent, zone, index
        self.answer = self.value = self.stored = ""
        self.own = self.relevant = True
        self.kids: dict[str, Any] = {}
        for child in item.children:
            self.kids[child.name] = [] if child.is_repeat else Node(child, self, zone)

    def string(self) -> str:
        return self.value if self.relevant else ""

    def number(self) -> float:
        if not self.relevant or self.value == "":
            return NAN
        kind = self.item.type
        if kind in DATES or kind in MOMENTS:
            return days(self.value, self.zone)
        return number(self.value)

    def ancestors(self) -> Iterator["Node"]:
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids.values():
            for node in kid if type(kid) is list else (kid,):
                yield from node.walk()

    @property
    def path(self) -> str:
        name = self.item.name + (f"[{self.index}]" if self.item.is_repeat else "")
        return f"{self.parent.path if self.parent else ''}/{name}"


def first_rows(node: Node) -> None:
    """ODK begins every repeat below a new node with one row."""
    for child in node.item.children:
        kid = node.kids[child.name]
        if type(kid) is list:
            kid.append(Node(child, node, node.zone))
            first_rows(kid[0])
        elif kid.kids:
            first_rows(kid)
