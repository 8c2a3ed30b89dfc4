"""Mistakes in a form: each is found in one run, with sheet, row, column and what to do."""

import pytest

from alerta.form import FormError, dialect
from alerta.form.building import load_form

from .conftest import EN, ES, LISTS, SETTINGS, sheets_of

SOUND = [
    {"type": "today", "name": "record_date"},  # row 2
    {"type": "begin group", "name": "case"},  # 3
    {"type": "select_one yes_no", "name": "protest", "required": "yes"},  # 4
    {"type": "select_one act", "name": "activity", "relevant": "${protest} = 'yes'"},  # 5
    {
        "type": "integer",
        "name": "people",
        "constraint": ". >= 0",
        "constraint_message::Español (es)": "Escriba 0 o más.",
        "constraint_message::English (en)": "Write 0 or more.",
    },  # 6
    {"type": "end group"},  # 7
    {"type": "begin repeat", "name": "place"},  # 8
    {"type": "select_one department", "name": "department"},  # 9
    {
        "type": "select_one province",
        "name": "province",
        "choice_filter": "department = ${department}",
    },  # 10
    {"type": "end repeat"},  # 11
    {"type": "calculate", "name": "places", "calculation": "count(${place})"},  # 12
]


def found(survey=SOUND, choices=LISTS, settings=SETTINGS):
    from alerta.form.building import build_form

    problems = dialect.check(build_form(sheets_of(survey, choices, settings)))
    for problem in problems:
        assert problem.message["es"] and problem.message["en"]
        assert problem.remedy["es"] and problem.remedy["en"]
        assert "{" not in problem.message["es"].replace("${", "")
    return [(p.sheet, p.row, p.column, p.code) for p in problems]


def edited(row, **changes):
    """The sound form with one row changed; a value of None takes the cell away."""
    survey = [dict(each) for each in SOUND]
    for key, value in changes.items():
        if value is None:
            survey[row - 2].pop(key, None)
        else:
            survey[row - 2][key] = value
    return survey


def test_a_sound_form_has_no_problems():
    assert found() == []


SURVEY = {
    "an unknown type": (5, {"type": "selct_one act"}, ("type", "type_unknown")),
    "no type": (6, {"type": ""}, ("type", "type_missing")),
    "or_other": (5, {"type": "select_one act or_other"}, ("type", "or_other")),
    "a list that is not there": (5, {"type": "select_one acts"}, ("type", "list_missing")),
    "several of the rows of a repeat": (
        5,
        {"type": "select_multiple ${department}", "relevant": ""},
        ("type", "multiple_of_rows"),
    ),
    "a name with a space": (5, {"name": "la actividad"}, ("name", "name_bad")),
    "a name with an accent": (5, {"name": "fase_ñ"}, ("name", "name_bad")),
    "a name with a capital": (5, {"name": "Activity"}, ("name", "name_bad")),
    "a name that starts with a digit": (5, {"name": "1activity"}, ("name", "name_bad")),
    "no name": (5, {"name": ""}, ("name", "name_missing")),
    "a name of the form itself": (5, {"name": "version"}, ("name", "name_reserved")),
    "a name used twice": (9, {"name": "activity"}, ("name", "name_twice")),
    "required = sí": (4, {"required": "sí"}, ("required", "required_word")),
    "required = VERDADERO": (4, {"required": "VERDADERO"}, ("required", "required_word")),
    "required = x": (4, {"required": "x"}, ("required", "required_word")),
    "read_only = sí": (4, {"read_only": "sí"}, ("read_only", "read_only_word")),
    "a field that is not there": (
        5,
        {"relevant": "${protesta} = 'yes'"},
        ("relevant", "field_unknown"),
    ),
    "a bracket too few": (6, {"constraint": "(. > 1"}, ("constraint", "expression")),
    "an unknown function": (6, {"constraint": "nosuch(.)"}, ("constraint", "function_unknown")),
    "a code that is in no list": (
        5,
        {"relevant": "${protest} = 'SI'"},
        ("relevant", "code_unknown"),
    ),
    "a code that lost its zero": (
        10,
        {"relevant": "${department} = '8'"},
        ("relevant", "code_zeros"),
    ),
    "a default that is in no list": (4, {"default": "maybe"}, ("default", "code_unknown")),
    "a filter on a column that is not there": (
        10,
        {"choice_filter": "departamento = ${department}"},
        ("choice_filter", "column_missing"),
    ),
    "a pattern that can explode": (
        6,
        {"type": "text", "constraint": "regex(., '^(a+)+$')"},
        ("constraint", "pattern"),
    ),
    "a calculation that is empty": (
        12,
        {"calculation": ""},
        ("calculation", "calculation_missing"),
    ),
    "a constraint without a message": (
        5,
        {"constraint": ". != 'other'"},
        ("constraint_message::Español (es)", "message_missing"),
    ),
    "a label without English": (5, {ES: "Actividad", EN: ""}, (EN, "translation_missing")),
    "a label in no language": (5, {ES: "", EN: ""}, (ES, "label_missing")),
    "a message in Spanish only": (
        6,
        {"constraint_message::English (en)": ""},
        ("constraint_message::English (en)", "translation_missing"),
    ),
    "a field that asks for a picture": (5, {"image": "map.png"}, ("image", "column_unsupported")),
    "a name in a label that is not there": (
        5,
        {ES: "Actividad de ${who}", EN: "Activity"},
        (ES, "field_unknown"),
    ),
}


