"""Answers of the registration form that do not go together, and answers that do."""

import copy

import pytest

from .sound_case import SOUND, changed, read


def constrained(answers):
    return {i.path.removeprefix("/data/") for i in answers.issues() if i.code == "constraint"}


# what is tried: field in error, answers that do not go together, answers that do
TOGETHER = {
    "rungs 3 and 4 need an event carried out": (
        "case/c4_rung",
        {"event[1]/status": "announced", "event[1]/start_on": "2026-03-25"},
        {"event[1]/status": "finished"},
    ),
    "the category agrees with C1 to C5": (
        "case/category",
        {"case/category": "difference"},
        {"case/category": "conflict"},
    ),
    "an observation is verified after the record began": (
        "case/verify_by",
        {"case/category": "under_observation", "case/verify_by": "2026-03-19"},
        {"case/category": "under_observation", "case/verify_by": "2026-03-22"},
    ),
    "a crisis has a violent event": (
        "case/phase",
        {"case/phase": "crisis"},
        {"case/phase": "crisis", "event[1]/violence": "property"},
    ),
    "there is no dialogue while a measure goes on": (
        "case/phase",
        {"case/phase": "dialogue"},
        {"case/phase": "dialogue", "event[1]/status": "suspended"},
    ),
    "a resolved case has no ongoing event": (
        "case/state",
        {"case/state": "resolved", "alert/level": "1"},
        {"case/state": "resolved", "alert/level": "1", "event[1]/status": "finished"},
    ),
    "a resolved case has no high level": (
        "case/state",
        {"case/state": "resolved", "event[1]/status": "finished", "alert/level": "2"},
        {"case/state": "resolved", "event[1]/status": "finished", "alert/level": "1"},
    ),
    "a case ends after it began": (
        "case/end_date",
        {"case/state": "withdrawn", "case/end_date": "2026-03-03"},
        {"case/state": "withdrawn", "case/end_date": "2026-03-04"},
    ),
    "who registers does not approve": (
        "case/approved_by_role",
        {"case/approved_by_role": "provincial_subprefect"},
        {"case/approved_by_role": "regional_prefect"},
    ),
    "one location is the principal one": (
        "location[1]/is_principal",
        {"location[2]/is_principal": "yes"},
        {"location[2]/is_principal": "no"},
    ),
    "an actor is registered once": (
        "actor[2]/actor_name",
        {"actor[2]/actor_name": "Comunidad Alta"},
        {"actor[2]/actor_name": "Comunidad Baja"},
    ),
    "a case has two primary actors": (
        "actor[1]/role_in_case",
        {"actor[2]/role_in_case": "secondary"},
        {"actor[2]/role_in_case": "primary"},
    ),
    "an interest is not the position again": (
        "actor[1]/interest",
        {"actor[1]/interest": "Exige parar las obras"},
        {"actor[1]/interest": "Agua en agosto"},
    ),
    "an announced event begins in the future": (
        "event[1]/status",
        {"event[1]/status": "announced"},
        {"event[1]/status": "announced", "event[1]/start_on": "2026-03-25"},
    ),
    "an event carried out is not in the future": (
        "event[1]/start_on",
        {"event[1]/start_on": "2026-03-25"},
        {"event[1]/start_on": "2026-03-20"},
    ),
    "an event ends after it began": (
        "event[1]/end_on",
        {"event[1]/status": "finished", "event[1]/end_on": "2026-03-17"},
        {"event[1]/status": "finished", "event[1]/end_on": "2026-03-18"},
    ),
    "a measure has an exact day": (
        "event[1]/time_precision",
        {"event[1]/time_precision": "2"},
        {"event[1]/time_precision": "2", "event[1]/event_class": "statement"},
    ),
    "the highest number is not below the lowest": (
        "event[1]/participants_max",
        {"event[1]/participants_max": "149"},
        {"event[1]/participants_max": "150"},
    ),
    "an announced event has no violence": (
        "event[1]/violence",
        {
            "event[1]/status": "announced",
            "event[1]/start_on": "2026-03-25",
            "event[1]/violence": "persons",
        },
        {"event[1]/violence": "persons"},
    ),
    "an ultimatum makes an announced event": (
        "demand[1]/deadline_set",
        {"demand[1]/deadline_set": "2026-03-25"},
        {
            "demand[1]/deadline_set": "2026-03-25",
            "event[2]/status": "announced",
            "event[2]/start_on": "2026-03-25",
        },
    ),
    "an ultimatum comes after the demand": (
        "demand[1]/deadline_set",
        {
            "demand[1]/deadline_set": "2026-03-03",
            "event[2]/status": "announced",
            "event[2]/start_on": "2026-03-25",
        },
        {
            "demand[1]/deadline_set": "2026-03-25",
            "event[2]/status": "announced",
            "event[2]/start_on": "2026-03-25",
        },
    ),
    "P1 and I3 at 2 mean R2": (
        "alert/jump_rule",
        {"alert/i3": "2"},
        {"alert/i3": "2", "alert/jump_rule": "R2"},
    ),
    "R3 makes the distribution restricted": (
        "alert/distribution",
        {"alert/jump_rule": "R3"},
        {"alert/jump_rule": "R3", "alert/distribution": "restricted"},
    ),
    "the responsible sector is among the addressees": (
        "alert/addressed_to",
        {"alert/addressed_to": "MINAM"},
        {"alert/addressed_to": "MINAM MINEM"},
    ),
    "what is expected comes after the alert": (
        "alert/expected_event_date",
        {"alert/expected_event_date": "2026-03-18"},
        {"alert/expected_event_date": "2026-03-19"},
    ),
    "an alert is closed at a low level": (
        "alert/closure_type",
        {"alert/closure_type": "risk_passed"},
        {"alert/closure_type": "risk_passed", "alert/level": "2"},
    ),
}


