"""What is never written (Q9, E12, E21, E22), struck out of a colleague's draft."""

import pytest

from alerta.resources import text
from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.draft_model import DraftModel

DESK = "the-stalls-and-the-bridge"


@pytest.fixture
def draft(session):
    return DraftModel(session, DESK)


@pytest.fixture
def never(home):
    return case.key(home, DESK)["draft"]["never"]


def test_nothing_is_checked_before_something_is_struck_out(draft):
    draft.check()
    assert draft.needs() == "Pulse por lo menos un grupo de palabras."
    assert draft.remarks() == []


def test_a_name_an_id_a_face_a_sign_and_loaded_words_must_go(draft, never):
    assert {one["code"] for one in never.values()} == {"Q9", "E12", "E21", "E22"}
    for word in never:
        draft.strike(word, True)
    draft.check()
    assert draft.done
    assert {one.status for one in draft.remarks()} == {"right"}


def test_an_organisation_and_a_role_may_stay(draft, never):
    for word in [*never, "w5", "w9"]:
        draft.strike(word, True)
    draft.check()
    assert not draft.done
    told = {one.words: one for one in draft.remarks() if one.status == "wrong"}
    assert "no señala a una persona" in told["de la Asociación de Floristas Lirio de Agua"].why
    assert told["presidenta de la asociación"].code == "E21"


def test_what_was_missed_is_named_from_the_second_check_on(draft):
    draft.strike("w4", True)
    draft.check()
    assert len(draft.remarks()) == 1 and len(draft.missed) == 6
    draft.strike("w8", True)
    draft.check()
    assert len(draft.remarks()) == 7


def test_what_is_struck_out_can_be_taken_back(draft):
    draft.strike("w1", True)
    draft.strike("w1", False)
    assert draft.struck == []


def test_the_clean_record_holds_nothing_that_harms_and_both_requests(draft, never, home):
    for word in never:
        draft.strike(word, True)
    assert draft.clean() == []
    draft.check()
    clean = " ".join(draft.clean())
    lines = case.desk(home, DESK)["draft"]["lines"]
    harmful = [text(one, "es") for line in lines for one in line if one["id"] in never]
    assert not any(words.strip(" ,.") in clean for words in harmful)
    assert "pide conservar sus puestos" in clean and "pide mover los puestos" in clean


def test_what_was_struck_out_comes_back(session, pass_text):
    first = DraftModel(session, DESK)
    first.strike("w4", True)
    first.check()
    session.identify(pass_text)
    again = DraftModel(session, DESK)
    again.marking.restore()
    assert again.struck == ["w4"] and again.checked and again.tries == 1
