"""What would move the level: each indicator alone, the nearest score that does."""

import pytest
from any_situation import CASES
from hypothesis import given, settings
from rubric_vectors import VECTORS, situation

from alerta.criteria import SituationError, assess, what_would_change

V11 = situation("V11", **VECTORS[10][1])


def test_in_the_spill_one_more_point_of_probability_makes_it_imminent(rules):
    ups = [found for found in what_would_change(V11, rules) if found.direction == "up"]
    assert {(found.indicator, found.after) for found in ups} >= {("P1", 1), ("P2", 1), ("P4", 2)}
    assert {found.level_after for found in ups} == {3}


def test_a_change_that_brings_a_jump_rule_names_it(rules):
    bridge = situation(p=[0, 0, 0, 0, 0], i=[0, 0, 2, 0, 0])
    first = what_would_change(bridge, rules)[0]
    assert (first.indicator, first.after, first.jump_rules) == ("P1", 2, ("R2",))
    assert first.text["es"] == (
        "P1 en 2 («En 7 días o menos, o ya está pasando»): nivel 3 Inminente."
    )


def test_nothing_is_offered_where_no_single_score_moves_the_level(rules):
    harmed = situation(serious_harm_now=True)
    assert what_would_change(harmed, rules) == []


def test_wrong_input_is_refused_as_in_assess(rules):
    with pytest.raises(SituationError):
        what_would_change(situation(p=[]), rules)


@given(CASES)
@settings(max_examples=60, deadline=None)
def test_every_offered_change_does_what_it_says(rules, case):
    now = assess(case, rules)["level"]
    for change in what_would_change(case, rules):
        scores = [*case["p"], *case["i"]]
        place = [row["code"] for row in rules.indicators].index(change.indicator)
        assert scores[place] == change.before
        scores[place] = change.after
        then = assess({**case, "p": scores[:5], "i": scores[5:]}, rules)["level"]
        assert (change.level_before, change.level_after) == (now, then)
        assert (change.direction == "up") == (then > now)
