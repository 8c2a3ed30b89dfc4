"""What a person did with an exercise: saved at once, brought back, the first try kept apart."""

import pytest

from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.session import Session

RIGHT = {"q1": "c", "q2": "controversy", "q3": "b", "q4": "b"}


def everything(state):
    return tuple(state.key["answers"])


@pytest.fixture
def state(market, rules, session):
    return ExerciseState(*market, rules, session, everything)


def answer_all(state, answers):
    for part, value in answers.items():
        state.answer(part, value)


def test_every_change_is_saved_at_once(state):
    state.answer("q1", "a")
    state.cite("q1", "d1.5")
    state.rate("q1", "sure")
    state.use_hint("q1", 1)
    log = [(e.kind, e.part, e.value) for e in state.session.log(state.item)]
    assert log == [
        ("answer", "q1", "a"),
        ("answer", "q1.evidence", "d1.5"),
        ("certainty", "q1", "sure"),
        ("hint", "q1", 1),
    ]


def test_what_is_missing_is_named(state):
    assert state.missing == ("q1", "q2", "q3", "q4")
    state.answer("q2", "conflict")
    assert state.missing == ("q1", "q3", "q4")
    state.answer("q2", None)
    assert "q2" in state.missing


def test_nothing_is_said_before_a_check(state):
    state.answer("q1", "c")
    assert state.found("q1") is None
    assert not state.attempted
    assert state.first_score is None
    assert state.final_score is None


def test_a_wrong_answer_is_told_why_and_the_criterion_is_named(state):
    answer_all(state, {**RIGHT, "q1": "d"})
    state.check(state.asked)
    assert state.found("q1").status == "wrong"
    assert "C4" in state.found("q1").text
    assert state.wrong_values("q1") == {"d"}


def test_what_was_said_goes_away_when_the_answer_changes(state):
    answer_all(state, RIGHT)
    state.check(state.asked)
    assert state.found("q1").status == "right"
    state.answer("q1", "a")
    assert state.found("q1") is None


def test_the_first_try_the_last_score_and_the_number_of_tries_are_three_values(state):
    answer_all(state, {**RIGHT, "q1": "d"})
    state.check(state.asked)
    state.answer("q1", "c")
    state.check(state.asked)
    assert state.first_score == pytest.approx(0.75)
    assert state.final_score == pytest.approx(1.0)
    attempts = [e.value for e in state.session.log(state.item, "attempt") if e.part == "*"]
    assert [a["try"] for a in attempts] == [1, 2]
    assert attempts[0]["answers"]["q1"] == "d"
    assert attempts[0]["parts"]["q1"] == "wrong"
    assert attempts[1]["answers"]["q1"] == "c"


def test_questions_checked_one_by_one_make_one_attempt_of_their_first_answers(state):
    answer_all(state, {**RIGHT, "q1": "d"})
    state.check(["q1"])
    state.answer("q1", "c")
    state.check(["q1"])
    state.check(["q2"])
    state.check(["q3"])
    assert not state.attempted
    assert state.unchecked == ("q4",)
    state.check(["q4"])
    assert (state.first_score, state.final_score) == (0.75, 1.0)
    assert len(state.scores) == 2


def test_without_corrections_on_the_way_there_is_one_attempt(state):
    answer_all(state, RIGHT)
    for part in state.asked:
        state.check([part])
    assert state.scores == [1.0]


def test_everything_comes_back_in_another_kernel(market, rules, session, home, settings, pass_text):
    session.identify(pass_text)
    before = ExerciseState(*market, rules, session, everything)
    answer_all(before, {**RIGHT, "q1": "d"})
    before.cite("q1", "d1.5")
    before.rate("q2", "doubt")
    before.use_hint("*", 1)
    before.check(before.asked)
    before.answer("q1", "c")
    session.close()

    fresh = Session(home, settings, "es")
    after = ExerciseState(*market, rules, fresh, everything)
    fresh.identify(pass_text)
    after.restore()
    fresh.close()
    for name in ("answers", "evidence", "certainty", "hints", "tries", "scores"):
        assert getattr(after, name) == getattr(before, name), name


def test_an_answer_to_an_older_version_is_kept_apart(market, rules, session):
    exercise, key = market
    newer = {**exercise, "version": 2}
    old = ExerciseState(exercise, key, rules, session, everything)
    old.answer("q1", "d")
    old.cite("q1", "d1.1")
    new = ExerciseState(newer, {**key, "version": 2}, rules, session, everything)
    new.restore()
    assert new.answers == {}
    assert new.earlier == {"q1": "d"}


def test_a_hint_that_was_read_stays_read(state):
    state.use_hint("q1", 2)
    state.use_hint("q1", 1)
    assert state.hints["q1"] == 2
