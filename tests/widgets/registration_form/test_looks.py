"""Which control a field gets, and its words."""

import pytest

from alerta.widgets.registration_form.model import FormModel


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/case/c1_actors", "rows"),
        ("/data/case/category", "rows"),
        ("/data/case/conflict_type", "drop"),
        ("/data/case/case_name", "line"),
        ("/data/case/problem", "long"),
        ("/data/case/c4_rung", "short"),
        ("/data/case/investment_amount", "short"),
        ("/data/case/start_date", "short"),
        ("/data/location[1]/department", "drop"),
        ("/data/location[1]/is_principal", "segment"),
        ("/data/event[1]/event_actors", "checks"),
        ("/data/event[1]/detained_known", "segment"),
        ("/data/alert/issued_at", "moment"),
        ("/data/alert/p1", "segment"),
        ("/data/alert/addressed_to", "picker"),
        ("/data/alert/jump_rule", "checks"),
    ],
)
def test_each_type_has_its_control(filled, path, kind):
    assert filled.look(path).kind == kind


def test_what_may_stay_blank_says_so_and_what_must_not_does_not(blank):
    assert blank.look("/data/location[1]/populated_place").label.endswith("(opcional)")
    assert not blank.look("/data/case/case_name").label.endswith("(opcional)")


def test_a_field_becomes_required_by_another_answer(blank):
    path = "/data/actor[1]/position_text"
    assert blank.look(path).label.endswith("(opcional)")
    blank.answer("/data/actor[1]/role_in_case", "primary")
    assert not blank.look(path).label.endswith("(opcional)")


def test_the_cascade_of_places_offers_only_what_lies_within(blank):
    blank.answer("/data/location[1]/department", "08")
    provinces = blank.look("/data/location[1]/province").options
    assert len(provinces) == 13
    assert all(code.startswith("08") for code, _, _ in provinces)
    assert not blank.relevant("/data/location[1]/district")
    blank.answer("/data/location[1]/province", "0801")
    assert all(
        code.startswith("0801") for code, _, _ in blank.look("/data/location[1]/district").options
    )


def test_the_ubigeo_stands_at_the_finest_place(blank):
    row = "/data/location[1]"
    blank.answer(f"{row}/department", "08")
    assert blank.look(f"{row}/department").code == "08"
    blank.answer(f"{row}/province", "0801")
    assert blank.look(f"{row}/department").code == ""
    assert blank.look(f"{row}/province").code == "0801"


def test_another_department_takes_the_province_back(blank):
    row = "/data/location[1]"
    blank.answer(f"{row}/department", "08")
    blank.answer(f"{row}/province", "0801")
    blank.answer(f"{row}/department", "04")
    assert blank.look(f"{row}/province").value == ""
    blank.answer(f"{row}/department", "08")
    assert blank.look(f"{row}/province").value == "0801"


def test_rows_that_are_pointed_to_are_named(filled):
    look = filled.look("/data/event[1]/event_actors")
    assert look.label == "Actores que participaron"
    assert look.options[0][1].startswith("N.º 1 · Comunidad Campesina Alto Wayra")


def test_a_hint_about_something_that_is_blank_is_not_shown(blank, filled):
    assert blank.look("/data/alert/level").help == ""
    assert "corresponde el nivel 3" in filled.look("/data/alert/level").help


def test_a_date_always_shows_how_it_is_written(filled):
    for name in ("start_date", "situation_date"):
        assert "05/03/2026" in filled.look(f"/data/case/{name}").help


def test_a_retired_choice_is_not_offered(form, rules, good):
    choice = form.choice("v_state", "active")
    choice.extra["until"] = "2026.2"
    try:
        anew = FormModel(form, rules, "es")
        stored = FormModel(form, rules, "es", good)
        assert "active" not in [code for code, _, _ in anew.look("/data/case/state").options]
        assert "active" in [code for code, _, _ in stored.look("/data/case/state").options]
    finally:
        choice.extra["until"] = ""
