"""A test of people: two parallel forms, nothing told before it is handed in, first try kept."""

from collections import Counter

import ipywidgets as widgets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerta.criteria import load_rules
from alerta.learning import load_exercises, load_key
from alerta.learning.sittings import TEXTS, WRITTEN_ITEMS, form_of, sitting
from alerta.widgets.session import Session
from alerta.widgets.test_sitting.view import TestView


@pytest.fixture
def settings_of_kit(session):
    return session.settings


@pytest.fixture
def rules(home):
    return load_rules(home)


@pytest.fixture
def test(session, rules, pass_text):
    made = TestView(session, "entry", rules)
    session.identify(pass_text)
    return made


def answer_all(test, *, right=True):
    for one in test.model.items:
        key = load_key(test.model.session.home, one.state.item)
        for part, wanted in key["answers"].items():
            options = [option for option, _ in one.options(part)] or ["x"]
            wrong = next((o for o in options if o != wanted["value"]), "x")
            one.state.answer(part, wanted["value"] if right else wrong)


class TestTheForms:
    def test_each_form_has_one_item_of_every_chapter(self, home):
        for name in ("entry", "exit"):
            for again in (0, 1):
                items = sitting(home, name, "somebody", again).items
                assert [one["chapter"] for one in items] == [f"{n:02d}" for n in range(1, 13)]

    def test_parallel_forms_train_the_same_and_are_equally_hard(self, home):
        for name in ("entry", "exit"):
            one, other = (sitting(home, name, "somebody", again).items for again in (0, 1))
            for a, b in zip(one, other, strict=True):
                assert (a["chapter"], a["pool"], a["difficulty"], a["kind"]) == (
                    b["chapter"], b["pool"], b["difficulty"], b["kind"],
                )  # fmt: skip

    def test_the_ten_texts_have_the_same_mix_of_categories_in_both_forms(self, home):
        mixes = []
        for again in (0, 1):
            items = sitting(home, "texts", "somebody", again).items
            assert len(items) == TEXTS
            keys = (load_key(home, one["id"])["answers"] for one in items)
            mixes.append(Counter(next(iter(key.values()))["value"] for key in keys))
        assert mixes[0] == mixes[1]

    @settings(deadline=None)
    @given(person=st.uuids().map(str))
    def test_nobody_meets_an_item_twice(self, home, person):
        met = [sitting(home, name, person) for name in ("entry", "exit", "written", "texts")]
        ids = [one["id"] for sat in met for one in sat.items]
        assert len(ids) == len(set(ids))
        assert len(met[2].items) == WRITTEN_ITEMS

    @given(person=st.uuids().map(str))
    def test_who_sits_it_again_gets_the_other_form(self, person):
        assert form_of("exit", person, 0) != form_of("exit", person, 1)
        assert form_of("exit", person, 0) == form_of("exit", person, 2)
        assert form_of("entry", person) != form_of("exit", person)

    def test_both_forms_are_drawn(self, home):
        assert {form_of("entry", f"person-{n}") for n in range(50)} == {"A", "B"}

    def test_no_item_of_a_test_is_practised_in_a_chapter(self, home):
        tests = {one["id"] for one in load_exercises(home) if one.get("test")}
        for path in (home / "manual" / "es").glob("*.ipynb"):
            text = path.read_text("utf-8")
            assert not [one for one in tests if f'"{one}' in text.replace('\\"', '"')]


