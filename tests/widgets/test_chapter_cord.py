"""The end of a chapter: its exercises as knots, and in a notebook the way on."""

from alerta.learning import load_exercises
from alerta.widgets.chapter_cord.model import knots, next_chapter
from alerta.widgets.chapter_cord.view import cord, view
from alerta.widgets.session import Session

ROWS = [
    {"id": "02_a", "available": True, "title": {"es": "Dos", "en": "Two"}},
    {"id": "03_b", "available": False, "title": {"es": "Tres", "en": "Three"}},
    {"id": "04_c", "available": True, "title": {"es": "Cuatro", "en": "Four"}},
]


def attempt(session, exercise, score, version=None):
    session.save(
        exercise["id"],
        "*",
        {"score": score},
        kind="attempt",
        version=version or exercise["version"],
    )


def test_an_exercise_is_done_when_a_whole_try_reached_80_percent(home, session):
    exercises = load_exercises(home, "04")[:4]
    attempt(session, exercises[0], 0.8)
    attempt(session, exercises[1], 0.79)
    attempt(session, exercises[2], 1.0, version=99)
    told = [(knot.tried, knot.done) for knot in knots(session, exercises)]
    assert told == [(True, True), (True, False), (False, False), (False, False)]


def test_what_is_done_is_also_said_in_words(home, session):
    exercises = load_exercises(home, "04")[:2]
    attempt(session, exercises[0], 1.0)
    markup = cord(knots(session, exercises), "es")
    assert "Ejercicios de este capítulo: 1 de 2 terminados." in markup
    assert "Terminado" in markup
    assert "Por hacer" in markup
    assert cord([], "es") == ""


def test_the_cord_follows_the_attempts_of_the_page(home, session, pass_text):
    exercises = load_exercises(home, "04")[:2]
    piece = view(session, exercises, "02_a", ROWS)
    assert "0 de 2" in piece.value
    attempt(session, exercises[0], 0.5)
    assert "Intentado" in piece.value
    attempt(session, exercises[0], 1.0)
    assert "1 de 2" in piece.value
    session.identify(pass_text)
    assert "1 de 2" in piece.value


def test_the_next_chapter_is_the_next_that_can_be_opened():
    assert next_chapter("02_a", ROWS, "es") == ("04_c", "Cuatro")
    assert next_chapter("04_c", ROWS, "es") is None
    assert next_chapter("unknown", ROWS, "es") is None


def test_only_a_plain_notebook_shows_the_way_on(home, settings, session):
    lab = Session(home, settings, served=False)
    assert 'href="04_c.ipynb"' in view(lab, [], "02_a", ROWS).value
    assert "04_c" not in view(session, [], "02_a", ROWS).value
    assert view(lab, [], "04_c", ROWS).value == ""
