"""Filling in a record: what is asked, what is said, how far each section is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerta.criteria.record_check import check_record
from alerta.widgets.registration_form.model import REVIEW, FormModel


def words_of(model, name):
    return model.state(model.section(name)).words("es")


def test_a_new_record_begins_at_the_first_section_with_nothing_wrong(blank):
    assert blank.open_name == "criteria"
    assert {words_of(blank, section.name) for section in blank.sections} == {"Pendiente"}
    assert all(blank.notice(node.path) is None for node in blank.nodes(blank.section("criteria")))


def test_a_section_says_how_many_answers_it_still_needs(blank):
    blank.answer("/data/case/c1_actors", "unknown")
    assert words_of(blank, "criteria") == "Faltan 5"


def test_a_complete_section_says_so_once_it_was_looked_at(filled):
    assert words_of(filled, "criteria") == "Completa"
    assert words_of(filled, "actor") == "Por revisar"
    filled.open("actor")
    assert words_of(filled, "actor") == "Completa"


def test_a_wrong_answer_is_counted_and_told_beside_its_field(filled):
    filled.open("event")
    filled.answer("/data/event[1]/start_on", "31/02/2026")
    notice = filled.notice("/data/event[1]/start_on")
    assert (notice.severity, notice.code) == ("error", "not_date")
    assert notice.what == "El día 31/02/2026 no existe en el calendario."
    assert words_of(filled, "event") == "1 dato por corregir"
    filled.answer("/data/event[1]/start_on", "19/03/2026")
    assert filled.notice("/data/event[1]/start_on") is None


def test_two_wrong_answers_are_two(filled):
    filled.open("event")
    filled.answer("/data/event[1]/start_on", "31/02/2026")
    filled.answer("/data/event[1]/start_time", "99:00")
    assert words_of(filled, "event") == "2 datos por corregir"


def test_what_is_missing_is_not_said_beside_the_field_before_the_person_wants_to_send(blank):
    assert blank.notice("/data/case/case_name") is None
    assert len(blank.attempt()) > 40
    assert (
        blank.notice("/data/case/case_name").what
        == "Falta este dato. Escríbalo con pocas palabras."
    )
    blank.answer("/data/case/case_name", "Junta - Municipalidad (pista)")
    assert blank.notice("/data/case/case_name") is None


def test_rules_across_sections_are_told_from_the_first_attempt_on(filled):
    path = "/data/case/phase"
    filled.answer(path, "de_escalation")
    assert filled.notice(path) is None
    filled.attempt()
    assert [issue.code for issue in filled.errors] == ["de_escalation_with_measure"]
    assert filled.section_of(path) == "case"
    filled.answer(path, "escalation")
    assert filled.errors == []


def test_errors_of_a_section_that_was_left_are_told_when_one_comes_back(form, rules, good, day):
    good["actor"][0]["actor_name"] = "La población"
    model = FormModel(form, rules, "es", good, today=day)
    model.open("actor")
    assert model.notice("/data/actor[1]/actor_name") is None
    model.open("event")
    assert words_of(model, "actor") == "1 dato por corregir"
    assert model.notice("/data/actor[1]/actor_name").remedy.startswith(
        "«La población» no dice quién"
    )


def test_hidden_answers_come_back_with_the_question_and_are_not_stored_meanwhile(blank):
    blank.answer("/data/case/c1_actors", "yes")
    blank.answer("/data/case/c1_evidence", "Memorial del 4 de marzo")
    blank.answer("/data/case/c1_actors", "unknown")
    assert not blank.relevant("/data/case/c1_evidence")
    assert "c1_evidence" not in blank.answers.record()["case"]
    blank.answer("/data/case/c1_actors", "yes")
    assert blank.look("/data/case/c1_evidence").value == "Memorial del 4 de marzo"


def test_a_section_in_which_nothing_is_asked_leaves_the_cord(filled):
    assert "alert" in [section.name for section in filled.shown_sections()]
    filled.answer("/data/case/category", "not_a_case")
    assert "alert" not in [section.name for section in filled.shown_sections()]
    assert words_of(filled, "alert") == "No hace falta"


def test_going_on_and_back_ends_at_the_review(blank):
    names = []
    name = blank.open_name
    while name:
        names.append(name)
        blank.open(name)
        name = blank.beside(1)
    assert names[-1] == REVIEW
    assert len(names) == len(blank.sections) + 1
    assert blank.beside(-1) == "alert"


def test_an_answer_in_a_row_is_reached_by_opening_its_section_and_its_row(filled):
    filled.open_row("actor", 0)
    filled.go_to("/data/actor[2]/interest")
    assert (filled.open_name, filled.open_rows["actor"]) == ("actor", 2)
    filled.go_to("/data/no_such")
    assert filled.open_name == "actor"


def test_an_added_row_is_open_and_blank(blank):
    actor = blank.form.item("actor")
    assert blank.add_row(actor) == "/data/actor[2]"
    assert blank.open_rows["actor"] == 2
    assert blank.filled("/data/actor[2]") == 0
    assert blank.changed


def test_taking_a_row_away_moves_what_points_to_the_rows_after_it(filled):
    actor = filled.form.item("actor")
    filled.add_row(actor)
    filled.answer("/data/actor[3]/actor_name", "Ronda Campesina Alto Wayra")
    filled.answer("/data/event[1]/event_actors", "1 3")
    filled.remove_row(actor, 2)
    assert filled.answers.rows("/data/actor") == 2
    assert filled.answers.value("/data/event[1]/event_actors") == "1 2"
    filled.remove_row(actor, 2)
    assert filled.answers.value("/data/event[1]/event_actors") == "1"


def test_data_of_persons_is_a_warning_beside_the_field_and_in_the_list(filled):
    path = "/data/event[1]/description"
    filled.answer(path, filled.answers.value(path) + " Llamar al 987654321.")
    notice = filled.notice(path)
    assert (notice.severity, notice.code) == ("warning", "private_phone")
    assert [one.code for one in filled.warnings()] == ["private_phone"]
    assert filled.errors == []


def test_an_error_speaks_before_a_warning(filled):
    path = "/data/event[1]/description"
    filled.answer(path, "Llamar al 987654321.")
    assert filled.notice(path).severity == "error"


def test_the_label_of_a_field_names_its_row(filled):
    assert filled.label("/data/event[1]/start_on") == "Inicio (hecho 1)"
    assert filled.label("/data/location[1]/populated_place").endswith(" (ubicación 1)")
    assert "(opcional)" not in filled.label("/data/location[1]/populated_place")
    assert filled.label("/data/case/category") == "Categoría"
    assert filled.label("/data/nowhere") == "/data/nowhere"


def test_a_future_date_of_a_running_measure_is_mended_at_one_press(filled):
    path = "/data/event[1]/start_on"
    filled.answer(path, "26/03/2026")
    remedy = filled.remedy(path)
    assert (remedy.words, remedy.path) == ("Cambiar a «Anunciado»", "/data/event[1]/status")
    filled.answer(remedy.path, remedy.value)
    assert filled.notice(path) is None
    assert filled.remedy(path) is None


def test_a_category_that_does_not_follow_is_mended_at_one_press(filled):
    filled.answer("/data/case/category", "difference")
    assert filled.remedy("/data/case/category").words == "Cambiar a «Conflicto social»"
    assert filled.remedy("/data/case/case_name") is None


def test_the_model_finds_what_every_other_door_finds(form, rules, good, day):
    good["case"]["phase"] = "dialogue"
    good["event"][0]["start_on"] = "2026-03-26"
    model = FormModel(form, rules, "es", good, today=day)
    model.attempt()
    found = check_record(model.answers.record(), form, rules, today=day)
    assert [(i.code, i.path) for i in model.issues] == [(i.code, i.path) for i in found]
    assert found


def test_english_is_spoken_throughout(form, rules):
    model = FormModel(form, rules, "en")
    model.attempt()
    assert model.notice("/data/case/case_name").what.startswith("This answer is missing.")
    assert model.state(model.section("case")).words("en").endswith(" missing")
    assert model.look("/data/case/approved_by_role").label.endswith("(optional)")


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_whatever_is_answered_in_whatever_order_the_page_can_be_drawn(form, rules, seed):
    chance = random.Random(seed)
    model = FormModel(form, rules, "es")
    for _ in range(15):
        name = chance.choice([section.name for section in model.shown_sections()])
        model.open(name)
        nodes = model.nodes(model.section(name))
        if not nodes:
            continue
        path = chance.choice(nodes).path
        look = model.look(path)
        codes = [code for code, _, _ in look.options]
        model.answer(path, chance.choice([*codes, "", "2", "05/03/2026", "texto cualquiera"]))
        if chance.random() < 0.3:
            item = model.form.item(chance.choice(["actor", "event", "location"]))
            rows = model.answers.rows(model.repeat_path(item))
            if rows > 1 and chance.random() < 0.5:
                model.remove_row(item, chance.randint(1, rows))
            else:
                model.add_row(item)
        if chance.random() < 0.1:
            model.attempt()
        for section in model.sections:
            assert model.state(section).words("es")
            for node in model.nodes(section):
                assert model.look(node.path).kind
                model.notice(node.path)


@pytest.mark.parametrize("name", ["criteria", "alert"])
def test_every_field_of_a_section_is_in_that_section(filled, name):
    section = filled.section(name)
    assert {filled.section_of(node.path) for node in filled.nodes(section)} == {name}
    assert filled.section_of("/data") == ""
