"""A power cut in the middle of answering: every answer older than two seconds is there (row 6)."""

import shutil
import time
from pathlib import Path

import pytest

from alerta.i18n import translator
from alerta.learning import load_exercise
from alerta.registry import Registry

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
SAFE_S = 2.0
KINDS = {
    "choice": "market-closure-called",
    "criteria_coding": "quarry-trucks-school",
    "alert_scoring": "health-post-roof",
    "registration": "unfinished-valley-road",
}
YES_NO = ("yes", "no", "unknown")


class Tab:
    """One exercise in a tab of its own; `given` are its answers with the moment of each."""

    def __init__(self, guest, kind):
        self.kind, self.item = kind, KINDS[kind]
        self.exercise = load_exercise(HOME, self.item)
        self.page = guest.page.context.new_page()
        self.guest = type(guest)(self.page, "", guest.lang)
        self.guest.alias = guest.alias
        self.given = []
        self.typed = ""
        self.open()

    def open(self):
        self.guest.open(f"/manual/es/{self.exercise['chapter']}")
        screen = self.page.locator(".ka-screen", has=self.page.locator(f"#{self.item}"))
        self.guest.turn_to(screen.get_attribute("id").rpartition("-")[2])
        self.root = self.page.locator(f".ka-exercise:has(#{self.item})")

    def answer(self, step):
        """Give the answer number `step`, and note when it was given."""
        part, value = getattr(self, f"_{self.kind}")(step)
        before = next((given for _, known, given in reversed(self.given) if known == part), None)
        if value != before:  # choosing the same again is no new answer
            self.given.append((time.monotonic(), part, value))

    def _click(self, place, number):
        place.locator("label:has(input[type=radio])").nth(number).click()

    def _choice(self, step):
        questions = self.exercise["questions"]
        question = questions[step % len(questions)]
        # everybody sees the options in an order of their own: the words tell which one it is
        options = {one["es"].strip(): one["id"] for one in question["options"]}
        chosen = (step + step // len(questions)) % len(options)
        place = self.root.locator(".ka-question").nth(step % len(questions))
        box = place.locator(".widget-radio-box").first
        words = box.locator("label:has(input[type=radio])").nth(chosen).inner_text().strip()
        self._click(box, chosen)
        return question["id"], options[words]

    def _criteria_coding(self, step):
        place = self.root.locator(".ka-crit--open")
        if step % 3 == 2:
            sentence = 1 + step % 8
            place.locator("select").select_option(index=sentence)
            return "c1.evidence", f"d1.{sentence}"
        chosen = step % len(YES_NO)
        self._click(place.locator(".widget-radio-box").first, chosen)
        return "c1", YES_NO[chosen]

    def _alert_scoring(self, step):
        parts = [f"{letter}{n}" for letter in "pi" for n in range(1, 6)]
        number, values = step % len(parts), ("0", "1", "2", "unknown")
        self._click(self.root.locator(".ka-ind").nth(number), step % 4)
        return parts[number], values[step % 4]

    def _registration(self, step):
        """Goes on writing one text, word by word."""
        self.typed += f"palabra{step} "
        self.root.locator(
            ".ka-field textarea, .ka-field input[type=text]"
        ).first.press_sequentially(f"palabra{step} ")
        return "typed", self.typed

    def safe(self, cut):
        """What each part may show: its last answer two seconds before the cut, or a later one."""
        found = {}
        for at, part, value in self.given:
            if at <= cut - SAFE_S:
                found[part] = [value]
            elif part in found:
                found[part].append(value)
        return found


@pytest.fixture(scope="module")
def after_the_cut(arrive, kit):
    """Four people's worth of answering, a `kill -9`, and the server started again."""
    guest = arrive("Corte de luz")
    tabs = {kind: Tab(guest, kind) for kind in KINDS}
    desk = tabs["registration"]
    desk.root.get_by_role("button", name=translator("es")("Open the record")).click()
    field = desk.root.locator(".ka-field textarea, .ka-field input[type=text]").first
    field.wait_for()
    field.fill("")
    begun = time.monotonic()
    step = 0
    while time.monotonic() - begun < 7:
        for tab in tabs.values():
            tab.page.bring_to_front()
            tab.answer(step)
        step += 1
    cut = time.monotonic()
    kit.kill()
    kit.start()
    return guest, tabs, cut


@pytest.fixture(scope="module")
def again(after_the_cut, arrive):
    """The same person at another browser, signed in with alias and PIN."""
    guest = arrive("", "es")
    guest.alias = after_the_cut[0].alias
    guest.enter("/entrar")
    return guest


def test_enough_was_answered_before_the_cut(after_the_cut):
    _, tabs, cut = after_the_cut
    for tab in tabs.values():
        assert len(tab.safe(cut)) >= 1, tab.kind
    last = max(tab.given[-1][0] for tab in tabs.values())
    assert last > cut - SAFE_S, "somebody was answering when the power went"


@pytest.mark.parametrize("kind", ["choice", "criteria_coding", "alert_scoring"])
def test_every_answer_older_than_two_seconds_is_in_the_registry(after_the_cut, kit, form, kind):
    guest, tabs, cut = after_the_cut
    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, form) as registry:
        person = registry.people.sign_in(guest.alias, "2580")
        log = registry.answers.log(person.person_id, KINDS[kind], "answer")
    given = [(part, value) for at, part, value in tabs[kind].given if at <= cut - SAFE_S]
    stored = [(one.part, one.value) for one in log]
    assert stored[: len(given)] == given


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_signs_in_again_finds_them_on_the_page(after_the_cut, again, kind):
    _, tabs, cut = after_the_cut
    before = tabs[kind]
    tab = Tab(again, kind)
    safe = before.safe(cut)
    assert safe
    for part, values in safe.items():
        shown = shown_of(tab, part)
        if kind == "registration":
            assert shown.startswith(values[0].strip())
        else:
            assert shown in values, part