class TestSittingIt:
    def test_before_somebody_is_known_there_is_nothing_to_begin(self, session, rules):
        made = TestView(session, "entry", rules)
        assert "ka-gone" in made.beginner._dom_classes
        made.begin()
        assert made.desk.children == ()

    def test_one_item_is_shown_at_a_time(self, test):
        test.begin()
        assert "Pregunta 1 de 12" in test.place.value
        test.go_forth()
        assert "Pregunta 2 de 12" in test.place.value
        test.go_back()
        assert "Pregunta 1 de 12" in test.place.value

    def test_nothing_is_told_before_it_is_handed_in(self, test):
        test.begin()
        answer_all(test, right=False)
        for _ in test.model.items:
            test.go_forth()
        assert test.results.value == ""
        assert all(not one.state.tries for one in test.model.items)

    def test_who_answers_all_right_has_all_right(self, test):
        test.begin()
        answer_all(test)
        test.hand_in()
        assert test.model.result["score"] == pytest.approx(1.0)
        assert "100 % acertado" in test.results.value
        assert " open" not in test.results.value, "nothing is left to look at first"
        assert 'href="/camino"' in test.results.value
        assert "ka-gone" in test.beginner._dom_classes
        assert "ka-gone" not in test.other._dom_classes

    def test_of_what_is_not_right_the_first_stands_open_and_the_rest_is_folded(self, test):
        test.begin()
        answer_all(test, right=False)
        test.hand_in()
        assert test.results.value.count("<details open>") == 1
        assert test.results.value.count("<details") == len(test.model.items)

    def test_the_exit_test_shows_the_five_criteria_before_and_after(
        self, session, rules, pass_text
    ):
        session.identify(pass_text)
        for name, right in (("entry", False), ("exit", True)):
            made = TestView(session, name, rules)
            made.begin()
            answer_all(made, right=right)
            made.hand_in()
            shown = "Los cinco criterios, antes y después" in made.results.value
            assert shown == (name == "exit")
        found = made.model.gained()
        assert [one.code for one in found] == ["C1", "C2", "C3", "C4", "C5"]
        assert all(one.before < one.after == 1 for one in found)

    def test_what_was_left_out_is_told_and_counts_as_not_right(self, test):
        test.begin()
        for _ in test.model.items:
            test.go_forth()
        assert "Sin respuesta: 1, 2" in test.lacking.value
        test.hand_in()
        assert test.model.result["score"] == 0

    def test_it_cannot_be_handed_in_twice(self, test, session):
        test.begin()
        answer_all(test)
        test.hand_in()
        before = len(session.log(kind="attempt"))
        test.hand_in()
        assert len(session.log(kind="attempt")) == before

    def test_a_reload_comes_back_to_the_open_item_with_its_answers(
        self, test, home, settings_of_kit, rules, pass_text
    ):
        test.begin()
        test.go_forth()
        part = test.model.current.state.asked[0]
        option = test.model.current.options(part)[0][0] if test.model.current.options(part) else "7"
        test.model.current.state.answer(part, option)
        again = Session(home, settings_of_kit, "es", page="entry_test")
        shown = TestView(again, "entry", rules)
        again.identify(pass_text)
        assert "Pregunta 2 de 12" in shown.place.value
        assert shown.model.current.state.answers[part] == option
        again.close()

    def test_the_other_form_can_be_sat_and_the_first_result_stays_on_record(self, test, session):
        test.begin()
        answer_all(test, right=False)
        test.hand_in()
        first = test.model.result["form"]
        test.begin()
        assert test.model.sitting.form != first
        answer_all(test)
        test.hand_in()
        kept = [e.value["form"] for e in session.log(kind="attempt") if e.item.startswith("test.")]
        assert len(kept) == 2 and len(set(kept)) == 2

    def test_after_a_reload_the_result_is_there_to_be_read(
        self, test, home, settings_of_kit, rules, pass_text
    ):
        test.begin()
        answer_all(test)
        test.hand_in()
        again = Session(home, settings_of_kit, "es", page="entry_test")
        shown = TestView(again, "entry", rules)
        again.identify(pass_text)
        assert "100 % acertado" in shown.results.value
        again.close()


def touch(piece):
    """Choose the first option of the first question in a piece of the page."""
    if isinstance(piece, widgets.RadioButtons):
        piece.index = 0
        return True
    if isinstance(piece, widgets.Checkbox):
        piece.value = True
        return True
    return any(touch(child) for child in getattr(piece, "children", ()))


def test_every_callback_of_a_test_is_fired(test, monkeypatch, session, rules, pass_text):
    from alerta.widgets.guard import Guard

    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    made = TestView(session, "entry", rules)
    session.identify(pass_text)
    made.beginner.click()
    touch(made.desk)
    made.forth.click()
    made.back.click()
    for _ in made.model.items:
        made.forth.click()
    made.giver.click()
    own = {name for name in Guard.known if ".test_sitting.view." in name}
    assert own <= Guard.fired, own - Guard.fired
