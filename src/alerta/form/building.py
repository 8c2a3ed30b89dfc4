"""Rows of the sheets -> a compiled form, with every fault that keeps it from running."""

import graphlib
import re
from collections.abc import Sequence
from pathlib import Path

from alerta.form.definition import SELECTS, TYPES, Choice, Form, Item, Languages
from alerta.form.faults import ExpressionError, FormError
from alerta.form.program import Program, compile_expression
from alerta.form.references import PLACEHOLDER, FormScope
from alerta.form.sheets import Row, Sheets, read_sheets
from alerta.form.wording import expression_problem, problem

ROOT = "data"
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
RESERVED = frozenset({"meta", "and", "or", "div", "mod", "form", "version", ROOT})
YES = frozenset({"yes", "Yes", "YES", "true", "True", "TRUE", "true()"})
NO = frozenset({"", "no", "No", "NO", "false", "False", "FALSE", "false()"})
_WORD = re.compile(r"[^\W_]+\Z")
_FUNCTION = re.compile(r"[a-z][a-z:-]*\(")
_HEADER = re.compile(r"(?:label|hint)::(.*\(([a-z]{2,3})\))\Z")


def load_form(folder: Path, extra_choices: Sequence[Row] = ()) -> Form:
    """The form of survey.csv, choices.csv and settings.csv.

    `extra_choices` are further rows of the choices sheet (places). FormError lists all problems.
    """
    form = build_form(read_sheets(folder), extra_choices)
    if form.problems:
        from alerta.form import dialect  # only for a broken form: the whole list in one run

        raise FormError(dialect.check(form))
    return form


def build_form(sheets: Sheets, extra_choices: Sequence[Row] = ()) -> Form:
    """Never raises: what keeps the form from running stands in `form.problems`."""
    settings = sheets.settings.rows[0][1] if sheets.settings.rows else {}
    languages = _languages(sheets, settings)
    root = Item(ROOT, "group", (ROOT,), 1, {}, languages)
    lists: dict[str, list[Choice]] = {}
    for row in [row for _, row in sheets.choices.rows] + list(extra_choices):
        if row.get("name") and row.get("list_name"):
            choice = Choice(row["name"], row, languages)
            lists.setdefault(row["list_name"], []).append(choice)
    form = Form(
        id=settings.get("form_id", ""),
        version=settings.get("version", ""),
        title=settings.get("form_title", ""),
        languages=languages,
        root=root,
        items={root.path: root},
        by_name={},
        lists=lists,
        sheets=sheets,
        problems=list(sheets.problems),
    )
    _Rows(form).read()
    for item in form.root.walk():
        _Expressions(form, item).compile()
    form.order = _order(form)
    return form


def _languages(sheets: Sheets, settings: Row) -> Languages:
    names: dict[str, str] = {}
    for header in sheets.survey.headers:
        found = _HEADER.match(header)
        if found:
            names.setdefault(found[2], found[1])
    main = settings.get("default_language", "")
    default = next((code for code, name in names.items() if name == main), "")
    return Languages(names, default or next(iter(names), "es"))


class _Rows:
    """Survey rows -> the tree of items."""

    def __init__(self, form: Form) -> None:
        self.form, self.open = form, [form.root]

    def say(self, line: int, column: str, code: str, **values: object) -> None:
        self.form.problems.append(problem("survey", line, column, code, **values))

    def read(self) -> None:
        for line, row in self.form.sheets.survey.rows:
            kind = " ".join(row.get("type", "").split())
            if not kind:
                self.say(line, "type", "type_missing", name=row.get("name", ""))
                continue
            words = kind.replace("_", " ").split()
            if words[0] == "end" and len(words) > 1:
                self.close(line, words[1])
            elif words[0] == "begin" and words[-1] in ("group", "repeat"):
                self.add(line, row, words[-1], "")
            else:
                name, _, list_name = kind.partition(" ")
                self.field(line, row, name, list_name)
        for item in self.open[1:]:
            self.say(item.line, "type", "end_missing", kind=item.type, name=item.name)
        for item in self.form.root.walk():
            if item.is_group and not item.children and item.parent:
                self.say(item.line, "type", "group_empty", kind=item.type, name=item.name)

    def close(self, line: int, kind: str) -> None:
        if len(self.open) == 1:
            self.say(line, "type", "end_without_begin")
            return
        closed = self.open.pop()
        if closed.type != kind:
            self.say(line, "type", "end_other", found=kind, open=closed.type, row=closed.line)

    def field(self, line: int, row: Row, kind: str, list_name: str) -> None:
        if kind not in TYPES:
            self.say(line, "type", "type_unknown", name=kind)
            kind = "text"
        if list_name.endswith(("or_other", "or specify other")):
            self.say(line, "type", "or_other")
            list_name = list_name.rpartition(" or")[0].strip()
        if kind in SELECTS:
            if kind == "select_multiple" and list_name.startswith("${"):
                self.say(line, "type", "multiple_of_rows")
            elif not list_name.startswith("${") and not self.form.choices_of(list_name):
                self.say(line, "type", "list_missing", name=list_name)
        self.add(line, row, kind, list_name)

    def add(self, line: int, row: Row, kind: str, list_name: str) -> None:
        name = row.get("name", "")
        if not name:
            self.say(line, "name", "name_missing")
            name = f"row{line}"
        elif not NAME.match(name):
            self.say(line, "name", "name_bad", name=name)
        elif name in RESERVED:
            self.say(line, "name", "name_reserved", name=name)
        parent = self.open[-1]
        languages = self.form.languages
        item = Item(
            name, kind, (*parent.path, name), line, row, languages, parent, list_name=list_name
        )
        known = self.form.by_name.setdefault(name, [])
        if known:
            self.say(line, "name", "name_twice", name=name, row=known[0].line)
        known.append(item)
        if item.path not in self.form.items:
            parent.children.append(item)
            self.form.items[item.path] = item
        if item.is_group:
            self.open.append(item)


