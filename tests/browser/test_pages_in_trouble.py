"""When something breaks: a banner within five seconds, what is safe, and «Reanudar»."""

import os
import re
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "serving"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
LESSON = "/manual/es/02"
READY = "#pantalla-1 .ka-slot:not([inert]) .widget-radio-box input"
BANNER = ".ka-banner:not([hidden])"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    from small_kit import small_home

    return small_home(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def kit(home, data):
    from small_kit import RunningKit

    with RunningKit(home, data) as running:
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
def lesson(chromium, kit, request):
    """The lesson, with one answer given and saved."""
    context = chromium.new_context(base_url=kit.address)
    page = context.new_page()
    page.goto(f"/entrar?nuevo=1&next={LESSON}")
    page.get_by_label("Alias").fill(f"A {abs(hash(request.node.nodeid)) % 10**9}")
    page.locator("#pin").fill("1234")
    page.get_by_role("button", name="Crear y empezar").click()
    page.wait_for_selector(READY, state="attached")
    page.wait_for_function("document.querySelector('[data-ka=alias]').textContent.startsWith('A ')")
    page.get_by_label("No", exact=True).check()
    page.wait_for_selector(".ka-save--ok")
    yield page
    context.close()


def kernel_of(page):
    config = page.locator("#jupyter-config-data").text_content()
    return re.search(r'"kernelId": "([\w-]+)"', config)[1]


def kernel_process(page):
    from small_kit import process_of

    return process_of(kernel_of(page))


def banner_within(page, seconds):
    begun = time.monotonic()
    page.wait_for_selector(BANNER, timeout=seconds * 1000)
    text = page.locator(BANNER).inner_text()
    assert time.monotonic() - begun <= seconds
    return text


def resume(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Reanudar").click()
    page.wait_for_selector(READY, state="attached", timeout=30_000)
    page.wait_for_function(f"document.querySelectorAll('{READY}')[1].checked", timeout=15_000)
    assert page.locator(BANNER).count() == 0


def test_a_kernel_that_dies_is_told_and_the_page_goes_on_where_it_was(lesson):
    kernel_process(lesson).kill()
    text = banner_within(lesson, 5)
    assert "Esta página se detuvo." in text
    assert re.search(r"hasta las \d\d:\d\d está guardado", text)
    resume(lesson)


def test_a_server_that_is_killed_is_told_and_after_a_restart_the_page_goes_on(lesson, kit):
    kit.kill()
    text = banner_within(lesson, 5)
    assert "Se cortó la conexión" in text
    assert "está guardado" in text
    assert lesson.locator(".ka-save--off").inner_text().startswith("Sin conexión desde las")
    lesson.get_by_role("button", name="Reanudar").click()
    lesson.wait_for_function(f"document.querySelector('{BANNER}').innerText.includes('Todavía no')")
    with lesson.expect_navigation(timeout=30_000):
        kit.start()
    lesson.wait_for_selector(READY, state="attached", timeout=30_000)
    lesson.wait_for_function(f"document.querySelectorAll('{READY}')[1].checked", timeout=15_000)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot stop a process")
def test_a_server_that_hangs_is_told_and_the_banner_goes_when_it_answers_again(lesson, kit):
    os.kill(kit.process.pid, signal.SIGSTOP)
    try:
        banner_within(lesson, 5)
    finally:
        os.kill(kit.process.pid, signal.SIGCONT)
    lesson.wait_for_selector(BANNER, state="hidden", timeout=8000)
    assert "Guardado" in lesson.locator(".ka-save").inner_text()


def test_a_kernel_that_takes_long_is_told_until_it_is_done(lesson):
    lesson.goto(f"{LESSON}#pantalla-3")
    lesson.get_by_role("button", name="Pensar 8 segundos").click()
    assert "tardando" in banner_within(lesson, 5.5)
    lesson.wait_for_selector(BANNER, state="hidden", timeout=12_000)


def test_a_fault_that_the_kernel_tells_is_shown_in_its_words(lesson):
    lesson.goto(f"{LESSON}#pantalla-3")
    lesson.get_by_role("button", name="Fallar").click()
    assert "No se pudo guardar su respuesta." in banner_within(lesson, 3)


def test_a_traceback_goes_to_the_log_and_never_to_the_browser(lesson, kit):
    received = []
    lesson.on(
        "websocket", lambda one: one.on("framereceived", lambda frame: received.append(frame))
    )
    lesson.goto(f"{LESSON}#pantalla-3")
    lesson.reload()
    lesson.get_by_role("button", name="Romper").click()
    lesson.wait_for_timeout(1500)
    assert received
    assert not [one for one in received if "ZeroDivisionError" in str(one)]
    assert "ZeroDivisionError" in kit.log()


def test_a_page_that_was_left_alone_ends_its_kernel_and_goes_on(lesson, kit):
    state = {one["name"]: one["value"] for one in lesson.context.cookies()}
    token = state["_xsrf"]
    lesson.request.post(f"/voila/api/shutdown/{kernel_of(lesson)}", form={"_xsrf": token})
    assert "se detuvo" in banner_within(lesson, 5)
    resume(lesson)
