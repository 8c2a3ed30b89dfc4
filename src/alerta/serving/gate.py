"""A page of the manual that is not open yet, where each chapter opens the next. No kernel."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from tornado.ioloop import IOLoop

from alerta.i18n import Translate, translator
from alerta.learning.course import ChapterStatus
from alerta.learning.self_paced import AFTER_ALL, OPENED, locked, page_of
from alerta.registry import Answer, NotStored
from alerta.serving.chapters import Chapter, chapters
from alerta.serving.frame import Kit, PageHandler


@dataclass(frozen=True)
class Gate:
    """Of a page: whether it is locked, and by which chapter; `told` is what is known of that."""

    first: Chapter | None = None
    told: ChapterStatus | None = None
    kept: bool = False  # whether it stays open whatever the content becomes


class GatedHandler(PageHandler):
    """A page of the manual; where the kit is served self-paced it may be locked."""

    async def kept_out(self, place: str, lang: str) -> bool:
        """Whether a chapter's number or a page's name is locked for this person.

        Then the page that says what comes first has been written, and no kernel is to be started.
        """
        if not self.kit.settings.self_paced:
            return False
        open_ones = [one for one in chapters(self.kit.home) if one.available]
        asked = next((one for one in open_ones if one.number == place), None)
        if place not in AFTER_ALL and (asked is None or asked == open_ones[0]):
            return False
        gate = await IOLoop.current().run_in_executor(None, self._look, place, open_ones)
        if gate.first is None:
            if not gate.kept:  # nobody waits for this
                self.kit.writers.submit(_keep_open, self.kit, self.person_id, place)
            return False
        t = translator(lang)
        self.show(
            "gate.html",
            lang=lang,
            first=gate.first,
            told=gate.told,
            title=asked.text("title", lang) if asked else tests(t)[place],
            number=int(place) if asked else None,
        )
        return True

    def _look(self, place: str, open_ones: Sequence[Chapter]) -> Gate:
        log = log_of(self.kit, self.person_id)
        told = locked(self.kit.home, [one.number for one in open_ones], log).get(place)
        if told is None:
            name = page_of(place)
            return Gate(kept=any(one.kind == OPENED and one.item == name for one in log))
        first = next(one for one in open_ones if one.number == told.number)
        return Gate(first, told)


def locks(kit: Kit, log: Sequence[Answer]) -> dict[str, ChapterStatus]:
    """What is locked for a person: by number or name, the chapter that comes first; nothing where
    every chapter is open. Reads files; writes nothing."""
    if not kit.settings.self_paced:
        return {}
    return locked(kit.home, [one.number for one in chapters(kit.home) if one.available], log)


def log_of(kit: Kit, person_id: str) -> list[Answer]:
    """Of a person's log only what decides on locks; oldest first within each kind."""
    answers = kit.registry.answers
    return [one for kind in ("attempt", OPENED) for one in answers.log(person_id, kind=kind)]


def tests(t: Translate) -> dict[str, str]:
    """Names of the pages that come after all chapters."""
    return {"exit": t("Exit test"), "certification": t("Certification")}


def _keep_open(kit: Kit, person_id: str, place: str) -> None:
    with contextlib.suppress(NotStored):  # the next visit writes it
        kit.registry.answers.add(person_id, page_of(place), OPENED, True, kind=OPENED)
