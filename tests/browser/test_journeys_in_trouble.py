"""A fault and a stall in the kit's own widgets: a banner within five seconds, «Reanudar» (row 7)."""

import re
import shutil
import sqlite3
import time
from contextlib import closing

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
BANNER = ".ka-banner:not([hidden])"
OPTION = "#pantalla-2 .ka-crit--open label:has(input[type=radio])"


@pytest.fixture(scope="module")
def learner(arrive):
    return arrive("En apuros")


@pytest.fixture
def lesson(learner):
    """Chapter 4, with an answer just saved."""
    learner.open("/manual/es/04#pantalla-2")
    page = learner.page
    # the first option that is not chosen yet: choosing the same again saves nothing
    page.locator(f"{OPTION}:not(:has(:checked))").first.click()
    page.wait_for_selector(".ka-save--ok")
    return page


@pytest.fixture
def database(kit):
    with closing(sqlite3.connect(kit.data / "registry.sqlite", timeout=5)) as connection:
        connection.isolation_level = None
        yield connection


def answer(page):
    page.locator(f"{OPTION}:not(:has(:checked))").first.click()
    return time.monotonic()


def banner_since(page, begun, seconds=5.0):
    page.wait_for_selector(BANNER, timeout=seconds * 1000 + 1500)
    assert time.monotonic() - begun <= seconds + 0.5  # half a second to look at it
    return page.locator(BANNER).inner_text()


def test_a_callback_that_fails_is_told_and_the_page_goes_on(lesson, database, kit):
    """The table of answers is gone: saving raises, in the widget's own callback."""
    database.execute("ALTER TABLE answer RENAME TO answer_away")
    try:
        told = banner_since(lesson, answer(lesson))
        assert "Algo falló en esta página" in told and "Reanudar" in told
        assert not re.search(r"Traceback|Error\b|sqlalchemy", lesson.locator("body").inner_text())
    finally:
        database.execute("ALTER TABLE answer_away RENAME TO answer")
    with lesson.expect_navigation():
        lesson.get_by_role("button", name="Reanudar").click()
    lesson.wait_for_selector(OPTION)
    assert lesson.locator(BANNER).count() == 0
    lesson.wait_for_function(f"document.querySelectorAll('{OPTION} input:checked').length === 1")


def test_a_stall_is_told_and_the_banner_goes_when_it_is_over(lesson, database):
    """Somebody else holds the registry: saving waits, and with it the page."""
    database.execute("BEGIN IMMEDIATE")
    try:
        told = banner_since(lesson, answer(lesson))
        assert "tardando" in told and "Reanudar" in told
    finally:
        database.execute("ROLLBACK")
    lesson.wait_for_selector(BANNER, state="hidden", timeout=15_000)
    lesson.wait_for_selector(".ka-save--ok")
