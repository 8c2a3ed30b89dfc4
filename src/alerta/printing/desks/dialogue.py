"""Chapter 11 on paper: opening a space, writing commitments, following them, published shares."""

from collections.abc import Callable, Mapping
from typing import Any

from alerta.printing.desks.page import Page, boxes, escape, grid
from alerta.widgets.actor_map.case_files import load_case
from alerta.widgets.commitments.board_table import action_words, state_words
from alerta.widgets.commitments.view import FIRST
from alerta.widgets.controls import spoken_date

Case = Mapping[str, Any]


def commitments(page: Page, part: str, case: str = FIRST) -> str:
    """space, workshop or board of a case; or `shares`, the published figures."""
    if part == "shares":
        return _shares(page)
    content = load_case(page.home, case)
    task, body = _PARTS[part](page, content)
    return page.sheet(f"{case}.{part}", page.say(content["title"]), task, body)


def _space(page: Page, content: Case) -> tuple[str, str]:
    space = content["space"]
    asked = "".join(
        f'<section class="ka-paper__q"><h3>{page.say(line["name"])}. {page.say(line["ask"])}</h3>'
        f"{boxes(page.say(one) for one in line['options'])}</section>"
        for line in space["lines"]
    )
    shown = page.sources(f"{content['id']}.space", space["documents"])
    return page.t("Open a dialogue space"), shown + asked


def _workshop(page: Page, content: Case) -> tuple[str, str]:
    t, shop = page.t, content["workshop"]
    kinds = boxes(escape(one) for one in (t("Commitment"), t("Request"), t("Information")))
    made = [page.sources(f"{content['id']}.workshop", shop["documents"])]
    lists = [
        (t("Who will fulfil it?"), [page.say(one) for one in shop["entities"]]),
        (t("Who will check it?"), [page.say(one) for one in shop["followers"]]),
        (t("By when?"), [escape(spoken_date(str(day), page.lang)) for day in shop["dates"]]),
    ]
    for number, sheet in enumerate(shop["sheets"], start=1):
        sentence = sheet["sentence"].partition(".")[2]
        offered = [
            (t("What is this sentence?"), kinds),
            (t("What will be done?"), boxes(page.say(one) for one in sheet["what"])),
            (t("What will prove it?"), boxes(page.say(one) for one in sheet["evidence"])),
            *((ask, boxes(words)) for ask, words in lists),
        ]
        rows = [(escape(ask), answer) for ask, answer in offered]
        heading = t("{n}. Sentence {sentence}", n=number, sentence=sentence)
        made.append(f"<h3>{escape(heading)}</h3>{grid((t('Asked'), t('Your answer')), rows)}")
    return t("From loose sentences to commitments"), "".join(made)


def _board(page: Page, content: Case) -> tuple[str, str]:
    t, board = page.t, content["board"]
    names = {one["id"]: one for one in board["commitments"]}
    states = list(state_words(page.home, page.lang).values())
    actions = list(action_words(page.lang).values())
    made = [f"<p>{page.say(board['rule'])}</p>"]
    heads = (t("Commitment"), t("News"), t("How does it stand?"), t("If overdue, what do you do?"))
    for number, week in enumerate(board["weeks"], start=1):
        rows = [
            (
                f"{page.say(names[one['of']])} ({escape(spoken_date(str(names[one['of']]['due']), page.lang))})",
                page.say(one),
                boxes(map(escape, states)),
                boxes(map(escape, actions)),
            )
            for one in week["news"]
        ]
        day = spoken_date(str(week["day"]), page.lang)
        heading = t("Week {n} of {total}: {day}", n=number, total=len(board["weeks"]), day=day)
        made.append(f"<h3>{escape(heading)}</h3>{grid(heads, rows)}")
    return t("The follow-up board"), "".join(made)


def _shares(page: Page) -> str:
    from alerta.widgets.commitments.shares import chart

    return chart(page.session).partition("<details")[0]


_PARTS: dict[str, Callable[[Page, Case], tuple[str, str]]] = {
    "space": _space,
    "workshop": _workshop,
    "board": _board,
}
