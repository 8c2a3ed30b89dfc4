"""Every kind of exercise in a real browser: by mouse where one presses, by keyboard everywhere."""

import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from alerta.learning import load_exercises
from alerta.learning.kinds import KINDS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
LESSON = "02_difference_controversy_conflict"
SHOWN = [kind for kind in KINDS if kind not in ("registration", "criteria_coding", "alert_scoring")]


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """A kit with one chapter, which has a screen for each kind."""
    from small_kit import CHAPTERS, RunningKit

    home = tmp_path_factory.mktemp("kinds")
    for name in ("datasets", "exercises"):
        shutil.copytree(HOME / name, home / name)
    ids = {}
    for one in load_exercises(HOME):
        if not one.get("test"):
            ids.setdefault(one["kind"], one["id"])
    text, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    for lang in ("es", "en"):
        begin = f'from alerta.lesson import Lesson\nlesson = Lesson("{LESSON}", lang="{lang}")'
        cells = [text("# Kinds", id="intro"), code(begin, id="open")]
        for number, kind in enumerate(SHOWN):
            cells.append(text(f"## {kind}", id=f"title-{number}"))
            cells.append(code(f'lesson.exercise("{ids[kind]}")', id=f"exercise-{number}"))
        (home / "manual" / lang).mkdir(parents=True)
        notebook = nbformat.v4.new_notebook(cells=cells)
        nbformat.write(notebook, home / "manual" / lang / f"{LESSON}.ipynb")
    (home / "manual" / "chapters.yaml").write_text(CHAPTERS, encoding="utf-8")
    with RunningKit(home, tmp_path_factory.mktemp("data")) as running:
        yield running


def screen(guest, kind):
    """Show the screen of a kind."""
    number = SHOWN.index(kind) + 1
    guest.turn_to(number)
    return guest.page.locator(f"#pantalla-{number}")


def test_a_sentence_is_marked_by_pressing_it_and_unmarked_by_pressing_it_again(arrive):
    guest = arrive("Quinua")
    guest.open("/manual/es/02")
    place = screen(guest, "highlight")
    first = place.locator(".ka-picker select").first
    sentence = place.locator(".ka-source .ka-press").nth(1)
    sentence.click()
    place.locator(".ka-source mark").first.wait_for()
    assert first.evaluate("one => one.selectedIndex") == 2
    place.locator(".ka-source .ka-press").nth(1).click()
    guest.page.wait_for_function(
        "n => !document.querySelector(`#pantalla-${n} .ka-source mark`)",
        arg=SHOWN.index("highlight") + 1,
    )
    assert first.evaluate("one => one.selectedIndex") == 0


def test_an_order_is_made_by_keyboard_alone_and_the_focus_follows(arrive):
    guest = arrive("Kiwicha")
    guest.open("/manual/es/02")
    place = screen(guest, "order")
    rows = place.locator(".ka-order__row")
    last = rows.count() - 1
    words = rows.nth(last).locator(".ka-order__text").inner_text().split("\n")[-1]
    rows.nth(last).get_by_role("button", name="Subir").focus()
    for row in range(last - 1, -1, -1):
        guest.page.keyboard.press("Enter")
        guest.page.wait_for_function(
            "([n, row, words]) => document.querySelectorAll(`#pantalla-${n} .ka-order__row`)[row]"
            ".querySelector('.ka-order__text').innerText.endsWith(words)",
            arg=[SHOWN.index("order") + 1, row, words],
        )
        guest.page.wait_for_function(
            "([n, row]) => document.querySelectorAll(`#pantalla-${n} .ka-order__row`)[row]"
            ".contains(document.activeElement)",
            arg=[SHOWN.index("order") + 1, row],
        )
    assert guest.page.evaluate("document.activeElement.innerText") == "Bajar"


def test_what_was_answered_comes_back_after_a_reload(arrive):
    guest = arrive("Tarwi")
    guest.open("/manual/es/02")
    boxes = screen(guest, "multiple").locator(".ka-ticks input")
    boxes.nth(1).check()
    field = screen(guest, "short_text").locator("textarea").first
    field.fill("Un paro anunciado")
    field.blur()
    screen(guest, "short_text").get_by_text("Guardado.").first.wait_for()
    guest.page.reload()
    guest.settle()
    ticked = screen(guest, "multiple").locator(".ka-ticks input:checked")
    ticked.first.wait_for(state="attached")
    assert ticked.count() == 1
    again = screen(guest, "short_text").locator("textarea").first
    assert again.input_value() == "Un paro anunciado"


def test_no_part_can_be_touched_before_it_stands_as_this_person_left_it(arrive):
    """Options come in an order of each person's own: too early a press would mean another one."""
    guest = arrive("Olluco")
    held = []
    guest.page.route("**/alerta/pass*", lambda asked: held.append(asked))
    guest.page.goto("/manual/es/02")
    guest.page.wait_for_function("() => !document.querySelector('.ka-slot:not(.is-ready)')")
    box = screen(guest, "multiple").locator(".ka-ticks input").first
    with pytest.raises(PlaywrightTimeout):
        box.click(timeout=1500)
    assert not box.is_checked()
    held[0].continue_()
    guest.settle()
    box.click()
    assert box.is_checked()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_kind_is_accessible_and_nothing_runs_over_the_edge(arrive, size):
    guest = arrive(f"Oca {size['width']}", size=size)
    guest.open("/manual/es/02")
    for kind in SHOWN:
        place = screen(guest, kind)
        place.get_by_role("button", name="Pista").first.click()
        for last in place.locator(".ka-questions > .ka-turns button:visible").all()[-1:]:
            last.click()  # on a narrow page a check comes with the last question
        place.get_by_role("button", name="Comprobar").first.click()
        place.locator(".ka-hint").first.wait_for()
        number = SHOWN.index(kind) + 1
        assert guest.barriers(f"#pantalla-{number}") == [], kind
        over = guest.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, kind
    assert guest.faults == []
