"""The real kit and a real Chromium, one of each for a module, and people in front of them."""

import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

HOME = Path(__file__).parents[2]
sys.path[:0] = [str(HOME / "tests" / "serving"), str(Path(__file__).parent)]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
READY = "document.querySelectorAll('.ka-slot:is(:not(.is-ready), [inert]), .ka-wait').length === 0"
BARRIERS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """The kit with its own content, as people start it; a registry that others filled would change
    what its pages show."""
    from small_kit import RunningKit

    with RunningKit(HOME, tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def arrive(chromium, kit):
    """`arrive(alias, lang, size)`: somebody with a browser of their own; with an alias, signed up."""
    contexts = []

    def somebody(alias: str = "", lang: str = "es", size: dict = WIDE) -> "Guest":
        context = chromium.new_context(viewport=size, base_url=kit.address)
        contexts.append(context)
        return Guest(context.new_page(), alias, lang)

    yield somebody
    for context in contexts:
        context.close()


@pytest.fixture
def answered(kit, form):
    """`answered(alias, item)`: {(item, part): value} of what the registry keeps of one person, of
    items whose name begins so; with `kind="attempt"`, of what was checked (part "*": the whole)."""
    from alerta.registry import Registry

    def latest(alias: str, item: str = "", kind: str = "answer") -> dict[tuple[str, str], object]:
        url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
        with Registry.open(url, form) as registry:
            person = registry.people.by_alias(alias)
            log = registry.answers.log(person.person_id, kind=kind)
        return {(one.item, one.part): one.value for one in log if one.item.startswith(item)}

    return latest


class Guest:
    """A person in front of a page; `asked` are all addresses that the browser asked for."""

    def __init__(self, page, alias: str = "", lang: str = "es") -> None:
        self.page, self.alias, self.lang = page, alias, lang
        self.asked: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        if lang == "en":
            page.goto("/entrar")
            page.get_by_role("button", name="English").first.click()
        if alias:
            self.enter("/entrar?nuevo=1")

    def enter(self, address: str) -> None:
        """Sign up (`?nuevo=1`) or sign in, always with the same PIN."""
        self.page.goto(address)
        self.page.locator("#alias").fill(self.alias)
        self.page.locator("#pin").fill("2580")
        self.page.locator("form.ka-form button.mod-primary").click()
        self.page.wait_for_url(lambda address: "/entrar" not in address)

    def open(self, path: str) -> None:
        """Open a page and wait until every part is there and knows who is in front of it."""
        self.page.goto(path)
        if path.startswith(("/manual", "/app")):
            self.settle()

    def settle(self) -> None:
        """Wait until the page is whole and its kernel knows the person."""
        self.page.wait_for_function(READY, timeout=60_000)
        self.page.wait_for_function(
            "alias => document.querySelector('[data-ka=alias]').textContent === alias",
            arg=self.alias,
            timeout=30_000,
        )

    def screens(self) -> int:
        return self.page.locator(".ka-screen").count()

    def turn_to(self, number: int) -> None:
        """Show one screen of a page, as its own links do."""
        self.page.evaluate("n => { location.hash = `pantalla-${n}`; }", number)
        self.page.wait_for_selector(f"#pantalla-{number}.is-here")

    def barriers(self, where: str = "") -> list[str]:
        """What axe finds wrong by WCAG 2.2, levels A and AA; only below `where` when given."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(axe_source())
        found = self.page.evaluate(
            """([where, tags]) => axe.run(where || document,
               { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })""",
            [where, BARRIERS],
        )["violations"]
        return [f"{one['id']}: {node['html'][:140]}" for one in found for node in one["nodes"]]

    def hosts(self) -> set[str]:
        """Every host that was asked for anything."""
        return {urlsplit(url).netloc for url in self.asked if not re.match("data:|blob:", url)}


def axe_source() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
