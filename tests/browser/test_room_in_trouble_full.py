"""A room with two places: the third visitor waits on a calm page and is let in by itself."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "serving"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
LESSON = "/manual/es/02"
WAITING = "[data-ka=waiting]"
NARROW = {"width": 360, "height": 740}
PICTURES = "ALERTA_PICTURES"  # a folder, for whoever wants to look at the waiting page


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    from small_kit import RunningKit
    from trainees import room_home

    home = room_home(tmp_path_factory.mktemp("content"))
    running = RunningKit(home, tmp_path_factory.mktemp("data"), arguments=["--places", "2"])
    yield running.start()
    running.stop()


@pytest.fixture(scope="module")
def full(arrive):
    """Two people who have the two places, and who comes after them."""
    first, second = (arrive(name) for name in ("Maca", "Olluco"))
    for one in (first, second):
        one.open(LESSON)
    third = arrive("Mashua")
    third.page.goto(LESSON)
    return first, second, third


def picture(page, name):
    if os.environ.get(PICTURES):
        page.screenshot(path=Path(os.environ[PICTURES]) / f"{name}.png", full_page=True)


def test_the_third_visitor_is_told_their_place_on_a_page_without_barriers(full):
    third = full[2]
    page = third.page
    page.wait_for_selector(WAITING)
    assert "Un momento" in page.locator("h1").inner_text()
    assert page.locator("[data-ka=place]").inner_text() == "Sigue usted."
    assert "guardado" in page.locator("main").inner_text()
    assert third.barriers() == []
    picture(page, "waiting-1280")
    page.set_viewport_size(NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "nothing hangs out at the side"
    assert third.barriers() == []
    picture(page, "waiting-360")


def test_who_comes_later_waits_behind_and_a_reload_keeps_the_place(full, arrive):
    fourth = arrive("Arracacha")
    fourth.page.goto(LESSON)
    place = fourth.page.locator("[data-ka=place]")
    assert re.search(r"\b2\b", place.inner_text())
    full[2].page.reload()
    assert full[2].page.locator("[data-ka=place]").inner_text() == "Sigue usted."
    fourth.page.reload()
    assert re.search(r"\b2\b", place.inner_text())
    fourth.page.wait_for_timeout(2500)  # it has asked for its turn meanwhile
    assert re.search(r"\b2\b", place.inner_text())
    fourth.page.close()


def test_when_somebody_leaves_the_next_one_is_let_in_without_doing_anything(full):
    first, _, third = full
    first.page.goto("/")
    third.page.wait_for_selector(".ka-question input", state="attached", timeout=30_000)
    third.settle()
    assert third.page.locator(WAITING).count() == 0
    assert third.faults == []
    third.page.locator(".ka-question").first.locator("label:has(input[type=radio])").first.click()
    third.page.wait_for_selector(".ka-save--ok")
