"""Active is the sum of the phases; total is active and latent; a multi-regional case counts once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.criteria.totals import Totals, totals, totals_issues

AGREES = Totals(
    active=3,
    latent=2,
    total=5,
    phases={"early": 2, "crisis": 1},
    departments={"08": 3, "multi_regional": 2},
)

RECORD = st.builds(
    lambda state, phase, places: {
        "case": {"state": state, "phase": phase},
        "location": [{"department": place} for place in places],
    },
    st.sampled_from(["active", "latent", "resolved", "withdrawn", "under_observation"]),
    st.sampled_from(["early", "escalation", "crisis", "dialogue", "de_escalation"]),
    st.lists(st.sampled_from(["01", "08", "15"]), min_size=1, max_size=3),
)


def test_totals_that_add_up_are_left_in_peace():
    assert totals_issues(AGREES) == []


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("active_vs_phases", {"phases": {"early": 2}}),
        ("total_vs_states", {"latent": 3}),
        ("departments_vs_total", {"departments": {"08": 4, "15": 3}}),
    ],
)
def test_totals_that_do_not_add_up_are_told(code, change):
    (issue,) = totals_issues(replace(AGREES, **change))
    assert issue.code == code
    assert issue.message["es"] != issue.message["en"]
    assert "{" not in issue.message["es"] + issue.remedy["es"]


@given(st.lists(RECORD))
def test_our_own_totals_always_add_up(records):
    assert totals_issues(totals(records)) == []


def test_a_case_in_two_departments_stands_in_its_own_row():
    record = {"case": {"state": "active", "phase": "early"}, "location": []}
    record["location"] = [{"department": "08"}, {"department": "03"}]
    assert totals([record]).departments == {"multi_regional": 1}


def test_an_active_case_without_a_phase_is_told():
    record = {"case": {"state": "active"}, "location": [{"department": "08"}]}
    assert [issue.code for issue in totals_issues(totals([record]))] == ["active_vs_phases"]
