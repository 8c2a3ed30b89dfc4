"""The criteria that WCAG 2.2 added, levels A and AA: axe alone cannot tell whether they are met.

Target size (2.5.8) is looked at on every page by `test_every_page.py`.
"""

import shutil

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
NARROW = {"width": 360, "height": 640}
STEPS = 45  # Tab is pressed so often on a page
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return { end: true };
  const shown = one.closest('label') ?? one;
  const box = shown.getBoundingClientRect();
  const inside = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
    document.elementFromPoint(box.left + x * box.width, box.top + y * box.height));
  const seen = inside.some((top) => top && (shown.contains(top) || top.contains(shown)));
  return { seen, what: shown.outerHTML.slice(0, 120) };
}"""
HELP = """() => [...document.querySelectorAll('.ka-menu__list a, .ka-foot a')]
  .map((one) => one.getAttribute('href'))"""


@pytest.fixture(scope="module")
def guest(arrive):
    return arrive("Kiwicha", "es", NARROW)


@pytest.mark.parametrize("path", ["/", "/manual/es/04#pantalla-2", "/camino", "/mis-datos"])
def test_what_has_the_focus_is_never_hidden_by_a_bar(guest, path):
    """2.4.11 Focus Not Obscured."""
    guest.open("/nothing")
    guest.open(path)
    page, hidden, seen = guest.page, [], 0
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
        focused = page.evaluate(FOCUSED)
        if focused.get("end"):
            break
        seen += 1
        if not focused["seen"]:
            hidden.append(focused["what"])
    assert seen > 5
    assert hidden == []


@pytest.mark.parametrize("path", ["/manual/es/02", "/manual/es/03", "/manual/es/09"])
def test_nothing_asks_for_dragging(guest, path):
    """2.5.7 Dragging Movements: what is sorted or laid on a line is so by pressing."""
    guest.open(path)
    assert guest.page.locator("button:not([hidden])").count() > 5
    assert guest.page.locator("[draggable=true], input[type=range]").count() == 0


def test_help_stands_at_the_same_place_on_every_page(guest):
    """3.2.6 Consistent Help: the menu and the foot, in one order."""
    found = []
    for path in ("/", "/manual/es/04", "/app/register_case", "/camino", "/mis-datos"):
        guest.open(path)
        found.append(guest.page.evaluate(HELP))
    assert len(found[0]) > 3
    assert found == [found[0]] * len(found)


def test_what_was_typed_is_not_asked_for_again(arrive):
    """3.3.7 Redundant Entry: after a wrong PIN the alias stands there still."""
    page = arrive().page
    page.goto("/entrar?nuevo=1")
    page.locator("#alias").fill("Cañihua")
    page.locator("#pin").fill("12")
    page.locator("form.ka-form").evaluate("form => { form.noValidate = true; }")
    page.locator("form.ka-form button.mod-primary").click()
    page.wait_for_selector("#pin[aria-invalid=true]")
    assert page.locator("#alias").input_value() == "Cañihua"


@pytest.mark.parametrize(
    ("path", "purpose"), [("/entrar", "current-password"), ("/entrar?nuevo=1", "new-password")]
)
def test_the_pin_need_not_be_remembered(arrive, path, purpose):
    """3.3.8 Accessible Authentication: a browser may fill it in, and it may be pasted."""
    page = arrive().page
    page.goto(path)
    assert page.locator("#alias").get_attribute("autocomplete") == "username"
    assert page.locator("#pin").get_attribute("autocomplete") == purpose
    page.locator("#alias").fill("2580")
    page.locator("#alias").press("Control+a")
    page.locator("#alias").press("Control+c")
    page.locator("#pin").press("Control+v")
    assert page.locator("#pin").input_value() == "2580"
