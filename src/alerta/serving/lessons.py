"""`/manual/<lang>/<NN>`, `/manual/<lang>/<word>` and `/app/<name>`: a notebook as a page, written as it becomes ready.

The text is sent at once; the parts that need the kernel follow as they are ready, each with the
number of the place it belongs to. The page script puts them there.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from voila.utils import get_page_config

from alerta import resources
from alerta.config import LANGUAGES
from alerta.i18n import translator
from alerta.serving import notebooks
from alerta.serving.chapters import APPS, EXTRA, Chapter, chapter, chapters
from alerta.serving.forkserver.nursery import Unavailable, Zygote
from alerta.serving.forkserver.recorded_pages import Recording
from alerta.serving.frame import island
from alerta.serving.gate import GatedHandler
from alerta.serving.glossary import entries, link_terms, listing
from alerta.serving.home import app_title
from alerta.serving.kernels import VisitorKernel
from alerta.serving.screens import Lesson, split

WIDGETS = ["@voila-dashboards/widgets-manager8", "@jupyter-widgets/jupyterlab-manager"]
STARTING_S = 60  # a kernel that is not there by then will not come


@dataclass(frozen=True)
class Page:
    """A notebook to be shown: where it is, its language, its name for visits."""

    path: Path
    lang: str
    name: str
    chapter: Chapter | None


class NotebookHandler(GatedHandler):
    """Writes a page around a notebook."""

    async def write_page(self, page: Page) -> None:
        self.xsrf_token  # noqa: B018 - the page script needs its cookie
        self.set_header("Content-Type", "text/html; charset=utf-8")
        place = await self.place_in_queue()
        if place:
            self.wait(page, place)
            return
        kernel_id = ""
        try:
            kernel_id = await self._write_and_start(page)
        except StreamClosedError:
            return  # the visitor left
        except Exception:
            self.log.exception("The page %s could not be prepared", page.name)
        self.finish(self.closing(page, kernel_id))

    async def place_in_queue(self) -> int:
        """0 when the visitor may come in. Forgotten kernels make room first."""
        kernels = self.kernel_manager
        await kernels.keep_within(self.person_id)
        place = self.kit.turns.ask(self.person_id)
        if place and await kernels.end_forgotten():
            place = self.kit.turns.ask(self.person_id)
        return place

    def wait(self, page: Page, place: int) -> None:
        """The waiting page; it asks `/alerta/turn` and comes back by itself."""
        self.set_status(503)
        self.set_header("Retry-After", "5")
        self.show("wait.html", lang=page.lang, place=place)

    async def _write_and_start(self, page: Page) -> str:
        """Write the page up to its end, and start its kernel; return the kernel's id."""
        recording = await self._recording(page)
        if recording is None:
            return await self._run(page)
        self.write(self._recorded(page, recording))
        await self.flush()
        kernel = await self.kit.turns.prepared(lambda: self._start(page, recording.zygote))
        return str(kernel.kernel_id)

    async def _start(self, page: Page, zygote: Zygote | None = None) -> VisitorKernel:
        """Start the visitor's kernel. StreamClosedError, and no kernel, when they left."""
        connection = self.request.connection.stream
        if connection.closed():
            raise StreamClosedError
        starting = self.kernel_manager.start_own(
            self.kit.settings, page.path.parent, self.person_id, page.lang, zygote
        )
        kernel = await asyncio.wait_for(starting, STARTING_S)
        if connection.closed():
            await self.kernel_manager.shutdown_kernel(kernel.kernel_id, now=True)
            raise StreamClosedError
        return kernel

    async def _recording(self, page: Page) -> Recording | None:
        try:
            return await self.kit.pages.get(page.path)
        except Unavailable:
            return None

    def _recorded(self, page: Page, recording: Recording) -> bytes:
        """Everything but the end of a recorded page: the same bytes for everybody."""
        known = recording.rendered.get(page.lang)
        if known is None:
            parts = [self.opening(page, split(recording.notebook))]
            for index, outputs in recording.shown.items():
                if recording.notebook.cells[index].source.strip():
                    outputs = notebooks.shown(outputs, self.log)
                    parts.append(self.part(page.lang, index, outputs))
            known = recording.rendered[page.lang] = "".join(parts).encode()
        return known

    async def _run(self, page: Page) -> str:
        """The slow way, where nothing can be forked: a kernel that runs the notebook now."""
        kernels = self.kernel_manager
        notebook = resources.document(page.path)
        self.write(self.opening(page, split(notebook)))
        await self.flush()
        kernel = await self.kit.turns.prepared(lambda: self._start(page))
        try:
            async for index, outputs in notebooks.run(kernel, notebook, self.log):
                self.write(self.part(page.lang, index, outputs))
                await self.flush()
        except BaseException:  # the visitor left, or the kernel broke: nobody will use it
            await kernels.shutdown_kernel(kernel.kernel_id, now=True)
            raise
        return str(kernel.kernel_id)

    def opening(self, page: Page, lesson: Lesson) -> str:
        """Everything that needs no kernel. The same for every visitor."""
        t = translator(page.lang)
        all_chapters = chapters(self.kit.home) if page.chapter else []
        following = [one for one in all_chapters if one.available]
        place = next((n for n, c in enumerate(following) if c == page.chapter), -1)
        texts = {
            piece.text: Markup(
                link_terms(notebooks.html(piece.text, page.lang), self.kit.home, page.lang)
            )
            for screen in lesson.screens
            for piece in screen.pieces
            if piece.cell is None
        }
        title = lesson.title or app_title(page.name.removeprefix("app/"), t)
        return self.kit.render(
            "lesson.html",
            page.lang,
            page=page,
            lesson=lesson,
            title=page.chapter.text("question", page.lang) if page.chapter else title,
            chapters=all_chapters,
            next_chapter=following[place + 1] if -1 < place < len(following) - 1 else None,
            html=texts.get,
            words=entries(texts.values(), self.kit.home, page.lang),
            glossary=listing(self.kit.home, page.lang) if page.name == "manual/index" else [],
            alias="",
            xsrf="",
            here=self.request.path,
        )

    def part(self, lang: str, index: int, outputs: list[dict[str, Any]]) -> str:
        """What one cell shows, for its place in the page."""
        return self.kit.render("part.html", lang, index=index, outputs=outputs)

    def closing(self, page: Page, kernel_id: str) -> str:
        """The end of the page: with the kernel's id its widgets come to life."""
        frontend = self.settings["frontend"]
        config = dict(
            self._page_config(),
            baseUrl=self.base_url,
            kernelId=kernel_id,
            jupyterLabTheme="light",
            fullStaticUrl=f"/{frontend}",
            fullMathjaxUrl=self.kit.address("no-math.js"),
            mathjaxConfig="none",
        )
        return self.kit.render(
            "closing.html",
            page.lang,
            config=island(config),
            kernel_id=kernel_id,
            frontend=f"{frontend}/voila.js",
        )

    def _page_config(self) -> dict[str, Any]:
        """Voila's part of the configuration: it is read from many files, and stays the same."""
        known: dict[str, Any] | None = self.settings.get("page_config")
        if known is None:
            known = self.settings["page_config"] = get_page_config(
                base_url=self.base_url,
                settings=self.settings,
                log=self.log,
                voila_configuration=self.settings["voila_configuration"],
            )
        return known


class LessonHandler(NotebookHandler):
    """A chapter of the manual."""

    async def get(self, lang: str, number: str) -> None:
        one = chapter(self.kit.home, number)
        if one is None or lang not in LANGUAGES:
            raise HTTPError(404)
        path = one.notebook(self.kit.home, lang)
        if not path.is_file():
            raise HTTPError(404)
        if not await self.kept_out(number, lang):
            await self.write_page(Page(path, lang, f"manual/{number}", one))


class ExtraHandler(NotebookHandler):
    """The pages of the manual that are no chapter: the index, tests, review and profile."""

    async def get(self, lang: str, word: str) -> None:
        path = self.kit.home / "manual" / lang / f"{EXTRA.get(word, 'missing')}.ipynb"
        if not path.is_file():
            raise HTTPError(404)
        if not await self.kept_out(word, lang):
            await self.write_page(Page(path, lang, f"manual/{word}", None))


class AppHandler(NotebookHandler):
    """An app: one notebook, its language is the visitor's."""

    async def get(self, name: str) -> None:
        path = self.kit.home / "notebooks" / f"{name}.ipynb"
        if name not in APPS or not path.is_file():
            raise HTTPError(404)
        await self.write_page(Page(path, self.lang, f"app/{name}", None))
