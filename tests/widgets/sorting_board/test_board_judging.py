"""What is said of a placing: the criterion that decides, the words, and what would be otherwise."""

import pytest

from alerta.widgets.sorting_board.judging import BOXES, LENSES, Judge
from alerta.widgets.sorting_board.model import Board


@pytest.fixture
def board(rules, session):
    return Board(rules, session)


def card(board, card_id):
    return next(one for one in board.cards if one.id == card_id)


def told(board, card_id, lens, chosen, tries=1):
    return board.judge.told(card(board, card_id), lens, chosen, tries)


def test_a_right_placing_names_its_rule_and_quotes_the_words(board):
    found = told(board, "k2", "pcm", "controversy")
    assert found.right and found.code == "B4"
    assert found.lines[0].startswith("B4. Discuten qué se debe hacer")
    assert found.quote == "anuncia en conferencia de prensa que no abrirá el lunes 20"


def test_announced_taken_for_carried_out_is_a_matter_of_c4(board):
    found = told(board, "k2", "pcm", "conflict")
    assert not found.right and found.code == "C4"
    assert "Peldaño 2: hay una medida anunciada" in found.lines[0]
    assert "«Conflicto social» (B3) tendría que ser así: Peldaño 3" in found.lines[1]


def test_a_dispute_about_facts_taken_for_one_about_what_to_do_is_a_matter_of_c2(board):
    found = told(board, "k4", "pcm", "controversy")
    assert found.code == "C2" and found.quote == "Ninguna pide nada a la otra"
    assert "Discuten esto: qué es verdad." in found.lines[0]


def test_hearsay_is_told_by_the_row_of_each_lens(board):
    assert told(board, "k5", "pcm", "controversy").code == "B2"
    found = told(board, "k5", "defensoria", "conflict")
    assert found.code == "L12"
    assert found.lines[0] == "Aquí decide L12. La única fuente es un rumor que nadie ha confirmado."


def test_a_private_matter_is_a_matter_of_c3(board):
    assert told(board, "k7", "pcm", "controversy").code == "C3"


def test_one_person_alone_is_a_matter_of_c1(board):
    found = told(board, "k3", "pcm", "under_observation")
    assert found.code == "C1" and found.quote == "Nadie más firma la carta"


def test_the_defensoria_does_not_use_two_of_the_boxes(board):
    found = told(board, "k2", "defensoria", "controversy")
    assert not found.right
    assert "no usa la palabra «Controversia»" in found.lines[0]
    assert "¿Podría derivar en violencia?" in found.lines[0]


def test_where_no_single_answer_is_enough_the_row_of_the_box_is_told(board):
    found = told(board, "k3", "pcm", "conflict")
    assert "«Conflicto social» (B3) pide esto: C1 = C2 = C3 = Sí" in found.lines[1]


def test_at_the_second_wrong_try_the_rule_that_holds_is_told(board):
    assert "B4" not in " ".join(told(board, "k6", "pcm", "conflict", tries=1).lines)
    assert "La regla que se cumple aquí es B4." in told(board, "k6", "pcm", "conflict", 2).lines[-1]


@pytest.mark.parametrize("lens", LENSES)
def test_every_wrong_placing_names_a_code_and_quotes_the_card(board, lens):
    for one in board.cards:
        for chosen in BOXES:
            found = board.judge.told(one, lens, chosen, 1)
            assert found.right == (chosen == board.judge.box(one, lens))
            assert found.code and found.quote in one.text
            assert all(line.strip() for line in found.lines)


def test_six_cards_change_sides_and_each_says_why(board):
    moved = board.judge.moved(board.cards)
    assert [one.card.id for one in moved] == ["k2", "k4", "k6", "k9", "k11", "k13"]
    by_card = {one.card.id: one for one in moved}
    assert by_card["k2"].pcm == "Controversia"
    assert by_card["k2"].defensoria == "Conflicto social, fase temprana"
    assert by_card["k9"].defensoria == "Conflicto social, en diálogo"
    assert by_card["k11"].code == "L15" and by_card["k13"].code == "L13"
    assert all(one.quote in one.card.text for one in moved)


def test_in_english_everything_is_english(rules, english):
    board = Board(rules, english)
    found = told(board, "k2", "pcm", "conflict")
    assert found.lines[0].startswith("Here C4 decides. Rung 2")
    assert Judge(rules, english).question("defensoria") == "Could it lead to violence?"
