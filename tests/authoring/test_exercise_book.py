"""Exercises go out to a spreadsheet and come back whole; what is wrong is said all at once."""

import datetime as dt
import shutil

import openpyxl
import pytest
import yaml
from tests.authoring.copies import copy_of

from alerta import cli, learning
from alerta.authoring import exercise_book
from alerta.authoring.exercise_building import dossier_of, exercise_of, key_of
from alerta.authoring.exercise_rows import dossier_rows, exercise_rows
from alerta.authoring.exercise_sheets import KINDS
from alerta.learning.bank import dossier_files, exercise_files, key_file
from alerta.resources import document

CHOICE = "example-choice"


def one_of_each(home, target):
    """The codebook, the schemas and the first exercise of each kind, with what it needs."""
    copy_of(home, target)
    shutil.copytree(home / "exercises" / "schema", target / "exercises" / "schema")
    (target / "exercises" / "dossiers").mkdir()
    kinds = set()
    for path in exercise_files(home):
        exercise = document(path)
        if exercise["kind"] in kinds or exercise.get("test"):
            continue
        kinds.add(exercise["kind"])
        files = [path, key_file(path)]
        if "dossier" in exercise:
            files.append(home / "exercises" / "dossiers" / f"{exercise['dossier']}.yaml")
        for file in files:
            copy = target / file.relative_to(home)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
    return target


@pytest.fixture
def kit(home, tmp_path):
    return one_of_each(home, tmp_path / "kit")


@pytest.fixture
def book(kit, tmp_path):
    path = tmp_path / "ejercicios ñ.xlsx"
    exercise_book.export(kit, path)
    return path


@pytest.fixture
def template(kit, tmp_path):
    path = tmp_path / "plantilla.xlsx"
    exercise_book.export_template(kit, path)
    return path


def files_of(kit):
    return {path: path.read_bytes() for path in sorted((kit / "exercises").rglob("*.yaml"))}


def change(book, sheet, where, column, value):
    """Write a cell in every row of a sheet whose cells are those of `where`."""
    opened = openpyxl.load_workbook(book)
    names = [cell.value for cell in opened[sheet][1]]
    rows = 0
    for row in opened[sheet].iter_rows(min_row=2):
        if all(row[names.index(name)].value == said for name, said in where.items()):
            row[names.index(column)].value = value
            rows += 1
    assert rows
    opened.save(book)


def rename(book, old, new):
    """As somebody does who copies an example: another id in all its rows."""
    opened = openpyxl.load_workbook(book)
    for sheet in opened.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.value == old:
                    cell.value = new
    opened.save(book)


def normal(key):
    """A key with what may be left out written out."""
    for expected in key["answers"].values():
        expected.setdefault("accepted", [])
        expected.setdefault("ambiguous", False)
        if isinstance(expected.get("sentence"), list) and len(expected["sentence"]) == 1:
            expected["sentence"] = expected["sentence"][0]
        if expected.get("wrong") == {}:
            del expected["wrong"]
    return key


def test_every_exercise_of_the_kit_survives_the_way_through_rows(home):
    for path in exercise_files(home):
        exercise = yaml.safe_load(path.read_text(encoding="utf-8"))
        if exercise["kind"] in KINDS:
            key = yaml.safe_load(key_file(path).read_text(encoding="utf-8"))
            rows = exercise_rows(exercise, key)
            if exercise.get("documents") == []:
                del exercise["documents"]
            assert exercise_of(rows) == exercise, path.name
            assert key_of(rows) == normal(key), path.name
    for path in dossier_files(home):
        assert dossier_of(dossier_rows(document(path))) == document(path), path.name


def test_a_book_that_nobody_touched_changes_nothing(kit, book):
    before = files_of(kit)
    result = exercise_book.import_book(kit, book)
    assert (result.changed, result.faults) == ([], [])
    assert files_of(kit) == before


def test_kinds_that_are_no_questions_are_listed_and_not_lost(kit, book):
    others = [row[1].value for row in openpyxl.load_workbook(book)["otros"].iter_rows(min_row=2)]
    assert sorted(others) == ["grouping", "lenses", "registration", "routing", "unfolding"]


def test_quotation_marks_accents_and_a_leading_equals_sign_survive(kit, book):
    said = "=¿Qué dice «la señora» — “sí”, C4?"
    name = next(one.stem for one in exercise_files(kit) if document(one)["kind"] == "order")
    change(book, "questions", {"exercise": name, "question": "q1"}, "prompt_es", said)
    opened = openpyxl.load_workbook(book)
    for row in opened["questions"].iter_rows():
        for cell in row:
            if cell.value == said:
                cell.data_type = "s"
    opened.save(book)
    before = files_of(kit)
    result = exercise_book.import_book(kit, book)
    assert result.faults == []
    assert learning.load_exercise(kit, name)["questions"][0]["prompt"]["es"] == said
    changed = [path.stem for path, content in files_of(kit).items() if before[path] != content]
    assert set(changed) == {name}


