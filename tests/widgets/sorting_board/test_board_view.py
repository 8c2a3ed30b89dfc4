"""The sorting board on a page: placing, both lenses, counts, the end, and what comes back."""

import ipywidgets
import pytest
from touching import markup, tree

from alerta.widgets.guard import Guard
from alerta.widgets.session import Session
from alerta.widgets.sorting_board.judging import LENSES
from alerta.widgets.sorting_board.model import ITEM, Board
from alerta.widgets.sorting_board.view import SortingView, view


@pytest.fixture
def shown(rules, session):
    return SortingView(Board(rules, session))


def place(shown, box):
    shown.boxes.control.value = box
    shown.checker.click()


def lay(board, lens, card, box):
    board.choose(lens, card, box)
    board.place(lens, card)


def sort_all(shown):
    """Every notice into its box, as one goes on from notice to notice, under both lenses."""
    for _ in range(2 * len(shown.board.cards)):
        place(shown, shown.board.judge.box(shown.card, shown.lens))
        if not shown.board.done:
            shown.onward.click()


def gone(piece):
    return "ka-gone" in piece._dom_classes


def test_at_first_there_is_a_notice_five_boxes_and_nothing_said(shown):
    assert "Aviso 1 de 14." in shown.notice.value
    assert [value for _, value in shown.boxes.control.options] == [
        "difference",
        "controversy",
        "conflict",
        "under_observation",
        "not_a_case",
    ]
    assert shown.told.value == "" and gone(shown.told)
    assert gone(shown.onward)
    assert "PCM 0, Defensoría 0" in shown.counts.value
    assert shown.end.value == ""


def test_each_lens_says_what_it_puts_into_a_box(shown):
    hints = {value: label for label, value in shown.boxes.control.options}
    assert "Hay una medida ejecutada o violencia." in hints["conflict"]
    shown.switch.control.value = "defensoria"
    hints = {value: label for label, value in shown.boxes.control.options}
    assert "PODRÍA derivar en violencia" in hints["conflict"]
    assert "medida ejecutada" not in hints["conflict"]
    assert hints["difference"] == "Diferencia"


def test_a_wrong_placing_is_told_at_once_and_the_words_are_marked(shown):
    place(shown, "controversy")
    assert "Todavía no" in shown.told.value
    assert "Aquí decide C4." in shown.told.value
    assert "El texto dice «cierran el ingreso»." in shown.told.value
    assert '<mark class="ka-ev is-open">cierran el ingreso</mark>' in shown.notice.value
    assert "ka-wrong-2" in shown.boxes.control._dom_classes
    assert "ka-chip--again" in shown.counts.value
    assert "Por revisar: 1." in shown.counts.value


def test_what_the_arrow_keys_pass_through_is_no_try(shown):
    for box in ("difference", "controversy", "conflict"):
        shown.boxes.control.value = box
    assert shown.told.value == "" and "PCM 0" in shown.counts.value
    shown.checker.click()
    assert "Correcto" in shown.told.value
    assert not [name for name in shown.boxes.control._dom_classes if name.startswith("ka-wrong")]
    assert gone(shown.checker)


def test_without_a_box_the_check_says_what_is_missing(shown):
    shown.checker.click()
    assert shown.needs.value == "Falta elegir una caja."
    shown.boxes.control.value = "conflict"
    assert gone(shown.needs)


def test_a_right_placing_is_ticked_and_counted(shown):
    place(shown, "controversy")
    place(shown, "conflict")
    assert "Correcto" in shown.told.value and "B3." in shown.told.value
    assert {"ka-right-3", "ka-wrong-2"} <= set(shown.boxes.control._dom_classes)
    assert "PCM 1, Defensoría 0" in shown.counts.value
    assert "ka-chip--again" not in shown.counts.value


def test_the_switch_keeps_the_notice_and_asks_the_other_question(shown):
    place(shown, "conflict")
    shown.onward.click()
    assert "Aviso 2 de 14." in shown.notice.value
    shown.switch.control.value = "defensoria"
    assert "Aviso 2 de 14." in shown.notice.value
    assert "¿Podría derivar en violencia?" in shown.asks.value
    assert shown.boxes.value is None
    place(shown, "controversy")
    assert "no usa la palabra «Controversia»" in shown.told.value


def test_both_labels_are_told_once_a_notice_lies_right_under_both_lenses(shown):
    shown.chooser.control.value = "k2"
    place(shown, "controversy")
    assert "PCM: " not in shown.told.value
    shown.switch.control.value = "defensoria"
    place(shown, "conflict")
    assert "PCM: controversia. Defensoría: conflicto social, fase temprana." in shown.told.value


def test_going_on_skips_what_lies_right_and_comes_back_to_what_does_not(shown):
    place(shown, "difference")  # wrong
    shown.onward.click()
    place(shown, "controversy")
    shown.chooser.control.value = "k14"
    place(shown, "under_observation")
    shown.onward.click()
    assert shown.card.id == "k1"
    place(shown, "conflict")
    shown.onward.click()
    assert shown.card.id == "k3"


def test_the_only_notice_left_stays_until_it_lies_right(shown):
    for card in shown.board.cards[1:]:
        lay(shown.board, "pcm", card, shown.board.judge.box(card, "pcm"))
    place(shown, "not_a_case")
    assert shown.onward.description == "Siguiente aviso"
    shown.onward.click()
    assert shown.card.id == "k1"


