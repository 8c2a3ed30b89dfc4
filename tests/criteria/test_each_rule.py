"""Every row of every rule table: a situation that meets it and one that just does not."""

import pytest
from rubric_vectors import ACTIVE, situation

from alerta.criteria import assess
from alerta.criteria.rules import RULE_TABLES

OBSERVED = {"c2": "no"}
CALM = {**ACTIVE, "measure_active": False}
HARMED = {**ACTIVE, "c4_rung": 4, "violence_last_72h": True, "serious_harm_now": True}
PRIVATE = {"c3": "no", "c4_rung": 0}
UNKNOWN = {"p": [None, None, None, None, 0]}

# rule: (facts that meet it, facts that just do not)
CASES = {
    "B1": ({"c1": "no"}, {"c1": "unknown"}),
    "B2": ({"hearsay_only": True, "c4_rung": 2}, {"hearsay_only": True, **ACTIVE}),
    "B3": (ACTIVE, {"c4_rung": 2}),
    "B4": ({"c4_rung": 2, "disagreement": "facts"}, {"disagreement": "facts"}),
    "B5": ({"disagreement": "facts"}, {"disagreement": "facts", "c4_rung": 2}),
    "B6": ({**ACTIVE, "c5": "no"}, {**ACTIVE, "c5": "unknown"}),
    "B7": ({"c4_rung": 0}, {"c4_rung": 1}),
    "B8": ({"disagreement": None}, {"disagreement": "interests"}),
    "F1": ({**ACTIVE, "c4_rung": 4, "violence_last_72h": True}, ACTIVE),
    "F2": ({**CALM, "growing": True}, CALM),
    "F3": ({**CALM, "dialogue_space_active": True}, {**ACTIVE, "dialogue_space_active": True}),
    "F4": (CALM, {**CALM, "dialogue_space_active": True}),
    "F5": ({}, {"dialogue_space_active": True}),
    "F6": (OBSERVED, {}),
    "S1": (OBSERVED, {}),
    "S2": ({"merged": True}, {}),
    "S3": ({"resolved": True}, {"resolved": True, "merged": True}),
    "S4": ({"days_since_expression": 366}, {"days_since_expression": 365}),
    "S5": ({"days_since_expression": 91}, {"days_since_expression": 90}),
    "S6": ({"days_since_expression": 90}, {"days_since_expression": 91}),
    "S7": ({"days_since_expression": None}, {"days_since_expression": 0}),
    "L1": ({"c3": "no"}, {}),
    "L2": (OBSERVED, {}),
    "L3": (ACTIVE, {}),
    "L4": ({}, {"disagreement": "facts"}),
    "L5": ({"disagreement": "facts"}, {}),
    "L11": ({"c3": "no"}, {"c3": "unknown"}),
    "L12": ({"hearsay_only": True}, {"hearsay_only": True, **ACTIVE}),
    "L13": ({"c5": "unknown"}, {"c5": "unknown", **ACTIVE}),
    "L14": ({"c4_rung": 0}, {}),
    "L15": ({"c5": "no"}, {"c5": "no", "c4_rung": 4, "measure_ever": True}),
    "L16": ({"c2": "no"}, {}),
    "L17": (ACTIVE, {"c4_rung": 2}),
    "L18": ({"dialogue_space_active": True}, {}),
    "L19": ({"c4_rung": 2}, {"c4_rung": 2, "dialogue_space_active": True}),
    "R1": ({**ACTIVE, "serious_harm_now": True}, ACTIVE),
    "R2": ({"p": [2, 0, 0, 0, 0], "i": [0, 0, 2, 0, 0]}, {"p": [1, 0, 0, 0, 0], "i": [0, 0, 2, 0, 0]}),
    "R3": ({"threat_to_persons": True}, {}),
    "R4": (UNKNOWN, {"p": [None, None, None, 0, 0]}),
    "D1": ({}, {"p": [1, 1, 1, 1, 0]}),
    "D2": ({"p": [1, 1, 1, 1, 0]}, {}),
    "D3": ({"threat_to_persons": True}, {}),
    "D4": ({**ACTIVE, "serious_harm_now": True}, ACTIVE),
    "D5": (HARMED, {**ACTIVE, "p": [2, 2, 2, 2, 2], "i": [2, 2, 2, 2, 2]}),
    "D6": ({"hearsay_only": True, "c4_rung": 2}, {"hearsay_only": True}),
    "D7": ({"hearsay_only": True}, {"hearsay_only": True, "c4_rung": 2}),
    "D8": (UNKNOWN, {}),
    "X1": ({**PRIVATE, "threat_to_persons": True}, PRIVATE),
    "X2": (PRIVATE, {"c1": "no"}),
    "X3": ({"c1": "no", "c2": "no", "c4_rung": 0}, {"c1": "no"}),
    "X4": ({"c1": "no"}, {"c1": "no", "c2": "no"}),
    "N1": ({"c5": "unknown", **ACTIVE}, {"c5": "unknown"}),
    "N2": ({"c5": "no", "c4_rung": 4, "measure_ever": True}, {"c5": "no", **ACTIVE}),
    "N3": ({"c4_rung": 2, "disagreement": "facts"}, {"disagreement": "facts"}),
    "N4": ({"hearsay_only": True}, {"hearsay_only": True, **ACTIVE}),
    "N5": ({"c1": "no", "c2": "no"}, {"c1": "no"}),
    "K1": ({"measure_ever": True}, ACTIVE),
    "K2": ({**ACTIVE, "violence_last_72h": True}, HARMED),
    "K3": ({"c4_rung": 3}, ACTIVE),
    "K4": ({"growing": True}, {**CALM, "growing": True}),
    "K5": ({**ACTIVE, "resolved": True}, {**CALM, "resolved": True}),
    "K6": ({**CALM, "days_since_expression": 31}, {**CALM, "days_since_expression": 30}),
    "K7": ({"days_since_expression": None}, {"days_since_expression": None, "c4_rung": 0}),
    "K8": ({"p": [0, 2, 0, 0, 0]}, {**ACTIVE, "p": [2, 2, 0, 0, 0]}),
    "K9": ({**ACTIVE, "p": [1, 2, 0, 0, 0]}, {**ACTIVE, "p": [2, 2, 0, 0, 0]}),
}  # fmt: skip
ONLY_READ = {"false()"}  # rows that people read or choose; the chain never takes them


