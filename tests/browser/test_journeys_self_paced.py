"""The path where each chapter opens the next, the way back to it, and out: a person deletes all."""

import json
import shutil

import pytest
from playwright.sync_api import expect

from alerta.i18n import translator
from alerta.learning import load_exercise, load_key

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
PACE_MS = 350  # a quick person: nobody answers faster
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """Three short chapters with real exercises, served self-paced."""
    from path_kit import path_home
    from small_kit import RunningKit

    home = path_home(tmp_path_factory.mktemp("content"))
    data = tmp_path_factory.mktemp("data")
    with RunningKit(home, data, arguments=["--self-paced"]) as running:
        yield running


def solve_first_chapter(guest, kit):
    """Answer the one exercise of chapter 2 as its key says, and check it."""
    from path_kit import FIRST

    exercise, key = load_exercise(kit.home, FIRST[0]), load_key(kit.home, FIRST[0])
    page, t = guest.page, translator(guest.lang)
    for number, question in enumerate(exercise["questions"]):
        expected = key["answers"][question["id"]]
        words = next(o[guest.lang] for o in question["options"] if o["id"] == expected["value"])
        turn = page.locator(".ka-questions > .ka-turns button").nth(number)
        if turn.is_visible():  # on a narrow page one question at a time
            turn.click()
        place = page.locator(".ka-question").nth(number)
        option = place.locator("label", has_text=words).first
        option.click()
        expect(option.locator("input")).to_be_checked()
        page.wait_for_timeout(PACE_MS)
    page.get_by_role("button", name=t("Check"), exact=True).first.click()
    expect(page.locator(".ka-feedback--right")).to_have_count(len(exercise["questions"]))


def reach(page, place):
    """Press Tab until the keyboard is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if place.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"not reached by keyboard: {place}")


@pytest.mark.parametrize(
    ("lang", "size"), [("es", WIDE), ("en", NARROW)], ids=["spanish-1280", "english-360"]
)
def test_a_locked_chapter_leads_to_the_one_before_and_opens_as_soon_as_that_is_solved(
    arrive, kit, lang, size
):
    t = translator(lang)
    guest = arrive(f"Chachacoma {lang}", lang, size)
    page = guest.page
    rule = page.get_by_text(t("Locked") + ": " + t("first, chapter {n}", n=2)).first
    page.goto("/")
    expect(rule).to_be_visible()
    page.locator(".ka-path").get_by_role("link").nth(1).click()
    page.wait_for_url(f"**/manual/{lang}/04")
    assert page.locator("h1").inner_text() == t("First, chapter {n}", n=2)
    assert guest.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button = page.get_by_role("link", name=t("Go to chapter {n}", n=2))
    reach(page, button)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/manual/{lang}/02")
    guest.settle()
    solve_first_chapter(guest, kit)
    guest.open(f"/manual/{lang}/04")
    assert page.locator("#pantalla-1").is_visible()
    page.goto(f"/manual/{lang}/05")
    assert page.locator("h1").inner_text() == t("First, chapter {n}", n=4)
    assert guest.faults == []


def test_the_index_tells_each_person_what_is_open(arrive, kit):
    from path_kit import FIRST, solve

    guest = arrive("Huarango")
    solve(kit, "Huarango", *FIRST)
    guest.open("/manual/es/index")
    states = guest.page.locator(".ka-chapters__state")
    expect(states.first).to_be_visible()
    assert states.all_inner_texts() == ["Abierto", "Abierto", "Cerrado: primero, el capítulo 4"]
    rule = guest.page.locator(".ka-chapters__rule")
    assert "al menos el 80 % de los ejercicios" in rule.inner_text()
    assert guest.barriers("#pantalla-1") == []


def test_the_last_unfinished_exercise_is_one_click_from_the_first_page(arrive, kit):
    """The kit is opened anew, in a browser that knows the person: two clicks would be allowed."""
    from path_kit import FIRST, SECOND, solve

    guest = arrive("Tumbo")
    page = guest.page
    solve(kit, "Tumbo", *FIRST, SECOND[0])
    guest.open("/manual/es/04")
    guest.turn_to(2)
    page.locator("#pantalla-2 .ka-ticks input").first.check()
    page.wait_for_selector(".ka-save--ok")
    page.wait_for_timeout(400)  # the visit is told after the turn
    page.goto("about:blank")
    page.goto("/")
    page.locator("main .ka-btn--primary").click()
    guest.settle()
    page.wait_for_selector("#pantalla-2.is-here")
    unfinished = page.locator(f"#{SECOND[1]}")
    expect(unfinished).to_be_visible()
    expect(page.locator("#pantalla-2 .ka-ticks input").first).to_be_checked()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_person_takes_a_copy_and_deletes_everything_by_keyboard(arrive, kit, size):
    from path_kit import FIRST, solve

    alias = f"Lloque {size['width']}"
    guest = arrive(alias, "es", size)
    page = guest.page
    solve(kit, alias, *FIRST)
    guest.open("/manual/es/02")
    page.locator(".ka-menu > summary").click()
    page.locator(".ka-menu").get_by_role("link", name="Mis datos").click()
    page.wait_for_url("**/mis-datos")
    assert guest.barriers() == []
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Descargar mis datos").click()
    copy = json.loads(waiting.value.path().read_text("utf-8"))
    assert copy["person"]["alias"] == alias
    assert FIRST[0] in {one["item"] for one in copy["answers"]}

    delete = page.get_by_role("button", name="Borrar mis datos")
    reach(page, delete)
    page.keyboard.press("Enter")
    page.locator("#sure-fault").wait_for()
    sure = page.get_by_label("Quiero borrar todo lo mío en este kit")
    expect(sure).to_be_focused()
    page.keyboard.press("Space")
    reach(page, page.locator("#pin"))
    page.keyboard.type("0000")
    page.keyboard.press("Enter")
    page.locator("#pin-fault").wait_for()
    expect(page.locator("#pin")).to_be_focused()
    assert guest.barriers() == []
    page.keyboard.type("2580")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Sus datos se borraron").wait_for()
    assert guest.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("/manual/es/02")
    page.wait_for_url("**/entrar?next=*")
    page.locator("#alias").fill(alias)
    page.locator("#pin").fill("2580")
    page.locator("form.ka-form button.mod-primary").click()
    page.locator("#alias-fault").wait_for()
    assert guest.faults == []


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_is_kept_can_be_read_by_everybody_before_signing_in(arrive, lang, size):
    guest = arrive("", lang, size)
    t = translator(lang)
    guest.page.goto("/")
    guest.page.locator("main").get_by_role("link", name=t("My data")).click()
    guest.page.wait_for_url("**/mis-datos")
    assert guest.barriers() == []
    assert guest.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
