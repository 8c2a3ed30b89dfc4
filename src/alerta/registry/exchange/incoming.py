"""Cases as they come in: each value knows the sheet, row and column it was read from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from alerta.registry.changes import Change
from alerta.registry.exchange.book import CODE, HEAD, HISTORY, ROW, Book, Table
from alerta.registry.exchange.report import Fault, pair
from alerta.registry.faults import UnfitRecord
from alerta.registry.sheets import CASE, GROUP, Flat, Rows, Sheet, flatten, nest

STEP = re.compile(r"/data/(?P<sheet>[^/\[]+)(?:\[(?P<row>[0-9]+)\])?(?:/(?P<rest>.+))?")


@dataclass
class IncomingRow:
    """`line` is the row in the file; `number` the row's own number, 0 when the file has none."""

    line: int
    number: int
    flat: Flat


@dataclass
class Incoming:
    """One case of a file. `key` is its code, or whatever stands in its place in a new one."""

    key: str
    line: int
    head: dict[str, str]
    rows: dict[str, list[IncomingRow]] = field(default_factory=dict)
    history: list[Change] = field(default_factory=list)
    record: dict[str, Any] = field(default_factory=dict)
    nested: bool = False

    def flat_rows(self) -> Rows:
        """The rows without their places."""
        return {name: [row.flat for row in rows] for name, rows in self.rows.items()}

    def place(self, path: str) -> tuple[str, int, str]:
        """(sheet, row, column) of a path of the form such as /data/event[2]/status."""
        if self.nested:
            return "cases", self.line, path
        found = STEP.fullmatch(path)
        sheet = found["sheet"] if found else ""
        if found is None or sheet not in self.rows:  # a field outside all groups
            return CASE, self.line, path.removeprefix("/data")
        column = (found["rest"] or "").replace("]", "").replace("[", "/")
        if found["row"]:
            number = int(found["row"])
            rows = self.rows[sheet]
            return sheet, rows[number - 1].line if number <= len(rows) else 0, column
        rows = self.rows[sheet]
        return sheet, rows[0].line if rows else self.line, column

    def fault(self, path: str, code: str, severity: str, **texts: Any) -> Fault:
        """A fault of this case at a path of the form; `texts`: message, remedy."""
        return Fault(*self.place(path), code, severity=severity, case=self.key, **texts)


def incoming_cases(book: Book, sheets: tuple[Sheet, ...]) -> tuple[list[Incoming], list[Fault]]:
    """The cases of a book, and what is wrong with its sheets as such."""
    return _from_nested(book, sheets) if book.nested else _from_tables(book.tables, sheets)


def _from_nested(book: Book, sheets: tuple[Sheet, ...]) -> tuple[list[Incoming], list[Fault]]:
    cases, faults = [], []
    for line, found in enumerate(book.cases, 1):
        head = {name: str(found.get(name, "")) for name in HEAD}
        case = Incoming(head[CODE] or f"#{line}", line, head, nested=True)
        try:
            record = found["record"]
            if not isinstance(record, Mapping):
                raise UnfitRecord([("/data", GROUP)])
            case.record = dict(record)
            numbers = found.get("rows", {})
            for name, flats in flatten(sheets, _texts(record)).items():
                given = [n for n in numbers.get(name, []) if isinstance(n, int)]
                given += [0] * (len(flats) - len(given))
                rows = zip(given, flats, strict=False)
                case.rows[name] = [IncomingRow(line, number, flat) for number, flat in rows]
            case.history = [_change(told) for told in found.get("history", [])]
        except UnfitRecord as error:
            faults += [_unfit(case, path, what) for path, what in error.places]
            continue
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            faults.append(_damaged(case, type(error).__name__))
            continue
        cases.append(case)
    return cases, faults