def shown_of(tab, part):
    """The value that the control of a part shows."""
    root = tab.root
    if tab.kind == "registration":
        root.get_by_role("button", name=translator("es")("Recover")).first.click()
        field = root.locator(".ka-field textarea, .ka-field input[type=text]").first
        field.wait_for()
        return field.input_value()
    if tab.kind == "choice":
        number = [one["id"] for one in tab.exercise["questions"]].index(part)
        options = tab.exercise["questions"][number]["options"]
        ids = {one["es"].strip(): one["id"] for one in options}
        place = root.locator(".ka-question").nth(number)
        chosen = place.locator(".widget-radio-box").first.locator("label:has(input:checked)")
        chosen.wait_for(timeout=10_000)
        return ids[chosen.inner_text().strip()]
    if tab.kind == "alert_scoring":
        parts = [f"{letter}{n}" for letter in "pi" for n in range(1, 6)]
        values, place = ("0", "1", "2", "unknown"), root.locator(".ka-ind").nth(parts.index(part))
    else:
        values, place = YES_NO, root.locator(".ka-crit--open")
        if part == "c1.evidence":
            place.locator("select").wait_for()
            return f"d1.{place.locator('select').evaluate('one => one.selectedIndex')}"
    chosen = place.locator(".widget-radio-box").first.locator("input:checked")
    chosen.wait_for(state="attached", timeout=10_000)
    radios = "one => [...one.closest('.widget-radio-box').querySelectorAll('input')].indexOf(one)"
    return values[chosen.evaluate(radios)]


def test_what_is_answered_while_leaving_a_page_is_saved(arrive, kit, form):
    guest = arrive("Con prisa")
    tab = Tab(guest, "choice")
    count = len(tab.exercise["questions"])
    for step in range(count):
        tab.answer(step)
    tab.page.goto("/")
    tab.page.wait_for_timeout(3000)
    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, form) as registry:
        person = registry.people.sign_in(guest.alias, "2580")
        stored = registry.answers.latest(person.person_id, tab.item)
    assert {part: one.value for part, one in stored.items()} == {
        part: value for _, part, value in tab.given
    }
