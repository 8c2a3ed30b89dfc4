"""`alerta check` finds every fault of the content, says where and what to do, and writes nothing."""

import ast
import json
import shutil
from pathlib import Path

import pytest
from tests.authoring.copies import tables_of

from alerta import authoring, cli
from alerta.authoring.checking import check_codebook
from alerta.authoring.checks import messages
from alerta.authoring.package import FILE, FOLDER
from alerta.authoring.wording import WORDING


def test_the_codebook_is_in_order(home):
    assert [one.line() for one in check_codebook(home)] == []


def test_every_message_of_the_code_has_its_spanish(home):
    assert [one.line() for one in messages.check(home)] == []


def edit(kit, name, old, new):
    path = kit / FOLDER / f"{name}.csv"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")


def test_a_fault_is_printed_with_file_row_column_and_remedy(kit, monkeypatch, capsys):
    edit(kit, "bands", "low,0,3", "low,0,2")
    before = tables_of(kit)
    monkeypatch.setenv("ALERTA_HOME", str(kit))
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().out
    assert (
        "datasets/codebook/bands.csv, fila 2, columna max: Ninguna banda incluye el puntaje 3. "
        "Cada banda empieza donde termina la anterior: corrija «min» o «max».\n" in said
    )
    assert cli.main(["check", "--lang", "en"]) == 1
    assert "row 2, column max: No band holds the score 3." in capsys.readouterr().out
    assert tables_of(kit) == before


def test_overlapping_bands_are_found(kit):
    edit(kit, "bands", "low,0,3", "low,0,4")
    assert [one.code for one in check_codebook(kit)] == ["bands_overlap"]


def test_two_levels_for_one_pair_are_found(kit):
    edit(kit, "matrix", "low,low,1", "low,medium,1")
    assert {one.code for one in check_codebook(kit)} == {"matrix_gap", "matrix_twice"}


def test_a_rule_table_that_leaves_somebody_without_an_answer_is_found(kit):
    path = kit / FOLDER / "category_rules.csv"
    lines = path.read_text(encoding="utf-8").splitlines(True)
    path.write_text("".join(lines[:-1]), encoding="utf-8", newline="")
    assert [one.code for one in check_codebook(kit)] == ["no_last_rule"]


def test_a_body_that_only_the_rules_know_is_found(kit):
    edit(kit, "bodies", "RREE,", "RREX,")
    found = {(one.file, one.code) for one in check_codebook(kit)}
    assert found == {
        ("datasets/codebook/bodies.csv", "list_differs"),
        ("datasets/codebook/form/choices.csv", "list_differs"),
    }


def test_a_missing_and_an_undescribed_table_are_found(kit):
    (kit / FOLDER / "rungs.csv").rename(kit / FOLDER / "steps.csv")
    found = {(Path(one.file).name, one.code) for one in check_codebook(kit)}
    assert found >= {("rungs.csv", "table_missing"), ("steps.csv", "table_extra")}


@pytest.mark.parametrize("what", ["sources", "licenses", "description", "schema", "version"])
def test_a_table_says_where_it_comes_from_and_how_it_may_be_used(kit, what):
    described = json.loads((kit / FILE).read_text(encoding="utf-8"))
    del described["resources"][0][what]
    (kit / FILE).write_text(json.dumps(described), encoding="utf-8")
    faults = check_codebook(kit)
    assert faults[0].code in ("package_incomplete", "package_bad")


def test_a_broken_description_is_one_plain_fault(kit):
    (kit / FILE).write_text("{", encoding="utf-8")
    assert [one.code for one in check_codebook(kit)] == ["package_bad"]


def test_what_only_odk_refuses_is_found_as_well(kit, monkeypatch):
    from alerta.authoring import xlsform

    def refuse(home):
        raise xlsform.ConversionError("row 7: something")

    monkeypatch.setattr(xlsform, "convert", refuse)
    faults = check_codebook(kit)
    assert [one.code for one in faults] == ["form_conversion"]
    assert "row 7" in faults[0].message["es"]


def test_every_sentence_about_a_fault_is_used():
    room = Path(authoring.__file__).parent
    used = {
        node.value
        for path in room.rglob("*.py")
        if path.name != "wording.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(WORDING) <= used


def test_a_form_that_works_out_another_category_than_the_rules_is_found(kit):
    edit(
        kit,
        "form/survey",
        "${c4_rung} <= 2), 'under_observation'",
        "${c4_rung} <= 1), 'under_observation'",
    )
    faults = check_codebook(kit)
    assert [(one.code, one.column) for one in faults] == [("form_category", "calculation")]
    assert "c4_rung = 2" in faults[0].message["es"]


def test_a_matrix_that_the_form_does_not_follow_is_found(kit):
    edit(kit, "matrix", "low,low,1", "low,low,2")
    codes = [one.code for one in check_codebook(kit)]
    assert codes == ["form_level"]


def test_a_jump_rule_that_the_form_does_not_follow_is_found(kit):
    edit(
        kit, "jump_rules", "R3,${threat_to_persons} = 'yes',3", "R3,${threat_to_persons} = 'yes',4"
    )
    assert [one.code for one in check_codebook(kit)] == ["form_jump"]


def test_an_anchor_that_the_form_words_otherwise_is_found(kit):
    edit(kit, "indicators", "Entre 8 y 30 días", "Entre 8 y 29 días")
    assert [one.code for one in check_codebook(kit)] == ["hint_differs"]


def test_a_table_that_speaks_of_a_field_that_is_not_asked_is_found(kit):
    edit(kit, "errors", "/data/case/case_name", "/data/case/nombre")
    assert [(one.code, one.column) for one in check_codebook(kit)] == [
        ("reference_unknown", "field")
    ]


def test_a_message_without_spanish_or_with_other_places_is_found(tmp_path, monkeypatch):
    package = tmp_path / "src" / "alerta"
    package.mkdir(parents=True)
    (package / "room.py").write_text(
        'def f(t):\n    return t("Nobody wrote this in Spanish."), t("row {row}", row=1)\n',
        encoding="utf-8",
    )
    shutil.copytree(messages.LOCALE / "es", tmp_path / "locale" / "es")
    monkeypatch.setattr(messages, "PACKAGE", package)
    assert [one.code for one in messages.check(tmp_path)] == ["message_untranslated"]

    monkeypatch.setattr(messages, "_catalogue", lambda: {"row {row}": "fila {fila}"})
    found = [one.code for one in messages.check(tmp_path)]
    assert found == ["message_untranslated", "message_places"]
