"""The rules of the method, read from the tables of the codebook and compiled once.

No threshold, wording or order stands in Python: edit a row of `datasets/codebook/` and the next
`load_rules` follows it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from alerta.form import Condition, ExpressionError
from alerta.resources import ContentError, Row, codebook_version, column, table

LANGUAGES = ("es", "en")
RULE_TABLES = (
    "category_rules",
    "phase_rules",
    "state_rules",
    "lens_rules",
    "jump_rules",
    "deadlines",
    "redirects",
    "clarifications",
    "contradictions",
    "transitions",
)
PLAIN_TABLES = (
    "situation",
    "criteria",
    "rungs",
    "indicators",
    "bands",
    "matrix",
    "levels",
    "type_order",
    "routing",
    "bodies",
)
# what the chain works out on its way and later rules may read
DERIVED = {
    "category": "select_one",
    "phase": "select_one",
    "state": "select_one",
    "p_total": "integer",
    "i_total": "integer",
    "provisional": "integer",
    "matrix_level": "integer",
    "level": "integer",
}

Values = Mapping[str, str]
_NAMED = {  # kind of code -> the table that names it, and the column of the code
    "category": ("category_rules", "category"),
    "phase": ("phase_rules", "phase"),
    "state": ("state_rules", "state"),
    "type": ("type_order", "type"),
    "body": ("bodies", "code"),
    "redirect": ("redirects", "code"),
}
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Rule:
    """One row of a rule table; an empty `when` always holds."""

    row: Row
    condition: Condition | None

    @property
    def code(self) -> str:
        return self.row["rule"]

    def holds(self, values: Values) -> bool:
        return self.condition is None or bool(self.condition.holds(values))

    def text(self, lang: str, values: Mapping[str, object], name: str = "text") -> str:
        """The reason of this row with its {places} filled; an unknown place stays as written."""
        return fill(column(self.row, name, lang), values)


def fill(text: str, values: Mapping[str, object]) -> str:
    """Fill {places}; never fails on a text that an official edited in a spreadsheet."""
    return _PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)


class Rules:
    """All rule tables of one codebook; rows are those of the CSV files, in their order."""

    def __init__(self, tables: Mapping[str, list[Row]], version: str) -> None:
        self.version = version
        self.tables = dict(tables)
        self.keys = self.tables["situation"]
        self.criteria = self.tables["criteria"]
        self.rungs = self.tables["rungs"]
        self.indicators = self.tables["indicators"]
        self.bands = self.tables["bands"]
        self.matrix = self.tables["matrix"]
        self.levels = self.tables["levels"]
        self.jump_rules = self.tables["jump_rules"]
        self.deadlines = self.tables["deadlines"]
        self.types = self.tables["type_order"]
        self.routing = self.tables["routing"]
        self.bodies = {row["code"]: row for row in self.tables["bodies"]}
        self.fields = self._fields()
        self._rules = {name: self._compile(name) for name in RULE_TABLES}

    def rules(self, name: str) -> list[Rule]:
        """The compiled rows of a rule table, in order."""
        return self._rules[name]

    def first(
        self, name: str, values: Values, only: Callable[[Row], bool] = lambda row: True
    ) -> Rule | None:
        """The first row of a table that holds, among those that `only` accepts."""
        return next(iter(self.all(name, values, only)), None)

    def required(
        self, name: str, values: Values, only: Callable[[Row], bool] = lambda row: True
    ) -> Rule:
        """As `first`, for tables whose last row always holds; ContentError where it is gone."""
        rule = self.first(name, values, only)
        if rule is None:
            raise ContentError(
                f"{name}.csv: ninguna fila alcanza. Añada una última fila con la columna when vacía."
            )
        return rule

    def all(
        self, name: str, values: Values, only: Callable[[Row], bool] = lambda row: True
    ) -> Iterable[Rule]:
        return (rule for rule in self._rules[name] if only(rule.row) and rule.holds(values))

    def criterion(self, code: str) -> Row:
        """The row of C1 … C5."""
        return _row(self.criteria, "code", code)

    def indicator(self, code: str) -> Row:
        """The row of P1 … I5."""
        return _row(self.indicators, "code", code)

    def level(self, level: int) -> Row:
        return _row(self.levels, "level", str(level))

    def name(self, kind: str, code: str, lang: str) -> str:
        """The name of a category, phase, state, type or body; the code where it has no row."""
        table_name, key = _NAMED[kind]
        for row in self.tables[table_name]:
            if row[key] == code:
                return column(row, "name", lang)
        return code

    def band(self, total: int) -> Row:
        """The band of a total of five indicators (bands.csv)."""
        for row in self.bands:
            if int(row["min"]) <= total <= int(row["max"]):
                return row
        raise ContentError(
            f"bands.csv: ninguna banda incluye el total {total}. Revise las columnas min y max."
        )

    def cell(self, p_total: int, i_total: int) -> Row:
        """The cell of the matrix for two totals (matrix.csv)."""
        p_band, i_band = self.band(p_total)["band"], self.band(i_total)["band"]
        for row in self.matrix:
            if (row["p_band"], row["i_band"]) == (p_band, i_band):
                return row
        raise ContentError(f"matrix.csv: falta la celda {p_band} × {i_band}. Añada esa fila.")

    def _fields(self) -> dict[str, str]:
        types = {"integer": "integer", "text": "text"}
        found = {
            row["key"]: types.get(row["kind"], "select_one")
            for row in self.keys
            if row["kind"] != "scores"
        }
        found |= {row["key"]: "integer" for row in self.indicators}
        return found | DERIVED

    def _compile(self, name: str) -> list[Rule]:
        rules = []
        for number, row in enumerate(self.tables[name], start=2):  # row 1 holds the headers
            try:
                condition = Condition(row["when"], self.fields) if row["when"].strip() else None
            except ExpressionError as error:
                raise ContentError(
                    f"{name}.csv, fila {number}, columna when: {error}. Corrija la expresión."
                ) from error
            rules.append(Rule(row, condition))
        return rules


def _row(rows: Iterable[Row], key: str, value: str) -> Row:
    for row in rows:
        if row[key] == value:
            return row
    raise KeyError(value)


_loaded: dict[Path, tuple[tuple[object, ...], Rules]] = {}


def load_rules(home: Path) -> Rules:
    """Read and compile the rule tables of `home`; kept until one of the files changes.

    Raises ContentError naming table, row and column when a table cannot be used.
    """
    tables = {name: table(home, name) for name in PLAIN_TABLES + RULE_TABLES}
    version = codebook_version(home)
    known = _loaded.get(home)
    if (
        known is None
        or known[1].version != version
        or any(a is not b for a, b in zip(known[0], tables.values(), strict=True))
    ):
        known = _loaded[home] = (tuple(tables.values()), Rules(tables, version))
    return known[1]