@pytest.mark.parametrize("mistake", SURVEY)
def test_a_mistake_in_the_survey_is_found_at_its_row_and_column(mistake):
    row, changes, (column, code) = SURVEY[mistake]
    assert ("survey", row, column, code) in found(edited(row, **changes))


def test_a_misspelt_column_would_lose_its_rules():
    assert ("survey", 1, "constrain", "column_misspelt") in found(edited(5, constrain=". != ''"))


def test_an_unknown_column_is_named():
    assert ("survey", 1, "observaciones", "column_unknown") in found(
        edited(5, observaciones="revisar")
    )


def test_the_kit_s_own_columns_are_no_mistakes():
    assert found(edited(5, dictionary="case.activity", rule="E09")) == []


def test_two_fields_that_wait_for_each_other_are_named():
    survey = [
        {"type": "calculate", "name": "one", "calculation": "${two} + 1"},
        {"type": "calculate", "name": "two", "calculation": "${one} + 1"},
    ]
    codes = found(survey)
    assert ("survey", 2, "calculation", "cycle") in codes


def test_a_group_that_is_never_closed_is_named():
    survey = [row for row in SOUND if row["type"] != "end group"]
    assert ("survey", 3, "type", "end_missing") in found(survey)


def test_a_group_closed_as_a_repeat_is_named():
    assert ("survey", 7, "type", "end_other") in found(edited(7, type="end repeat"))


def test_an_end_that_closes_nothing_is_named():
    assert ("survey", 13, "type", "end_without_begin") in found([*SOUND, {"type": "end group"}])


def test_an_empty_repeat_is_named():
    survey = [*SOUND, {"type": "begin repeat", "name": "victim"}, {"type": "end repeat"}]
    assert ("survey", 13, "type", "group_empty") in found(survey)


def test_a_bare_label_beside_labels_with_a_language_is_named():
    assert ("survey", 1, "label", "label_bare") in found(edited(5, label="x", **{ES: "x", EN: "x"}))


def test_a_language_that_is_missing_altogether_is_named():
    survey = edited(5, **{"hint::Español (es)": "Elija una."})
    assert ("survey", 1, "hint::English (en)", "language_missing") in found(survey)


