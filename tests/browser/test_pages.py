"""The pages in a real browser: signing in, screens, keyboard, narrow screens, accessibility."""

import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "serving"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
LESSON = "/manual/es/02"
READY = "#pantalla-1 .ka-slot:not([inert]) .widget-radio-box input"


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    from small_kit import RunningKit, small_home

    home = small_home(tmp_path_factory.mktemp("content"))
    with RunningKit(home, tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, kit):
    context = chromium.new_context(viewport=WIDE, base_url=kit.address)
    yield context.new_page()
    context.close()


@pytest.fixture
def learner(page, kit, request):
    """A page of somebody who has just created an alias."""
    sign_up(page, f"A {abs(hash(request.node.nodeid)) % 10**9}")
    return page


@pytest.fixture(scope="module")
def at_rest(chromium, kit):
    """The lesson of somebody, opened once for tests that only look."""
    context = chromium.new_context(viewport=WIDE, base_url=kit.address)
    page = context.new_page()
    sign_up(page, "A quien mira")
    open_lesson(page)
    yield page
    context.close()


def sign_up(page, alias, after="/"):
    page.goto(f"/entrar?nuevo=1&next={after}")
    page.get_by_label("Alias").fill(alias)
    page.locator("#pin").fill("1234")
    page.get_by_role("button", name="Crear y empezar").click()
    page.wait_for_url(lambda address: "/entrar" not in address)


def open_lesson(page, at=LESSON):
    page.goto(at)
    page.wait_for_selector(READY, state="attached")
    page.wait_for_function("document.querySelector('[data-ka=alias]').textContent.startsWith('A ')")


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    rules = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
    found = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]


def test_by_keyboard_alone_one_signs_in_and_reaches_the_lesson(page):
    page.goto(f"/entrar?nuevo=1&next={LESSON}")
    page.keyboard.type("Por teclado")  # the alias has the focus already
    page.keyboard.press("Tab")
    page.keyboard.type("1234")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Mostrar el PIN"
    page.keyboard.press("Enter")
    assert page.locator("#pin").get_attribute("type") == "text"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LESSON}")
    assert page.locator("h1").inner_text() == "¿Qué tengo delante?"


def test_by_keyboard_alone_one_answers_and_turns_to_the_next_screen(learner):
    open_lesson(learner)
    learner.locator(READY).first.focus()
    learner.keyboard.press("Space")
    learner.keyboard.press("ArrowDown")
    learner.wait_for_selector(".ka-save--ok")
    assert learner.locator(f"{READY} >> nth=1").is_checked()
    learner.get_by_role("link", name="Siguiente: La regla").focus()
    learner.keyboard.press("Enter")
    learner.wait_for_selector("#pantalla-2.is-here")
    assert learner.locator(":focus").inner_text() == "La regla"


def test_no_request_goes_to_another_host(learner, kit):
    asked = []
    learner.on("request", lambda request: asked.append(request.url))
    learner.goto("/")
    open_lesson(learner)
    learner.wait_for_timeout(500)
    hosts = {urlsplit(one).netloc for one in asked if not one.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(kit.address).netloc}
    assert len(asked) > 30


def test_no_script_fails(learner):
    faults = []
    learner.on("pageerror", lambda fault: faults.append(str(fault)))
    learner.on("console", lambda said: said.type == "error" and faults.append(said.text))
    learner.goto("/")
    open_lesson(learner)
    learner.wait_for_timeout(500)
    assert faults == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "360"])
@pytest.mark.parametrize("path", ["/", "/entrar", "/entrar?nuevo=1", "/nothing"])
def test_pages_without_a_kernel_have_no_barrier(page, path, size):
    page.set_viewport_size(size)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert violations(page) == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "360"])
def test_home_and_lesson_have_no_barrier(learner, size):
    learner.set_viewport_size(size)
    learner.goto("/")
    assert violations(learner) == []
    open_lesson(learner)
    for screen in (1, 2, 3):
        learner.goto(f"{LESSON}#pantalla-{screen}")
        learner.wait_for_selector(f"#pantalla-{screen}.is-here")
        assert violations(learner) == []


def test_sign_in_faults_have_no_barrier(page):
    page.goto("/entrar")
    page.get_by_label("Alias").fill("Nadie")
    page.get_by_role("button", name="Entrar").click()
    page.wait_for_selector("#alias-fault")
    assert page.locator(":focus").get_attribute("id") == "alias"
    assert violations(page) == []


SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary, [role=button]')]
  .filter((one) => one.offsetParent && !one.closest('.ka-sr, .ka-skip, p, li p, td'))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize("width", [360, 320])
