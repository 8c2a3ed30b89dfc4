"""The exercises of a chapter as sheets. Coding and scoring are tables, with room for the proof."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from alerta.learning import load_exercise, load_exercises
from alerta.learning.kinds import Part, asked
from alerta.learning.paper import documents, sheet
from alerta.learning.words import option_words, prompt
from alerta.printing.desks.page import BOX, Page, escape, grid
from alerta.resources import column, table
from alerta.widgets.practice.model import to_practise

Exercise = Mapping[str, Any]


def exercise(page: Page, exercise_id: str) -> str:
    """One exercise, without its key."""
    page.shown.append(exercise_id)
    one = load_exercise(page.home, exercise_id)
    made = sheet(page.home, one, page.lang)
    if one["kind"] in _TABLES:
        head = made.partition("</header>")[0] + "</header>"
        shown = "" if "weeks" in one else documents(one.get("documents") or (), page.lang)
        made = f"{head}{shown}{_TABLES[one['kind']](page, one)}</article>"
    return made.replace('class="ka-paper"', f'class="ka-paper" data-sheet="{exercise_id}"', 1)


def practice(page: Page) -> str:
    """All exercises that the chapter has not shown, the easiest first; those of tests are kept."""
    left = to_practise(load_exercises(page.home, page.number), list(page.shown))
    return "".join(exercise(page, one["id"]) for one in left)


def _coding(page: Page, one: Exercise) -> str:
    t = page.t
    rows = []
    for part in asked(one):
        words = option_words(page.home, one, part, page.lang).values()
        boxes = "<br/>".join(f"{BOX} {escape(said)}" for said in words)
        rows.append((escape(prompt(page.home, one, part, page.lang)), boxes, ""))
    heads = (t("Question"), t("Answer"), t("Sentence that proves it"))
    return grid(heads, rows, least={0: 190, 1: 130, 2: 90})


def _scoring(page: Page, one: Exercise) -> str:
    t = page.t
    anchors = {row["key"]: row for row in table(page.home, "indicators")}
    scored, jumps = [], []
    for part in asked(one):
        row = anchors.get(part.id)
        if row is None:
            jumps.append((escape(prompt(page.home, one, part, page.lang)), BOX, BOX, ""))
            continue
        name = f"{row['code']} {escape(column(row, 'name', page.lang))}"
        cells = [f"{BOX} {escape(column(row, f'anchor_{n}', page.lang))}" for n in range(3)]
        scored.append((name, *cells, BOX, ""))
    heads = (t("Indicator"), "0", "1", "2", t("No data"), t("Sentence"))
    signs = (t("Signs that raise the level"), t("Yes"), t("No"), t("Sentence"))
    return grid(heads, scored, least={5: 40}) + grid(signs, jumps, least={3: 56})


def _weeks(page: Page, one: Exercise) -> str:
    every = {document["id"]: document for document in one["documents"]}
    made = []
    for number, week in enumerate(one["weeks"], start=1):
        parts = [part for part in asked(one) if part.id.partition(".")[0] == week["id"]]
        shown = "".join(
            documents([every[name]], page.lang, page.t("Document {number}", number=name[1:]))
            for name in week["shows"]
        )
        made.append(
            f"<h3>{escape(page.t('Week {number}.', number=number))}</h3>"
            f"<p>{page.say(week['told'])}</p>{shown}{decisions(page, one, parts)}"
        )
    return "".join(made)


def decisions(page: Page, one: Exercise, parts: Sequence[Part]) -> str:
    """What is decided at one moment, side by side, and the sentence that proves it."""
    row = [
        "<br/>".join(
            f"{BOX} {escape(said)}"
            for said in option_words(page.home, one, part, page.lang).values()
        )
        for part in parts
    ]
    heads = [prompt(page.home, one, part, page.lang) for part in parts]
    table = grid((*heads, page.t("Sentence that proves it")), [(*row, "")])
    return table.replace('<th scope="row">', "<td>").replace("</th><td>", "</td><td>")


_TABLES: dict[str, Callable[[Page, Exercise], str]] = {
    "criteria_coding": _coding,
    "alert_scoring": _scoring,
    "unfolding": _weeks,
}
