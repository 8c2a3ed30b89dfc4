"""The kit's own form: what it asks when, and which answers do not go together."""

import pytest

from alerta.form import dialect

from .sound_case import changed, read


def test_the_form_has_no_problem(form):
    assert [problem.line("en") for problem in dialect.check(form)] == []


def test_a_whole_case_has_no_issue(form):
    assert [(i.path, i.code, i.message["en"]) for i in read(form).issues()] == []


def test_a_whole_case_comes_back_the_same(form):
    record = read(form).record()
    assert read(form, record).record() == record
    assert read(form, record).issues() == []


def test_every_constraint_speaks_of_what_and_what_to_do_in_both_languages(form):
    for item in form.fields():
        if item.constraint is not None:
            texts = [
                item.row[f"constraint_message::{name}"] for name in form.languages.names.values()
            ]
            assert all(texts) and len(set(texts)) == 2, item.name


# field: answers that show it, answers that hide it
SHOWN = {
    "case/c1_evidence": ({"case/c1_actors": "no"}, {"case/c1_actors": "unknown"}),
    "case/c4_evidence": ({"case/c4_rung": "1"}, {"case/c4_rung": "0"}),
    "case/disagreement": ({}, {"case/c2_contradiction": "no"}),
    "case/refusal_reason": ({"case/category": "not_a_case"}, {}),
    "case/what_is_missing": ({"case/category": "under_observation"}, {}),
    "case/verify_by": ({"case/category": "under_observation"}, {"case/category": "conflict"}),
    "case/activity": ({}, {"case/conflict_type": "LAB"}),
    "case/phase": ({"case/category": "difference"}, {"case/category": "under_observation"}),
    "case/dialogue_space": ({"case/phase": "dialogue"}, {}),
    "case/end_date": ({"case/state": "resolved"}, {"case/state": "latent"}),
    "case/projection": ({"alert/level": "2"}, {"alert/level": "1"}),
    "case/responsible_sector": ({}, {"case/competence_level": "regional"}),
    "case/investment_source": ({"case/investment_amount": "1000"}, {}),
    "case/approved_on": ({"case/approved_by_role": "trainer"}, {}),
    "location[1]/province": ({}, {"location[1]/department": ""}),
    "location[1]/district": ({}, {"location[1]/department": "09"}),
    "location[1]/spatial_precision": ({}, {"location[1]/latitude": ""}),
    "actor[1]/actor_type": ({}, {"actor[1]/actor_group": ""}),
    "actor[1]/mobilisation_basis": ({"actor[1]/mobilisation_capacity": "high"}, {}),
    "actor[1]/indigenous_name": ({"actor[1]/indigenous": "yes"}, {"actor[1]/indigenous": "no"}),
    "event[1]/measure_type": ({}, {"event[1]/event_class": "meeting"}),
    "event[1]/end_on": ({"event[1]/status": "finished"}, {}),
    "event[1]/participants_sure": ({"event[1]/participants_max": "10001"}, {}),
    "event[1]/harm/deaths_civil_known": ({"event[1]/violence": "persons"}, {}),
    "event[1]/harm/deaths_civil": (
        {"event[1]/violence": "both", "event[1]/harm/deaths_civil_known": "number"},
        {"event[1]/violence": "both", "event[1]/harm/deaths_civil_known": "unknown"},
    ),
    "source[1]/identity_stored_separately": ({"source[1]/confidential": "yes"}, {}),
    "alert/what_changed": ({}, {"case/category": "not_a_case"}),
    "alert/jump_evidence": ({"alert/jump_rule": "R3"}, {}),
    "alert/level_reason": ({"alert/level": "4"}, {}),
    "alert/expected_event_date": ({}, {"alert/level": "2"}),
    "alert/closure_note": ({"alert/closure_type": "duplicate"}, {}),
}


@pytest.mark.parametrize("field", SHOWN)
def test_a_question_is_asked_when_it_matters_and_only_then(form, field):
    shown, hidden = SHOWN[field]
    assert changed(form, shown).relevant(f"/data/{field}")
    assert not changed(form, hidden).relevant(f"/data/{field}")
