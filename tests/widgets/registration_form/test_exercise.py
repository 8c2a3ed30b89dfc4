"""A dossier with two deliberate errors: found by the form or by the key, and mended."""

import pytest

from alerta.learning import load_exercise, load_key
from alerta.widgets.registration_form.exercise import ExerciseModel
from alerta.widgets.registration_form.model import FormModel

EXERCISES = ("unfinished-valley-road", "two-communities-one-ridge", "night-shift-strike")


@pytest.fixture
def begun(road, rules, session, form):
    exercise = ExerciseModel(*road, rules, session)
    model = FormModel(form, rules, "es", exercise.start(), today=exercise.day)
    return exercise, model


def by_key(exercise, model):
    for path, entry in exercise.key["answers"].items():
        model.answer(path, str(entry["value"]))


def test_the_record_begins_as_the_colleague_left_it_on_the_day_of_the_exercise(begun):
    _, model = begun
    assert model.today.isoformat() == "2026-03-20"
    assert model.answers.value("/data/actor[1]/actor_name") == "La población"
    assert model.answers.value("/data/record_date") == "2026-03-20"


def test_in_english_the_colleague_wrote_in_english(road, rules, english):
    start = ExerciseModel(*road, rules, english).start()
    assert start["case"]["problem"].startswith("Four kilometres")
    assert start["case"]["registrar_code"] == "SUB-0123"
    assert (
        ExerciseModel(*road, rules, english)
        .exercise["start"]["case"]["problem"]
        .startswith("Cuatro")
    )


@pytest.mark.parametrize("name", EXERCISES)
def test_both_deliberate_errors_are_found_by_the_form_or_by_the_key(
    home, name, rules, session, form
):
    exercise = ExerciseModel(load_exercise(home, name), load_key(home, name), rules, session)
    model = FormModel(form, rules, "es", exercise.start(), today=exercise.day)
    exercise.follow(model)
    told = {issue.path for issue in model.attempt()}
    exercise.grade(model)
    told |= {path for path, found in exercise.to_look_at() if found.status == "wrong"}
    given = [
        path for path in exercise.places.values() if model.answers.answer(path) and path in told
    ]
    assert len(given) >= 1
    wrong = {path for path in told if model.answers.answer(path)}
    assert len(wrong) >= 2


@pytest.mark.parametrize("name", EXERCISES)
def test_with_the_answers_of_the_key_nothing_is_wrong_and_all_is_right(
    home, name, rules, session, form
):
    exercise = ExerciseModel(load_exercise(home, name), load_key(home, name), rules, session)
    model = FormModel(form, rules, "es", exercise.start(), today=exercise.day)
    by_key(exercise, model)
    left = [(i.path, i.code) for i in model.attempt()]
    blank = [path for path, code in left if code == "required"]
    assert [one for one in left if one[1] != "required"] == [], left
    assert all(path not in exercise.key["answers"] for path in blank)
    exercise.grade(model)
    assert exercise.state.final_score == 1.0
    assert exercise.right == len(exercise.state.asked)
    assert exercise.to_look_at() == []


def test_the_feedback_stands_beside_the_field_until_it_is_changed(begun):
    exercise, model = begun
    exercise.grade(model)
    found = exercise.found("/data/event[1]/status")
    assert found.status == "wrong"
    assert "E04" in found.text
    model.answer("/data/event[1]/status", "announced")
    exercise.follow(model)
    assert exercise.found("/data/event[1]/status") is None
    assert exercise.found("/data/case/problem") is None
    exercise.grade(model)
    assert exercise.found("/data/event[1]/status").status == "right"


def test_the_first_try_is_kept_apart_from_the_last(begun):
    exercise, model = begun
    exercise.grade(model)
    first = exercise.state.first_score
    by_key(exercise, model)
    exercise.grade(model)
    assert exercise.state.first_score == first < 1.0
    assert exercise.state.final_score == 1.0
    assert len(exercise.state.scores) == 2


def test_answers_are_saved_as_they_are_given_and_come_back(begun, known, road, rules, form):
    exercise, model = begun
    exercise.session = known
    exercise.state.session = known
    model.answer("/data/case/c4_rung", "2")
    exercise.follow(model)
    assert known.latest("unfinished-valley-road")["/data/case/c4_rung"].value == "2"
    again = ExerciseModel(*road, rules, known)
    again.state.restore()
    assert again.state.answers["/data/case/c4_rung"] == "2"


def test_rows_in_another_order_are_found_and_the_feedback_goes_to_the_right_row(begun):
    exercise, model = begun
    actor = model.form.item("actor")
    model.answer("/data/actor[1]/actor_name", "Otra junta del distrito")
    model.add_row(actor)
    model.answer("/data/actor[4]/actor_name", "Asociación de Transportistas Ruta Honda")
    exercise.grade(model)
    assert exercise.places["/data/actor[1]/actor_name"] == "/data/actor[4]/actor_name"
    assert exercise.found("/data/actor[4]/actor_name").status == "right"


def test_the_model_answer_is_given_only_after_an_attempt(begun):
    exercise, model = begun
    assert exercise.model_answer(model.form) == []
    exercise.grade(model)
    rows = {question: answer for question, answer, _, _ in exercise.model_answer(model.form)}
    assert rows["Situación"] == "Anunciado"
    assert rows["Fecha de inicio"] == "16/03/2026"


def test_what_was_answered_to_an_earlier_version_is_told_in_words(begun, known, form):
    exercise, _ = begun
    exercise.state.session = known
    for path, value in (("/data/event[1]/status", "ongoing"), ("/data/case/gone", "yes")):
        known.save(exercise.state.item, path, value, version=exercise.state.version - 1)
    exercise.state.restore()
    told, names = exercise.earlier(form)
    assert told == {"/data/event[1]/status": "En curso", "/data/case/gone": "yes"}
    assert names == {"/data/event[1]/status": "Situación"}