CHOICES = {
    "a code twice": ({"list_name": "yes_no", "name": "yes"}, "name", "choice_twice"),
    "a code with a space": ({"list_name": "act", "name": "gold mining"}, "name", "choice_space"),
    "a choice without a code": ({"list_name": "act"}, "name", "choice_no_code"),
    "a choice without a list": ({"name": "gold"}, "list_name", "choice_no_list"),
    "a code that lost its zero": (
        {"list_name": "department", "name": "7"},
        "name",
        "choice_zeros",
    ),
    "a choice without English": (
        {"list_name": "act", "name": "oil", ES: "Petróleo", EN: ""},
        EN,
        "translation_missing",
    ),
    "a choice without a label": ({"list_name": "act", "name": "oil", ES: ""}, ES, "label_missing"),
}


@pytest.mark.parametrize("mistake", CHOICES)
def test_a_mistake_in_the_choices_is_found_at_its_row_and_column(mistake):
    row, column, code = CHOICES[mistake]
    assert ("choices", len(LISTS) + 2, column, code) in found(choices=[*LISTS, row])


def test_a_column_of_the_choices_with_a_space_is_named():
    choices = [{**LISTS[0], "mi columna": "x"}, *LISTS[1:]]
    assert ("choices", 1, "mi columna", "choice_header") in found(choices=choices)


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"form_id": ""}, "form_id", "form_id_missing"),
        ({"version": ""}, "version", "version_missing"),
        ({"version": "2"}, "version", "version_bad"),
        ({"default_language": "Español"}, "default_language", "default_language"),
    ],
)
def test_a_mistake_in_the_settings_is_found(changes, column, code):
    assert ("settings", 2, column, code) in found(settings={**SETTINGS, **changes})


def test_a_broken_form_is_not_loaded_and_all_its_mistakes_are_listed(tmp_path):
    (tmp_path / "survey.csv").write_text(
        "type,name,label::Español (es),label::English (en),relevant,constrain\n"
        "select_one nada,uno,Uno,One,,\n"
        "text,dos,Dos,,${tres} = 1,. > 1\n",
        encoding="utf-8",
    )
    (tmp_path / "choices.csv").write_text("list_name,name\n", encoding="utf-8")
    (tmp_path / "settings.csv").write_text("form_id\n", encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_form(tmp_path)
    codes = {problem.code for problem in caught.value.problems}
    assert codes >= {
        "list_missing", "field_unknown", "column_misspelt", "translation_missing",
        "form_id_missing", "version_missing", "default_language",
    }  # fmt: skip
    assert {p.code for p in dialect.check_folder(tmp_path)} == codes
    assert "survey:2" in str(caught.value)


def test_a_missing_sheet_is_named(tmp_path):
    (tmp_path / "survey.csv").write_text("type,name\n", encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_form(tmp_path)
    assert [p.code for p in caught.value.problems] == ["sheet_missing", "sheet_missing"]
    assert [p.code for p in dialect.check_folder(tmp_path)] == ["sheet_missing", "sheet_missing"]


def test_a_file_of_a_spanish_excel_is_read(tmp_path):
    (tmp_path / "survey.csv").write_bytes(
        "type;name;label::Español (es);relevant\n"
        "text;place;¿Dónde?;\n\n;;;\n"
        "text;why;¿Por qué, y desde cuándo?;${place} != ‘’\n".encode("cp1252")
    )
    (tmp_path / "choices.csv").write_text("list_name;name\n", encoding="utf-8")
    (tmp_path / "settings.csv").write_text(
        "form_id;version;default_language\nx;2026010101;Español (es)\n", encoding="utf-8-sig"
    )
    form = load_form(tmp_path)
    assert form.item("why").label("es") == "¿Por qué, y desde cuándo?"
    assert form.item("why").line == 5


def test_cells_beyond_the_header_and_columns_twice_are_named():
    from alerta.form.sheets import Sheet

    sheet = Sheet.of("survey", [["type", "name", "name"], ["text", "a", "", "b, c"]])
    assert [(p.row, p.code) for p in sheet.problems] == [(1, "header_twice"), (2, "extra_cells")]
