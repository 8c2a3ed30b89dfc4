"""Chapter 2 on paper: the notices of a week and the box of each."""

from alerta.printing.desks.page import Page, escape, grid
from alerta.widgets.controls import choice_words
from alerta.widgets.sorting_board.cards import cards
from alerta.widgets.sorting_board.judging import BOXES


def sorting_board(page: Page, lens: str = "pcm") -> str:
    """The board with one lens; the second time, only the titles of the notices."""
    t = page.t
    words = choice_words(page.home, "v_cat", page.lang)
    offered = ", ".join(f"{n}. {words[one]}" for n, one in enumerate(BOXES, start=1))
    whole = page.first("sorting_board")
    rows = []
    for card in cards(page.home, page.lang):
        title = f"<b>{escape(card.title)}</b> ({escape(card.place)})"
        said = f"{title}<br/>{escape(card.text)}" if whole else title
        rows.append((str(card.number), said, ""))
    view = t("The Defensoría's view") if lens == "defensoria" else t("The PCM's view")
    task = t("Write beside each notice the number of its box: {boxes}.", boxes=offered)
    body = grid((t("Notice"), t("What it says"), t("Box")), rows, least={2: 60})
    if not whole:
        body = (
            f'<p class="ka-help">{escape(t("The notices are those of the first board."))}</p>{body}'
        )
    return page.sheet(f"sorting-board-{lens}", t("Fourteen notices: {view}", view=view), task, body)
