"""The cards of the sorting board: what they quote is there, and the rules give their boxes."""

import re
from collections import Counter

import pytest

from alerta.criteria import assess, check
from alerta.resources import document, table
from alerta.widgets.sorting_board.cards import cards
from alerta.widgets.sorting_board.judging import _OTHER_ANSWERS, LENSES, _box

LONGEST_SENTENCE = 35


@pytest.fixture(scope="module", params=["es", "en"])
def every(request, home):
    return cards(home, request.param)


def boxes(every, lens, rules):
    return Counter(_box(assess(card.situation(), rules), lens) for card in every)


def test_there_are_between_twelve_and_sixteen_cards_numbered_from_one(every):
    assert 12 <= len(every) <= 16
    assert [card.number for card in every] == list(range(1, len(every) + 1))
    assert len({card.id for card in every}) == len(every)


def test_every_card_quotes_itself_letter_for_letter(every):
    wrong = [
        (card.id, key, words)
        for card in every
        for key, words in card.words.items()
        if words not in card.text
    ]
    assert wrong == []


def test_the_key_that_decides_is_quoted_for_both_lenses(every):
    for card in every:
        assert set(card.decides) == set(LENSES)
        assert set(card.decides.values()) <= set(card.words)


def test_another_answer_to_the_key_that_decides_changes_the_box(every, rules):
    for card in every:
        for lens in LENSES:
            key, now = card.decides[lens], card.situation()
            here = _box(assess(now, rules), lens)
            others = {
                _box(assess(card.situation(**{key: value}), rules), lens)
                for value in _OTHER_ANSWERS[key]
                if value != now[key]
            }
            assert others - {here}, (card.id, lens)


def test_the_facts_of_a_card_can_be_assessed_and_do_not_contradict_each_other(every, rules):
    assert check([{**card.situation(), "id": card.id} for card in every], rules) == []
    for card in every:
        reasons = assess(card.situation(), rules)["reasons"]
        found = [one["rule"] for one in reasons if one["step"] == "check"]
        assert set(found) <= {"K8", "K9"}, card.id  # both speak of scores, which no card has


def test_every_box_of_the_pcm_has_cards(every, rules):
    assert boxes(every, "pcm", rules) == {
        "conflict": 3,
        "controversy": 4,
        "difference": 2,
        "under_observation": 3,
        "not_a_case": 2,
    }


def test_the_defensoria_counts_more_conflicts_and_uses_three_boxes(every, rules):
    assert boxes(every, "defensoria", rules) == {
        "conflict": 7,
        "under_observation": 5,
        "not_a_case": 2,
    }


def test_every_place_is_a_real_department_and_no_other_name_is_a_place(every, home):
    places = table(home, "places")
    departments = {row["name"] for row in places if row["level"] == "department"}
    assert {card.place for card in every} <= departments
    assert len({card.place for card in every}) == len(every)


def test_sentences_are_short_in_both_languages(home):
    for row in document(home / "manual" / "cases" / "sorting_board.yaml")["cards"]:
        for words in row["text"].values():
            for sentence in re.split(r"(?<=[.;])\s", words):
                assert len(sentence.split()) <= LONGEST_SENTENCE, row["id"]


def test_no_box_stands_in_the_file(home):
    raw = document(home / "manual" / "cases" / "sorting_board.yaml")
    allowed = {"id", "place", "title", "text", "situation", "decides", "words"}
    assert all(set(row) == allowed for row in raw["cards"])
