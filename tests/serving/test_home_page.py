"""Home: continue where one left, progress as a quipu, three doors."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerta.registry import Answer
from alerta.serving.journey import journey

HOME = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def learner(kit):
    return kit.visitor("Wayra")


def visit(visitor, page, screen):
    token = visitor.session.cookies["_xsrf"]
    return visitor.session.post(
        f"{visitor.kit.address}/alerta/visit",
        json={"page": page, "screen": screen},
        headers={"X-XSRFToken": token},
    )


def test_who_has_not_signed_in_is_told_what_the_kit_is(nobody):
    page = nobody.get("/").text
    assert "Aprenda a dar la alerta a tiempo" in page
    assert 'href="/entrar?nuevo=1' in page


def test_chapters_that_exist_are_open_and_the_others_say_so(nobody):
    page = nobody.get("/").text
    assert 'href="/manual/es/02"' in page
    assert "/manual/es/01" not in page
    assert page.count("En preparación") == 1


def test_a_person_continues_at_the_last_screen_in_their_language(learner):
    assert visit(learner, "/manual/es/02", 3).status_code == 200
    page = learner.get("/").text
    assert 'href="/manual/es/02#pantalla-3"' in page
    assert "Capítulo 2, pantalla 3 de 3: Para cerrar." in page
    learner.post("/idioma", lang="en", next="/")
    page = learner.get("/").text
    assert 'href="/manual/en/02#pantalla-3"' in page
    assert "To close" in page
    learner.post("/idioma", lang="es", next="/")


def test_a_screen_that_no_longer_exists_leads_to_the_last_one(learner):
    visit(learner, "manual/02", 40)
    assert 'href="/manual/es/02#pantalla-3"' in learner.get("/").text


@pytest.mark.parametrize(
    ("page", "screen"),
    [("/entrar", 1), ("manual/02", 0), ("manual/02", "3"), ("manual/02", True), ("", 1),
     ("manual/02", 10**9)],
)  # fmt: skip
def test_a_visit_that_makes_no_sense_is_not_stored(learner, page, screen):
    assert visit(learner, page, screen).status_code == 400


@pytest.mark.parametrize(
    ("page", "found"), [("04_five_criteria", "manual/04"), ("profile", None), ("", None)]
)
def test_who_answered_but_left_no_visit_continues_in_the_chapter_of_the_last_answer(page, found):
    answer = Answer("an-exercise", "q1", "answer", "a", 1, page, datetime(2026, 3, 2, tzinfo=UTC))
    stop = journey(HOME, [answer], "es").stop
    assert (stop and stop.page) == found


def test_apps_that_are_not_there_have_no_door(nobody):
    assert "/app/" not in nobody.get("/").text
