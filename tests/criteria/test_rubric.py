"""The rubric's own answer key: twelve situations and four that are no case."""

import itertools

import pytest
from rubric_vectors import CONTROLS, VECTORS, situation

from alerta.criteria import assess, contradictions


@pytest.mark.parametrize(
    ("id", "facts", "category", "phase", "p", "i", "matrix", "level", "jumps"),
    VECTORS,
    ids=[vector[0] for vector in VECTORS],
)
def test_a_vector_gets_the_rubrics_answer(
    id, facts, category, phase, p, i, matrix, level, jumps, rules
):
    found = assess(situation(id, **facts), rules)
    assert (found["category"], found["phase"], found["state"]) == (category, phase, "active")
    assert (found["p_total"], found["i_total"]) == (p, i)
    assert (found["matrix_level"], found["level"], found["jump_rules"]) == (matrix, level, jumps)
    assert found["redirect"] is None
    assert contradictions(situation(id, **facts), rules) == []


@pytest.mark.parametrize(
    ("what", "facts", "code"), CONTROLS, ids=[control[0] for control in CONTROLS]
)
def test_a_control_is_not_a_case_and_is_redirected(what, facts, code, rules):
    found = assess(situation("N1", **facts), rules)
    assert found["category"] == "not_a_case"
    assert found["redirect"]["code"] == code
    assert found["redirect"]["text_es"]
    empty = ("phase", "state", "p_total", "i_total", "matrix_level", "level")
    assert [found[key] for key in empty] == [None] * 6
    assert found["register_within_hours"] is None
    assert found["verify_within_hours"] is None
    assert (found["receivers"], found["also_inform"], found["jump_rules"]) == ([], [], [])


def test_the_result_has_the_agreed_keys_in_order(rules):
    found = assess(situation(), rules)
    assert list(found) == [
        "id", "category", "phase", "state", "p_total", "i_total", "matrix_level", "level",
        "jump_rules", "to_verify", "provisional", "lenses", "register_within_hours", "receivers",
        "also_inform", "redirect", "verify_within_hours", "reasons", "codebook_version",
    ]  # fmt: skip
    assert found["codebook_version"] == rules.version


def test_the_reasons_follow_the_chain(rules):
    _, facts, *_ = VECTORS[3]
    steps = [reason["step"] for reason in assess(situation("V4", **facts), rules)["reasons"]]
    order = ["filter", "category", "phase", "state", "level", "lens", "deadline", "routing"]
    assert sorted(steps, key=order.index) == steps
    assert set(steps) == set(order)


def test_a_mining_case_goes_to_energy_and_mines_first(rules):
    _, facts, *_ = VECTORS[3]
    found = assess(situation("V4", **facts), rules)
    assert found["receivers"][0] == "MINEM"
    assert {"PCM_SGSD", "PCM", "MININTER", "DP"} <= set(found["receivers"])
    assert found["also_inform"] == ["MINAM", "OEFA"]


def test_four_scores_without_information_are_marked_to_verify(rules):
    three = assess(situation(p=[None, None, None, 0, 0]), rules)
    four = assess(situation(p=[None, None, None, 0, 0], i=[None, 0, 0, 0, 0]), rules)
    assert (three["to_verify"], three["provisional"]) == (False, ["P1", "P2", "P3"])
    assert (four["to_verify"], four["provisional"]) == (True, ["P1", "P2", "P3", "I1"])
    assert "R4" in four["jump_rules"]
    assert four["level"] == four["matrix_level"]


def test_risk_not_known_counts_as_yes_once_a_measure_was_carried_out(rules):
    found = assess(situation(c5="unknown", c4_rung=3, measure_ever=True), rules)
    assert found["category"] == "conflict"
    assert found["lenses"]["defensoria"]["status"] == "conflict"
    assert "N1" in [reason["rule"] for reason in found["reasons"]]


def test_violence_always_means_public_risk(rules):
    found = assess(situation(c5="no", c4_rung=4, measure_ever=True), rules)
    assert found["category"] == "conflict"


def test_what_no_row_covers_is_observed_as_incomplete(rules):
    found = assess(situation(disagreement=None), rules)
    category = next(reason for reason in found["reasons"] if reason["step"] == "category")
    assert found["category"] == "under_observation"
    assert "incompletos" in category["text_es"]


def test_contradicting_facts_still_get_a_verdict_and_a_warning(rules):
    found = assess(situation(measure_active=True), rules)
    assert (found["category"], found["phase"]) == ("controversy", "early")
    assert "K1" in [r["rule"] for r in found["reasons"] if r["step"] == "check"]


def category_read_by_hand(c1, c2, c3, rung, c5, disagreement, hearsay):
    """Section 6.2 with 6.10, read by a person and not from the tables."""
    if "no" in (c1, c3):
        return "not_a_case"
    if "unknown" in (c1, c2, c3) or (hearsay and rung <= 2) or c2 == "no" or rung == 0:
        return "under_observation"
    if rung >= 3:
        return "under_observation" if rung == 3 and c5 == "no" else "conflict"
    if rung == 2:
        return "controversy"
    found = {"interests": "controversy", "facts": "difference"}
    return found.get(disagreement, "under_observation")


def test_all_answers_to_the_criteria_agree_with_a_reading_by_hand(rules):
    answers = ("yes", "no", "unknown")
    every = itertools.product(
        answers, answers, answers, range(5), answers, ("interests", "facts", None), (True, False)
    )
    for c1, c2, c3, rung, c5, disagreement, hearsay in every:
        one = situation(
            c1=c1, c2=c2, c3=c3, c4_rung=rung, c5=c5, disagreement=disagreement,
            hearsay_only=hearsay,
        )  # fmt: skip
        by_hand = category_read_by_hand(c1, c2, c3, rung, c5, disagreement, hearsay)
        assert assess(one, rules)["category"] == by_hand, one
