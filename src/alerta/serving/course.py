"""`/camino`: what was met, when, and what is left; `/certificado`: the printed sheet. No kernel."""

import unicodedata
from datetime import date
from typing import Any

from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from alerta.certificates import seal
from alerta.certificates.document import Certificate, Kind, end_of_validity, serial
from alerta.certificates.sheet import sheet
from alerta.criteria import load_rules
from alerta.i18n import Translate, translator
from alerta.learning.course import ChapterStatus, status
from alerta.learning.mastery import Requirement, requirements
from alerta.learning.renewal import PRINTED, VERSION_PART, still_to_renew
from alerta.registry import Answer
from alerta.serving.chapters import Chapter, chapters
from alerta.serving.frame import PageHandler, codebook_version
from alerta.serving.gate import locks
from alerta.serving.journey import LIMA
from alerta.serving.moments import day
from alerta.serving.next_step import next_step

LONGEST_NAME = 80
ENOUGH = 0.5  # of a chapter's exercises tried: the chapter counts as worked through
TESTS = ("entry", "exit", "written", "texts")


class _CoursePage(PageHandler):
    async def found(self) -> dict[str, Any]:
        """Everything that is known of the person's course."""
        return await IOLoop.current().run_in_executor(None, self._read)

    def _read(self) -> dict[str, Any]:
        home = self.kit.home
        log = self.kit.registry.answers.log(self.person_id)
        rows = [one for one in chapters(home) if one.available]
        statuses = status(home, [one.number for one in rows], log)
        needs = requirements(home, log, load_rules(home))
        mastered = all(one.mastered for one in statuses)
        return {
            "rows": list(zip(rows, statuses, strict=True)),
            "needs": needs,
            "tests": scores_of_tests(log),
            "mastered": sum(one.mastered for one in statuses),
            "course_mastered": mastered,
            "complete": mastered and all(one.met for one in needs),
            "renewal": still_to_renew(home, log),
            "worked": [one.number for one in statuses if one.tried >= one.total * ENOUGH],
            "locks": locks(self.kit, log),
            "last": max((one.mastered_at for one in statuses if one.mastered_at), default=None),
        }


class CourseHandler(_CoursePage):
    """The path of the person who is signed in."""

    async def get(self) -> None:
        found, lang = await self.found(), self.lang
        t, needs = translator(lang), found.pop("needs")
        self.show(
            "course.html",
            needs=[(one.met, requirement_words(one, t, lang)) for one in needs],
            step=next_step(found["rows"], needs, found["tests"], found["renewal"], lang),
            when=lambda at: day(at.astimezone(LIMA), lang),
            gain=gain(found["tests"]),
            percent=lambda share: round(100 * share),
            self_paced=self.kit.settings.self_paced,
            here="/camino",
            **found,
        )


class CertificateHandler(_CoursePage):
    """A certificate as PDF. The name is typed for the sheet and kept nowhere."""

    def get(self) -> None:
        """A sheet is asked for with the form of the path: whoever comes by a link goes there."""
        self.redirect("/camino")

    async def post(self) -> None:
        found = await self.found()
        kind: Kind = "mastery" if self.get_argument("kind", "") == "mastery" else "participation"
        name = clean_name(self.get_argument("name", ""))
        able = found["complete"] and found["renewal"] is None
        if not name or (kind == "mastery" and not able) or not found["worked"]:
            raise HTTPError(422)
        scores = bool(self.get_argument("scores", ""))
        pdf = await IOLoop.current().run_in_executor(
            None, self._sheet, kind, name, found["rows"], found["worked"], scores
        )
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", f'attachment; filename="kit-alerta-{kind}.pdf"')
        self.finish(pdf)

    def _sheet(
        self,
        kind: Kind,
        name: str,
        rows: list[tuple[Chapter, ChapterStatus]],
        worked: list[str],
        with_scores: bool,
    ) -> bytes:
        lang, today = self.lang, date.today()
        shown = [
            (one, told)
            for one, told in rows
            if (told.mastered if kind == "mastery" else one.number in worked)
        ]
        certificate = Certificate(
            kind=kind,
            name=name,
            issuer=self.kit.issuer,
            modules=tuple(one.number for one, _ in shown),
            hours=max(1, round(sum(one.minutes for one, _ in shown) / 60)),
            codebook_version=codebook_version(self.kit.home),
            issued_on=today,
            valid_until=end_of_validity(today),
            serial=serial(),
            scores={one.number: told.percent for one, told in shown} if with_scores else {},
        )
        self.kit.registry.answers.add(
            self.person_id, kind, VERSION_PART, certificate.codebook_version, kind=PRINTED
        )
        code = seal.seal(certificate, seal.key_of(self.kit.settings.data))
        titles = {one.number: one.text("title", lang) for one, _ in shown}
        return sheet(certificate, code, titles, lang)


def clean_name(text: str) -> str:
    """A name as it is printed: one line, no signs that are not seen, at most 80 characters."""
    plain = unicodedata.normalize("NFC", text)
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in plain)
    return " ".join(seen.split())[:LONGEST_NAME]


def scores_of_tests(log: list[Answer]) -> dict[str, float]:
    """The best score (0 to 1) of every test that was sat, by its name."""
    best: dict[str, float] = {}
    for entry in log:
        if entry.kind == "attempt" and entry.part == "*" and entry.item.startswith("test."):
            name = entry.item.split(".")[1]
            best[name] = max(float(entry.value["score"]), best.get(name, 0.0))
    return best


def gain(tests: dict[str, float]) -> int | None:
    """Percent points gained from the entry to the exit test; None unless both were sat."""
    if "entry" in tests and "exit" in tests:
        return round(100 * (tests["exit"] - tests["entry"]))
    return None


def requirement_words(one: Requirement, t: Translate, lang: str) -> str:
    """A requirement and how far it is met, in one line."""
    number = {
        "written": lambda: (_percent(one.have), _percent(one.need)),
        "texts": lambda: (_count(one.have), _count(one.need)),
        "no_critical_error": lambda: (_count(one.have), "0"),
        "levels": lambda: (_percent(one.have), _percent(one.need)),
        "agreement": lambda: (_two(one.have, lang), _two(one.need, lang)),
        "records": lambda: (_count(one.have), _count(one.need)),
    }[one.name]()
    have, need = number
    have = have or t("nothing yet")
    words = {
        "written": t("Written part: {have} (needed: {need})", have=have, need=need),
        "texts": t("Ten texts, right category: {have} (needed: {need})", have=have, need=need),
        "no_critical_error": t(
            "No conflict taken for “not a case”, and none the other way round: {have} (needed: 0)",
            have=have,
        ),
        "levels": t(
            "Alert levels exact or one apart: {have} (needed: {need}, of at least ten)",
            have=have,
            need=need,
        ),
        "agreement": t(
            "Agreement of the alert levels with the key, weighted kappa: {have} (needed: {need})",
            have=have,
            need=need,
        ),
        "records": t(
            "Complete records without a serious error: {have} (needed: {need})",
            have=have,
            need=need,
        ),
    }
    return words[one.name]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{round(100 * share)} %"


def _count(number: float | None) -> str:
    return "" if number is None else str(int(number))


def _two(number: float | None, lang: str) -> str:
    said = "" if number is None else f"{number:.2f}"
    return said if lang == "en" else said.replace(".", ",")
