"""Spaced review: what was missed comes back after 1, 3, 7 and 14 days, the most missed first."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logs import DAY, tried

from alerta.learning import load_exercises, load_key, shown_in_chapter
from alerta.learning.review import AFTER, CASES, fresh_tries, review, self_agreement, waiting


def day(n):
    return DAY + timedelta(n)


def due(*tries):
    found = waiting("x", [tried("x", score, n) for score, n in tries])
    return found.due if found else None


@pytest.fixture(scope="module")
def bank(home):
    return [one for one in load_exercises(home) if shown_in_chapter(one)]


def of_chapter(bank, chapter, kind=None):
    return [
        one["id"]
        for one in bank
        if one["chapter"] == chapter
        and one["kind"] != "registration"
        and kind in (None, one["kind"])
    ]


class TestTheIntervals:
    def test_what_was_never_missed_waits_for_nothing(self):
        assert waiting("x", [tried("x", 0.9)]) is None

    def test_what_was_missed_is_due_the_day_after(self):
        assert due((0.3, 0)) == day(1)

    def test_what_is_right_on_its_day_moves_to_the_next_interval(self):
        assert due((0, 0), (1, 1)) == day(3)
        assert due((0, 0), (1, 1), (1, 3)) == day(7)
        assert due((0, 0), (1, 1), (1, 3), (1, 7)) == day(14)

    def test_what_was_right_at_every_interval_is_learnt(self):
        found = waiting("x", [tried("x", score, n) for score, n in zip((0, 1, 1, 1, 1), (0, *AFTER), strict=True)])  # fmt: skip
        assert found.due is None and found.misses == 1

    def test_what_is_corrected_the_same_day_stays_due(self):
        assert due((0, 0), (1, 0)) == day(1)

    def test_what_is_missed_again_begins_anew(self):
        assert due((0, 0), (1, 1), (1, 3), (0.5, 7)) == day(8)

    def test_who_comes_late_does_not_get_it_twice_at_once(self):
        assert due((0, 0), (1, 40)) == day(42)

    def test_eighty_percent_is_right_and_less_is_missed(self):
        assert due((0.8, 0)) is None
        assert due((0.79, 0)) == day(1)

    @given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30)), max_size=12))
    def test_what_waits_was_missed_before_and_is_never_due_on_the_day_of_the_last_miss(self, made):
        made.sort(key=lambda one: one[1])
        found = waiting("x", [tried("x", score, n) for score, n in made])
        assert (found is None) == all(score >= 0.8 for score, _ in made)
        if found and found.due:
            assert found.due > found.missed_on

    def test_the_first_try_of_a_day_is_fresh_and_what_follows_is_not(self):
        tries = [tried("x", 0.2), tried("x", 1, second=9), tried("x", 0.9, 3)]
        assert fresh_tries(tries) == [tries[0], tries[2]]


class TestTheRowOfADay:
    def test_ten_at_most_the_most_missed_first(self, home, bank):
        ids = of_chapter(bank, "04")[:6] + of_chapter(bank, "07")[:6] + of_chapter(bank, "12")[:6]
        log = [tried(item, 0, second=n) for n, item in enumerate(ids)]
        log += [tried(ids[-1], 0, second=99)]
        found = review(home, log, day(1))
        assert len(found.items) == 10
        assert found.items[0]["id"] == ids[-1]

    def test_they_come_from_three_chapters_where_there_are_as_many(self, home, bank):
        often = of_chapter(bank, "04")[:12]
        log = [tried(item, 0, second=n) for n, item in enumerate(often * 2)]
        log += [tried(of_chapter(bank, chapter)[0], 0, second=90) for chapter in ("02", "11")]
        chapters = Counter(one["chapter"] for one in review(home, log, day(1)).items)
        assert chapters == {"04": 8, "02": 1, "11": 1}

    def test_nothing_is_due_on_the_day_itself_and_the_next_day_is_said(self, home, bank):
        found = review(home, [tried(bank[0]["id"], 0)], day(0))
        assert found.items == () and found.following == day(1)

    def test_who_missed_nothing_has_nothing_to_come(self, home, bank):
        found = review(home, [tried(bank[0]["id"], 1)], day(1))
        assert found.items == () and found.following is None

    def test_items_of_a_test_and_records_are_not_repeated_here(self, home):
        kept = [o for o in load_exercises(home) if o.get("test") or o["kind"] == "registration"]
        assert review(home, [tried(one["id"], 0) for one in kept], day(1)).items == ()

    def test_answers_to_an_earlier_version_are_not_counted(self, home, bank):
        log = [tried(bank[0]["id"], 0, version=bank[0]["version"] - 1)]
        assert review(home, log, day(1)).items == ()


class TestCasesThatReturn:
    @pytest.fixture
    def solved(self, bank):
        return [tried(item, 1) for item in of_chapter(bank, "04")]

    def test_two_cases_solved_fourteen_days_ago_return(self, home, solved):
        found = review(home, solved, day(14))
        assert len(found.returning) == 2
        assert {one["id"] for one in found.items} == found.returning
        assert {one["kind"] for one in found.items} <= set(CASES)

    def test_a_day_earlier_none_returns(self, home, solved):
        assert review(home, solved, day(13)).returning == frozenset()

    def test_they_stand_among_the_others_at_no_fixed_place(self, home, bank, solved):
        log = [*solved, *(tried(item, 0, 13) for item in of_chapter(bank, "07")[:5])]
        places = set()
        for n in range(20):
            found = review(home, log, day(14), f"person-{n}")
            assert len(found.items) == 7
            places |= {i for i, one in enumerate(found.items) if one["id"] in found.returning}
        assert len(places) > 3

    def test_not_more_than_two_a_week(self, home, solved):
        first = review(home, solved, day(14))
        log = [*solved, *(tried(item, 1, 14) for item in first.returning)]
        assert review(home, log, day(15)).returning == frozenset()
        assert len(review(home, log, day(22)).returning) == 2
        assert not review(home, log, day(22)).returning & first.returning

    def test_a_case_that_still_waits_is_not_an_earlier_one(self, home, bank):
        item = of_chapter(bank, "04")[0]
        log = [tried(item, 0), tried(item, 1, 0, second=5)]
        found = review(home, log, day(20))
        assert [one["id"] for one in found.items] == [item]
        assert found.returning == frozenset()


class TestSelfAgreement:
    @pytest.fixture
    def quarry(self, home):
        answers = load_key(home, "quarry-trucks-school")["answers"]
        return {part: one["value"] for part, one in answers.items()}

    def test_the_same_answers_weeks_later_agree(self, home, quarry):
        log = [tried("quarry-trucks-school", 1, n, quarry) for n in (0, 14)]
        found = self_agreement(home, log)
        assert (found.cases, found.n, found.same) == (1, 6, 6)

    def test_another_answer_does_not(self, home, quarry):
        log = [tried("quarry-trucks-school", 1, 0, quarry),
               tried("quarry-trucks-school", 0.8, 20, quarry | {"c4_rung": "3"})]  # fmt: skip
        found = self_agreement(home, log)
        assert (found.n, found.same) == (6, 5)

    def test_a_try_on_the_day_after_is_no_return(self, home, quarry):
        log = [tried("quarry-trucks-school", 1, n, quarry) for n in (0, 1)]
        assert self_agreement(home, log).n == 0

    def test_parts_on_which_careful_readers_differ_are_left_out(self, home, bank):
        one, part = next(
            (one["id"], part)
            for one in bank
            if one["kind"] not in ("registration",)
            for part, wanted in load_key(home, one["id"])["answers"].items()
            if wanted.get("ambiguous")
        )
        log = [tried(one, 1, n, {part: str(n)}) for n in (0, 14)]
        assert self_agreement(home, log).n == 0
