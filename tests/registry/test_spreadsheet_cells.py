"""Codes, dates and odd texts survive Excel, and come back from what Excel makes of a file."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alerta.registry.exchange import csv_files, xlsx_file
from alerta.registry.exchange.book import Book, Table
from alerta.registry.exchange.csv_files import guarded, unguarded

TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"], include_characters="\n\t")
).map(lambda text: text.replace("\r", ""))


@pytest.mark.parametrize(
    "text",
    [
        "080101",
        "01",
        "2026-03-04",
        "07:20",
        "-13.52",
        "2.5",
        "1E5",
        "1/2",
        "MAR-012",
        "ene 26",
        "1 2",
    ],
)
def test_what_excel_would_read_anew_is_written_so_that_it_stays(text):
    assert guarded(text) == f'="{text}"'


@pytest.mark.parametrize(
    "text", ["", "3", "150", "-4", "SOC", "PRÁCTICA-2026MAR0012-SOC", "mañana"]
)
def test_plain_numbers_and_words_stay_as_they_are(text):
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+51", "-- nota", "@x", "=cmd|' /C calc'!A0", "\t=1"])
def test_no_text_becomes_a_formula(text):
    assert not guarded(text).startswith(("=c", "=1", "+", "@", "--", "\t"))


@settings(max_examples=300)
@given(TEXT)
@example('="080101"')
@example("'")
@example("''=")
@example("'abc")
def test_any_text_comes_back_from_its_cell(text):
    assert unguarded(guarded(text)) == text


def book_of(rows):
    width = max(map(len, rows))
    rows = [["k", *row, *[""] * (width - len(row))] for row in rows]
    columns = ["kit_code", *(f"c{n}" for n in range(width))]
    return Book({}, [Table("case", columns, [f"#{c}" for c in columns], rows)])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TEXT, min_size=1, max_size=3), min_size=1, max_size=3))
@example([["_x000D_", "_x005F_x0041_", " spaces  ", "línea 1\nlínea 2"]])
@example([["=1+1", "010101", "TRUE", "#N/A"]])
@example([["a;b,c\td\"e'"]])
def test_any_sheet_comes_back_from_every_format(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("book")
    book = book_of(rows)
    csv_files.write_folder(book, folder / "csv")
    csv_files.write_zip(book, folder / "x.zip")
    xlsx_file.write(book, folder / "x.xlsx")
    for found in (
        csv_files.read_folder(folder / "csv"),
        csv_files.read_zip(folder / "x.zip"),
        xlsx_file.read(folder / "x.xlsx"),
    ):
        (table,) = found.tables
        assert table.columns == book.tables[0].columns
        assert table.rows == book.tables[0].rows
        assert table.lines == list(range(3, 3 + len(rows)))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("first", ["", "sep={}\r\n"])
def test_files_saved_by_any_excel_are_read(tmp_path, separator, encoding, first):
    text = io.StringIO()
    rows = [["kit_code", "problem"], ["nuevo", "Ñandú; coma, y «comillas»"]]
    csv.writer(text, delimiter=separator).writerows(rows)
    raw = (first.format(separator) + text.getvalue()).encode(encoding)
    (tmp_path / "case.csv").write_bytes(raw)
    (table,) = csv_files.read_folder(tmp_path).tables
    assert [table.columns, *table.rows] == rows


def test_a_csv_begins_with_the_mark_that_excel_needs_for_accents(tmp_path):
    csv_files.write_folder(book_of([["Ñandú"]]), tmp_path / "csv")
    raw = (tmp_path / "csv" / "case.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfkit_code;")
    assert "Ñandú".encode() in raw


def test_every_xlsx_cell_is_text(tmp_path):
    import openpyxl

    xlsx_file.write(book_of([["010101", "=1+1", "2026-03-04", "3"]]), tmp_path / "x.xlsx")
    cells = openpyxl.load_workbook(tmp_path / "x.xlsx")["case"][3][1:]
    assert [(c.value, c.data_type, c.number_format) for c in cells] == [
        (text, "s", "@") for text in ("010101", "=1+1", "2026-03-04", "3")
    ]
