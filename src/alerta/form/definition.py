"""A form: its items (fields, groups, repeats), its lists of choices, its languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from alerta.form.faults import Problem
from alerta.form.program import Program
from alerta.form.sheets import Row, Sheets
from alerta.form.walking import Run

GROUPS = ("group", "repeat")
SELECTS = ("select_one", "select_multiple")
ASKED = ("text", "integer", "decimal", "date", "time", "dateTime", *SELECTS)
FILLED = ("calculate", "start", "end", "today")  # the form fills these in by itself
TYPES = (*ASKED, *FILLED, "note", "hidden")
_INDEX = re.compile(r"\[[0-9]+\]")


@dataclass(slots=True)
class Languages:
    """The languages of a form: code (es) -> as written in the headers (Español (es))."""

    names: dict[str, str]
    default: str

    def text(self, row: Row, column: str, lang: str) -> str:
        """The cell in `lang`; in the form's main language where that is empty; '' if none."""
        for code in (lang, self.default):
            found = row.get(f"{column}::{self.names.get(code, '')}") or row.get(f"{column}_{code}")
            if found:
                return found
        return row.get(column, "")


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One row of the choices sheet. A retired one is no longer offered but keeps its label."""

    name: str
    extra: Row
    languages: Languages
    relevant = True

    def label(self, lang: str) -> str:
        return self.languages.text(self.extra, "label", lang) or self.name

    @property
    def retired(self) -> bool:
        return bool(self.extra.get("until"))


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """One row of the survey sheet; `line` is its row number, `row` all its cells as text."""

    name: str
    type: str
    path: tuple[str, ...]
    line: int
    row: Row
    languages: Languages
    parent: "Item | None" = None
    children: list["Item"] = field(default_factory=list)
    list_name: str = ""
    relevant: Program | None = None
    constraint: Program | None = None
    required: Program | bool = False
    calculation: Program | None = None
    choice_filter: Program | None = None
    default: Program | str = ""
    texts: dict[str, list[str | Run]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Item({self.name!r}, {self.type!r})"

    @property
    def is_repeat(self) -> bool:
        return self.type == "repeat"

    @property
    def is_group(self) -> bool:
        """True of groups and repeats: they hold fields and have no answer."""
        return self.type in GROUPS

    @property
    def appearance(self) -> str:
        return self.row.get("appearance", "")

    @property
    def read_only(self) -> bool:
        word = (self.row.get("read_only") or self.row.get("readonly") or "").lower()
        return self.type in (*FILLED, "note") or word in ("yes", "true", "true()")

    @property
    def source_name(self) -> str:
        """For `select_one ${field}`: the field whose answers are the choices; else ''."""
        return self.list_name[2:-1].strip() if self.list_name.startswith("${") else ""

    def label(self, lang: str) -> str:
        return self.languages.text(self.row, "label", lang)

    def hint(self, lang: str) -> str:
        return self.languages.text(self.row, "hint", lang)

    def walk(self) -> Iterator["Item"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True, eq=False, repr=False)
class Form:
    """A compiled form. `problems` is empty in a form that `load_form` gave out."""

    id: str
    version: str
    title: str
    languages: Languages
    root: Item
    items: dict[tuple[str, ...], Item]
    by_name: dict[str, list[Item]]
    lists: dict[str, list[Choice]]
    sheets: Sheets
    order: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _codes: dict[str, dict[str, Choice]] = field(default_factory=dict)
    _indexes: dict[tuple[str, str], dict[str, list[Choice]]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Form({self.id!r}, {self.version!r})"

    def item(self, name: str) -> Item:
        """The field, group or repeat of that name, or at a path such as /data/event[2]/status."""
        if name.startswith("/"):
            found = self.items.get(tuple(_INDEX.sub("", name).strip("/").split("/")))
        else:
            found = next(iter(self.by_name.get(name, ())), None)
        if found is None:
            raise KeyError(f"the form {self.id} has no field {name!r}")
        return found

    def fields(self) -> Iterator[Item]:
        """All fields in the order of the form, without groups and repeats."""
        return (item for item in self.root.walk() if not item.is_group)

    def choices_of(self, list_name: str) -> list[Choice]:
        """All choices of a list, retired ones too; [] for a list that does not exist."""
        return self.lists.get(list_name, [])

    def choice(self, list_name: str, code: str) -> Choice | None:
        codes = self._codes.get(list_name)
        if codes is None:
            codes = self._codes[list_name] = {c.name: c for c in self.choices_of(list_name)}
        return codes.get(code)

    def choices_where(self, list_name: str, column: str, value: str) -> list[Choice]:
        """The choices whose `column` is `value`, found by an index made at first use."""
        index = self._indexes.get((list_name, column))
        if index is None:
            index = self._indexes[list_name, column] = {}
            for choice in self.choices_of(list_name):
                index.setdefault(choice.extra.get(column, ""), []).append(choice)
        return index.get(value, [])
