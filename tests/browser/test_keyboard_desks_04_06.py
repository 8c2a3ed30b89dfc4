"""Each desk of chapters 04, 05 and 06 by keyboard alone, from its first control to a stored answer.

After every key that does something the keyboard is still somewhere that people can see.
"""

import shutil
from pathlib import Path

import pytest
from keyboard import Keyboard

from alerta.criteria import assess, load_rules
from alerta.learning import load_key
from alerta.widgets.case_life.weeks import case_file

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SIZES = [pytest.param(WIDE, id="1280"), pytest.param(NARROW, id="360")]


@pytest.fixture(scope="module")
def rules():
    return load_rules(HOME)


def at_screen(guest, chapter: str, number: int):
    guest.open(f"/manual/es/{chapter}#pantalla-{number}")
    guest.page.wait_for_selector(f"#pantalla-{number}.is-here")
    return guest.page.locator(f"#pantalla-{number}"), Keyboard(guest.page)


def test_the_criteria_explorer_is_coded_wrongly_corrected_and_carried_on(arrive, answered):
    guest = arrive("Oca", size=NARROW)
    desk, keys = at_screen(guest, "04", 2)
    first = desk.locator(".ka-crit").first
    options = first.locator(".widget-radio-box").first
    keys.choose(options, 1)
    keys.reach(first.locator("select"))
    keys.press("ArrowDown")
    guest.page.wait_for_timeout(300)
    keys.do(first.get_by_role("button", name="Comprobar"))
    first.get_by_text("Todavía no").first.wait_for()
    keys.must_be_seen()
    keys.back_to(options)
    keys.choose(options, 0)
    keys.do(first.get_by_role("button", name="Comprobar"))
    first.get_by_role("button", name="Seguir").wait_for()
    keys.must_be_seen()
    keys.do(first.get_by_role("button", name="Seguir"))
    assert desk.locator(".ka-crit--open h3").first.inner_text().startswith("C2")
    assert answered(guest.alias)["quarry-trucks-school", "c1"] == "yes"


@pytest.mark.parametrize("size", SIZES)
def test_the_ten_indicators_are_scored_with_the_document_in_reach(arrive, answered, size):
    guest = arrive(f"Mashua {size['width']}", size=size)
    desk, keys = at_screen(guest, "06", 5)
    key = load_key(HOME, "health-post-roof")["answers"]
    parts = [f"{axis}{n}" for axis in "pi" for n in range(1, 6)]
    rows = desk.locator(".ka-ind")
    for number, part in enumerate(parts):
        value = str(key[part]["value"])
        keys.choose(rows.nth(number), ["0", "1", "2", "unknown"].index(value))
        document = desk.locator(".ka-work > .ka-sources .ka-source")
        if size is WIDE:  # beside every indicator stands the document
            beside = document.evaluate("one => one.getBoundingClientRect().bottom > 300")
            assert beside, part
    if size is NARROW:
        fold = desk.locator(".ka-at-hand summary")
        keys.do(fold)
        assert desk.locator(".ka-at-hand .ka-source").is_visible()
        assert guest.barriers("#pantalla-5") == []
        keys.press("Enter")
        assert not desk.locator(".ka-at-hand .ka-source").is_visible()
        keys.back_to(rows.nth(10))
    else:
        assert guest.barriers("#pantalla-5") == []
    keys.choose(rows.nth(10), 1)
    keys.choose(rows.nth(11), 1)
    keys.do(desk.get_by_role("button", name="Comprobar"))
    desk.locator(".ka-ind__ok").nth(11).wait_for()
    keys.must_be_seen()
    scores = answered(guest.alias, "health-post-roof")
    assert [scores["health-post-roof", part] for part in parts] == [
        str(key[part]["value"]) for part in parts
    ]


def test_a_sentence_pressed_in_the_document_proves_the_score_given_last(arrive, answered):
    guest = arrive("Yacón")
    desk, keys = at_screen(guest, "06", 5)
    keys.choose(desk.locator(".ka-ind").nth(0), 0)
    keys.choose(desk.locator(".ka-ind").nth(1), 0)
    sentence = desk.locator(".ka-sources .ka-press .ka-n").nth(4)
    keys.back_to(sentence)
    keys.press("Enter")
    desk.locator(".ka-sources mark").wait_for()
    assert desk.locator(".ka-sources .ka-tag").inner_text() == "P2"
    lists = desk.locator(".ka-ind select")
    assert lists.nth(0).evaluate("one => one.selectedIndex") == 0
    assert lists.nth(1).evaluate("one => one.selectedIndex") == 5


def test_a_case_is_lived_to_its_last_week_and_the_keyboard_is_never_lost(arrive, answered, rules):
    guest = arrive("Arracacha", size=NARROW)
    desk, keys = at_screen(guest, "05", 2)
    phases = ("early", "escalation", "crisis", "de_escalation", "dialogue", "none")
    states = ("active", "latent", "resolved", "withdrawn", "under_observation")
    weeks = case_file(HOME, "the-broken-ford", "es").weeks
    groups = desk.locator(".widget-radio-box")
    for number, week in enumerate(weeks, start=1):
        found = assess(week.situation(), rules)
        keys.choose(groups.nth(0), phases.index(found["phase"] or "none"))
        keys.choose(groups.nth(1), states.index(found["state"]))
        keys.do(desk.get_by_role("button", name="Comprobar"))
        desk.locator(".ka-labels").wait_for()
        keys.must_be_seen()
        if number < len(weeks):
            keys.do(desk.get_by_role("button", name="Pasa una semana"))
    decided = [
        part for _, part in answered(guest.alias, "05.case_life") if part.endswith(".decided")
    ]
    assert len(decided) == 2 * len(weeks)


def test_days_are_typed_and_tried_and_the_state_follows(arrive, answered):
    guest = arrive("Maca")
    desk, keys = at_screen(guest, "05", 11)
    keys.reach(desk.locator("input[type=text]"))
    guest.page.keyboard.type("91")
    keys.press("Enter")
    desk.locator(".ka-days__why").wait_for()
    assert "atente" in desk.locator(".ka-days__why").inner_text()
    keys.do(desk.get_by_role("button", name="366 días"))
    assert "etirado" in desk.locator(".ka-days__why").inner_text()
    assert "366" in map(str, answered(guest.alias, "05.days_line").values())
