"""The sorting board on a page: one notice, five boxes, and the counts of both lenses beside."""

from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import column, table
from alerta.widgets.controls import (
    DropDown,
    OptionRows,
    Segment,
    box,
    button,
    choice_lines,
    escape,
    feedback,
    follower,
    html,
    put_markup,
    put_words,
    row,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.criteria_explorer.consequence import lens_words
from alerta.widgets.session import Session
from alerta.widgets.sorting_board.cards import Card
from alerta.widgets.sorting_board.judging import BOXES, LENSES, Found
from alerta.widgets.sorting_board.markup import (
    card_markup,
    conflicts,
    counts_markup,
    end_markup,
    lens_name,
)
from alerta.widgets.sorting_board.model import Board


def view(rules: Any, session: Session, lens: str = "pcm") -> widgets.VBox:
    """The board, beginning with one of the lenses. Every view of a page shows the same board."""
    return SortingView(Board.of(rules, session), lens).widget


class SortingView:
    """Binds the board to the page: which lens and which notice are in front of the person."""

    def __init__(self, board: Board, lens: str = "pcm") -> None:
        self.board, self.first_lens = board, lens
        self.lens, self.card = lens, board.cards[0]
        t, guard = translator(board.lang), board.session.guard
        self.switch = Segment(
            [(one, lens_name(one)) for one in LENSES], guard, t("Which lens do you look through?")
        )
        self.asks = html("", "ka-line")
        self.notice = html("", "ka-sort__card")
        self.label = html()
        self.boxes = OptionRows(_boxes(board, lens), guard)
        self.told = html("", "ka-status")
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.needs = html("", "ka-line")
        self.onward = button(t("Next notice"), self.go_on, guard, arrow=True)
        self.chooser = DropDown([], guard, t("Go to another notice"), t("Choose a notice"))
        self.counts = html("", "ka-sort__counts")
        self.follower = html("", "ka-floatbar")
        self.end = html("", "ka-status", "ka-sort__end")
        self.switch.on_change(self.look_as)
        self.boxes.on_change(self.choose)
        self.chooser.on_change(self.open)
        sort = box(
            [
                self.notice,
                box([self.label, self.boxes.widget], "ka-question"),
                self.told,
                row([self.checker, self.onward, self.needs], "ka-actions", "ka-actions--tight"),
                self.chooser.widget,
                self.follower,
            ],
            "ka-sort__work",
        )
        top = box([self.switch.widget, self.asks], "ka-sort__lens")
        self.widget = box(
            [top, row([sort, self.counts], "ka-sort"), self.end], "ka", "ka-exercise", "ka-sorting"
        )
        board.on_change(self.draw)
        board.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known sorted, and go where they were:
        to the first notice that does not lie right."""
        self.board.restore()
        self.lens = self.first_lens
        if not self.board.left(self.lens) and not self.board.done:
            self.lens = _other(self.lens)
        self.card = next(iter(self.board.left(self.lens)), self.board.cards[0])
        self.draw()

    def look_as(self, lens: str) -> None:
        """The other institution: its question, its boxes; the same notice."""
        self.lens = lens
        self.draw()

    def choose(self, chosen: str) -> None:
        """A box was chosen for the notice."""
        self.board.choose(self.lens, self.card, chosen)

    def check(self) -> None:
        """Put the notice into the box that was chosen, or say that one is missing."""
        board, lens, card = self.board, self.lens, self.card
        if board.chosen(lens, card) is None:
            put_markup(self.needs, escape(translator(board.lang)("Choose a box first.")))
            return
        board.place(lens, card)
        if board.done:  # the button that had the keyboard is gone
            focus(self.end)
        elif board.is_right(lens, card):
            self.onward.focus()

    def open(self, card_id: str | None) -> None:
        """Another notice was chosen from the list."""
        if card_id is not None:
            self.card = next(card for card in self.board.cards if card.id == card_id)
            self.draw()

    def go_on(self) -> None:
        """The next notice that does not lie right; after the last, the other lens."""
        following = self.board.next_after(self.lens, self.card)
        if following is None and not self.board.is_right(self.lens, self.card):
            following = self.card
        if following is None:
            self.lens = _other(self.lens)
            following = next(iter(self.board.left(self.lens)), self.board.cards[0])
        self.card = following
        self.draw()
        focus(self.notice)

    def draw(self) -> None:
        """Bring the page to the board's state; sends only what differs."""
        board, lens, card = self.board, self.lens, self.card
        t = translator(board.lang)
        found = board.found(lens, card)
        self.switch.put(lens)
        put_markup(self.asks, f"<b>{escape(board.judge.question(lens))}</b>")
        put_markup(
            self.notice,
            card_markup(board, card, found.quote if found else "", found.code if found else ""),
        )
        label = t(
            "Notice {number}: which box, for the {lens}?", number=card.number, lens=lens_name(lens)
        )
        put_markup(self.label, f'<p class="ka-label">{escape(label)}</p>')
        self.boxes.offer(_boxes(board, lens))
        placed, right = board.placed(lens, card), board.is_right(lens, card)
        chosen = board.chosen(lens, card)
        self.boxes.put(chosen)
        self.boxes.mark(placed if right else None, board.wrong(lens, card))
        put_markup(self.told, self._told(found))
        self._draw_ways(t)
        put_markup(self.counts, counts_markup(board, self._anchor))
        short = t("Conflicts: PCM {pcm}, Defensoría {ombudsman}", **conflicts(board))
        put_markup(
            self.follower,
            follower(f"<b>{escape(short)}</b>", self._anchor, t("See the board"), t("Shortcut")),
        )
        put_markup(self.end, end_markup(board))

    @property
    def _anchor(self) -> str:
        return f"sorting-board-{self.first_lens}"

    def _draw_ways(self, t: Any) -> None:
        board, lens, card = self.board, self.lens, self.card
        left = bool(board.left(lens))
        sure = board.is_right(lens, card) and board.chosen(lens, card) == board.placed(lens, card)
        show(self.checker, not sure)
        put_markup(self.needs, "")
        show(self.onward, board.placed(lens, card) is not None and not board.done)
        other = t("Look with the eyes of the {lens}", lens=lens_name(_other(lens)))
        put_words(self.onward, description=t("Next notice") if left else other)
        self.chooser.offer([(one.id, self._line(one)) for one in board.cards])
        self.chooser.put(card.id)

    def _line(self, card: Card) -> str:
        board, t = self.board, translator(self.board.lang)
        placed = board.placed(self.lens, card)
        if placed is None:
            return t("{number}. {title}: still without a box", number=card.number, title=card.title)
        name = board.judge.names[placed]
        if board.is_right(self.lens, card):
            return t("{number}. {title}: {box}", number=card.number, title=card.title, box=name)
        return t(
            "{number}. {title}: {box}, to be looked at again",
            number=card.number,
            title=card.title,
            box=name,
        )

    def _told(self, found: Found | None) -> str:
        if found is None:
            return ""
        board, t = self.board, translator(self.board.lang)
        both = ""
        if all(board.is_right(lens, self.card) for lens in LENSES):
            pcm, ombudsman = lens_words(
                board.judge.result(self.card), board.session.home, board.lang
            )
            both = t(
                "PCM: {pcm}. Defensoría: {ombudsman}.", pcm=pcm.lower(), ombudsman=ombudsman.lower()
            )
        return feedback(
            "right" if found.right else "wrong",
            found.lines[0],
            board.lang,
            quote=t("The text says “{words}”.", words=found.quote),
            extra=both,
            lines=() if len(found.lines) == 1 else found.lines,
            link=rule_link(board.session, found.code),
        )


def _other(lens: str) -> str:
    return LENSES[1 - LENSES.index(lens)]


def _boxes(board: Board, lens: str) -> list[tuple[str, str, str]]:
    """The five boxes, each with what an institution puts into it. The Defensoría has no words of
    its own for two of them: they are offered without a second line."""
    home, lang = board.session.home, board.lang
    lines = {code: (words, hint) for code, words, hint in choice_lines(home, "v_cat", lang)}
    hints = {one: hint for one, (_, hint) in lines.items()}
    if lens == "defensoria":
        own = next(one for one in table(home, "lenses") if one["code"] == lens)
        hints = {
            "conflict": column(own, "counts", lang),
            "under_observation": column(own, "does_not_count", lang),
            "not_a_case": hints["not_a_case"],
        }
    return [(one, lines[one][0], hints.get(one, "")) for one in BOXES]