def reasons(rules, facts):
    return [reason["rule"] for reason in assess(situation(**facts), rules)["reasons"]]


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_speaks_only_where_it_is_met(rule, rules):
    met, missed = CASES[rule]
    assert rule in reasons(rules, met)
    assert rule not in reasons(rules, missed)


def test_every_rule_row_has_its_two_cases(rules):
    rows = [row for name in RULE_TABLES if name != "transitions" for row in rules.tables[name]]
    expected = {row["rule"] for row in rows if row["when"] not in ONLY_READ}
    assert expected == set(CASES)


def matrix_scores(band):
    return {"low": [0, 0, 0, 0, 0], "medium": [1, 1, 1, 1, 0], "high": [1, 1, 1, 2, 2]}[band]


def test_every_cell_of_the_matrix_gives_its_level(rules):
    for row in rules.matrix:
        facts = {"p": matrix_scores(row["p_band"]), "i": matrix_scores(row["i_band"])}
        found = assess(situation(**facts), rules)
        assert (found["matrix_level"], row["rule"] in reasons(rules, facts)) == (
            int(row["level"]),
            True,
        )


@pytest.mark.parametrize(
    ("total", "band"),
    [(0, "low"), (3, "low"), (4, "medium"), (6, "medium"), (7, "high"), (10, "high")],
)
def test_bands_begin_and_end_where_the_table_says(total, band, rules):
    assert rules.band(total)["band"] == band


def test_every_routing_row_is_reached_by_its_type_and_activity(rules):
    for row in rules.routing:
        kind, activity = (
            row["type"] or None,
            row["activity"] or ("other" if row["type"] == "SOC" else None),
        )
        found = assess(situation(type=kind, activity=activity), rules)
        assert found["receivers"][: len(row["main"].split())] == row["main"].split()
        assert row["rule"] in [reason["rule"] for reason in found["reasons"]]


def test_an_activity_matters_only_in_socio_environmental_cases(rules):
    found = assess(situation(type="LAB", activity="mining"), rules)
    assert found["receivers"][0] == "MTPE"


@pytest.mark.parametrize(("level", "hours"), [(1, 72), (2, 24), (3, 4), (4, 1)])
def test_each_level_has_its_time_to_register(level, hours, rules):
    facts = [
        {},
        {"p": [1, 1, 1, 1, 0]},
        {"threat_to_persons": True},
        {**ACTIVE, "serious_harm_now": True},
    ]
    found = assess(situation(**facts[level - 1]), rules)
    assert (found["level"], found["register_within_hours"]) == (level, hours)


@pytest.mark.parametrize(
    ("facts", "hours"),
    [
        ({"c4_rung": 2, "hearsay_only": True}, 24),
        ({"c4_rung": 0}, 48),
        ({**ACTIVE, "c5": "no"}, 48),
    ],
)
def test_an_observation_has_its_time_to_verify(facts, hours, rules):
    assert assess(situation(**facts), rules)["verify_within_hours"] == hours


def test_a_long_silent_case_with_a_working_table_is_latent_and_not_withdrawn(rules):
    found = assess(situation(days_since_expression=400, dialogue_space_active=True), rules)
    assert found["state"] == "latent"


@pytest.mark.parametrize(
    ("facts", "pcm", "status", "phase"),
    [
        ({}, "controversy", "conflict", "early"),
        ({"dialogue_space_active": True}, "controversy", "conflict", "dialogue"),
        ({"disagreement": "facts"}, "difference", "conflict", "early"),
        (ACTIVE, "conflict", "conflict", "escalation"),
        ({"c5": "no"}, "controversy", "under_observation", None),
        ({"c5": "unknown"}, "controversy", "under_observation", None),
        ({"c4_rung": 0}, "under_observation", "under_observation", None),
        ({"hearsay_only": True}, "under_observation", "under_observation", None),
        ({"c1": "no"}, "not_a_case", "not_a_case", None),
    ],
)
def test_the_two_lenses_side_by_side(facts, pcm, status, phase, rules):
    lenses = assess(situation(**facts), rules)["lenses"]
    assert lenses == {"pcm": pcm, "defensoria": {"status": status, "phase": phase}}
