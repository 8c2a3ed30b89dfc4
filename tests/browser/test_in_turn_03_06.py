"""On a narrow page the scorer and the map of actors show one part at a time, with the documents
in the bar below; on a wide one, and on paper, everything stands there."""

import shutil

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
WALL = 3600  # px: a taller screen loses whoever reads it on a phone
SCORER, MAP = ("/manual/es/06", 5), ("/manual/es/03", 7)


@pytest.fixture
def somebody(arrive):
    """`somebody(alias, size, place)`: at one screen of a chapter; and that screen."""

    def come(alias, size, place):
        lesson, screen = place
        guest = arrive(alias, size=size)
        guest.open(lesson)
        guest.turn_to(screen)
        return guest, guest.page.locator(f"#pantalla-{screen}")

    return come


def tall(guest):
    return guest.page.evaluate("document.documentElement.scrollHeight")


def test_a_narrow_scorer_begins_with_its_document_and_checks_at_its_last_part(somebody):
    guest, screen = somebody("Molle", NARROW, SCORER)
    check = screen.get_by_role("button", name="Comprobar")
    expect(screen.locator(".ka-work > .ka-sources")).to_be_visible()
    expect(screen.locator(".ka-ind:visible")).to_have_count(0)
    expect(check).to_be_hidden()
    assert tall(guest) < WALL
    for number, rows in ((2, 5), (3, 5), (4, 2)):
        screen.get_by_role("button", name=f"Seguir: parte {number} de 4").click()
        expect(screen.locator(".ka-ind:visible")).to_have_count(rows)
        assert tall(guest) < WALL
    expect(screen.locator(".ka-work > .ka-sources")).to_be_hidden()
    expect(check).to_be_visible()
    screen.locator(".ka-at-hand summary").click()
    expect(screen.locator(".ka-at-hand .ka-source")).to_be_visible()
    assert guest.faults == []


def test_a_part_of_the_scorer_is_answered_once_all_its_rows_are(somebody):
    _, screen = somebody("Tola", NARROW, SCORER)
    screen.get_by_role("button", name="Parte 4 de 4").click()
    rows = screen.locator(".ka-ind:visible .widget-radio-box")
    rows.nth(0).locator("label").last.click()
    expect(screen.get_by_role("button", name="Parte 4 de 4", exact=True)).to_be_visible()
    rows.nth(1).locator("label").last.click()
    expect(screen.get_by_role("button", name="Parte 4 de 4, respondida")).to_be_visible()


def test_a_narrow_map_asks_of_one_actor_and_keeps_the_documents_in_its_bar(somebody):
    guest, screen = somebody("Queñual", NARROW, MAP)
    expect(screen.locator(".ka-actor:visible")).to_have_count(1)
    expect(screen.locator(".ka-aside .ka-source:visible")).to_have_count(0)
    assert tall(guest) < WALL
    screen.get_by_role("button", name="Seguir: actor 2 de 5").click()
    expect(screen.locator(".ka-actor").nth(0)).to_be_hidden()
    expect(screen.locator(".ka-actor").nth(1)).to_be_visible()
    screen.locator(".ka-at-hand summary").click()
    expect(screen.locator(".ka-at-hand .ka-source:visible")).to_have_count(2)
    assert guest.barriers("#pantalla-7") == []
    assert guest.faults == []


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_wide_page_and_paper_have_all_of_it(somebody, media):
    size = WIDE if media == "screen" else NARROW
    guest, screen = somebody(f"Ichu {media}", size, SCORER)
    guest.page.emulate_media(media=media)
    expect(screen.locator(".ka-ind:visible")).to_have_count(12)
    expect(screen.locator(".ka-work > .ka-sources")).to_be_visible()
    expect(screen.locator(".ka-turns")).to_be_hidden()
    guest, screen = somebody(f"Paja {media}", size, MAP)
    guest.page.emulate_media(media=media)
    expect(screen.locator(".ka-actor:visible")).to_have_count(5)
    expect(screen.locator(".ka-aside .ka-source:visible")).to_have_count(2)
    expect(screen.locator(".ka-floatbox")).to_be_hidden()
