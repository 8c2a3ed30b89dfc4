"""What both tests say of each criterion: points of the parts that ask for it by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from logs import tried

from alerta.learning.bank import load_exercises, load_key
from alerta.learning.gains import FIVE, asks, criteria, scores
from alerta.learning.sittings import sitting


@pytest.fixture(scope="module")
def exercises(home):
    return {one["id"]: one for one in load_exercises(home)}


@pytest.fixture(scope="module")
def asked(home, exercises):
    return asks(home, exercises.values())


def result(asked, items, credit):
    """A sitting in which every part got the same credit."""
    return {
        "scores": {one["id"]: credit for one in items},
        "parts": {one["id"]: dict.fromkeys(asked[one["id"]], credit) for one in items},
    }


@settings(deadline=None)
@given(person=st.uuids().map(str), again=st.integers(0, 3))
@pytest.mark.parametrize("test", ["entry", "exit"])
def test_whoever_sits_a_test_is_asked_every_one_of_the_five_criteria(
    home, asked, test, person, again
):
    items = sitting(home, test, person, again).items
    codes = {code for one in items for code in asked[one["id"]].values()}
    assert set(FIVE) <= codes


def test_the_five_notes_ask_each_criterion_once_and_no_test_gives_away_the_other(home, exercises):
    notes = [
        one
        for one in exercises.values()
        if one["chapter"] == "04" and one.get("test") in ("entry", "exit")
    ]
    assert sorted((one["test"], one["form"]) for one in notes) == [
        ("entry", "A"), ("entry", "B"), ("exit", "A"), ("exit", "B"),
    ]  # fmt: skip
    patterns = {}
    for one in notes:
        answers = load_key(home, one["id"])["answers"]
        assert [expected["criterion"] for expected in answers.values()] == list(FIVE)
        patterns[one["test"], one["form"]] = [expected["value"] for expected in answers.values()]
    for before, after in (("A", "B"), ("B", "A")):
        met = zip(patterns["entry", before], patterns["exit", after], strict=True)
        same = sum(one == other for one, other in met)
        assert 0 < same < len(FIVE), "neither the same answers again nor all of them turned round"


def test_a_criterion_has_the_points_of_the_parts_that_ask_for_it(exercises, asked):
    item = "entry-a-five-notes-of-monday"
    credits = {"q1": 1.0, "q2": 0.0, "q3": 1.0, "q4": 0.0, "q5": 1.0}
    told = scores(exercises, asked, {"scores": {item: 0.6}, "parts": {item: credits}})
    assert [told[code] for code in FIVE] == [[1, 1], [0, 1], [1, 1], [0, 1], [1, 1]]
    assert told["*"] == told["04"] == [0.6, 1]


def test_a_sitting_from_before_parts_were_kept_counts_by_items(exercises, asked):
    item = "entry-a-five-notes-of-monday"
    told = scores(exercises, asked, {"scores": {item: 0.6}})
    assert {code: told[code] for code in FIVE} == {key: [0.6, 1] for key in FIVE}


def test_an_item_that_the_bank_has_no_more_is_left_out(exercises, asked):
    assert scores(exercises, asked, {"scores": {"gone": 1.0}, "parts": {"gone": {"q1": 1}}}) == {}


class TestBeforeAndAfter:
    @pytest.fixture
    def entry(self, home, asked):
        items = sitting(home, "entry", "somebody").items
        one = tried("test.entry.A", 0.0)
        one.value.clear()
        one.value.update(result(asked, items, 0.0))
        return one

    @pytest.fixture
    def leaving(self, home, asked):
        return result(asked, sitting(home, "exit", "somebody").items, 1.0)

    def test_all_five_are_compared(self, home, entry, leaving):
        found = criteria(home, [entry], leaving)
        assert [(one.code, one.before, one.after) for one in found] == [
            (code, 0.0, 1.0) for code in FIVE
        ]

    def test_without_an_entry_test_there_is_nothing_to_compare(self, home, leaving):
        assert criteria(home, [], leaving) == []
