"""Every page, in both languages, at 360 px and in Spanish at 1280 too: rows 1, 4, 9, 15, 92 and 93."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from markupsafe import escape

from alerta.resources import column, table

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
CHAPTERS = [path.stem for path in sorted((HOME / "manual" / "es").glob("[0-9]*.ipynb"))]
LESSONS = [f"/manual/{lang}/{stem[:2]}" for lang in ("es", "en") for stem in CHAPTERS]
APPS = ["/app/register_case", "/app/case_explorer", "/app/cohorts"]
INDEX = ["/manual/es/index", "/manual/en/index"]
# what is no chapter: tests, the review, the profile
WORDS = ("entry", "exit", "certification", "review", "profile")
EXTRA = [f"/manual/{lang}/{word}" for lang in ("es", "en") for word in WORDS]
PLAIN = ["/", "/camino", "/nothing"]
SIZES = ((1280, 900), (360, 6000))  # so high that nothing lies under the bar at the lower edge

# What the code, the server or the widgets would say by mistake.
STRAY = re.compile(
    r"Traceback|\b\w+(?:Error|Exception)\b|\blesson\.|\bimport \w|\bself\.|<class|\bNaN\b|\bNone[,)\]]"
    r"|\bundefined\b|\bnull\b|\[object|\{\w+\}|\$\{|^\s*In \[",
    re.MULTILINE,
)
SMALL = """() => [...document.querySelectorAll(
    'a, button, input, select, textarea, summary, [role=button], [tabindex="0"]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.closest('.ka-sr, .ka-skip, .ka-pass'))
  // a link or a number inside a sentence may be as high as its line
  .filter((one) => getComputedStyle(one).display !== 'inline')
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 0 && (box.width < 23.99 || box.height < 23.99))
  .map(([one, box]) => `${one.outerHTML.slice(0, 110)} ${box.width}x${box.height}`)"""
UNTOLD = """() => [...document.querySelectorAll('svg, img, canvas')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.closest('[aria-hidden=true]'))
  .filter((one) => (one.getAttribute('aria-label') ?? one.alt ?? '').trim().length < 10)
  .map((one) => one.outerHTML.slice(0, 120))"""
CHARTS_ALONE = """() => [...document.querySelectorAll('.ka-chart')]
  .filter((one) => one.checkVisibility())
  .filter((one) => !one.closest('.ka-screen, main').querySelector('table'))
  .map((one) => one.getAttribute('aria-label'))"""
CODES = """() => {
  const bare = [];
  const code = /^(?:[CB][1-7]|[PI][1-5]|R[1-4]|E\\d\\d|PRÁCTICA-[\\w-]+|\\d{6})$/;
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const text = all.currentNode.textContent.trim();
    const place = all.currentNode.parentElement;
    if (code.test(text) && !place.closest('[translate=no], script, style')) {
      bare.push(place.outerHTML.slice(0, 120));
    }
  }
  return bare;
}"""


@pytest.fixture(scope="module")
def guests(arrive):
    return {lang: arrive(f"A {lang}", lang) for lang in ("es", "en")}


def look_over(guest, where=""):
    """All that is to be true of what is on the screen now, at both widths; faults by name."""
    found = {}
    page = guest.page
    if page.locator("html").get_attribute("lang") != {"es": "es-PE", "en": "en"}[guest.lang]:
        found["language"] = page.locator("html").get_attribute("lang")
    for width, height in SIZES if guest.lang == "es" else SIZES[1:]:  # the same page, other words
        page.set_viewport_size({"width": width, "height": height})
        found[f"barriers at {width}"] = guest.barriers(where)
    found["sideways"] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - 360)")
    found["too small"] = page.evaluate(SMALL)
    found["code without translate=no"] = page.evaluate(CODES)
    found["pictures without words"] = page.evaluate(UNTOLD)
    found["charts without their figures"] = page.evaluate(CHARTS_ALONE)
    found["stray"] = STRAY.findall(page.locator("body").inner_text())
    return {name: fault for name, fault in found.items() if fault}


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("path", PLAIN)
def test_a_page_without_a_kernel(guests, path, lang):
    guest = guests[lang]
    guest.open(path)
    assert look_over(guest) == {}


@pytest.mark.parametrize("path", ["/", "/entrar", "/entrar?nuevo=1"])
def test_a_page_for_whoever_has_not_signed_in(arrive, path):
    stranger = arrive()
    stranger.open(path)
    assert look_over(stranger) == {}


@pytest.mark.parametrize("path", [*LESSONS, *INDEX, *EXTRA])
def test_every_screen_of_a_lesson(guests, path):
    guest = guests[path.split("/")[2]]
    guest.open(path)
    found = {}
    for number in range(1, guest.screens() + 1):
        if guest.screens() > 1:
            guest.turn_to(number)
        faults = look_over(guest, "" if number == 1 else f"#pantalla-{number}")
        if faults:
            found[number] = faults
    assert found == {}, json.dumps(found, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_word_of_the_glossary_stands_in_the_index_without_a_script(guests, kit, lang):
    cookies = {one["name"]: one["value"] for one in guests[lang].page.context.cookies()}
    sent = requests.get(f"{kit.address}/manual/{lang}/index", cookies=cookies, timeout=60).text
    for row in table(HOME, "glossary"):
        entry = sent.partition(f'<div id="term-{row["id"]}">')[2].partition("</div>")[0]
        assert escape(column(row, "definition", lang)) in entry, row["id"]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_link_to_a_word_leads_to_its_entry(guests, lang):
    guest = guests[lang]
    guest.open(f"/manual/{lang}/index#term-conflict")
    guest.page.wait_for_selector("#term-conflict", state="visible")
    assert guest.page.evaluate("document.activeElement.id") == "term-conflict"


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("path", APPS)
def test_an_app(guests, path, lang):
    guest = guests[lang]
    guest.open(path)
    here = ".ka-reg, .ka-reg-start, .ka-explorer, .ka-cohorts__bring"
    guest.page.wait_for_selector(here, state="visible")
    faults = look_over(guest)
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)


def test_all_these_pages_asked_no_other_host_and_no_script_failed(guests, kit):
    for guest in guests.values():
        assert len(guest.asked) > 100
        assert guest.hosts() == {urlsplit(kit.address).netloc}
        assert guest.faults == []
