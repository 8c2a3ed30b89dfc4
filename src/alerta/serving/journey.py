"""Where a person stands: solved exercises per chapter, the screen to continue at, the last save."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from alerta import resources
from alerta.learning import progress
from alerta.learning.self_paced import OPENED
from alerta.registry import Answer
from alerta.serving.chapters import Chapter, chapter, chapters, page_address, page_name
from alerta.serving.quipu import Strand
from alerta.serving.screens import split

LIMA = timezone(timedelta(hours=-5))  # Peru has had no summer time since 1994


@dataclass(frozen=True)
class Stop:
    """The screen of the last visit: `page` as `manual/04`, `screen` from 1."""

    page: str
    screen: int
    title: str
    screens: int

    def address(self, lang: str) -> str:
        anchor = f"#pantalla-{self.screen}" if self.screen > 1 else ""
        return page_address(self.page, lang) + anchor


@dataclass(frozen=True)
class Journey:
    """What the home page shows of one person. `saved_at` is Lima time, None before any answer."""

    strands: dict[str, Strand]  # by chapter number, "04"
    stop: Stop | None
    chapter: Chapter | None  # of the stop
    saved_at: datetime | None

    @property
    def done(self) -> int:
        return sum(strand.done for strand in self.strands.values())

    @property
    def total(self) -> int:
        return sum(strand.total for strand in self.strands.values())


def journey(home: Path, log: Sequence[Answer], lang: str) -> Journey:
    """Read a person's answers (oldest first) as a journey. Writes nothing."""
    stop = _stop(home, log, lang)
    here = chapter(home, stop.page[-2:]) if stop and stop.page.startswith("manual/") else None
    told = progress(home, log)
    strands = {}
    for one in chapters(home):
        part = told.get(one.number)
        total, done = (part.total, part.done) if part else (0, 0)
        strands[one.number] = Strand(
            int(one.number), total, done, now=here is not None and here.number == one.number
        )
    saved = [answer.at for answer in log if answer.kind not in ("visit", OPENED)]
    return Journey(strands, stop, here, saved[-1].astimezone(LIMA) if saved else None)


def _stop(home: Path, log: Sequence[Answer], lang: str) -> Stop | None:
    visits = [(one.item, int(one.value)) for one in log if one.kind == "visit"]
    answered = [(f"manual/{one.page[:2]}", 1) for one in log if one.page]  # brought from elsewhere
    for page, seen in (*reversed(visits), *reversed(answered)):
        path = _notebook(home, page, lang) if page_name(page) else None
        if path is None:
            continue
        screens = split(resources.document(path)).screens
        screen = min(seen, len(screens))
        return Stop(page, screen, screens[screen - 1].title, len(screens))
    return None


def _notebook(home: Path, page: str, lang: str) -> Path | None:
    if page.startswith("app/"):
        path = home / "notebooks" / f"{page.removeprefix('app/')}.ipynb"
    else:
        one = chapter(home, page[-2:])
        path = one.notebook(home, lang) if one else home / "missing"
    return path if path.is_file() else None