@pytest.mark.parametrize("kind", KINDS)
def test_a_copied_example_becomes_an_exercise_that_passes_the_check(kit, template, kind):
    example = f"example-{kind.replace('_', '-')}"
    rename(template, example, "el-mio")
    result = exercise_book.import_book(kit, template)
    assert result.faults == []
    assert len(result.changed) == 2
    assert learning.load_exercise(kit, "el-mio")["kind"] == kind
    assert [one.code for one in learning.check(kit) if "el-mio" in one.file] == []


def test_the_examples_themselves_are_not_brought_in(kit, template):
    assert exercise_book.import_book(kit, template).changed == []


def test_an_exercise_that_one_person_read_comes_in_and_asks_for_the_second(kit, template):
    rename(template, CHOICE, "el-mio")
    opened = openpyxl.load_workbook(template)
    sheet = opened["reviewed"]
    last = max(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "el-mio")
    sheet.delete_rows(last)
    opened.save(template)
    result = exercise_book.import_book(kit, template)
    assert (result.faults, [one.code for one in result.notices]) == ([], ["one_reader"])
    assert (result.notices[0].file, bool(result.notices[0].row)) == ("reviewed", True)


def test_all_mistakes_are_told_at_once_with_their_cell_and_nothing_changes(kit, template):
    rename(template, CHOICE, "el-mio")
    of = {"exercise": "el-mio"}
    opened = openpyxl.load_workbook(template)
    part = next(r[1].value for r in opened["answers"].iter_rows(2) if r[0].value == "el-mio")
    change(template, "exercises", {"id": "el-mio"}, "trains", "X9")
    change(template, "options", of | {"question": part, "id": "a"}, "en", "word " * 40 + ".")
    change(template, "answers", of | {"part": part}, "criterion", "X77")
    change(
        template,
        "answers",
        of | {"part": part},
        "right_es",
        "Todavía no dice «eso que nadie dijo».",
    )
    change(template, "hints", of | {"n": "2"}, "section", None)
    before = files_of(kit)
    result = exercise_book.import_book(kit, template)
    found = {(one.file, one.column, one.code) for one in result.faults}
    assert {
        ("exercises", "trains", "code_unknown"),
        ("options", "en", "long"),
        ("answers", "criterion", "code_unknown"),
        ("hints", "section", "hint_section"),
    } <= found
    assert all(one.row for one in result.faults)
    assert all(one.remedy["es"] and one.remedy["en"] for one in result.faults)
    assert files_of(kit) == before


def test_mistakes_of_cells_are_told_before_anything_is_built(kit, template):
    rename(template, CHOICE, "../fuera")
    change(template, "exercises", {"id": "../fuera"}, "minutes", "cinco")
    change(template, "exercises", {"id": "../fuera"}, "difficulty", "9")
    change(template, "exercises", {"id": "../fuera"}, "chapter", "4")
    change(template, "exercises", {"id": "../fuera"}, "task_es", None)
    change(template, "reviewed", {"exercise": "../fuera"}, "date", "ayer")
    change(template, "feedback", {"exercise": "../fuera"}, "exercise", "otro")
    found = {
        (one.file, one.column, one.code) for one in exercise_book.import_book(kit, template).faults
    }
    assert {
        ("exercises", "id", "pattern"),
        ("exercises", "minutes", "not_integer"),
        ("exercises", "difficulty", "not_in_list"),
        ("exercises", "chapter", "pattern"),
        ("exercises", "task_es", "cell_empty"),
        ("reviewed", "date", "pattern"),
        ("feedback", "exercise", "not_listed"),
    } <= found


def test_a_sheet_or_a_column_that_is_missing_is_named(kit, book):
    opened = openpyxl.load_workbook(book)
    del opened["hints"]
    opened["answers"]["A1"].value = "exercize"
    opened.save(book)
    found = {(one.file, one.code) for one in exercise_book.import_book(kit, book).faults}
    assert {("hints", "sheet_missing"), ("answers", "column_misspelt")} <= found


def test_a_spreadsheet_may_make_a_date_of_a_date(kit, template):
    rename(template, CHOICE, "el-mio")
    opened = openpyxl.load_workbook(template)
    for row in opened["reviewed"].iter_rows(min_row=2):
        row[2].value = dt.datetime(2026, 11, 22)
    opened.save(template)
    assert exercise_book.import_book(kit, template).faults == []


