"""CSV files that a Spanish Excel opens by double click, as a folder or in a ZIP.

UTF-8 with a byte-order mark, or Excel shows accents as two strange letters. The separator is `;`,
which Excel expects where Windows uses the comma for decimals; a first line `sep=;` would fit every
Windows, but Excel then ignores the mark and spoils the accents. Reading takes `;`, `,` and tab,
UTF-8, UTF-16 and cp1252 (what Excel saves).

Excel changes what looks like a number or a date: 080101 becomes 80101, 2.5 a day in February.
Such cells are written as ="080101": Excel shows 080101, keeps it, and saves it as plain text. A
text that begins like a formula gets an apostrophe, so that nothing is ever run. Reading takes both
off again.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from alerta.registry.exchange.book import REFERENCE_SHEETS, Book, Table
from alerta.registry.exchange.report import UnfitFile

SEPARATORS = ";,\t"
# Whole numbers up to 15 digits and words stay as they are; all else that begins like a number,
# a date or a time would be read anew by a spreadsheet.
PLAIN = re.compile(r"0|-?[1-9][0-9]{0,14}")
LIKE_NUMBER = re.compile(r"[+-]?[0-9.,][0-9.,:/eE+\- T%Z]*")
LIKE_MONTH = re.compile(r"[^\W\d_]{3,10}[-/. ]?[0-9]{1,4}")  # MAR-012 is no day of March
FORMULA = ("=", "+", "-", "@", "'", "\t", "\n")
csv.field_size_limit(10_000_000)


def guarded(text: str) -> str:
    """The cell that a spreadsheet shows as `text` and leaves alone."""
    if PLAIN.fullmatch(text):
        return text
    if len(text) < 250 and (LIKE_NUMBER.fullmatch(text) or LIKE_MONTH.fullmatch(text)):
        return f'="{text}"'
    return f"'{text}" if text.startswith(FORMULA) else text


def unguarded(cell: str) -> str:
    """The text of a cell; the exact opposite of `guarded`."""
    if len(cell) >= 3 and cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def write_folder(book: Book, path: Path) -> None:
    """Write one file a table into a new folder."""
    path.mkdir(parents=True)
    for table in (*book.reference, *book.tables):
        (path / f"{table.name}.csv").write_bytes(_bytes(table))


def write_zip(book: Book, path: Path) -> None:
    """Write one file a table into a ZIP."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in (*book.reference, *book.tables):
            archive.writestr(f"{table.name}.csv", _bytes(table))


def _bytes(table: Table) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerow(table.tags)
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def read_folder(path: Path) -> Book:
    """Read all CSV files of a folder."""
    found = sorted(path.glob("*.csv"))
    return _book(path, ((file.stem, file.read_bytes()) for file in found))


def read_zip(path: Path) -> Book:
    """Read all CSV files of a ZIP."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if name.lower().endswith(".csv"))
            return _book(path, [(Path(name).stem, archive.read(name)) for name in names])
    except (zipfile.BadZipFile, RuntimeError) as error:  # a password, or a packing of its own
        raise UnfitFile(
            "{file} is not a ZIP that the kit can open. Make it again without a password.",
            file=path.name,
        ) from error


def _book(path: Path, files: Iterable[tuple[str, bytes]]) -> Book:
    tables = [_table(name, raw) for name, raw in files if name not in REFERENCE_SHEETS]
    if not tables:
        raise UnfitFile(
            "{file} holds no CSV files. There should be one a sheet, such as case.csv.",
            file=path.name,
        )
    return Book({}, tables)


def _table(name: str, raw: bytes) -> Table:
    text = _decoded(raw)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep="):
        text = rest
    header = text.partition("\n")[0]
    separator = max(SEPARATORS, key=header.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    return sheet_of(name, [[unguarded(cell) for cell in row] for row in rows])


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def sheet_of(name: str, rows: list[list[str]]) -> Table:
    """A table from all rows of a sheet: header, an optional row of tags, then data."""
    columns = [cell.strip() for cell in rows[0]] if rows else []
    begin = 2 if len(rows) > 1 and _are_tags(rows[1]) else 1
    table = Table(name, columns, rows[1] if begin == 2 else [], [])
    for line, row in enumerate(rows[begin:], begin + 1):
        if any(cell.strip() for cell in row):
            table.rows.append(row + [""] * (len(columns) - len(row)))
            table.lines.append(line)
    return table


def _are_tags(row: list[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and all(cell.strip().startswith("#") for cell in filled)
