"""The moment that counts: in Chromium, from navigation until the first widget answers a click."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from room.arrivals import Crowd, come, enter_all
from room.servers import Running
from room.visitor import Visitor

FIRST_CLICK = Path(__file__).with_name("first_click.js")
# no server here may wait for hosts of the internet that a page names
ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
ANSWERED = "window.roomAnsweredAt || null"


@dataclass
class Chromium:
    """A browser that has been started before any clock runs."""

    browser: Any
    version: str

    @asynccontextmanager
    async def page_of(self, visitor: Visitor) -> AsyncIterator[Any]:
        """An empty page of a browser that has never been here, with the visitor's cookies."""
        context = await self.browser.new_context()
        try:
            await context.add_cookies(
                [
                    {"name": name, "value": value, "url": visitor.address}
                    for name, value in visitor.cookies.items()
                ]
            )
            await context.add_init_script(path=FIRST_CLICK)
            yield await context.new_page()
        finally:
            await context.close()


@asynccontextmanager
async def chromium() -> AsyncIterator[Chromium | None]:
    """Chromium without a window; None when it, or Playwright, is not on this machine."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        path = None
    if path is None:
        yield None
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield Chromium(browser, browser.version)
        finally:
            await browser.close()


async def first_click(
    browser: Chromium, running: Running, among: int, patience_s: float
) -> tuple[float, Crowd]:
    """Seconds until a click was answered, for one who comes in the middle of `among` visitors.

    The others still stand when this returns. Raises Playwright's errors when no answer comes.
    """
    visitors = await enter_all(running, among)
    own, others = visitors[0], visitors[1:]
    before, after = others[: len(others) // 2], others[len(others) // 2 :]
    address = running.address + running.server.page + running.server.door.first_screen
    async with browser.page_of(own) as page:
        asked = asyncio.Event()
        page.on("request", lambda _: asked.set())
        early = asyncio.create_task(come(running, before, patience_s))
        await asyncio.sleep(0)  # they ask first
        going = asyncio.create_task(
            page.goto(address, wait_until="commit", timeout=patience_s * 1000)
        )
        await asyncio.wait_for(asked.wait(), patience_s)
        late = asyncio.create_task(come(running, after, patience_s))
        try:
            await going
            answered = await page.wait_for_function(ANSWERED, timeout=patience_s * 1000)
            seconds = await answered.json_value() / 1000
        finally:
            crowds = await asyncio.gather(early, late)
        standing = [one for crowd in crowds for one in crowd.standing]
        errors = [error for crowd in crowds for error in crowd.errors]
        return seconds, Crowd(standing, errors, crowds[0].started_at)
