"""What holds for any situation that can be written down."""

from any_situation import CASES, SITUATIONS
from hypothesis import given, settings
from hypothesis import strategies as st

from alerta.criteria import assess, facts
from alerta.criteria.consistency import phase_fits, states_for


@given(SITUATIONS | CASES)
@settings(max_examples=200, deadline=None)
def test_category_phase_and_state_always_fit_together(rules, situation):
    found = assess(situation, rules)
    category = found["category"]
    assert phase_fits(category, found["phase"], rules)
    assert found["state"] in (states_for(category, rules) or [None])
    assert (category == "under_observation") == (found["state"] == "under_observation")
    assert (category == "under_observation") == (found["verify_within_hours"] is not None)


@given(SITUATIONS | CASES)
@settings(max_examples=100, deadline=None)
def test_only_what_is_not_a_case_has_no_scores_and_a_redirect(rules, situation):
    found = assess(situation, rules)
    no_case = situation["c1"] == "no" or situation["c3"] == "no"
    assert (found["category"] == "not_a_case") == no_case
    assert (found["level"] is None) == (found["redirect"] is not None) == no_case


@given(SITUATIONS | CASES)
@settings(max_examples=100, deadline=None)
def test_every_reason_is_told_whole_in_both_languages(rules, situation):
    for reason in assess(situation, rules)["reasons"]:
        assert reason["text_es"] and reason["text_en"]
        assert "{" not in reason["text_es"] + reason["text_en"]


@given(SITUATIONS | CASES)
@settings(max_examples=100, deadline=None)
def test_the_first_row_that_holds_gives_the_category(rules, situation):
    values = facts(situation, rules)
    first = next(rule for rule in rules.rules("category_rules") if rule.holds(values))
    told = [r["rule"] for r in assess(situation, rules)["reasons"] if r["step"] == "category"]
    assert told == [first.code]


@given(CASES, st.integers(0, 9))
@settings(max_examples=100, deadline=None)
def test_a_higher_score_never_lowers_the_level(rules, situation, place):
    def level(score):
        scores = [*situation["p"], *situation["i"]]
        scores[place] = score
        return assess({**situation, "p": scores[:5], "i": scores[5:]}, rules)["level"]

    assert level(0) <= level(1) <= level(2)
    assert level(0) <= level(None) <= level(2)


@given(CASES)
@settings(max_examples=100, deadline=None)
def test_no_information_counts_as_one_in_the_totals(rules, situation):
    known = {
        axis: [1 if score is None else score for score in situation[axis]] for axis in ("p", "i")
    }
    found, then = assess(situation, rules), assess({**situation, **known}, rules)
    assert (found["p_total"], found["i_total"]) == (then["p_total"], then["i_total"])
    assert len(found["provisional"]) == [*situation["p"], *situation["i"]].count(None)
    assert found["to_verify"] == (len(found["provisional"]) >= 4)


@given(CASES)
@settings(max_examples=100, deadline=None)
def test_harm_and_threats_only_raise_the_level(rules, situation):
    calm = assess({**situation, "serious_harm_now": False, "threat_to_persons": False}, rules)
    threat = assess({**situation, "serious_harm_now": False, "threat_to_persons": True}, rules)
    harm = assess({**situation, "serious_harm_now": True}, rules)
    assert calm["matrix_level"] <= calm["level"] <= threat["level"] <= harm["level"] == 4
    assert threat["level"] >= 3


@given(SITUATIONS | CASES)
@settings(max_examples=100, deadline=None)
def test_what_the_pcm_calls_conflict_the_defensoria_does_too(rules, situation):
    lenses = assess(situation, rules)["lenses"]
    if lenses["pcm"] == "conflict":
        assert lenses["defensoria"]["status"] == "conflict"
    assert (lenses["defensoria"]["status"] == "conflict") == bool(lenses["defensoria"]["phase"])


@given(CASES)
@settings(max_examples=100, deadline=None)
def test_nobody_is_told_twice(rules, situation):
    found = assess(situation, rules)
    told = [*found["receivers"], *found["also_inform"]]
    assert len(told) == len(set(told))
    assert set(told) <= set(rules.bodies)