class _Expressions:
    """The expressions of one item, compiled."""

    def __init__(self, form: Form, item: Item) -> None:
        self.form, self.item = form, item

    def say(self, column: str, code: str, **values: object) -> None:
        self.form.problems.append(problem("survey", self.item.line, column, code, **values))

    def compile(self) -> None:
        item = self.item
        item.relevant = self.program("relevant")
        item.constraint = self.program("constraint")
        item.calculation = self.program("calculation")
        item.choice_filter = self.program("choice_filter")
        item.required = self.required()
        default = item.row.get("default", "")
        dynamic = "${" in default or _FUNCTION.search(default)
        item.default = (self.program("default") or "") if dynamic else default
        if item.type == "calculate" and not item.row.get("calculation"):
            self.say("calculation", "calculation_missing", name=item.name)
        if item.source_name and item.source_name not in self.form.by_name:
            self.say("type", "list_missing", name=item.list_name)
        word = item.row.get("read_only", "")
        if word not in YES and word not in NO:
            self.say("read_only", "read_only_word", name=word)
        for column in ("label", "hint"):
            for lang in self.form.languages.names:
                self.text(column, lang)

    def program(self, column: str) -> Program | None:
        source = self.item.row.get(column, "")
        if not source:
            return None
        scope = FormScope(self.form, self.item, row=column == "choice_filter")
        try:
            return compile_expression(source, scope)
        except ExpressionError as error:
            self.form.problems.append(expression_problem("survey", self.item.line, column, error))
            return None

    def required(self) -> Program | bool:
        source = self.item.row.get("required", "")
        if source in YES or source in NO:
            return source in YES
        if _WORD.match(source):
            self.say("required", "required_word", name=source)
            return False
        return self.program("required") or False

    def text(self, column: str, lang: str) -> None:
        """A label or hint with `${name}` in it, cut into texts and closures."""
        source = self.item.languages.text(self.item.row, column, lang)
        if "${" not in source:
            return
        parts: list = []
        at = 0
        for found in PLACEHOLDER.finditer(source):
            parts.append(source[at : found.start()])
            at = found.end()
            try:
                scope = FormScope(self.form, self.item)
                parts.append(compile_expression(found[0], scope).run)
            except ExpressionError as error:
                header = f"{column}::{self.form.languages.names[lang]}"
                self.form.problems.append(
                    expression_problem("survey", self.item.line, header, error)
                )
        self.item.texts[f"{column}:{lang}"] = [*parts, source[at:]]


def _order(form: Form) -> list[Item]:
    """The items that change by themselves, each after those it looks at."""
    graph: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for path, item in form.items.items():
        waits = graph.setdefault(path, set())
        if len(path) > 1:
            waits.add(path[:-1])
        for program in (item.relevant, item.calculation, item.choice_filter):
            if program is None:
                continue
            reads = set(program.reads)
            if program is item.choice_filter or "once" in program.functions:
                reads.discard(path)
            waits |= reads
        for source in form.by_name.get(item.source_name, ()):
            waits.add(source.path)
    try:
        paths = list(graphlib.TopologicalSorter(graph).static_order())
    except graphlib.CycleError as error:
        items = [form.items[path] for path in dict.fromkeys(error.args[1])]
        names = ", ".join(item.name for item in items)
        first = min(items, key=lambda item: item.line)
        column = "calculation" if first.calculation else "relevant"
        form.problems.append(problem("survey", first.line, column, "cycle", names=names))
        paths = list(form.items)
    moving = [form.items[path] for path in paths if path in form.items]
    return [
        item
        for item in moving
        if item.is_group
        or item.relevant
        or item.calculation
        or item.choice_filter
        or item.source_name
    ]
