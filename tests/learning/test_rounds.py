"""The graded round opens after the practice round, or with a note on record."""

from datetime import date
from itertools import combinations, product

import bots
import pytest
from logs import DAY, at, tried

from alerta.criteria import load_rules
from alerta.learning import load_exercise, load_key, rounds
from alerta.learning.rounds import drawn, practised
from alerta.registry import Answer

PARTS = ("c1", "c2", "c3", "c4_rung", "c5", "disagreement")
DEADLINE, LAGOON, WATER = (
    "quarry-trucks-school",  # all yes, an announcement
    "lagoon-two-measurements",  # unknown effect, facts
    "water-utility-48-hours",  # all yes, a measure
)
COSTUMES, MARCH = "dance-group-costumes", "anniversary-march"  # not public; without effect
TODAY, LATER = DAY, date(2026, 3, 9)


def coded(item, equal, day=0, second=0, status="right"):
    parts = {part: status if n < equal else "wrong" for n, part in enumerate(PARTS)}
    return tried(item, equal / len(PARTS), day, parts=parts, second=second)


def note(text, day=0, second=50):
    return Answer("round", "note", "override", text, 1, "certification", at(day, second))


def sat(second):
    return Answer("test.texts.A", "*", "attempt", {"score": 1.0}, 1, "", at(0, second))


class TestTheLastTwoCases:
    def test_one_is_not_enough(self, home):
        found = practised(home, [coded(DEADLINE, 6)])
        assert (found.cases, found.passed, found.is_open) == (1, False, False)

    def test_eighty_percent_of_their_fields_open_it(self, home):
        assert practised(home, [coded(DEADLINE, 6), coded(LAGOON, 4, second=1)]).passed
        assert not practised(home, [coded(DEADLINE, 5), coded(LAGOON, 4, second=1)]).passed

    def test_earlier_ones_do_not_count(self, home):
        log = [coded(WATER, 0), coded(DEADLINE, 6, second=1), coded(LAGOON, 6, second=2)]
        assert practised(home, log).passed
        assert not practised(home, [*log[1:], coded(COSTUMES, 0, second=3)]).passed

    def test_what_is_corrected_with_the_answers_in_view_does_not_count(self, home):
        log = [coded(DEADLINE, 6), coded(LAGOON, 1, second=1), coded(LAGOON, 6, second=2)]
        assert practised(home, log).equal == 7

    def test_the_same_case_tried_afresh_another_day_does(self, home):
        log = [coded(DEADLINE, 6), coded(LAGOON, 1, second=1), coded(LAGOON, 6, day=2)]
        assert practised(home, log).equal == 12

    def test_the_right_value_counts_whatever_sentence_proves_it(self, home):
        log = [coded(DEADLINE, 6, status="partly"), coded(LAGOON, 6, second=1, status="ambiguous")]
        assert practised(home, log).passed

    def test_a_field_that_was_not_answered_is_not_equal(self, home):
        parts = {"c1": "right"}
        log = [coded(DEADLINE, 6), tried(LAGOON, 1.0, parts=parts, second=1)]
        assert (practised(home, log).fields, practised(home, log).equal) == (12, 7)

    def test_exercises_of_other_kinds_are_no_practice_cases(self, home):
        assert practised(home, [coded("market-closure-called", 6)]).cases == 0


class TestAPair:
    def test_two_cases_with_nearly_the_same_answers_are_none(self, home):
        found = practised(home, [coded(DEADLINE, 6), coded(WATER, 6, second=1)])
        assert found.items == (WATER,) and not found.passed

    def test_the_latest_case_that_differs_enough_counts_with_the_last_one(self, home):
        log = [coded(COSTUMES, 0), coded(LAGOON, 6, second=1), coded(DEADLINE, 0, second=2)]
        found = practised(home, [*log, coded(WATER, 6, second=3)])
        assert found.items == (LAGOON, WATER) and found.passed

    def test_it_differs_in_three_fields_of_the_key(self, home):
        def apart(one, other):
            keys = (load_key(home, item)["answers"] for item in (one, other))
            first, second = ({part: keyed["value"] for part, keyed in key.items()} for key in keys)
            return sum(first[part] != second[part] for part in PARTS)

        log = [coded(COSTUMES, 6), coded(MARCH, 6, second=1)]
        assert apart(COSTUMES, MARCH) == 2 and practised(home, log).cases == 1
        log = [coded(COSTUMES, 6), coded(WATER, 6, second=1)]
        assert apart(COSTUMES, WATER) == 3 and practised(home, log).cases == 2


