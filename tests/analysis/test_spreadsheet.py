"""Tables that a Spanish Excel opens by double click (row 18)."""

import io

from openpyxl import load_workbook

from alerta.analysis.spreadsheet import Sheet, csv_bytes, xlsx

SHEET = Sheet("Regiones", ("Región", "2026-03", "%"), [("Áncash", 12, 4.5), ("=1+1", "–", 0)])


def test_a_workbook_keeps_numbers_as_numbers_and_texts_as_texts():
    page = load_workbook(io.BytesIO(xlsx([SHEET])))["Regiones"]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["Región", "2026-03", "%"],
        ["Áncash", 12, 4.5],
        ["=1+1", "–", 0],
    ]
    assert page["B2"].data_type == "n" and page["B1"].data_type == "s"
    assert page["A3"].data_type == "s", "never a formula"


def test_a_csv_has_its_mark_semicolons_and_a_decimal_comma():
    raw = csv_bytes(SHEET)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert lines[1] == "Áncash;12;4,5"


def test_a_csv_cell_is_neither_read_as_a_date_nor_run():
    lines = csv_bytes(SHEET).decode("utf-8-sig").split("\r\n")
    assert '"=""2026-03"""' in lines[0]
    assert lines[2].startswith("'=1+1;")