def test_after_the_last_notice_comes_the_other_institution(shown):
    for card in shown.board.cards:
        lay(shown.board, "pcm", card, shown.board.judge.box(card, "pcm"))
    assert shown.onward.description == "Ahora, con la mirada de la Defensoría"
    shown.onward.click()
    assert shown.lens == "defensoria" and shown.card.id == "k1"
    assert shown.switch.value == "defensoria"


def test_the_end_says_which_notices_change_sides_and_why(shown):
    sort_all(shown)
    assert shown.board.done and gone(shown.onward)
    assert any(name.startswith("ka-focus-") for name in shown.end._dom_classes)
    assert "3 conflictos o 7" in shown.end.value
    assert "6 avisos cambian de lado" in shown.end.value
    assert shown.end.value.count("<tr") == 7
    assert "«Tres barrios compran solo allí»" in shown.end.value
    assert "Se quedan donde están: 1, 3, 5, 7, 8, 10, 12, 14." in shown.end.value


def test_on_a_narrow_screen_what_changes_sides_is_opened_notice_by_notice(shown):
    assert "<details" not in shown.end.value
    sort_all(shown)
    assert shown.end.value.count("<details") == len(shown.board.judge.moved(shown.board.cards)) > 0


def test_the_end_is_not_told_while_one_notice_lies_wrong(shown):
    sort_all(shown)
    lay(shown.board, "pcm", shown.board.cards[0], "difference")
    assert shown.end.value == ""


def test_two_boards_on_a_page_are_one(rules, session):
    first, second = (view(rules, session, lens) for lens in LENSES)
    board = Board.of(rules, session)
    assert len(board._listeners) == 2
    radios = [one for one in tree(first) if isinstance(one, ipywidgets.RadioButtons)]
    radios[1].value = "conflict"
    next(one for one in tree(first) if getattr(one, "description", "") == "Comprobar").click()
    assert "PCM 1, Defensoría 0" in markup(second)


def test_another_page_has_its_own_board(rules, session, english):
    assert Board.of(rules, session) is not Board.of(rules, english)


def test_everything_is_saved_at_once_and_comes_back(rules, session, settings, home, pass_text):
    shown = SortingView(Board(rules, session))
    assert session.identify(pass_text)
    place(shown, "controversy")
    place(shown, "conflict")
    assert [(one.part, one.value) for one in session.log(ITEM)] == [
        ("k1.pcm", "controversy"),
        ("k1.pcm.placed", "controversy"),
        ("k1.pcm", "conflict"),
        ("k1.pcm.placed", "conflict"),
    ]

    again = Session(home, settings, "es", page="02_difference_controversy_conflict")
    back = SortingView(Board(rules, again))
    assert again.identify(pass_text)
    assert back.card.id == "k2", "it goes on with the first notice that does not lie right"
    assert "PCM 1, Defensoría 0" in back.counts.value
    back.chooser.control.value = "k1"
    assert back.boxes.value == "conflict"
    assert "ka-wrong-2" in back.boxes.control._dom_classes, "the first try is not forgotten"
    again.close()


def test_who_comes_back_after_one_lens_goes_on_with_the_other(rules, session, pass_text):
    shown = SortingView(Board(rules, session))
    for card in shown.board.cards:
        lay(shown.board, "pcm", card, shown.board.judge.box(card, "pcm"))
    assert session.identify(pass_text)
    assert shown.lens == "defensoria"


def test_nothing_is_written_before_somebody_is_known(shown, session):
    place(shown, "conflict")
    assert session.registry is None
    assert session.latest(ITEM)["k1.pcm"].value == "conflict"


def test_what_is_not_a_box_is_not_placed(shown):
    lay(shown.board, "pcm", shown.board.cards[0], "<script>")
    assert shown.board.placed("pcm", shown.board.cards[0]) is None


def test_all_content_is_escaped(rules, session, monkeypatch):
    from dataclasses import replace

    board = Board(rules, session)
    evil = replace(board.cards[0], title="<script>", text="<b>cierran el ingreso</b>")
    board.cards = (evil, *board.cards[1:])
    shown = SortingView(board)
    place(shown, "conflict")
    assert "<script>" not in shown.notice.value and "<b>cierran" not in shown.notice.value


def test_the_counts_are_a_real_table_with_codes_left_alone(shown):
    assert shown.counts.value.count('scope="row"') == 5
    assert shown.counts.value.count('scope="col"') == 3
    place(shown, "controversy")
    assert 'translate="no">C4<' in shown.notice.value


def test_a_person_who_does_everything_fires_every_callback(rules, session, pass_text, monkeypatch):
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    shown = SortingView(Board(rules, session))
    assert session.identify(pass_text)
    shown.switch.control.value = "defensoria"
    shown.chooser.control.value = "k3"
    place(shown, "not_a_case")
    shown.onward.click()
    assert Guard.known == Guard.fired
    assert len(Guard.known) == 6
    assert session.guard.fault == ""


def test_in_english_the_page_is_english(rules, english):
    shown = SortingView(Board(rules, english))
    place(shown, "difference")
    assert "Notice 1 of 14." in shown.notice.value
    assert "Not yet" in shown.told.value
    assert "Social conflicts on your board: PCM 0, Defensoría 0" in shown.counts.value
