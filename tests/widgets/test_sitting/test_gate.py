"""Before the graded round: what the practice round lacks, and a note from who goes on anyway."""

import pytest

from alerta.criteria import load_rules
from alerta.widgets.guard import Guard
from alerta.widgets.session import Session
from alerta.widgets.test_sitting.view import TestView

CASES = ("quarry-trucks-school", "lagoon-two-measurements")
PARTS = ("c1", "c2", "c3", "c4_rung", "c5", "disagreement")


@pytest.fixture
def graded(home, session, pass_text):
    made = TestView(session, "texts", load_rules(home))
    session.identify(pass_text)
    return made


def practise(session, item, equal):
    parts = {part: "right" if n < equal else "wrong" for n, part in enumerate(PARTS)}
    value = {"score": equal / 6, "answers": {}, "parts": parts, "try": 1}
    session.save(item, "*", value, kind="attempt")


def shown(piece):
    return "ka-gone" not in piece._dom_classes


def test_before_the_practice_round_the_page_says_what_is_missing_and_where(graded):
    assert shown(graded.gate.widget) and not shown(graded.beginner)
    assert "Hasta ahora tiene 0 de 2 casos." in graded.gate.told.value
    assert 'href="/manual/es/04"' in graded.gate.told.value
    graded.begin()
    assert not graded.model.began


def test_who_falls_short_reads_by_how_much(graded, session):
    for item in CASES:
        practise(session, item, 4)
    graded.model.identify()
    graded.draw()
    assert "coinciden 8 de 12 campos" in graded.gate.told.value


def test_the_page_says_what_counts_and_what_to_practise(graded, session):
    assert "difieren en 3 campos o más" in graded.gate.told.value
    assert "Le tocan ahora, para practicar: «" in graded.gate.told.value
    assert "Cuentan:" not in graded.gate.told.value
    practise(session, "water-utility-48-hours", 6)
    practise(session, CASES[0], 6)
    graded.model.identify()
    graded.draw()
    assert "Hasta ahora tiene 1 de 2 casos." in graded.gate.told.value
    assert "Cuentan: «" in graded.gate.told.value


def test_two_good_practice_cases_open_it(graded, session):
    for item in CASES:
        practise(session, item, 5)
    graded.restore()
    assert shown(graded.beginner) and not shown(graded.gate.widget)
    graded.begin()
    assert graded.model.began


def test_sitting_it_all_the_same_needs_a_note(graded, session):
    graded.gate.opener.click()
    assert "La nota está vacía." in graded.gate.note._error.value
    assert not graded.model.is_open and not session.log(kind="override")


def test_the_note_goes_on_record_and_opens_it(graded, session):
    graded.gate.note.control.value = "Ya lo llevé en otro taller."
    graded.gate.opener.click()
    (kept,) = session.log(kind="override")
    assert (kept.item, kept.value) == ("round", "Ya lo llevé en otro taller.")
    assert shown(graded.beginner) and not shown(graded.gate.widget)


def test_once_it_is_handed_in_the_next_round_needs_its_own_note(graded):
    graded.model.override("Una vez.")
    graded.begin()
    graded.hand_in()
    assert graded.model.result is not None
    assert shown(graded.gate.widget) and not shown(graded.beginner)


def test_a_round_that_was_begun_goes_on_after_a_reload(graded, home, session, pass_text):
    graded.model.override("Una vez.")
    graded.begin()
    graded.go_forth()
    again = Session(home, session.settings, "es", page="certification")
    reloaded = TestView(again, "texts", load_rules(home))
    again.identify(pass_text)
    assert "Pregunta 2 de 10" in reloaded.place.value
    assert not shown(reloaded.gate.widget)
    again.close()


@pytest.mark.parametrize("name", ["entry", "exit", "written"])
def test_no_other_test_waits_for_the_practice_round(home, session, pass_text, name):
    made = TestView(session, name, load_rules(home))
    session.identify(pass_text)
    assert made.model.is_open and shown(made.beginner) and made.gate is None


def test_every_callback_of_the_gate_is_fired(home, session, pass_text, monkeypatch):
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    made = TestView(session, "texts", load_rules(home))
    session.identify(pass_text)
    made.gate.opener.click()
    assert {name for name in Guard.known if ".gate." in name} <= Guard.fired
