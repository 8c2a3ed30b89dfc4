"""Takes the README's pictures from the real kit: `python docs/take_pictures.py`.

Needs Chromium and the test packages (`python3 start.py test --version` installs them).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from alerta.criteria.codebook import registration_form
from alerta.registry import Registry

HOME = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
SIZE = {"width": 1280, "height": 860}
ALIAS, PIN = "Vicuña", "2580"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        environment = {**os.environ, "ALERTA_DATA": folder, "PYTHONUTF8": "1"}
        words = [sys.executable, "-m", "alerta", "serve", "--no-browser", "--port", "0"]
        server = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, encoding="utf-8")
        try:
            address = re.search(r"http://[\w.]+:\d+", server.stdout.readline())[0]
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium"), args=["--no-sandbox"]
                )
                take(browser.new_page(viewport=SIZE, base_url=address))
                browser.close()
        finally:
            server.terminate()
            server.wait(20)


def fill(folder: Path) -> None:
    """Somebody who has registered a case, so that no picture is of an empty page."""
    url = f"sqlite:///{(folder / 'registry.sqlite').as_posix()}"
    record = json.loads((HOME / "tests/registry/good_case.json").read_text(encoding="utf-8"))
    with Registry.open(url, registration_form(HOME)) as registry:
        person = registry.people.sign_up(ALIAS, PIN, "es")
        registry.cases.add(record, person, "Aviso de la radio")


def take(page: Page) -> None:
    page.goto("/entrar")
    page.get_by_label("Alias").fill(ALIAS)
    page.locator("#pin").fill(PIN)
    page.get_by_role("button", name="Entrar", exact=True).click()
    page.wait_for_url("**/")
    page.goto("/manual/es/04#pantalla-2")
    page.locator("#pantalla-2 .widget-radio-box label").first.click()
    page.locator("#pantalla-2 .ka-crit select").first.select_option(index=1)
    page.locator("#pantalla-2").get_by_role("button", name="Comprobar").first.click()
    page.locator("#pantalla-2 .ka-feedback").first.wait_for()
    picture(page, "learn-es", "#pantalla-2 .ka-exercise")
    page.goto("/app/register_case")
    page.get_by_role("button", name="Empezar una ficha nueva").click()
    page.locator(".ka-field .widget-radio-box").first.wait_for()
    picture(page, "register-es")
    page.goto("/app/case_explorer")
    page.get_by_role("button", name="Abrir").first.click()
    page.get_by_role("button", name="Ver la historia").wait_for()
    picture(page, "analyse-es")
    page.goto("/")
    picture(page, "home-es")


def picture(page: Page, name: str, top: str = "") -> None:
    page.wait_for_timeout(700)  # fonts and the last redraw
    if top:
        page.locator(top).first.scroll_into_view_if_needed()
        page.evaluate("top => document.querySelector(top).scrollIntoView()", top)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
