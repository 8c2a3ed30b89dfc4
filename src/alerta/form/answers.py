"""The answers to a form: a tree of nodes that is brought up to date at every change.

A hidden field reads as '' and is not exported, but keeps its answer; so does an answer that its
filter no longer offers. Paths are /data/<group>/<field>, /data/<repeat>[n]/<field>.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from alerta.form import records, validation
from alerta.form.canonical import canonical
from alerta.form.clock import Clock
from alerta.form.definition import Choice, Form, Item
from alerta.form.node import Node, first_rows
from alerta.form.offering import fitting
from alerta.form.program import Program
from alerta.form.values import LIMA, boolean, string
from alerta.form.walking import Env

MOST_ROWS = 200  # of one repeat
_STEP = re.compile(r"([^\[\]]+)(?:\[([0-9]{1,4})\])?\Z")


class Answers:
    """`today` and `now` fix the clock of the rules; without them it is the real one."""

    def __init__(
        self,
        form: Form,
        today: dt.date | None = None,
        now: dt.datetime | None = None,
        *,
        zone: dt.timezone = LIMA,
        blank: bool = False,
    ) -> None:
        """A new record with one row of each repeat; `blank`: with none, and no defaults."""
        self.form, self.zone = form, zone
        self.clock = Clock(today, now, zone)
        self.root = Node(form.root, None, zone)
        self.found_on_reading: list[validation.Issue] = []
        self.unknown: dict[str, object] = {}
        if not blank:
            first_rows(self.root)
        self._grown()
        if not blank:
            self._begin(self.root.walk())
            self.fill_clock()

    @classmethod
    def from_record(
        cls,
        form: Form,
        record: Mapping[str, Any],
        today: dt.date | None = None,
        now: dt.datetime | None = None,
        *,
        zone: dt.timezone = LIMA,
    ) -> "Answers":
        """Answers of a nested record.

        Fields that the form does not know, and stored calculations that come out differently, are
        among `issues()`; the unknown values themselves in `unknown` (path -> value).
        """
        answers = cls(form, today, now, zone=zone, blank=True)
        records.read(answers, record)
        return answers

    # the clock

    def fill_clock(self) -> None:
        """Fill in blank `today` and `start` fields: the day and moment the record began."""
        for node in self.root.walk():
            if node.answer == "" and node.item.type in ("today", "start"):
                day = node.item.type == "today"
                node.answer = node.value = self.clock.today.isoformat() if day else self.clock.now
        self.update()

    # reading

    def node(self, path: str) -> Node:
        """KeyError when there is no such field or row."""
        steps = path.strip("/").split("/")
        found: Any = self.root
        if steps[0] != self.root.item.name:
            raise KeyError(f"no field {path}")
        for step in steps[1:]:
            match = _STEP.match(step)
            found = found.kids.get(match[1]) if match else None
            if type(found) is list:
                index = int(match[2] or 1) if match else 0
                found = found[index - 1] if 1 <= index <= len(found) else None
            elif match and match[2] not in (None, "1"):
                found = None
            if found is None:
                raise KeyError(f"no field {path}")
        return found

    def nodes(self, item: Item) -> list[Node]:
        """All nodes of an item, one for each row it stands in."""
        found = self._nodes.get(item.path)
        if found is None:
            found = [self.root]
            for name in item.path[1:]:
                kids = [node.kids[name] for node in found]
                found = []
                for kid in kids:
                    if type(kid) is list:
                        found.extend(kid)
                    else:
                        found.append(kid)
            self._nodes[item.path] = found
        return found

    def item(self, path: str) -> Item:
        return self.node(path).item

    def value(self, path: str) -> str:
        """The canonical text; '' for a blank or hidden field."""
        return self.node(path).string()

    def answer(self, path: str) -> str:
        """What was answered, also while the field is hidden."""
        return self.node(path).answer

    def relevant(self, path: str) -> bool:
        return self.node(path).relevant

    def required(self, path: str) -> bool:
        """True when a blank would be an issue: required and shown."""
        return self.is_required(self.node(path))

    def is_required(self, node: Node) -> bool:
        rule = node.item.required
        if isinstance(rule, Program):
            rule = boolean(rule.run(node, Env(self, node)))
        return rule and node.relevant

    def read_only(self, path: str) -> bool:
        return self.node(path).item.read_only

    def choices(self, path: str) -> list[Choice]:
        """What is offered now. A retired choice only where the stored answer already has it."""
        node = self.node(path)
        kept = node.stored.split() if node.stored == node.answer else ()
        return [c for c in fitting(self, node) if not c.retired or c.name in kept]

    def paths(self) -> list[str]:
        """The paths of all fields in the order of the form, hidden ones too."""
        return [node.path for node in self.root.walk() if not node.item.is_group]

    def rows(self, path: str) -> int:
        """How many rows the repeat has; a repeat's own path, without a number at its end."""
        return len(self._repeat(path)[2])

    def label(self, path: str, lang: str) -> str:
        """The label with every `${name}` filled in."""
        return self._text(self.node(path), "label", lang)

    def hint(self, path: str, lang: str) -> str:
        return self._text(self.node(path), "hint", lang)

    def _text(self, node: Node, column: str, lang: str) -> str:
        parts = node.item.texts.get(f"{column}:{lang}")
        if parts is None:
            return node.item.languages.text(node.item.row, column, lang)
        env = Env(self, node)
        return "".join(part if isinstance(part, str) else string(part(node, env)) for part in parts)

    def choice_name(self, field: str, code: str) -> str:
        item = next(iter(self.form.by_name.get(field, ())), None)
        choice = self.form.choice(item.list_name, code) if item else None
        return choice.label(self.form.languages.default) if choice else code

    def issues(self) -> list["validation.Issue"]:
        """Everything that is still wrong, in the order of the form."""
        return [*self.found_on_reading, *validation.issues(self)]

    def record(self, *, hidden: bool = False) -> dict[str, Any]:
        """The nested record of what is shown and answered; `hidden`: of all that was answered."""
        return records.write(self, hidden=hidden)

    # writing

    def set(self, path: str, text: str) -> None:
        """Answer a field; '' takes the answer back. KeyError for a path that is no field."""
        node = self.node(path)
        if node.item.is_group:
            raise KeyError(f"{path} is no field")
        self.put(node, text)
        self._changed()

    def put(self, node: Node, text: str) -> None:
        """Set without bringing the rest up to date: `update()` must follow."""
        text = canonical(node.item.type, text, self.zone)
        if node.item.type == "select_multiple" and " " in text:
            order = {c.name: i for i, c in enumerate(self.form.choices_of(node.item.list_name))}
            text = " ".join(sorted(text.split(), key=lambda code: order.get(code, len(order))))
        node.answer = node.value = text

    def add(self, path: str) -> str:
        """Add a row at the end of a repeat; its path. ValueError when it is full."""
        parent, item, rows = self._repeat(path)
        if len(rows) >= MOST_ROWS:
            raise ValueError(f"{path} already has {MOST_ROWS} rows")
        row = Node(item, parent, self.zone, len(rows) + 1)
        rows.append(row)
        first_rows(row)
        self._grown()
        self._begin(row.walk())
        self._changed()
        return row.path

    def remove(self, path: str) -> None:
        """Take away one row of a repeat; the later rows move up by one."""
        node = self.node(path)
        if not node.item.is_repeat or node.parent is None:
            raise KeyError(f"{path} is no row of a repeat")
        rows = node.parent.kids[node.item.name]
        rows.remove(node)
        for i, row in enumerate(rows, 1):
            row.index = i
        self._grown()
        self._changed()

    def append_row(self, parent: Node, item: Item) -> Node:
        """A bare row for reading a record: without defaults; `update()` must follow."""
        rows = parent.kids[item.name]
        row = Node(item, parent, self.zone, len(rows) + 1)
        rows.append(row)
        self._nodes = {}
        return row

    def update(self) -> None:
        """Relevance, calculations and choices of the whole form, each after what it looks at."""
        for item in self.form.order:
            relevant, calculation = item.relevant, item.calculation
            filtered = item.choice_filter is not None or item.source_name
            for node in self.nodes(item):
                if relevant is not None:
                    node.own = boolean(relevant.run(node, Env(self, node)))
                node.relevant = node.own and (node.parent is None or node.parent.relevant)
                if node.kids:
                    for kid in node.kids.values():
                        if type(kid) is not list:
                            kid.relevant = kid.own and node.relevant
                elif calculation is not None:
                    if node.relevant:
                        found = calculation.run(node, Env(self, node))
                        blank = isinstance(found, float) and found != found
                        node.answer = node.value = "" if blank else string(found)
                elif filtered and node.answer != "":
                    offered = {choice.name for choice in fitting(self, node)}
                    node.value = " ".join(c for c in self._codes(node) if c in offered)

    @staticmethod
    def _codes(node: Node) -> list[str]:
        """A choice made of another field's answers may hold spaces: it is one code."""
        return node.answer.split() if node.item.type == "select_multiple" else [node.answer]

    def _changed(self) -> None:
        # a warning about what was stored says nothing about what is answered from now on
        self.found_on_reading = [i for i in self.found_on_reading if i.severity == "error"]
        ends = [item for item in self.form.fields() if item.type == "end"]
        for item in ends:
            for node in self.nodes(item):
                node.answer = node.value = self.clock.now
        self.update()

    def _grown(self) -> None:
        self._nodes: dict[tuple[str, ...], list[Node]] = {}
        self.update()

    def _begin(self, nodes: Iterator[Node]) -> None:
        """The defaults of new nodes."""
        for node in list(nodes):
            default = node.item.default
            if isinstance(default, Program):
                self.put(node, string(default.run(node, Env(self, node))))
            elif default:
                self.put(node, default)
        self.update()

    def _repeat(self, path: str) -> tuple[Node, Item, list[Node]]:
        above, _, name = path.rstrip("/").rpartition("/")
        parent = self.node(above or "/")
        rows = parent.kids.get(name)
        if type(rows) is not list:
            raise KeyError(f"{path} is no repeat")
        item = next(child for child in parent.item.children if child.name == name)
        return parent, item, rows
