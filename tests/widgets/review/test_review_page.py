"""The review page: one exercise at a time, as if never answered, and its try on record."""

from datetime import UTC, datetime, timedelta

import ipywidgets
import pytest

from alerta import passes
from alerta.config import secret
from alerta.learning import load_exercises, load_key, shown_in_chapter
from alerta.learning.review import LIMA
from alerta.registry import Answer
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.exercise_card.view import view as card
from alerta.widgets.review.fresh import FreshSession
from alerta.widgets.review.model import ReviewModel
from alerta.widgets.review.renewal_view import RenewalView
from alerta.widgets.review.view import ReviewView

ITEM = "market-closure-called"
TOMORROW = datetime.now(LIMA).date() + timedelta(1)


def missed(session, item, score=0.2):
    value = {"score": score, "answers": {}, "parts": {}, "try": 1}
    session.save(item, "*", value, kind="attempt")


def page(home, session, rules, on=None):
    def make(exercise, fresh):
        return card(exercise, load_key(home, exercise["id"]), rules, fresh)

    return ReviewView(ReviewModel(session, on), make)


@pytest.fixture
def known(session, pass_text):
    session.page = "review"
    session.identify(pass_text)
    return session


def state_of(home, session, rules, item=ITEM):
    exercise = next(one for one in load_exercises(home) if one["id"] == item)
    key = load_key(home, item)
    return ExerciseState(exercise, key, rules, session, lambda _: tuple(key["answers"]))


def solve(state, right=True):
    for part, wanted in state.key["answers"].items():
        state.answer(part, str(wanted["value"]) if right else next(iter(wanted["wrong"])))
    state.check(state.asked)


class TestThePage:
    def test_before_somebody_is_known_it_says_so_and_there_is_nothing_to_press(
        self, home, session, rules
    ):
        shown = page(home, session, rules)
        assert "apenas el kit sepa quién es usted" in shown.told.value
        assert "ka-gone" in shown.onward._dom_classes

    def test_who_missed_nothing_is_told_that_nothing_is_due(self, home, known, rules):
        shown = page(home, known, rules)
        assert "Hoy no hay nada pendiente." in shown.told.value
        assert "al día siguiente" in shown.told.value
        assert 'href="/camino"' in shown.told.value
        assert "ka-gone" in shown.onward._dom_classes

    def test_what_was_missed_today_comes_tomorrow_and_the_day_is_said(self, home, known, rules):
        missed(known, ITEM)
        shown = page(home, known, rules)
        assert "Hoy no hay nada pendiente." in shown.told.value
        assert f"{TOMORROW.day} de" in shown.told.value

    def test_one_exercise_is_shown_at_a_time(self, home, known, rules):
        for item in (ITEM, "quarry-trucks-school"):
            missed(known, item)
        shown = page(home, known, rules, TOMORROW)
        assert "Hoy hay 2 ejercicios" in shown.told.value and shown.desk.children == ()
        shown.go_on()
        assert "Ejercicio 1 de 2." in shown.told.value and len(shown.desk.children) == 1
        first = shown.desk.children[0]
        shown.go_on()
        assert shown.desk.children[0] is not first

    def test_the_next_one_is_offered_once_this_one_was_tried(self, home, known, rules):
        missed(known, ITEM)
        shown = page(home, known, rules, TOMORROW)
        shown.go_on()
        assert "ka-gone" in shown.onward._dom_classes
        assert "ka-gone" not in shown.later._dom_classes
        solve(state_of(home, shown.model.current, rules))
        assert "ka-gone" not in shown.onward._dom_classes
        assert shown.onward.description == "Terminar el repaso"
        assert "ka-gone" in shown.later._dom_classes

    def test_at_the_end_the_page_says_when_the_next_comes(self, home, known, rules):
        missed(known, ITEM)
        shown = page(home, known, rules, TOMORROW)
        shown.go_on()
        shown.go_on()
        assert "Por hacer hoy: 1." in shown.told.value
        assert shown.desk.children == ()

    def test_a_pass_that_comes_again_takes_nothing_from_the_desk(
        self, home, known, rules, pass_text
    ):
        missed(known, ITEM)
        shown = page(home, known, rules, TOMORROW)
        shown.go_on()
        known.identify(pass_text)
        assert "Ejercicio 1 de 1." in shown.told.value and shown.desk.children

    def test_somebody_else_at_the_same_page_gets_a_row_of_their_own(self, home, known, rules):
        missed(known, ITEM)
        shown = page(home, known, rules, TOMORROW)
        shown.go_on()
        other = known.registry.people.sign_up("Kiwicha", "2580")
        claims = {"person_id": other.person_id, "alias": other.alias, "lang": "es"}
        known.identify(passes.sign(secret(known.settings), claims, 60))
        assert "Hoy no hay nada pendiente." in shown.told.value and shown.desk.children == ()

    def test_a_whole_row_fires_every_callback(self, tally, home, known, rules):
        for one in [o for o in load_exercises(home, "04") if shown_in_chapter(o)][:2]:
            missed(known, one["id"])
        shown = page(home, known, rules, TOMORROW)
        shown.onward.click()
        shown.later.click()
        missed(known, ITEM)
        shown.restore()
        names = {name for name in tally.known if ".review." in name}
        assert names and names <= tally.fired
        assert known.guard.fault == ""


