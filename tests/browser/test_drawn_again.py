"""A part that JupyterLab gave up on is drawn again by the page, or the page says what to do.

On a slow computer JupyterLab looks for a widget for two seconds and then writes that there is
none: an empty panel with one line of English. Here a part is put into that state by hand.
"""

import shutil

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
GIVEN_UP = """([screen, model]) => {
  const slot = document.querySelector(`#pantalla-${screen} .ka-slot:has(.ka-exercise)`);
  const panel = slot.querySelector(".jp-OutputArea-output.lm-Panel");
  panel.classList.add("jupyter-widgets");
  if (model) panel.parentElement.dataset.model = model;
  slot.classList.remove("is-ready");
  panel.replaceChildren("Error displaying widget: model not found");
}"""


@pytest.fixture(scope="module")
def person(arrive):
    return arrive("Capulí")


@pytest.fixture
def guest(person):
    person.open("/manual/es/02")
    person.turn_to(2)
    return person


def test_it_is_drawn_after_all_and_can_be_answered(guest):
    radios = guest.page.locator("#pantalla-2 .ka-exercise input[type=radio]")
    before = radios.count()
    guest.page.evaluate(GIVEN_UP, [2, ""])
    guest.page.wait_for_selector("#pantalla-2 .ka-slot.is-ready .ka-exercise")
    assert radios.count() == before
    guest.page.locator("#pantalla-2 .ka-exercise label:has(input[type=radio])").first.click()
    guest.page.wait_for_selector(".ka-save--ok")
    assert "not found" not in guest.page.locator("#pantalla-2").inner_text()


def test_when_there_is_really_nothing_the_page_says_so_in_its_language(guest):
    guest.page.evaluate(GIVEN_UP, [2, "nobody"])
    notice = guest.page.locator("#pantalla-2 .ka-slot.is-ready .ka-notice")
    notice.wait_for()
    assert "not found" not in guest.page.locator("#pantalla-2").inner_text()
    assert "Vuelva a cargar" in notice.inner_text()
