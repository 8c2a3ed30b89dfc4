"""What the board says in markup: the card, the counts of both lenses, who changes sides."""

import re
from collections.abc import Iterable, Sequence

from alerta.i18n import translator
from alerta.widgets.controls import Lens, escape, stacked_table, verdict
from alerta.widgets.sorting_board.cards import Card
from alerta.widgets.sorting_board.judging import BOXES, LENSES
from alerta.widgets.sorting_board.model import Board


def card_markup(board: Board, card: Card, marked: str, code: str) -> str:
    """The card as a source; `marked` are the words that decide, `code` what they decide."""
    t = translator(board.lang)
    name = t("Notice {number} of {total}.", number=card.number, total=len(board.cards))
    return (
        f'<article class="ka-source" tabindex="-1"><header><b>{escape(name)}</b> '
        f"{escape(card.place)}</header>"
        f'<h3 class="ka-source__h">{escape(card.title)}</h3><p>{_marked(card, marked, code)}</p></article>'
    )


def counts_markup(board: Board, place: str) -> str:
    """How many cards lie in each box under each lens, a square for each; `place` is its anchor."""
    t, names = translator(board.lang), board.judge.names
    heads = (t("Box"), lens_name("pcm"), lens_name("defensoria"))
    head = "".join(f'<th role="columnheader" scope="col">{escape(one)}</th>' for one in heads)
    rows = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{escape(names[box])}</th>'
        + "".join(
            f'<td role="cell" data-l="{escape(lens_name(lens))}">{_cell(board, lens, box)}</td>'
            for lens in LENSES
        )
        + "</tr>"
        for box in BOXES
    )
    return (
        f'<table role="table" class="ka-table ka-counts" id="{escape(place)}" tabindex="-1"><caption><b>{escape(finding(board))}</b>'
        f"</caption><thead role='rowgroup'><tr role='row'>{head}</tr></thead>"
        f"<tbody role='rowgroup'>{rows}</tbody></table>"
    )


def finding(board: Board) -> str:
    """The counts so far, in one sentence."""
    t = translator(board.lang)
    return t(
        "Social conflicts on your board: PCM {pcm}, Defensoría {ombudsman}", **conflicts(board)
    )


def conflicts(board: Board) -> dict[str, int]:
    """How many conflicts lie on the board for each institution."""
    pcm, ombudsman = (len(board.lying(lens, "conflict")) for lens in LENSES)
    return {"pcm": pcm, "ombudsman": ombudsman}


def end_markup(board: Board) -> str:
    """Who changes sides and why; '' before every card lies right under both lenses."""
    if not board.done:
        return ""
    t, judge = translator(board.lang), board.judge
    counts, moved = conflicts(board), judge.moved(board.cards)
    names = (t("For PCM"), t("For the Defensoría"))
    band = verdict(
        t("The same {n} notices, two counts", n=len(board.cards)),
        t("{pcm} conflicts or {ombudsman}", **counts),
        t(
            "Nobody has counted badly. {n} notices change boxes, because each institution asks "
            "something else.",
            n=len(moved),
        ),
        [
            Lens(name, t("{n} social conflicts", n=count), judge.question(lens))
            for name, lens, count in zip(names, LENSES, counts.values(), strict=True)
        ],
    )
    return band + _moved_table(board)


def lens_name(lens: str) -> str:
    """The name of the institution, the same in every language."""
    return {"pcm": "PCM", "defensoria": "Defensoría"}[lens]


def _moved_table(board: Board) -> str:
    t = translator(board.lang)
    moved = board.judge.moved(board.cards)
    heads = (t("Notice"), lens_name("pcm"), lens_name("defensoria"), t("Why it changes"))
    rows = [
        (
            f"{one.card.number}. {escape(one.card.title)}",
            escape(one.pcm),
            escape(one.defensoria),
            f'<span translate="no">{one.code}</span>. {escape(one.why)} '
            f'<span class="ka-quote">{escape(t("“{words}”", words=one.quote))}</span>',
        )
        for one in moved
    ]
    changed = {one.card.id for one in moved}
    still = ", ".join(str(card.number) for card in board.cards if card.id not in changed)
    rest = t(
        "These stay where they are: {numbers}. In them a measure was carried out, a deciding fact "
        "is missing, no effect is seen, or it is not a case.",
        numbers=still,
    )
    caption = t("{n} notices change sides, and the words that decide it", n=len(moved))
    shown = stacked_table(heads, rows, caption, kind="ka-moved", columns={3: "ka-counts__why"})
    return (
        f'<div><div class="ka-book__wide">{shown}</div>{_folded(caption, heads, rows)}</div>'
        f'<p class="ka-muted">{escape(rest)}</p>'
    )


def _folded(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The same table on a narrow page: its rows are opened one by one."""
    items = "".join(
        f'<details class="ka-book__row"><summary><span>{first}</span></summary><dl class="ka-kv">'
        + "".join(
            f"<div><dt>{escape(name)}</dt><dd>{cell}</dd></div>"
            for name, cell in zip(heads[1:], cells, strict=True)
        )
        + "</dl></details>"
        for first, *cells in rows
    )
    return f'<div class="ka-book__narrow ka-moved"><p><b>{escape(caption)}</b></p>{items}</div>'


def _cell(board: Board, lens: str, box: str) -> str:
    t = translator(board.lang)
    lying = board.lying(lens, box)
    wrong = [card for card in lying if not board.is_right(lens, card)]
    squares = "".join(
        f'<i class="ka-chip{" ka-chip--again" if card in wrong else ""}">{card.number}</i>'
        for card in lying
    )
    said = ""
    if lying:
        said = t("Notices: {numbers}.", numbers=_numbers(lying))
    if wrong:
        said += " " + t("To be looked at again: {numbers}.", numbers=_numbers(wrong))
    aside = f'<span class="ka-sr">{escape(said)}</span>' if said else ""
    return (
        f'<div class="ka-counts__cell"><b class="ka-counts__n">{len(lying)}</b>'
        f'<div>{aside}<span class="ka-chips" aria-hidden="true">{squares}</span></div></div>'
    )


def _numbers(cards: list[Card]) -> str:
    return ", ".join(str(card.number) for card in cards)


def _marked(card: Card, marked: str, code: str) -> str:
    """The text with the words that decide marked, where it has them."""
    words = escape(card.text)
    if not marked:
        return words
    tag = f'<span class="ka-tag is-open" translate="no">{escape(code)}</span>'
    mark = f'{tag}<mark class="ka-ev is-open">{escape(marked)}</mark>'
    return re.sub(re.escape(escape(marked)), lambda _: mark, words, count=1)
