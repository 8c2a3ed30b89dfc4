"""Which phases fit a category, and which moves of state and phase are legal."""

import itertools

import pytest
from rubric_vectors import ACTIVE, situation

from alerta.criteria import facts
from alerta.criteria.consistency import move, moves_from, phase_fits, phases_for, states_for

STATES = ("active", "latent", "resolved", "withdrawn", "under_observation")
PHASES = ("early", "escalation", "crisis", "dialogue", "de_escalation")


def test_a_conflict_is_never_early_and_a_controversy_never_in_crisis(rules):
    assert set(phases_for("conflict", rules)) == set(PHASES) - {"early"}
    assert set(phases_for("controversy", rules)) == {"early", "dialogue"}
    assert phases_for("difference", rules) == phases_for("controversy", rules)


def test_what_is_observed_has_no_phase(rules):
    assert phases_for("under_observation", rules) == []
    assert phase_fits("under_observation", None, rules)
    assert not phase_fits("under_observation", "early", rules)
    assert not phase_fits("conflict", None, rules)


def test_the_state_of_an_observation_is_observation(rules):
    assert "under_observation" not in states_for("conflict", rules)
    assert "under_observation" in states_for("under_observation", rules)
    assert states_for("not_a_case", rules) == []


@pytest.mark.parametrize(("subject", "codes"), [("state", STATES), ("phase", PHASES)])
def test_every_pair_has_one_row_with_its_reason(subject, codes, rules):
    rows = [row for row in rules.tables["transitions"] if row["subject"] == subject]
    pairs = [(row["from"], row["to"]) for row in rows]
    assert sorted(pairs) == sorted([*itertools.permutations(codes, 2), *(("", c) for c in codes)])
    assert all(row["text_es"] and row["text_en"] for row in rows)
    for before in codes:
        assert moves_from(subject, before, rules)


@pytest.mark.parametrize(
    ("subject", "before", "after", "legal", "illegal"),
    [
        ("state", "active", "latent", {"days_since_expression": 91}, {"days_since_expression": 7}),
        ("state", "active", "resolved", {"resolved": True}, {}),
        ("state", "active", "withdrawn", {"merged": True}, {}),
        ("state", "latent", "active", {}, {"days_since_expression": 91}),
        ("state", "latent", "resolved", {"resolved": True}, {}),
        ("state", "latent", "withdrawn", {"days_since_expression": 366}, {}),
        ("state", "resolved", "withdrawn", {"merged": True}, {}),
        ("state", "withdrawn", "active", {}, {"merged": True}),
        ("state", "under_observation", "latent", {"days_since_expression": 91}, {}),
        ("phase", "escalation", "dialogue", {}, ACTIVE),
        ("phase", "escalation", "de_escalation", {}, ACTIVE),
        ("phase", "crisis", "escalation", ACTIVE, {"violence_last_72h": True}),
        ("phase", "crisis", "dialogue", {}, ACTIVE),
        ("phase", "crisis", "de_escalation", {}, {"violence_last_72h": True}),
        ("phase", "dialogue", "early", {}, {"measure_ever": True}),
        ("phase", "dialogue", "de_escalation", {"measure_ever": True}, {}),
    ],
)
def test_a_move_that_hangs_on_a_fact(subject, before, after, legal, illegal, rules):
    def allowed(found):
        return move(subject, before, after, rules, facts(situation(**found), rules)).allowed

    assert allowed(legal)
    assert not allowed(illegal)
    assert move(subject, before, after, rules).allowed


@pytest.mark.parametrize(
    ("subject", "before", "after"),
    [
        ("state", "", "resolved"),
        ("state", "resolved", "latent"),
        ("state", "under_observation", "resolved"),
        ("phase", "crisis", "early"),
        ("phase", "escalation", "early"),
        ("phase", "early", "de_escalation"),
    ],
)
def test_an_illegal_move_says_why_and_what_instead(subject, before, after, rules):
    found = move(subject, before, after, rules)
    assert not found.allowed
    assert len(found.text["es"]) > 30 and found.text["en"]


def test_staying_is_always_allowed(rules):
    assert all(move("state", state, state, rules).allowed for state in STATES)


def test_a_move_between_codes_nobody_knows_is_a_programming_fault(rules):
    with pytest.raises(KeyError):
        move("state", "active", "asleep", rules)
