"""Who a page belongs to arrives after the page; answers wait for it and are never lost."""

import pytest

from alerta import passes
from alerta.config import secret
from alerta.registry import Registry
from alerta.widgets.session import Session


def test_a_page_of_nobody_opens_no_registry_and_writes_nothing(session, tmp_path):
    session.save("an-exercise", "q1", "a")
    assert session.registry is None
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_answered_is_still_there_in_memory(session):
    session.save("an-exercise", "q1", "a")
    session.save("an-exercise", "q1", "b")
    session.save("another", "q1", "c")
    assert session.latest("an-exercise")["q1"].value == "b"
    assert [entry.value for entry in session.log("an-exercise")] == ["a", "b"]


def test_only_the_last_of_each_part_and_only_answers_are_the_latest(session):
    session.save("an-exercise", "q1", 1, kind="hint")
    assert session.latest("an-exercise") == {}
    assert len(session.log("an-exercise", "hint")) == 1
    assert session.log("an-exercise", "certainty") == []


def test_answers_given_before_the_pass_are_written_when_it_arrives(session, pass_text, person):
    session.save("an-exercise", "q1", "a", version=3)
    assert session.identify(pass_text)
    stored = session.registry.answers.log(person.person_id, "an-exercise")
    assert [(one.value, one.version, one.page) for one in stored] == [("a", 3, "04_five_criteria")]


def test_after_the_pass_every_answer_is_on_the_disk_at_once(session, pass_text, person, form):
    session.identify(pass_text)
    session.save("an-exercise", "q1", {"value": "2"})
    with Registry.open(session.settings.database_url, form) as other:
        assert other.answers.latest(person.person_id, "an-exercise")["q1"].value == {"value": "2"}


def test_the_page_is_told_the_time_of_each_save(session, pass_text):
    times = []
    session.on_saved(times.append)
    session.save("an-exercise", "q1", "a")
    assert times == []
    session.identify(pass_text)
    session.save("an-exercise", "q1", "b")
    assert len(times) == 2
    assert times == sorted(times)
    assert all(one.tzinfo is not None for one in times)
    assert session.saved_at == times[-1]


def test_listeners_hear_when_somebody_becomes_known(session, pass_text):
    heard = []
    session.on_identified(lambda: heard.append(session.person.alias))
    session.identify(pass_text)
    assert heard == ["Tarwi"]


def test_an_attempt_is_told_to_those_who_show_progress(session):
    told = []
    session.on_attempt(lambda: told.append(True))
    session.save("an-exercise", "q1", "a")
    session.save("an-exercise", "*", {"score": 1}, kind="attempt")
    assert told == [True]


@pytest.mark.parametrize("text", ["", "x.y", "not a pass", "a" * 500])
def test_a_damaged_pass_is_ignored(session, text):
    assert not session.identify(text)
    assert session.person is None


def test_a_forged_pass_is_ignored(session, person):
    forged = passes.sign(b"another key", {"person_id": person.person_id}, 60)
    assert not session.identify(forged)


def test_a_late_pass_is_ignored(session, settings, person):
    late = passes.sign(secret(settings), {"person_id": person.person_id}, -1)
    assert not session.identify(late)


def test_a_pass_of_somebody_this_registry_does_not_know_is_ignored(session, settings, person):
    stranger = passes.sign(secret(settings), {"person_id": "nobody"}, 60)
    assert not session.identify(stranger)
    assert session.person is None


def test_when_somebody_else_sits_down_they_do_not_get_the_answers_of_the_first(
    session, settings, pass_text, form
):
    session.identify(pass_text)
    session.save("an-exercise", "q1", "a")
    with Registry.open(settings.database_url, form) as registry:
        other = registry.people.sign_up("Vicuña", "4321")
    session.identify(passes.sign(secret(settings), {"person_id": other.person_id}, 60))
    assert session.person.alias == "Vicuña"
    assert session.latest("an-exercise") == {}


def test_an_answer_that_could_not_be_written_is_written_with_the_next(
    session, pass_text, person, monkeypatch
):
    session.identify(pass_text)
    answers = session.registry.answers
    real = type(answers).add
    monkeypatch.setattr(type(answers), "add", _full_disk)
    with pytest.raises(OSError):
        session.save("an-exercise", "q1", "a")
    monkeypatch.setattr(type(answers), "add", real)
    session.save("an-exercise", "q2", "b")
    stored = answers.log(person.person_id, "an-exercise")
    assert [(one.part, one.value) for one in stored] == [("q1", "a"), ("q2", "b")]


def test_a_closed_session_opens_its_registry_again_when_it_is_needed(session, pass_text):
    session.identify(pass_text)
    session.close()
    session.save("an-exercise", "q1", "a")
    assert session.latest("an-exercise")["q1"].value == "a"


def test_a_session_knows_whether_a_page_of_the_kit_shows_it(home, settings):
    assert Session(home, settings).served
    assert not Session(home, settings, served=False).served


def _full_disk(*_, **__):
    raise OSError("no space left")
