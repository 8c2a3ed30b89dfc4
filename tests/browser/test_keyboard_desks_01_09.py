"""The desks of chapters 01, 02, 03, 07 and 09 by keyboard alone, to a stored answer.

Somebody goes through each desk with Tab, and acts at every stop: the next line of a list, the
next option of several, Enter on a button. Wherever that leads, the keyboard can be seen.
"""

import shutil
from pathlib import Path

import pytest
from keyboard import Keyboard

from alerta.widgets.sorting_board.model import ITEM as BOARD

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
STEPS = ["rings", "layers", "acts", "causes"]


def screens_with(guest, chapter, piece):
    """The numbers of the screens that hold a piece."""
    guest.open(f"/manual/es/{chapter}")
    return guest.page.evaluate(
        """piece => [...document.querySelectorAll('.ka-screen')]
             .filter((one) => one.querySelector(piece)).map((one) => Number(one.id.slice(9)))""",
        piece,
    )


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "360"])
def test_a_notice_is_sorted_and_the_next_one_comes(arrive, answered, size):
    alias = f"Muña {size['width']}"
    guest = arrive(alias, size=size)
    guest.turn_to(screens_with(guest, "02", ".ka-sorting")[0])
    desk = guest.page.locator(".ka-screen.is-here .ka-sorting")
    keys = Keyboard(guest.page)
    onward = desk.get_by_role("button", name="Siguiente aviso")
    for box in range(5):
        keys.choose(desk.locator(".ka-question .widget-radio-box"), box)
        keys.do(desk.get_by_role("button", name="Comprobar"))
        if desk.locator(".ka-feedback--right").count():
            break
    assert onward.evaluate("one => one === document.activeElement")
    keys.do(onward)
    desk.get_by_text("Aviso 2 de 14.").first.wait_for()
    assert answered(alias, BOARD)


def test_every_step_of_the_map_is_done(arrive, answered):
    guest = arrive("Paico", size=NARROW)
    keys = Keyboard(guest.page)
    kept = 0
    for screen in screens_with(guest, "03", ".ka-actormap")[: len(STEPS)]:
        guest.turn_to(screen)
        place = guest.page.locator(f"#pantalla-{screen} .ka-actormap")
        keys.go_through(place)
        now = len(answered("Paico", "03"))
        assert now > kept, f"nothing was stored at screen {screen}"
        kept = now


@pytest.mark.parametrize(("chapter", "desks"), [("01", 2), ("07", 3), ("09", 2)])
def test_the_first_desks_of_a_chapter_are_worked_at(arrive, answered, chapter, desks):
    alias = f"Huacatay {chapter}"
    guest = arrive(alias)
    keys = Keyboard(guest.page)
    kept = 0
    for screen in screens_with(guest, chapter, ".ka-exercise")[:desks]:
        guest.turn_to(screen)
        keys.go_through(guest.page.locator(f"#pantalla-{screen} .ka-exercise").first)
        now = len(answered(alias))
        assert now > kept, f"nothing was stored at screen {screen}"
        kept = now
