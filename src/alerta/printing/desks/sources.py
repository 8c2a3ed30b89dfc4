"""Chapter 7 on paper: reports to grade, the chain of a rumour, a count, and a draft to clean."""

from collections.abc import Callable, Mapping
from typing import Any

from alerta.learning.paper import documents
from alerta.printing.desks.page import BLANK, Page, boxes, escape, grid, ticks
from alerta.widgets.source_grading.case import action_words, desk


def source_grading(page: Page, name: str, step: str = "grade") -> str:
    """One step at a desk: grade, trace, count or write."""
    content = desk(page.home, name)
    task, body = _STEPS[step](page, content)
    return page.sheet(f"{name}.{step}", page.say(content["title"]), task, body)


def _grade(page: Page, content: Mapping[str, Any]) -> tuple[str, str]:
    t = page.t
    known = f"<p>{page.say(content['known'])}</p>" if content.get("known") else ""
    made = []
    for number, report in enumerate(content["reports"], start=1):
        heading = t("Report {number}", number=number)
        shown = documents([report], page.lang, f"{heading}, {report['time']}")
        actions = boxes(escape(action_words(one, report, page.lang)) for one in report["actions"])
        claims = ticks((escape(t("Rumour, unverified")), escape(t("Fact"))))
        made.append(
            f"<h3>{escape(heading)}</h3>{shown}"
            f"<p><b>{escape(t('Letter of the source'))}</b> \u2002 {ticks('ABC')} \u2003 "
            f"<b>{escape(t('Number of the item'))}</b> \u2002 {ticks('123')}</p>"
            f"<p><b>{escape(t('It says'))}:</b> {page.say(report['claim'])}. \u2002 {claims}</p>"
            f"<h4>{escape(t('What do you do with it?'))}</h4>{actions}"
        )
    task = t(
        "Give each report a letter and a number, say what it is, and decide what to do. Decide before you read the next one."
    )
    return task, known + "".join(made)


def _trace(page: Page, content: Mapping[str, Any]) -> tuple[str, str]:
    t = page.t
    rows = [
        (f"{number}. {page.say(one['name'])}", page.say(one["text"]), "")
        for number, one in enumerate(content["mentions"], start=1)
    ]
    asked = "".join(f"<p>{page.say(one)} {BLANK}</p>" for one in content["sources"])
    heads = (t("Mention"), t("It says"), t("From whom does it have it?"))
    task = t(
        "Write from whom each mention has it: its own eyes, or the number of another mention. Then count origins, not mentions."
    )
    return task, grid(heads, rows, least={2: 96}) + asked


def _count(page: Page, content: Mapping[str, Any]) -> tuple[str, str]:
    t = page.t
    rows = [(page.say(one["by"]), page.say(one["says"])) for one in content["figures"]]
    names = (
        t("Low: the smallest of those who counted on the spot"),
        t("Best: that of whoever counted one by one"),
        t("High: the largest of those who counted on the spot"),
    )
    asked = grid((t("Figure"), t("People")), [(escape(one), "") for one in names], least={1: 90})
    return t("How many people were at the sit-in?"), grid((t("Who"), t("It says")), rows) + asked


def _write(page: Page, content: Mapping[str, Any]) -> tuple[str, str]:
    t = page.t
    lines = "".join(
        "<p>" + " ".join(page.say(one) for one in line) + "</p>"
        for line in content["draft"]["lines"]
    )
    head = f"<header>{escape(t('Draft of a colleague'))}</header>"
    task = t("A colleague's draft: strike out what must not be written.")
    return task, f'<section class="ka-source">{head}{lines}</section>'


_STEPS: dict[str, Callable[[Page, Mapping[str, Any]], tuple[str, str]]] = {
    "grade": _grade,
    "trace": _trace,
    "count": _count,
    "write": _write,
}