class TestWhatIsDrawn:
    def test_a_pair_for_everybody(self, home):
        found = {drawn(home, [], f"person-{n}", TODAY) for n in range(20)}
        assert len(found) > 3
        for pair in found:
            first, second = pair
            assert practised(home, [coded(first, 6), coded(second, 6, second=1)]).passed

    def test_after_one_case_another_that_makes_a_pair_with_it(self, home):
        log = [coded(WATER, 6)]
        (item,) = drawn(home, log, "somebody", TODAY)
        assert practised(home, [*log, coded(item, 6, second=1)]).passed

    def test_what_was_tried_today_waits_for_another_day(self, home, cases):
        log = [coded(item, 0, second=n) for n, item in enumerate(cases)]
        assert drawn(home, log, "somebody", TODAY) == ()
        assert len(drawn(home, log, "somebody", LATER)) == 2

    def test_who_follows_it_passes_in_the_end_from_any_start(self, home, cases):
        for start in cases:
            log = [coded(start, 6)]
            for item in drawn(home, log, "somebody", TODAY):
                log.append(coded(item, 6, second=len(log)))
            assert practised(home, log).passed, start


ALIKE = [
    *(("yes", rung, about) for rung, about in product("01234", ("interests", "facts"))),
    *((word, "0", "interests") for word in ("no", "unknown")),
]


def passes(home, cases, bot):
    """After how many of the cases, worked through one by one, the bot may begin."""
    rules, after = load_rules(home), []
    for n, item in enumerate(cases, 1):
        bot.work([load_exercise(home, item)], rules)
        after += [n] if practised(home, bot.diary.log()).passed else []
    return after


@pytest.fixture(scope="module")
def cases(home):
    """Ids of all practice cases."""
    return [one["id"] for one in bots.of_kinds(home, ("criteria_coding",))]


class TestWhoAnswersEveryCaseAlike:
    @pytest.mark.parametrize("alike", ALIKE, ids=" ".join)
    def test_never_passes(self, home, cases, alike):
        for order in (cases, cases[::-1], sorted(cases, key=lambda one: one[::-1])):
            assert passes(home, order, bots.Alike(home, "alike", 0, *alike)) == []

    def test_passes_in_no_pair_of_cases_whatever_they_answer(self, home, cases):
        keys = {item: load_key(home, item)["answers"] for item in cases}
        for first, second in combinations(cases, 2):
            if practised(home, [coded(first, 6), coded(second, 6, second=1)]).cases == 2:
                alike = sum(keys[first][p]["value"] == keys[second][p]["value"] for p in PARTS)
                assert alike + len(PARTS) < rounds.SHARE * 2 * len(PARTS)

    def test_would_pass_if_any_two_cases_were_a_pair(self, home, cases, monkeypatch):
        monkeypatch.setattr(rounds, "DIFFERENT", 0)
        assert passes(home, cases, bots.Alike(home, "alike", 0, "yes", "3", "interests"))

    def test_while_the_careful_pass(self, home, cases):
        assert all(passes(home, cases, bots.Careful(home, f"careful-{n}", n)) for n in range(5))


def test_a_note_opens_it_and_is_kept(home):
    found = practised(home, [note("Vengo de otra región.")])
    assert found.is_open and not found.passed and found.note == "Vengo de otra región."


def test_a_note_without_words_opens_nothing(home):
    assert not practised(home, [note("   ")]).is_open


def test_each_round_needs_its_own_note(home):
    assert not practised(home, [note("Una vez."), sat(60)]).is_open
    assert practised(home, [note("Una vez."), sat(60), note("Otra vez.", second=70)]).is_open