def test_on_a_phone_nothing_scrolls_sideways_and_everything_can_be_touched(learner, width):
    learner.set_viewport_size({"width": width, "height": 740})
    open_lesson(learner)
    learner.locator(READY).first.check()
    learner.wait_for_selector(".ka-save--ok")
    for path in ("/", LESSON, f"{LESSON}#pantalla-2", f"{LESSON}#pantalla-3"):
        learner.goto(path)
        if path != "/":
            learner.wait_for_selector(READY, state="attached")
        assert learner.evaluate("document.documentElement.scrollWidth") <= width, path
        assert learner.evaluate(SMALL) == [], path


def test_one_screen_is_shown_and_the_address_says_which(learner):
    open_lesson(learner, f"{LESSON}#pantalla-2")
    assert learner.locator(".ka-screen:visible").count() == 1
    assert learner.locator("#pantalla-2").is_visible()
    learner.get_by_role("link", name="Anterior").click()
    learner.wait_for_selector("#pantalla-1.is-here")
    assert learner.url.endswith("#pantalla-1")
    learner.go_back()
    learner.wait_for_selector("#pantalla-2.is-here")
    assert learner.locator("[aria-current=step]").inner_text() == "2. La regla"


def test_a_link_to_a_place_opens_its_screen(learner):
    open_lesson(learner, f"{LESSON}#rule")
    assert learner.locator("#pantalla-2").is_visible()


def test_a_link_to_a_place_that_is_still_being_prepared_waits_for_it(learner):
    learner.goto(f"{LESSON}#late-place")
    learner.wait_for_selector("#pantalla-1.is-here")
    learner.wait_for_selector("#pantalla-3.is-here")
    assert learner.locator(":focus").inner_text() == "Problemas"


def test_without_scripts_and_on_paper_every_screen_is_there(chromium, kit, learner):
    state = learner.context.storage_state()
    context = chromium.new_context(
        base_url=kit.address, storage_state=state, java_script_enabled=False
    )
    plain = context.new_page()
    plain.goto(LESSON)
    assert plain.locator(".ka-screen:visible").count() == 3
    context.close()
    open_lesson(learner)
    learner.emulate_media(media="print")
    assert learner.locator(".ka-screen:visible").count() == 3


def test_the_language_is_kept_and_the_screen_too(learner):
    open_lesson(learner, f"{LESSON}#pantalla-2")
    learner.get_by_role("button", name="English").first.click()
    learner.wait_for_url("**/manual/en/02#pantalla-2")
    assert learner.locator("html").get_attribute("lang") == "en"
    learner.goto("/")
    assert learner.get_by_role("link", name="Continue").get_attribute("href").startswith(
        "/manual/en/02"
    )  # fmt: skip


def test_home_leads_back_to_the_screen_that_was_left(learner):
    open_lesson(learner, f"{LESSON}#pantalla-3")
    learner.wait_for_timeout(400)
    learner.goto("/")
    learner.get_by_role("link", name="Continuar").click()
    learner.wait_for_selector("#pantalla-3.is-here")


def test_answers_come_back_and_the_time_of_the_save_is_shown(learner):
    open_lesson(learner)
    learner.get_by_label("Sin información").check()
    learner.wait_for_selector(".ka-save--ok")
    assert "Guardado a las" in learner.locator(".ka-save").inner_text()
    learner.reload()
    learner.wait_for_function(f"document.querySelectorAll('{READY}')[2]?.checked")


def test_a_sentence_that_is_pressed_becomes_the_proof(learner):
    open_lesson(learner)
    proof = learner.get_by_label("Frase que lo prueba")
    learner.locator(".ka-press", has_text="Anunciaron un paro.").click()
    assert proof.locator("option:checked").inner_text().startswith("2.")
    learner.get_by_role("button", name="Elegir la frase 3 como prueba").focus()
    learner.keyboard.press("Enter")
    assert proof.locator("option:checked").inner_text().startswith("3.")
    assert learner.locator("#ka-said").inner_text() == "Frase 3 elegida."
    learner.wait_for_selector(".ka-save--ok")


class TestWhatIpywidgetsLeavesUnsaid:
    def test_options_are_one_group_with_one_name(self, at_rest):
        group = at_rest.get_by_role("radiogroup", name="¿Qué hicieron?")
        assert group.locator("input").count() == 3
        names = group.locator("input").evaluate_all("all => all.map(one => one.name)")
        assert len(set(names)) == 1 and names[0]

    def test_no_title_says_null(self, at_rest):
        assert at_rest.locator('[title="null"]').count() == 0

    def test_the_hidden_field_for_the_pass_is_no_stop(self, at_rest):
        assert at_rest.locator(".ka-pass input").get_attribute("aria-hidden") == "true"
