"""One condition over flat fields, in the language of the forms: `${c1} = 'no' or ${c4_rung} >= 3`."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from alerta.form.canonical import DATES, MOMENTS, canonical
from alerta.form.clock import Clock
from alerta.form.faults import ExpressionError
from alerta.form.program import Place, Route, compile_expression
from alerta.form.values import LIMA, NAN, boolean, days, number
from alerta.form.walking import Env
from alerta.form.xpath import Reference

ROOT = "data"


class Condition:
    """`fields` gives the type of every name that may be used.

    Values may come as text, number, True/False (read as yes/no) or None (blank).
    Raises ExpressionError with the position in `source`.
    """

    def __init__(self, source: str, fields: Mapping[str, str]) -> None:
        self.source = source
        self._types = dict(fields)
        self._program = compile_expression(source, _Fields(self._types))
        if any(path[0] != ROOT or len(path) != 2 for path in self._program.reads):
            raise ExpressionError("A path has no place here.")
        self.reads = frozenset(path[-1] for path in self._program.reads)

    def holds(self, values: Mapping[str, Any], today: dt.date | None = None) -> bool:
        """A field that `values` does not have counts as blank."""
        return boolean(self.value(values, today))

    def value(self, values: Mapping[str, Any], today: dt.date | None = None) -> Any:
        """The result itself: of a calculation such as `${p1} + ${p2}` a number."""
        flat = _Flat(values, self._types, self.reads, today)
        return self._program.run(flat.root, Env(flat, flat.root))

    def __repr__(self) -> str:
        return f"Condition({self.source!r})"


class _Fields:
    """Names of a flat table."""

    row = False
    here: Place = ("<row>",)  # a bare name is no field here: only ${name} is

    def __init__(self, types: Mapping[str, str]) -> None:
        self.types = types

    def route(self, reference: Reference, absolute: bool) -> Route:
        return Route(True, 0, (ROOT, reference.name))

    def item(self, path: Place, at: int) -> Any:
        if path != (ROOT,) and (path[0] != ROOT or len(path) != 2 or path[1] not in self.types):
            raise ExpressionError(
                "There is no field “{name}”.", at, kind="field_unknown", name=path[-1]
            )
        return _Plain

    def column(self, name: str, at: int) -> None:
        raise ExpressionError("There is no field “{name}”.", at, kind="field_unknown", name=name)


class _Plain:
    is_repeat = False


class _Flat:
    """The values as the closures want them: a node with one child a field."""

    zone = LIMA

    def __init__(
        self,
        values: Mapping[str, Any],
        types: Mapping[str, str],
        names: frozenset[str],
        today: dt.date | None,
    ) -> None:
        self.clock = Clock(today)
        self.root = _Value("", "group")
        self.root.kids = {name: _Value(_text(values.get(name)), types[name]) for name in names}

    def choice_name(self, field: str, code: str) -> str:
        return code


class _Value:
    __slots__ = ("answer", "index", "kids", "kind", "parent", "relevant", "value")

    def __init__(self, value: str, kind: str) -> None:
        self.value = self.answer = canonical(kind, value)
        self.kind, self.index, self.relevant = kind, 1, True
        self.kids: dict[str, _Value] = {}
        self.parent = self

    def string(self) -> str:
        return self.value

    def number(self) -> float:
        if self.value == "":
            return NAN
        return days(self.value) if self.kind in DATES + MOMENTS else number(self.value)

    def ancestors(self) -> list["_Value"]:
        return [self]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)
