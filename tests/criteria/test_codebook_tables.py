"""The tables themselves: complete in both languages, sourced, and true to each other."""

import re

import pytest

from alerta.criteria.codebook import place_choices
from alerta.criteria.rules import PLAIN_TABLES, RULE_TABLES
from alerta.resources import table

TABLES = [
    *PLAIN_TABLES, *RULE_TABLES,
    "criteria_examples", "lenses", "errors", "glossary", "sources",
]  # fmt: skip
MAY_BE_EMPTY = ("note", "tell", "first_answer", "update", "name_es")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_official_or_synthesis_and_has_a_known_source(home, name):
    sources = {row["id"] for row in table(home, "sources")}
    for row in table(home, name):
        assert row["status"] in ("official", "synthesis")
        assert name == "sources" or row["source"] in sources


@pytest.mark.parametrize("name", TABLES)
def test_every_text_stands_in_both_languages(home, name):
    for row in table(home, name):
        for column, text in row.items():
            if column.endswith("_es") and text:
                assert row[column[:-3] + "_en"], (name, row, column)
            elif column.endswith("_es"):
                assert column[:-3] in MAY_BE_EMPTY, (name, row, column)


@pytest.mark.parametrize("name", TABLES)
def test_no_sentence_is_longer_than_35_words(home, name):
    for row in table(home, name):
        for column, text in row.items():
            if column.endswith(("_es", "_en")):
                for sentence in re.split(r"[.;:!?…]\s", text):
                    assert len(sentence.split()) <= 35, (name, column, sentence)


def test_each_criterion_has_its_examples(home):
    for criterion in ("C1", "C2", "C3", "C4", "C5"):
        kinds = [
            row["kind"] for row in table(home, "criteria_examples") if row["criterion"] == criterion
        ]
        assert kinds.count("positive") >= 2
        assert kinds.count("negative") >= 2
        assert kinds.count("borderline") >= 1


def test_the_ten_indicators_have_three_anchors_each(rules):
    assert [row["code"] for row in rules.indicators] == [
        *(f"P{n}" for n in range(1, 6)), *(f"I{n}" for n in range(1, 6))
    ]  # fmt: skip
    assert all(row[f"anchor_{n}_es"] for row in rules.indicators for n in range(3))


def test_the_bands_cover_every_total_once_and_the_matrix_every_pair(rules):
    covered = [n for row in rules.bands for n in range(int(row["min"]), int(row["max"]) + 1)]
    assert covered == list(range(11))
    bands = [row["band"] for row in rules.bands]
    pairs = [(row["p_band"], row["i_band"]) for row in rules.matrix]
    assert sorted(pairs) == sorted((p, i) for p in bands for i in bands)


def test_there_are_24_errors_with_a_wrong_and_a_right_example(home):
    rows = table(home, "errors")
    assert [row["code"] for row in rows] == [f"E{n:02}" for n in range(1, 25)]
    assert all(row["wrong_es"] != row["right_es"] for row in rows)


def test_the_field_of_an_error_is_in_the_form(home, form):
    for row in table(home, "errors"):
        item = form.item(row["field"].split("/")[-1])
        assert item is not None, row["field"]


def test_the_glossary_has_sixty_terms_that_link_to_each_other(home):
    rows = table(home, "glossary")
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) >= 60
    for row in rows:
        assert set(row["see_also"].split()) <= set(ids) - {row["id"]}


def test_rule_codes_are_never_used_twice(rules):
    named = [*RULE_TABLES, "matrix", "routing", "type_order"]
    codes = [row["rule"] for name in named for row in rules.tables[name]]
    assert len(codes) == len(set(codes))


def test_every_body_that_is_told_has_a_name(rules):
    told = [row[key] for row in rules.routing for key in ("main", "inform")]
    told += [row["tell"] for row in rules.deadlines] + [r["to"] for r in rules.tables["redirects"]]
    assert {body for cell in told for body in cell.split()} <= set(rules.bodies)


@pytest.mark.parametrize(
    ("list_name", "name", "column"),
    [
        ("v_cat", "category_rules", "category"),
        ("v_phase", "phase_rules", "phase"),
        ("v_state", "state_rules", "state"),
        ("v_type", "type_order", "type"),
        ("v_refusal", "redirects", "code"),
    ],
)
def test_rules_and_form_speak_the_same_codes(list_name, name, column, rules, form):
    choices = {choice.name for choice in form.choices_of(list_name)}
    assert {row[column] for row in rules.tables[name]} - {""} == choices


def test_bodies_of_the_rules_can_be_chosen_in_the_form(rules, form):
    choices = {choice.name for choice in form.choices_of("v_sector")}
    assert set(rules.bodies) - {"SECTOR"} <= choices


def test_activities_of_the_rules_are_those_of_the_form(rules, form):
    activity = next(row for row in rules.keys if row["key"] == "activity")
    assert activity["values"].split() == [choice.name for choice in form.choices_of("v_act")]


def test_every_place_hangs_under_its_department_and_province(home):
    rows = place_choices(home)
    names = {(row["list_name"], row["name"]) for row in rows}
    for row in rows:
        if row["list_name"] != "department":
            assert ("department", row["department"]) in names
        if row["list_name"] == "district":
            assert ("province", row["province"]) in names


def test_no_norm_is_cited_that_was_not_verified(home):
    verified = {
        "106-2012-PCM", "022-2017-PCM", "001-2024-PCM/SGSD", "30438", "242-2024-MINEM/DM",
        "0002-2022-DP", "29733", "016-2024-JUS", "2124",
    }  # fmt: skip
    norm = re.compile(
        r"(?:Decreto Supremo|Decreto Legislativo|Decreto|D\.?[SL]\.?|RM|Ley|Resolución\D{0,60})\s+(?:N\.º )?(\d[\w/-]*)"
    )
    for name in TABLES:
        for row in table(home, name):
            for text in row.values():
                assert set(norm.findall(text)) <= verified, text