class TestAFreshTry:
    def test_it_begins_without_the_earlier_answers(self, home, known, rules):
        solve(state_of(home, known, rules), right=False)
        fresh = state_of(home, FreshSession(known, ITEM), rules)
        fresh.restore()
        assert fresh.answers == {} and fresh.tries == {} and not fresh.attempted

    def test_it_goes_on_record_as_another_try_and_the_first_stays(self, home, known, rules):
        solve(state_of(home, known, rules), right=False)
        first = known.log(ITEM, "attempt")
        solve(state_of(home, FreshSession(known, ITEM), rules))
        tries = [one.value for one in known.log(ITEM, "attempt") if one.part == "*"]
        assert [one["try"] for one in tries] == [1, 2]
        assert tries[0]["score"] < 0.8 < tries[1]["score"]
        assert known.log(ITEM, "attempt")[: len(first)] == first

    def test_a_reload_comes_back_to_a_try_that_is_half_done(self, home, known, rules):
        solve(state_of(home, known, rules), right=False)
        begun = state_of(home, FreshSession(known, ITEM), rules)
        part = begun.asked[0]
        begun.answer(part, "x")
        again = state_of(home, FreshSession(known, ITEM), rules)
        again.restore()
        assert again.answers == {part: "x"}

    def test_what_is_answered_in_the_chapter_meanwhile_is_not_taken_for_it(
        self, home, known, rules
    ):
        solve(state_of(home, known, rules), right=False)
        known.page = "02_difference_controversy_conflict"
        state_of(home, known, rules).answer("q1", "x")
        known.page = "review"
        assert FreshSession(known, ITEM).latest(ITEM) == {}

    def test_the_chapter_shows_it_as_the_second_try(self, home, known, rules):
        solve(state_of(home, known, rules), right=False)
        solve(state_of(home, FreshSession(known, ITEM), rules))
        chapter = state_of(home, known, rules)
        chapter.restore()
        assert len(chapter.scores) == 2 and chapter.first_score < chapter.final_score


class TestRenewal:
    def test_today_there_is_nothing_to_renew_and_the_page_says_so(self, session):
        shown = RenewalView(session, lambda one: ipywidgets.HTML())
        assert "no necesita renovarse" in shown.told.value
        assert "ka-gone" in shown.chosen.widget._dom_classes
        assert shown.desk.children == ()

    def test_a_certificate_of_an_earlier_version_gets_its_exercises(self, session, tally):
        shown = RenewalView(session, lambda one: ipywidgets.HTML())
        shown.choose("2025.1")
        assert len(shown.desk.children) == 1
        assert "10 ejercicios" in shown.told.value
        shown.choose(None)
        assert shown.desk.children == () and shown.told.value == ""

    def test_choosing_in_the_list_shows_them(self, session, tally):
        shown = RenewalView(session, lambda one: ipywidgets.HTML())
        shown.chosen.control.value = "2026.1"
        assert any("RenewalView.choose" in name for name in tally.fired)
        assert "no necesita renovarse" in shown.told.value


def test_an_entry_of_the_registry_and_one_that_waits_are_read_alike(session):
    fresh = FreshSession(session, ITEM)
    fresh.save(ITEM, "q1", "a")
    assert isinstance(fresh.log(ITEM)[0].at, datetime)
    assert Answer(ITEM, "q1", "answer", "a", 1, "", datetime.now(UTC)).at > fresh.log(ITEM)[0].at