@pytest.mark.parametrize("rule", TOGETHER)
def test_answers_that_do_not_go_together_are_named_at_their_field(form, rule):
    field, wrong, right = TOGETHER[rule]
    assert field in constrained(changed(form, wrong))
    assert field not in constrained(changed(form, right))


def test_confirmed_needs_a_second_source(form):
    record = copy.deepcopy(SOUND)
    record["source"][0]["credibility"] = "1"
    assert constrained(read(form, record)) == set()
    del record["source"][1]
    assert "source[1]/credibility" in constrained(read(form, record))


@pytest.mark.parametrize(
    ("rung", "answers", "category"),
    [
        ("3", {}, "conflict"),
        ("3", {"case/c5_risk": "no"}, "under_observation"),
        ("4", {"case/c5_risk": "no"}, "conflict"),
        ("2", {}, "controversy"),
        ("1", {"case/disagreement": "facts"}, "difference"),
        ("1", {}, "controversy"),
        ("0", {}, "under_observation"),
        ("3", {"case/c1_actors": "no"}, "not_a_case"),
        ("3", {"case/c3_public": "unknown"}, "under_observation"),
    ],
)
def test_the_form_suggests_the_category_of_the_criteria(form, rung, answers, category):
    found = changed(form, {"case/c4_rung": rung, **answers})
    assert found.value(suggested(form)) == category


def suggested(form):
    return "/" + "/".join(form.item("suggested_category").path)


def test_every_place_gives_its_ubigeo(form):
    answers = read(form)
    for district in form.choices_of("district")[::97]:
        answers.set("/data/location[1]/department", district.name[:2])
        answers.set("/data/location[1]/province", district.name[:4])
        answers.set("/data/location[1]/district", district.name)
        assert answers.value("/data/location[1]/ubigeo") == district.name


def test_a_ubigeo_without_its_zero_is_recognised(form):
    record = copy.deepcopy(SOUND)
    record["location"][0] |= {"department": "8", "province": "801", "district": "80101"}
    codes = {(i.path.rpartition("/")[2], i.code) for i in read(form, record).issues()}
    assert {("department", "code_zeros")} <= codes
