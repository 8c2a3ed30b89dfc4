"""Every desk and every exercise of the twelve chapters by keyboard alone, to a stored answer.

Somebody goes through each desk with Tab, first only looking, then acting at every stop. Wherever
that leads, the keyboard can be seen; a control that it never reaches fails by its name.
"""

import shutil
from pathlib import Path

import pytest
from keyboard import Keyboard

from alerta.resources import document

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
CHAPTERS = [f"{one['number']:02d}" for one in document(HOME / "manual" / "chapters.yaml")]
ON_A_PHONE = ("06", "12")  # the two where a bar at the lower edge could hide what one is at
WALKS = [(one, WIDE) for one in CHAPTERS] + [(one, NARROW) for one in ON_A_PHONE]

# The parts of a page that have a control of their own; a table that only folds asks for nothing.
DESKS = """() => [...document.querySelectorAll('.ka-screen')].flatMap((screen) =>
  [...screen.querySelectorAll('.ka-slot')].map((slot, place) => ({
    screen: Number(screen.id.slice(9)), place,
    works: Boolean(slot.querySelector('button, input, select, textarea, summary')),
    asks: Boolean(slot.querySelector('button, input, select, textarea')),
    practice: Boolean(slot.querySelector('.ka-practice-box')),
  })).filter(({ works, screen }) => works && screen > 1))"""
# What a person's own answers draw is not a chart: it says them, and the answers stand beside it.
CHARTS = """() => [...document.querySelectorAll('.ka-screen svg[role=img]')]
  .filter((one) => !one.closest('.ka-actormap, .ka-lifeline'))
  .map((one) => ({
    says: one.getAttribute('aria-label') ?? '',
    data: Boolean(one.closest('.ka-slot').querySelector('table, ol.ka-dates, ol.ka-recon__list')),
  }))"""


@pytest.mark.parametrize(
    ("chapter", "size"), WALKS, ids=[f"{chapter}-{size['width']}" for chapter, size in WALKS]
)
def test_every_desk_of_a_chapter_is_worked_at_by_keyboard(arrive, answered, chapter, size):
    alias = f"Huacatay {chapter} {size['width']}"
    guest = arrive(alias, size=size)
    guest.open(f"/manual/es/{chapter}")
    desks = guest.page.evaluate(DESKS)
    assert sum(one["asks"] for one in desks) >= 5
    kept = answered(alias)
    for desk in desks:
        keys = Keyboard(guest, desk["screen"])
        place = keys.place.locator(".ka-slot").nth(desk["place"])
        if not place.evaluate("kaHands.stops"):
            continue  # a table that folds only on a narrow screen
        keys.visit(place)
        if desk["practice"]:
            keys.do("Empezar a practicar")
            place = place.locator(".ka-practice-desk")
        keys.work(place)
        now = answered(alias)
        assert now != kept or not desk["asks"], f"nothing was stored at screen {desk['screen']}"
        kept = now
    checked = answered(alias, kind="attempt")
    assert any(part == "*" for _, part in checked), "no exercise was finished"
    assert guest.faults == []
    guest.page.context.close()  # a page left open goes on asking for its kernel


@pytest.mark.parametrize("chapter", ["01", "11", "12"])
def test_every_chart_has_its_sentence_and_its_data(arrive, chapter):
    guest = arrive(f"Paico {chapter}")
    guest.open(f"/manual/es/{chapter}")
    charts = guest.page.evaluate(CHARTS)
    assert charts
    for chart in charts:
        assert len(chart["says"].split()) > 5 and chart["says"].endswith("."), chart
        assert chart["data"], chart


def test_a_control_that_the_keyboard_cannot_reach_or_show_is_found(arrive):
    guest = arrive("Chincho")
    guest.open("/manual/es/01")
    keys = Keyboard(guest, 3)
    desk = keys.place.locator(".ka-slot").first
    desk.get_by_role("button", name="Comprobar").evaluate("one => { one.tabIndex = -1 }")
    with pytest.raises(AssertionError, match="never reached by keyboard") as told:
        keys.visit(desk)
    assert "Comprobar" in str(told.value)
    keys.begin()
    guest.page.add_style_tag(content=".ka-screen button:focus { outline: none !important }")
    with pytest.raises(AssertionError, match="no ring"):
        keys.visit(desk)
