"""Chapter 3 on paper: rings, layers, acts, links and causes of a case, to be filled in."""

from collections.abc import Callable

from alerta.printing.desks.page import BLANK, BOX, Page, boxes, escape, grid, ticks
from alerta.widgets.actor_map.drawing import map_figure
from alerta.widgets.actor_map.model import ActorMap
from alerta.widgets.actor_map.model import actor_map as map_of
from alerta.widgets.actor_map.telling import link_words
from alerta.widgets.actor_map.timeline import cause_words
from alerta.widgets.controls import choice_words, spoken_date


def actor_map(page: Page, case: str, *parts: str) -> str:
    """The parts of a case, each a step of one sheet."""
    model = map_of(page.session, case)
    title = page.say(model.case["title"])
    made = page.sources(case, model.case["documents"])
    made += "".join(_PARTS[part](page, model) for part in parts)
    task = page.t(
        "Answer with the documents in front of you; write the number of the sentence that proves it."
    )
    return page.sheet(f"{case}.{'-'.join(parts)}", title, task, made)


def _rings(page: Page, model: ActorMap) -> str:
    t = page.t
    orders = choice_words(page.home, "v_order", page.lang)
    names = [orders[one] for one in ("primary", "secondary", "tertiary")] + [t("Not an actor")]
    rows = [(escape(model.name(one)), BOX, BOX, BOX, BOX) for one in model.candidates]
    asked = grid((t("Who"), *names), rows, caption=t("Which ring?"))
    return _title(t("Who is in the case, and how near")) + asked + _empty_map(page, model)


def _empty_map(page: Page, model: ActorMap) -> str:
    drawing = map_figure(model)
    return drawing.partition("</figure>")[0] + "</figure>"


def _layers(page: Page, model: ActorMap) -> str:
    t = page.t
    rows = []
    for speaker in model.speakers:
        for address in speaker["sentences"]:
            who = escape(model.name(speaker["actor"], short=True))
            rows.append(
                (who, f"{_address(page, address)} {escape(model.texts[address])}", BOX, BOX, BOX)
            )
    heads = (t("Who"), t("Sentence"), t("Position"), t("Interest"), t("Need"))
    return _title(t("What they ask, and what for")) + grid(heads, rows)


def _acts(page: Page, model: ActorMap) -> str:
    t = page.t
    attitudes = choice_words(page.home, "v_attitude", page.lang)
    rows = [
        (
            escape(model.name(one)),
            boxes((escape(t("Low power")), escape(t("High power")))),
            boxes(escape(attitudes[name]) for name in ("against", "conditional", "favourable")),
            "",
        )
        for one in model.acting
    ]
    heads = (t("Who"), t("Power to gather or to decide"), t("Attitude to the talks"), t("Sentence"))
    return _title(t("What they can do, and whether they want to talk")) + grid(
        heads, rows, least={3: 56}
    )


def _links(page: Page, model: ActorMap) -> str:
    t = page.t
    kinds = ticks(escape(one) for one in link_words(model).values())
    rows = [(str(number), "", "", kinds, "") for number in range(1, 5)]
    heads = (t("Link"), t("First actor"), t("Second actor"), t("Which"), t("Sentence"))
    return _title(t("What binds them and what parts them")) + grid(
        heads, rows, least={1: 110, 2: 110, 4: 56}
    )


def _causes(page: Page, model: ActorMap) -> str:
    t, words = page.t, cause_words(page.lang)
    rows = [
        (f"{_address(page, one)} {escape(model.texts[one])}", *[BOX] * len(words))
        for one in model.cards
    ]
    dates = boxes(escape(spoken_date(day, page.lang)) for day in model.dates)
    return (
        _title(t("From the slow to the sudden"))
        + grid((t("Sentence"), *words.values()), rows)
        + f"<h4>{escape(t('Date of the trigger'))}</h4>{dates}"
    )


def _summary(page: Page, model: ActorMap) -> str:
    told = page.t("Draw your finished map here: actors in their ring, and the links between them.")
    line = page.t("In one sentence, what does your map show?")
    return f"<p>{escape(told)}</p>{_empty_map(page, model)}<p>{escape(line)} {BLANK}{BLANK}</p>"


def _address(page: Page, address: str) -> str:
    document, _, number = address.partition(".")
    return escape(page.t("({document}, {number})", document=document[1:], number=number))


def _title(words: str) -> str:
    return f"<h3>{escape(words)}</h3>"


_PARTS: dict[str, Callable[[Page, ActorMap], str]] = {
    "rings": _rings,
    "layers": _layers,
    "acts": _acts,
    "links": _links,
    "causes": _causes,
    "summary": _summary,
}
