"""More practice: one exercise at a time, the easiest first, and none of a test."""

import pytest

from alerta.criteria import load_rules
from alerta.learning import load_exercises, load_key
from alerta.widgets.exercise_card.view import view as exercise_view
from alerta.widgets.practice.model import PracticeModel, to_practise
from alerta.widgets.practice.view import PracticeView


@pytest.fixture
def exercises(home):
    return to_practise(load_exercises(home, "04"), shown=["quarry-trucks-school"])


@pytest.fixture
def practice(home, session, exercises):
    rules = load_rules(home)

    def make(exercise):
        return exercise_view(exercise, load_key(home, exercise["id"]), rules, session)

    return PracticeView(PracticeModel(session, exercises), make)


def attempt(session, exercise, score):
    session.save(exercise["id"], "*", {"score": score}, kind="attempt", version=exercise["version"])


def test_what_the_page_shows_already_and_what_is_kept_for_a_test_is_not_practised(exercises):
    assert "quarry-trucks-school" not in {one["id"] for one in exercises}
    assert not [one["id"] for one in exercises if one.get("test")]
    assert exercises


def test_the_easiest_come_first(exercises):
    grades = [one["difficulty"] for one in exercises]
    assert grades == sorted(grades)


def test_nothing_is_made_until_it_is_opened(practice):
    assert practice.desk.children == ()
    practice.go_on()
    assert len(practice.desk.children) == 1
    assert practice.model.open_id == practice.model.exercises[0]["id"]


def test_the_button_to_begin_stands_before_the_list_and_the_one_to_go_on_after_the_exercise(
    practice,
):
    def shown(one):
        return "ka-gone" not in one._dom_classes

    assert shown(practice.starter) and not shown(practice.onward)
    order = [part for part in practice.widget.children if getattr(part, "children", ())]
    assert practice.starter in order[0].children
    practice.starter.click()
    assert shown(practice.onward) and not shown(practice.starter)
    assert practice.onward in practice.widget.children[-1].children


def test_an_exercise_of_another_chapter_is_not_opened(practice):
    with pytest.raises(KeyError):
        practice.model.open("health-post-roof")


def test_the_next_one_is_the_first_that_is_not_done(practice, session, exercises):
    attempt(session, exercises[0], 1.0)
    practice.go_on()
    assert practice.model.open_id == exercises[1]["id"]
    practice.go_on()
    assert practice.model.open_id == exercises[2]["id"]


def test_when_all_are_done_there_is_nothing_more_to_press(practice, session, exercises):
    for one in exercises:
        attempt(session, one, 0.9)
    assert "ka-gone" in practice.onward._dom_classes
    assert "ka-gone" in practice.starter._dom_classes
    assert f"{len(exercises)} de {len(exercises)} terminados." in practice.told.value


def test_an_exercise_opened_again_is_as_it_was_left(practice, exercises):
    practice.rows[0].press()
    first = practice.desk.children[0]
    practice.rows[1].press()
    practice.rows[0].press()
    assert practice.desk.children[0] is first


def test_an_exercise_opened_after_the_pass_came_knows_the_person(
    practice, session, pass_text, exercises
):
    session.identify(pass_text)
    attempt(session, exercises[0], 1.0)
    practice.restore()
    assert "1 de" in practice.told.value
    assert "Terminado" in practice.rows[0].state.value


def test_a_listener_that_comes_late_is_told_at_once_who_is_there(session, pass_text):
    told = []
    session.on_identified(lambda: told.append("early"))
    session.identify(pass_text)
    session.on_identified(lambda: told.append("late"))
    assert told == ["early", "late"]