def test_a_changed_answer_needs_a_higher_version(kit, book):
    path = next(one for one in exercise_files(kit) if document(one)["kind"] == "number")
    part = next(iter(document(key_file(path))["answers"]))
    change(book, "answers", {"exercise": path.stem, "part": part}, "accepted", "9999999")
    found = exercise_book.import_book(kit, book).faults
    assert [(one.file, one.column, one.code) for one in found] == [
        ("exercises", "version", "answer_changed")
    ]
    change(book, "exercises", {"id": path.stem}, "version", "2")
    assert exercise_book.import_book(kit, book).faults == []
    assert learning.load_key(kit, path.stem)["version"] == 2


def test_an_exercise_changed_on_both_sides_is_not_overwritten(kit, book):
    path = next(one for one in exercise_files(kit) if document(one)["kind"] == "order")
    change(book, "exercises", {"id": path.stem}, "title_es", "Otro título")
    content = path.read_text(encoding="utf-8").replace("minutes: ", "minutes: 1", 1)
    path.write_text(content, encoding="utf-8")
    assert [one.code for one in exercise_book.import_book(kit, book).faults] == ["exercise_stale"]
    assert path.read_text(encoding="utf-8") == content


def test_neither_kind_nor_chapter_of_an_exercise_changes(kit, book):
    path = next(one for one in exercise_files(kit) if document(one)["kind"] == "order")
    other = "12" if path.parent.name != "12" else "11"
    change(book, "exercises", {"id": path.stem}, "chapter", other)
    found = exercise_book.import_book(kit, book).faults
    assert [(one.column, one.code) for one in found] == [("chapter", "fixed_once_published")]


def test_the_id_of_an_exercise_that_the_book_cannot_hold_is_taken(kit, template):
    taken = next(one.stem for one in exercise_files(kit) if document(one)["kind"] == "routing")
    rename(template, CHOICE, taken)
    found = exercise_book.import_book(kit, template).faults
    assert [one.code for one in found] == ["id_of_another_kind"]


def test_a_shorter_dossier_is_held_against_the_exercises_that_quote_it(kit, book):
    opened = openpyxl.load_workbook(book)
    sheet = opened["documents"]
    for row in range(sheet.max_row, 1, -1):
        of, document_id, n = (sheet.cell(row, column).value for column in (1, 3, 14))
        if (of, document_id) == ("dossier", "d1") and n != "1":
            sheet.delete_rows(row)
    opened.save(book)
    before = files_of(kit)
    assert "no_sentence" in {one.code for one in exercise_book.import_book(kit, book).faults}
    assert files_of(kit) == before


def test_another_file_is_refused_in_one_line(kit, tmp_path):
    path = tmp_path / "nota.xlsx"
    path.write_text("hola", encoding="utf-8")
    assert [one.code for one in exercise_book.import_book(kit, path).faults] == ["book_unreadable"]


def test_the_commands_say_what_they_did(kit, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ALERTA_HOME", str(kit))
    book = tmp_path / "plantilla ñ.xlsx"
    assert cli.main(["exercises", "export", "--template", str(book)]) == 0
    assert "9 ejemplos" in capsys.readouterr().out
    rename(book, CHOICE, "el-mio")
    assert cli.main(["exercises", "import", str(book)]) == 0
    assert "el-mio.yaml" in capsys.readouterr().out
    change(book, "exercises", {"id": "el-mio"}, "minutes", "muchos")
    assert cli.main(["exercises", "import", str(book), "--lang", "en"]) == 1
    assert "column minutes: “muchos” is not a whole number" in capsys.readouterr().out
    assert cli.main(["exercises", "export", str(book)]) == 0
    assert "10 ejercicios" in capsys.readouterr().out


def test_the_walk_through_of_contributing_works_as_it_is_written(
    home, kit, tmp_path, monkeypatch, capsys
):
    """Rows of an example copied below it, another id, a new text, one reader: it comes in."""
    said = (home / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "exercises export --template plantilla.xlsx" in said
    monkeypatch.setenv("ALERTA_HOME", str(kit))
    book = tmp_path / "plantilla.xlsx"
    assert cli.main(["exercises", "export", "--template", str(book)]) == 0
    opened = openpyxl.load_workbook(book)
    for sheet in opened.worksheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for row in rows:
            if CHOICE in row and "B" not in row:
                sheet.append(["muelle-sin-luz" if value == CHOICE else value for value in row])
    assert any(
        "muelle-sin-luz" in [c.value for c in row] for row in opened["documents"].iter_rows()
    )
    opened.save(book)
    assert cli.main(["exercises", "import", str(book)]) == 0
    told = capsys.readouterr().out
    assert "muelle-sin-luz.yaml" in told
    assert "Solo una persona" in told
    assert [one.code for one in learning.check(kit)] == ["one_reader"]
