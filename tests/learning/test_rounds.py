"""The graded round opens after the practice round, or with a note on record."""

from logs import at, tried

from alerta.learning.rounds import practised
from alerta.registry import Answer

CASES = ("quarry-trucks-school", "lagoon-two-measurements", "water-utility-48-hours")


def coded(item, equal, of=6, day=0, second=0, status="right"):
    parts = {f"c{n}": status if n < equal else "wrong" for n in range(of)}
    return tried(item, equal / of, day, parts=parts, second=second)


def note(text, day=0, second=50):
    return Answer("round", "note", "override", text, 1, "certification", at(day, second))


def sat(second):
    return Answer("test.texts.A", "*", "attempt", {"score": 1.0}, 1, "", at(0, second))


def test_one_practice_case_is_not_enough(home):
    found = practised(home, [coded(CASES[0], 6)])
    assert (found.cases, found.passed, found.is_open) == (1, False, False)


def test_two_cases_with_eighty_percent_of_the_fields_open_it(home):
    assert practised(home, [coded(CASES[0], 6), coded(CASES[1], 4, second=1)]).passed
    assert not practised(home, [coded(CASES[0], 5), coded(CASES[1], 4, second=1)]).passed


def test_only_the_last_two_count(home):
    log = [coded(CASES[0], 0), coded(CASES[1], 6, second=1), coded(CASES[2], 6, second=2)]
    assert practised(home, log).passed
    assert not practised(home, [log[1], log[2], coded(CASES[0], 0, second=3)]).passed


def test_what_is_corrected_with_the_answers_in_view_does_not_count(home):
    log = [coded(CASES[0], 6), coded(CASES[1], 1, second=1), coded(CASES[1], 6, second=2)]
    assert practised(home, log).equal == 7


def test_the_same_case_tried_afresh_another_day_does(home):
    log = [coded(CASES[0], 6), coded(CASES[1], 1, second=1), coded(CASES[1], 6, day=2)]
    assert practised(home, log).equal == 12


def test_the_right_value_counts_whatever_sentence_proves_it(home):
    log = [coded(CASES[0], 6, status="partly"), coded(CASES[1], 6, second=1, status="ambiguous")]
    assert practised(home, log).passed


def test_exercises_of_other_kinds_are_no_practice_cases(home):
    assert practised(home, [coded("market-closure-called", 6)]).cases == 0


def test_a_note_opens_it_and_is_kept(home):
    found = practised(home, [note("Vengo de otra región.")])
    assert found.is_open and not found.passed and found.note == "Vengo de otra región."


def test_a_note_without_words_opens_nothing(home):
    assert not practised(home, [note("   ")]).is_open


def test_each_round_needs_its_own_note(home):
    assert not practised(home, [note("Una vez."), sat(60)]).is_open
    assert practised(home, [note("Una vez."), sat(60), note("Otra vez.", second=70)]).is_open
