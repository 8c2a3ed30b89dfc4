"""ODK Central's CSV export: one file for the form and one for each repeat."""

import re
from pathlib import Path
from typing import Any

from alerta.form.definition import Form
from alerta.form.sheets import read_cells
from alerta.form.submission.nesting import Record, SubmissionError, put

SYSTEM = frozenset(
    {
        "SubmissionDate", "KEY", "PARENT_KEY", "SubmitterID", "SubmitterName", "Status",
        "AttachmentsPresent", "AttachmentsExpected", "ReviewState", "DeviceID", "Edits",
        "FormVersion", "instanceID", "instanceName",
    }
)  # fmt: skip
_ROW = re.compile(r"/([a-z][a-z0-9_]*)\[[0-9]+\]\Z")


def from_central_csv(form: Form, folder: Path) -> dict[str, Record]:
    """Records by their KEY, from all the CSV files of one unpacked export.

    SubmissionError when there is no main file or a row of a repeat belongs to no submission.
    """
    tables = [_table(path) for path in sorted(folder.glob("*.csv"))]
    main = [rows for rows in tables if rows and "PARENT_KEY" not in rows[0]]
    if len(main) != 1:
        raise SubmissionError(
            "One file without the column PARENT_KEY is needed, and there are {n}. "
            "Unpack the whole export of one form into one folder.",
            n=len(main),
        )
    records: dict[str, Record] = {}
    places: dict[str, Record] = {}
    for row in main[0]:
        key = row.get("KEY") or row.get("meta-instanceID", "")
        records[key] = places[key] = {"form": form.id, **_record(row)}
        if row.get("FormVersion"):
            records[key]["version"] = row["FormVersion"]
    rows = [row for table in tables if table is not main[0] for row in table]
    # a row comes after the row it stands in: its key is longer
    for row in sorted(rows, key=lambda row: row["KEY"].count("/")):
        parent = places.get(row["PARENT_KEY"])
        found = _ROW.search(row["KEY"])
        if parent is None or found is None:
            raise SubmissionError(
                "The row {key} belongs to no submission. Export all files again.", key=row["KEY"]
            )
        places[row["KEY"]] = record = _record(row)
        _rows_of(form, parent, found[1]).append(record)
    return records


def _table(path: Path) -> list[dict[str, str]]:
    cells = read_cells(path)
    head = cells[0] if cells else []
    return [dict(zip(head, row, strict=False)) for row in cells[1:] if any(row)]


def _record(row: dict[str, str]) -> Record:
    out: Record = {}
    for column, value in row.items():
        system = column in SYSTEM or column.startswith(("meta-", "SET-OF-"))
        if value and not system and "/" not in column:  # with a /: a choice split into a column
            put(out, column.split("-"), value)
    return out


def _rows_of(form: Form, parent: Record, name: str) -> list[Any]:
    """The list of a repeat, below the groups that stand around it."""
    item = next(iter(form.by_name.get(name, ())), None)
    groups: list[str] = []
    above = item.parent if item else None
    while above is not None and not above.is_repeat and above.parent is not None:
        groups.insert(0, above.name)
        above = above.parent
    for group in groups:
        parent = parent.setdefault(group, {})
    return parent.setdefault(name, [])
