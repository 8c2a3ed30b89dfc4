"""The codebook goes to a spreadsheet and comes back unchanged; an edit comes back as it was made."""

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authoring.copies import tables_of

from alerta import cli
from alerta.authoring import workbook
from alerta.authoring.cells import TextBook, read_cells
from alerta.authoring.checking import check_codebook
from alerta.authoring.grids import parse, render
from alerta.authoring.importing import import_book
from alerta.authoring.package import FOLDER, read_package
from alerta.criteria.codebook import registration_form
from alerta.form import Answers

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20)


def test_every_table_has_one_sheet_of_text_cells(kit, book):
    opened = openpyxl.load_workbook(book)
    assert opened.sheetnames == ["about", *(table.name for table in read_package(kit).tables)]
    kinds = {
        (cell.data_type, cell.number_format)
        for sheet in opened
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert kinds == {("s", "@")}


def test_export_and_import_leave_every_table_as_it_was_byte_for_byte(kit, book):
    before = tables_of(kit)
    for name in before:  # an import that compares nothing would pass: write the cells again
        cells, _ = parse(before[name])
        assert render(cells) == before[name]
    result = import_book(kit, book)
    assert (result.faults, result.changed) == ([], [])
    assert tables_of(kit) == before


def test_a_sheet_read_back_holds_the_cells_of_its_table(kit, book):
    sheets, odd = read_cells(book)
    assert odd == []
    for table in read_package(kit).tables:
        cells, _ = parse((kit / table.file).read_bytes())
        assert workbook.digest(sheets[table.name]) == workbook.digest(cells)


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_text_survives_csv(cells):
    assert parse(render([["a", "b", "c"], *cells])) == ([["a", "b", "c"], *cells], "")


@pytest.mark.parametrize(
    "text", ["080101", "1-5", "=2+1", "01", " x", "sí", "«ñ»", "a\nb", "TRUE", "3.10", "'x", "#N/A"]
)
def test_a_text_that_a_spreadsheet_likes_to_change_stays_as_it_is(tmp_path, text):
    book = TextBook()
    book.add("x", [["header"], [text]])
    book.save(tmp_path / "x.xlsx")
    assert read_cells(tmp_path / "x.xlsx") == ({"x": [["header"], [text]]}, [])


def edit(book, sheet, row, column, value):
    opened = openpyxl.load_workbook(book)
    cells = opened[sheet]
    headings = [cell.value for cell in cells[1]]
    cells.cell(row, headings.index(column) + 1, value)
    opened.save(book)


def test_a_changed_cell_changes_its_table_and_no_other(kit, book):
    before = tables_of(kit)
    edit(book, "levels", 2, "name_es", "Bajo riesgo")
    result = import_book(kit, book)
    assert (result.faults, result.changed) == ([], ["levels"])
    after = tables_of(kit)
    assert [path.name for path in after if after[path] != before[path]] == ["levels.csv"]
    assert b"Bajo riesgo" in after[kit / FOLDER / "levels.csv"]


def test_a_table_changed_on_both_sides_is_not_overwritten(kit, book):
    edit(book, "levels", 2, "name_es", "Bajo riesgo")
    path = kit / FOLDER / "levels.csv"
    path.write_bytes(path.read_bytes().replace(b"Intermedio", b"Medio", 1))
    mine = path.read_bytes()
    result = import_book(kit, book)
    assert [(one.file, one.code) for one in result.faults] == [("levels", "sheet_stale")]
    assert path.read_bytes() == mine


def test_a_sheet_that_nobody_touched_leaves_what_the_kit_has_by_now(kit, book):
    path = kit / FOLDER / "levels.csv"
    path.write_bytes(path.read_bytes().replace(b"Intermedio", b"Medio", 1))
    mine = path.read_bytes()
    edit(book, "bodies", 2, "name_es", "Cancillería")
    result = import_book(kit, book)
    assert (result.faults, result.changed) == ([], ["bodies"])
    assert path.read_bytes() == mine


def test_a_retired_choice_is_no_longer_offered_and_keeps_its_words(kit, book):
    opened = openpyxl.load_workbook(book)["choices"]
    names = [cell.value for cell in opened["B"]]
    edit(book, "choices", names.index("camp") + 1, "until", "2026.2")
    result = import_book(kit, book)
    assert (result.faults, result.changed) == ([], ["choices", "settings"])
    form = registration_form(kit)
    offered = [choice.name for choice in Answers(form).choices("/data/location[1]/place_type")]
    assert "bridge" in offered
    assert "camp" not in offered
    assert form.choice("v_place", "camp").label("es") == "Campamento"


def test_the_commands_write_what_they_say(kit, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ALERTA_HOME", str(kit))
    for action in ("export", "xlsform"):
        target = tmp_path / f"{action} ñandú.xlsx"
        assert cli.main(["codebook", action, str(target)]) == 0
        assert str(target) in capsys.readouterr().out
    sheets, _ = read_cells(tmp_path / "xlsform ñandú.xlsx")
    assert list(sheets) == ["survey", "choices", "settings"]
    assert cli.main(["codebook", "import", str(tmp_path / "export ñandú.xlsx")]) == 0
    assert "no trae nada nuevo" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_said_in_one_line(kit, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ALERTA_HOME", str(kit))
    (tmp_path / "held.xlsx").mkdir()
    assert cli.main(["codebook", "export", str(tmp_path / "held.xlsx")]) == 1
    assert "ciérrelo en la hoja de cálculo" in capsys.readouterr().err


def test_a_new_field_needs_one_edit_of_the_spreadsheet_and_no_python(kit, book, monkeypatch):
    """Row 51: add a question with its own list, bring it in, check, answer it."""
    opened = openpyxl.load_workbook(book)
    survey, choices = opened["survey"], opened["choices"]
    headings = [cell.value for cell in survey[1]]
    at = next(row for row in range(2, survey.max_row) if survey.cell(row, 2).value == "problem")
    survey.insert_rows(at)
    question = {
        "type": "select_one v_language",
        "name": "meeting_language",
        "label::Español (es)": "¿En qué lengua se hacen las reuniones?",
        "label::English (en)": "In which language are the meetings held?",
        "section": "case",
    }
    for heading, value in question.items():
        survey.cell(at, headings.index(heading) + 1, value)
    columns = [cell.value for cell in choices[1]]
    for code, es, en in (("es", "Castellano", "Spanish"), ("qu", "Quechua", "Quechua")):
        cells = {
            "list_name": "v_language",
            "name": code,
            "label::Español (es)": es,
            "label::English (en)": en,
            "status": "synthesis",
            "source": "kit_dictionary",
            "since": "2026.1",
        }
        choices.append([cells.get(column) for column in columns])
    opened.save(book)
    version = registration_form(kit).version

    monkeypatch.setenv("ALERTA_HOME", str(kit))
    assert cli.main(["codebook", "import", str(book)]) == 0
    assert check_codebook(kit) == []

    form = registration_form(kit)
    assert form.version > version
    answers = Answers(form)
    assert [c.label("es") for c in answers.choices("/data/case/meeting_language")] == [
        "Castellano",
        "Quechua",
    ]
    answers.set("/data/case/meeting_language", "qu")
    assert answers.record()["case"]["meeting_language"] == "qu"
