"""No callback ever raises to the person: one guard tells a plain sentence and logs the details."""

import functools
import logging

from alerta.widgets.guard import Guard


def test_a_callback_that_works_gives_its_answer(guard):
    assert guard.around(lambda one, two=2: one + two)(1) == 3
    assert guard.fault == ""


def test_a_callback_that_fails_tells_a_plain_sentence_and_logs_the_details(guard, caplog):
    told = []
    guard.on_fault(told.append)
    with caplog.at_level(logging.ERROR):
        assert guard.around(_fails)() is None
    assert told == ["Algo falló en esta página. Vuelva a cargarla para seguir."]
    assert "ZeroDivisionError" in caplog.text
    assert "Traceback" not in guard.fault


def test_the_sentence_is_in_the_language_of_the_page():
    english = Guard("en")
    english.around(_fails)()
    assert english.fault == "Something failed on this page. Reload it to go on."


def test_the_next_callback_that_works_takes_the_sentence_away(guard):
    told = []
    guard.on_fault(told.append)
    guard.around(_fails)()
    guard.around(lambda: None)()
    assert told[-1] == ""
    assert len(told) == 2


def test_every_wrapped_callback_is_known_and_those_that_ran_are_fired(guard):
    wrapped = guard.around(functools.partial(_named, 1))
    name = f"{__name__}._named"
    assert name in Guard.known
    assert name not in Guard.fired
    wrapped()
    assert name in Guard.fired


def _fails():
    return 1 / 0


def _named(_):
    return None
