"""Row 53: an import with mistakes changes nothing and lists all of them, each with its remedy."""

import datetime as dt

import openpyxl
import pytest
from tests.authoring.copies import copy_of, tables_of

from alerta import cli
from alerta.authoring import workbook
from alerta.authoring.importing import import_book
from alerta.authoring.package import FOLDER


class Editor:
    """A person at a spreadsheet: finds a row by the code in it, and edits a cell."""

    def __init__(self, path):
        self.path, self.book = path, openpyxl.load_workbook(path)

    def column(self, sheet, heading):
        return [cell.value for cell in self.book[sheet][1]].index(heading) + 1

    def row(self, sheet, heading, code):
        at = self.column(sheet, heading)
        cells = self.book[sheet]
        return next(r for r in range(2, cells.max_row + 1) if cells.cell(r, at).value == code)

    def write(self, sheet, row, heading, value):
        self.book[sheet].cell(row, self.column(sheet, heading)).value = value

    def rename(self, sheet, heading, new):
        self.book[sheet].cell(1, self.column(sheet, heading)).value = new

    def save(self):
        self.book.save(self.path)


# what the person did: (sheet, column that finds the row, its code, column edited, value, fault)
CELLS = [
    ("category_rules", "rule", "B1", "when", "${c1} = 'no' or (${c3} = 'no'", "expression"),
    ("phase_rules", "rule", "F1", "when", "${violence} = 'yes'", "expression"),
    ("state_rules", "rule", "S2", "when", "${merged} = 'si'", "code_never"),
    ("criteria", "code", "C2", "name_en", None, "translation_missing"),
    ("category_rules", "rule", "B2", "status", "oficial", "not_in_list"),
    ("jump_rules", "rule", "R1", "source", "kit_rubrica", "reference_near"),
    ("jump_rules", "rule", "R2", "source", "mi oficina", "reference_unknown"),
    ("deadlines", "rule", "D1", "hours", "tres", "not_integer"),
    ("routing", "rule", "A1", "main", "MINEN", "reference_near"),
    ("indicators", "code", "P2", "code", "P1", "id_twice"),
    ("indicators", "code", "P3", "code", "Q3", "pattern"),
    ("deadlines", "rule", "D2", "first_answer_es", dt.datetime(2026, 5, 1), "became_date"),
    ("situation", "key", "merged", "nullable", True, "became_logical"),
    ("matrix", "rule", "M9", "level", "=2+2", "formula"),
    ("bands", "band", "low", "max", 2, "bands_gap"),
    ("redirects", "rule", "X2", "code", "private_matter ", "spaces"),
    ("places", "ubigeo", "010101", "ubigeo", 10101, "place_digits"),
    ("places", "ubigeo", "020101", "parent", 201, "zeros_lost"),
    ("places", "ubigeo", "0701", "parent", "08", "place_parent"),
    ("places", "ubigeo", "080101", "lat", "trece grados", "not_number"),
    ("places", "ubigeo", "0801", "lat", "13.52", "number_range"),
    ("survey", "name", "conflict_type", "required", "sí", "required_word"),
    ("survey", "name", "activity", "relevant", "${conflict_type} = 'SOCIAL'", "code_unknown"),
    ("survey", "name", "phase", "label::English (en)", None, "translation_missing"),
    ("survey", "name", "need", "name", "case_name", "name_twice"),
    ("survey", "name", "place_type", "type", "select_one v_nada", "list_missing"),
    ("survey", "name", "province", "choice_filter", "departamento = ${department}", "column_missing"),
    ("survey", "name", "influence", "constraint", "(. >= 1", "expression"),
    ("survey", "name", "n_actors", "calculation", "cuenta(${actor})", "function_unknown"),
    ("choices", "name", "camp", "label::English (en)", None, "translation_missing"),
    ("choices", "name", "01", "name", 1, "choice_zeros"),
    ("choices", "name", "ronda", "name", "ronda campesina", "choice_space"),
    ("settings", "form_id", "alerta_case", "default_language", "Español", "default_language"),
]  # fmt: skip


@pytest.fixture(scope="module")
def mistaken(home, tmp_path_factory):
    """One book with every mistake at once; what its import said, and the kit it was tried on."""
    kit = copy_of(home, tmp_path_factory.mktemp("kit"))
    path = kit / "book.xlsx"
    workbook.export(kit, path)
    editor = Editor(path)
    rows = [editor.row(sheet, finder, code) for sheet, finder, code, *_ in CELLS]
    for row, (sheet, _, _, column, value, _) in zip(rows, CELLS, strict=True):
        editor.write(sheet, row, column, value)
    editor.rename("type_order", "question_es", "pregunta_es")
    editor.rename("transitions", "text_en", "text_eng")
    editor.rename("survey", "constraint_message::Español (es)", "constraint_mesage::Español (es)")
    editor.book["levels"].cell(3, 40).value = "nota al margen"
    editor.book["matrix"].delete_rows(2)
    deleted = editor.row("choices", "name", "square")
    editor.book["choices"].delete_rows(deleted)
    del editor.book["errors"]
    editor.book["glossary"].title = "Hoja1"
    editor.save()
    before = tables_of(kit)
    result = import_book(kit, path)
    return {"faults": result.faults, "rows": rows, "kit": kit, "before": before, "path": path}