def _texts(value: Any) -> Any:
    """Numbers and yes/no of a hand-made record as the form writes them."""
    if isinstance(value, Mapping):
        return {str(name): _texts(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_texts(part) for part in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _from_tables(
    tables: list[Table], sheets: tuple[Sheet, ...]
) -> tuple[list[Incoming], list[Fault]]:
    by_name = {table.name.strip(): table for table in tables}
    faults: list[Fault] = []
    cases: dict[str, Incoming] = {}
    if CASE not in by_name:
        message = pair("The sheet “case” is missing.")
        remedy = pair("Add it, or start from an export of the kit.")
        return [], [Fault(CASE, 0, "", "no_case_sheet", message, remedy)]
    for line, row in _rows(by_name[CASE], _columns_of(sheets[0], HEAD), faults):
        key = row.get(CODE, "").strip()
        if not key or key in cases:
            faults.append(_bad_key(CASE, line, key))
            continue
        head = {name: row.get(name, "") for name in HEAD}
        case = cases[key] = Incoming(key, line, head)
        flat = {name: text for name, text in row.items() if name not in HEAD}
        case.rows[CASE] = [IncomingRow(line, 1, flat)]
    for sheet in sheets[1:]:
        for case in cases.values():
            case.rows[sheet.name] = []
        if sheet.name not in by_name:
            continue
        for line, row in _rows(by_name[sheet.name], _columns_of(sheet, (CODE, ROW)), faults):
            case = _case_of(cases, sheet.name, line, row, faults)
            if case is not None:
                number = row.pop(ROW, "").strip()
                flat = {name: text for name, text in row.items() if name != CODE}
                whole = int(number) if number.isdecimal() else 0
                case.rows[sheet.name].append(IncomingRow(line, whole, flat))
    if "history" in by_name:
        for line, row in _rows(by_name["history"], set(HISTORY), faults):
            case = _case_of(cases, "history", line, row, faults)
            if case is not None:
                try:
                    case.history.append(_change(row))
                except (KeyError, ValueError) as error:
                    faults.append(_damaged(case, type(error).__name__, "history", line))
    faults += _unknown_sheets(by_name, sheets)
    for case in cases.values():
        case.record = nest(sheets, case.flat_rows(), case.head["kit_form"], "")
        case.record = {name: value for name, value in case.record.items() if value != ""}
    return list(cases.values()), faults


def _columns_of(sheet: Sheet, keys: Iterable[str]) -> set[str]:
    return {*keys, *sheet.paths}


def _rows(
    table: Table, known: set[str], faults: list[Fault]
) -> Iterable[tuple[int, dict[str, str]]]:
    """(line, cells that are not blank) of every row; tells of filled columns nobody knows."""
    for place, column in enumerate(table.columns):
        filled = any(len(row) > place and row[place].strip() for row in table.rows)
        if column not in known and filled:
            message = pair("The form has no column “{column}”.", column=column or "?")
            remedy = pair("Correct its name as in the sheet “codebook”, or take the column out.")
            faults.append(Fault(table.name, 1, column, "unknown_column", message, remedy))
    for line, row in zip(table.lines, table.rows, strict=True):
        cells = zip(table.columns, row, strict=False)
        yield line, {name: _clean(text) for name, text in cells if name in known and text.strip()}


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _case_of(
    cases: dict[str, Incoming], sheet: str, line: int, row: dict[str, str], faults: list[Fault]
) -> Incoming | None:
    key = row.get(CODE, "").strip()
    if key not in cases:
        faults.append(_bad_key(sheet, line, key))
        return None
    return cases[key]


def _bad_key(sheet: str, line: int, key: str) -> Fault:
    if not key:
        message = pair("The code of the case is missing.")
    elif sheet == CASE:
        message = pair("The code “{key}” stands here twice.", key=key)
    else:
        message = pair("There is no case “{key}” in the sheet “case”.", key=key)
    remedy = pair(
        "Write the code of the case; a new case gets any short word, the same in all sheets."
    )
    return Fault(sheet, line, CODE, "bad_key", message, remedy, case=key)


def _unknown_sheets(by_name: Mapping[str, Table], sheets: tuple[Sheet, ...]) -> list[Fault]:
    known = {sheet.name for sheet in sheets} | {"history"}
    message = pair("This sheet is not part of the form and is left out.")
    remedy = pair("If it holds records, correct its name.")
    return [
        Fault(name, 0, "", "unknown_sheet", message, remedy, "warning")
        for name, table in by_name.items()
        if name not in known and table.rows
    ]


def _unfit(case: Incoming, path: str, what: str) -> Fault:
    message = pair("“{path}” does not fit the form ({what}).", path=path, what=pair(what))
    remedy = pair("Correct the name or the value as in the form.")
    place = "/data/" + path.lstrip("/").removeprefix("data/")
    return case.fault(place, "unfit", "error", message=message, remedy=remedy)


def _damaged(case: Incoming, what: str, sheet: str = "cases", line: int = 0) -> Fault:
    message = pair("The case “{key}” or its history is damaged ({what}).", key=case.key, what=what)
    remedy = pair("Export it again from the registry it comes from.")
    return Fault(sheet, line or case.line, "", "damaged", message, remedy, case=case.key)


def _change(row: Mapping[str, Any]) -> Change:
    at = datetime.fromisoformat(str(row["at"]))
    if at.tzinfo is None:
        raise ValueError("a moment without zone")
    texts = {
        name: str(row.get(name, "")) for name in ("who", "entity", "field", "old", "new", "why")
    }
    return Change(at=at.astimezone(UTC), row=int(row["row"]), version=int(row["version"]), **texts)
