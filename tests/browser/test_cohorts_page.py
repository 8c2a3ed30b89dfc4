"""The institution's view in a real browser: files are brought, read, and tables taken away."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
sys.path.insert(0, str(Path(__file__).parent))
from test_every_page import look_over  # noqa: E402

SAMPLE = HOME / "datasets" / "samples" / "progress" / "progress.json"


@pytest.fixture(scope="module", params=["es", "en"])
def analyst(arrive, request, tmp_path_factory):
    """Somebody who has brought a good file and a broken one."""
    broken = tmp_path_factory.mktemp("usb") / "puno.json"
    broken.write_bytes(SAMPLE.read_bytes()[:400])
    guest = arrive(f"Analista {request.param}", request.param)
    guest.open("/app/cohorts")
    page = guest.page
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name={"es": "Traer archivos", "en": "Bring"}[guest.lang]).click()
    chooser.value.set_files([str(SAMPLE), str(broken)])
    page.wait_for_selector(".ka-cohorts__part table", state="attached")
    return guest


def test_the_finding_and_the_broken_file_are_told(analyst):
    told = analyst.page.locator(".ka-cohorts").inner_text()
    assert {"es": "De 126 personas que empezaron, 58", "en": "Of 126 people who started, 58"}[
        analyst.lang
    ] in told
    assert "puno.json" in told


def test_the_page_is_sound_at_both_widths_with_its_tables_open(analyst):
    analyst.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    faults = look_over(analyst)
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)


def test_the_wide_table_is_reached_and_moved_with_the_keyboard(analyst):
    page = analyst.page
    page.set_viewport_size({"width": 360, "height": 740})
    wide = page.locator(".ka-cohorts__wide")
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.ka-cohorts__wide').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_workbook_is_downloaded_whole(analyst, tmp_path):
    page = analyst.page
    page.get_by_role("button", name="Excel").click()
    with page.expect_download() as download:
        page.locator(".ka-explorer__file a").first.click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert len(load_workbook(path).sheetnames) == 8
    assert analyst.faults == []