def test_nothing_is_changed(mistaken):
    assert tables_of(mistaken["kit"]) == mistaken["before"]


@pytest.mark.parametrize("n", range(len(CELLS)), ids=[f"{c[0]}-{c[3]}-{c[5]}" for c in CELLS])
def test_a_mistake_in_a_cell_is_named_with_sheet_row_and_column(mistaken, n):
    sheet, _, _, column, _, code = CELLS[n]
    row = mistaken["rows"][n]
    if sheet == "matrix" or sheet == "choices":  # a row above was deleted in these two sheets
        row -= 1
    found = {(one.file, one.row, one.column, one.code) for one in mistaken["faults"]}
    assert (sheet, row, column, code) in found


@pytest.mark.parametrize(
    ("sheet", "column", "code"),
    [
        ("type_order", "question_es", "column_missing"),
        ("type_order", "pregunta_es", "column_unknown"),
        ("transitions", "text_eng", "column_misspelt"),
        ("survey", "constraint_mesage::Español (es)", "column_misspelt"),
        ("levels", "", "extra_cells"),
        ("matrix", "", "matrix_gap"),
        ("choices", "name", "row_deleted"),
        ("errors", "", "sheet_missing"),
        ("glossary", "", "sheet_missing"),
        ("Hoja1", "", "sheet_unknown"),
    ],
)
def test_a_mistake_of_a_whole_sheet_is_named(mistaken, sheet, column, code):
    assert (sheet, column, code) in {(one.file, one.column, one.code) for one in mistaken["faults"]}


def test_every_fault_says_in_both_languages_what_is_wrong_and_what_to_do(mistaken):
    for one in mistaken["faults"]:
        for lang in ("es", "en"):
            assert one.message[lang]
            assert one.remedy[lang]
        assert one.message["es"] != one.message["en"]
        assert one.remedy["es"] != one.remedy["en"]


def test_the_command_lists_them_and_fails(mistaken, monkeypatch, capsys):
    monkeypatch.setenv("ALERTA_HOME", str(mistaken["kit"]))
    assert cli.main(["codebook", "import", str(mistaken["path"])]) == 1
    said = capsys.readouterr().out
    assert "jump_rules, fila 2, columna source: «kit_rubrica»" in said
    assert "No se cambió nada." in said


def write_spanish_csv(path, table):
    """As a Spanish spreadsheet saves it: semicolons, Windows encoding."""
    lines = [";".join(cell.replace(";", ",") for cell in row) for row in table]
    path.write_bytes("\r\n".join(lines).encode("cp1252", errors="replace"))


def test_a_csv_saved_by_a_spanish_spreadsheet_is_read(kit, tmp_path):
    before = tables_of(kit)
    header, *rows = (line.split(",") for line in before_text(kit, "bands").splitlines())
    rows[0][header.index("name_es")] = "Más bien baja"
    write_spanish_csv(tmp_path / "bands.csv", [header, *rows])
    result = import_book(kit, tmp_path / "bands.csv")
    assert (result.faults, result.changed) == ([], ["bands"])
    after = tables_of(kit)
    assert "Más bien baja".encode() in after[kit / FOLDER / "bands.csv"]
    assert [p.name for p in after if after[p] != before[p]] == ["bands.csv"]


def test_a_csv_whose_codes_lost_their_zeros_is_refused(kit, tmp_path):
    rows = [line.split(",") for line in before_text(kit, "places").splitlines()]
    rows = [[cell.lstrip("0") if cell.isdigit() else cell for cell in row] for row in rows]
    write_spanish_csv(tmp_path / "places.csv", rows)
    before = tables_of(kit)
    result = import_book(kit, tmp_path / "places.csv")
    codes = {one.code for one in result.faults}
    assert {"place_digits", "row_deleted"} <= codes
    assert tables_of(kit) == before


def before_text(kit, name):
    return (kit / FOLDER / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["book.xlsx", "nothing.csv", "bands.xlsx"])
def test_a_file_that_is_no_book_is_refused_in_plain_words(kit, tmp_path, name):
    (tmp_path / name).write_bytes(b"not a spreadsheet")
    result = import_book(kit, tmp_path / name)
    assert result.changed == []
    assert result.faults[0].code in ("book_unreadable", "file_unknown")


def test_a_file_of_the_codebook_that_a_spreadsheet_saved_over_is_named(kit):
    from alerta.authoring.checking import check_codebook

    path = kit / FOLDER / "bands.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace(",", ";").encode("cp1252"))
    found = [
        one for one in check_codebook(kit) if one.code == "encoding" or one.code == "delimiter"
    ]
    assert [one.file for one in found] == ["datasets/codebook/bands.csv"]
    assert "alerta codebook import bands.csv" in found[0].remedy["es"]
