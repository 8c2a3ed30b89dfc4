"""On a narrow page questions and documents come one at a time; on a wide one, and on paper, all
stand there."""

import shutil

import pytest
from playwright.sync_api import expect

from alerta.learning import load_exercise, load_key

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
LESSON, SCREEN, EXERCISE = "/manual/es/01", 3, "the-footbridge-and-the-order"
WALL = 3600  # px: a taller screen loses whoever reads it on a phone


@pytest.fixture
def somebody(arrive):
    """`somebody(alias, size)`: at the exercise of three documents and three questions."""

    def come(alias, size):
        guest = arrive(alias, size=size)
        guest.open(LESSON)
        guest.turn_to(SCREEN)
        return guest

    return come


def here(guest, selector):
    return guest.page.locator(f"#pantalla-{SCREEN} {selector}")


def answer(guest, kit, number, *, right):
    """Choose an option of a question, the one of the key or another one."""
    question = load_exercise(kit.home, EXERCISE)["questions"][number]
    expected = load_key(kit.home, EXERCISE)["answers"][question["id"]]["value"]
    one = next(o for o in question["options"] if (o["id"] == expected) == right)
    place = here(guest, ".ka-question").nth(number)
    place.locator("label", has_text=one["es"]).first.click()
    expect(place.locator(".widget-radio-box input:checked").first).to_be_checked()
    guest.page.wait_for_timeout(350)


def test_a_narrow_page_shows_one_document_and_one_question_and_leads_to_the_next(somebody):
    guest = somebody("Sauce", NARROW)
    for part in (".ka-source", ".ka-question"):
        expect(here(guest, part).nth(0)).to_be_visible()
        expect(here(guest, part).nth(1)).to_be_hidden()
    here(guest, ".ka-sources").get_by_role("button", name="Seguir: documento 2 de 3").click()
    expect(here(guest, ".ka-source").nth(0)).to_be_hidden()
    expect(here(guest, ".ka-source").nth(1)).to_be_visible()
    assert guest.page.evaluate("document.activeElement.closest('.ka-source') !== null")
    assert guest.page.evaluate("document.documentElement.scrollHeight") < WALL
    assert guest.barriers(f"#pantalla-{SCREEN}") == []
    assert guest.faults == []


def test_a_wide_page_shows_all_of_them_and_nothing_to_turn(somebody):
    guest = somebody("Aliso", WIDE)
    expect(here(guest, ".ka-source:visible")).to_have_count(3)
    expect(here(guest, ".ka-question:visible")).to_have_count(3)
    expect(here(guest, ".ka-turns").first).to_be_hidden()
    expect(here(guest, ".ka-turns__next").first).to_be_hidden()


def test_a_check_comes_with_the_last_question_and_leads_to_the_one_to_be_corrected(somebody, kit):
    guest = somebody("Queuña", NARROW)
    questions = here(guest, ".ka-questions")
    check = questions.get_by_role("button", name="Comprobar")
    expect(check).to_be_hidden()
    answer(guest, kit, 0, right=False)
    questions.get_by_role("button", name="Seguir: pregunta 2 de 3").click()
    answer(guest, kit, 1, right=True)
    expect(questions.get_by_role("button", name="Pregunta 2 de 3, respondida")).to_be_visible()
    questions.get_by_role("button", name="Seguir: pregunta 3 de 3").click()
    answer(guest, kit, 2, right=True)
    check.click()
    expect(here(guest, ".ka-question").nth(0)).to_be_visible()
    expect(here(guest, ".ka-question").nth(2)).to_be_hidden()
    name = "Pregunta 1 de 3, por corregir"
    expect(questions.get_by_role("button", name=name)).to_have_attribute("aria-current", "step")
    expect(questions.get_by_role("button", name="Pregunta 3 de 3, correcta")).to_be_visible()


def test_paper_has_everything_also_what_is_folded(somebody):
    guest = somebody("Lloque", NARROW)
    guest.page.emulate_media(media="print")
    expect(here(guest, ".ka-source:visible")).to_have_count(3)
    expect(here(guest, ".ka-question:visible")).to_have_count(3)
    guest.page.emulate_media(media="screen")
    guest.open("/manual/es/index")
    guest.turn_to(3)
    expect(guest.page.locator("#term-conflict")).to_be_hidden()
    guest.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(guest.page.locator("#term-conflict")).to_be_visible()
    guest.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(guest.page.locator("#term-conflict")).to_be_hidden()


def test_the_situations_of_the_two_counts_come_one_at_a_time_and_are_checked_together(arrive):
    guest = arrive("Pájuro", size=NARROW)
    guest.open(LESSON)
    guest.turn_to(9)
    place = guest.page.locator("#pantalla-9")
    expect(place.locator(".ka-sit:visible")).to_have_count(1)
    place.locator(".ka-sit input").first.check()
    expect(place.get_by_role("button", name="Comprobar")).to_be_hidden()
    place.get_by_role("button", name="Situación 8 de 8").click()
    place.get_by_role("button", name="Comprobar").click()
    expect(place.get_by_role("button", name="Situación 8 de 8, correcta")).to_be_visible()
    expect(place.locator(".ka-sit").first.locator(".ka-feedback--wrong")).to_be_visible()
    assert guest.page.evaluate("document.documentElement.scrollHeight") < WALL
