"""What is wrong with the input: every fault, where it is, and what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rubric_vectors import situation

from alerta.criteria import SituationError, assess, assess_all, check


def faults(rules, *situations):
    return [(fault.position, fault.key) for fault in check(list(situations), rules)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("c4_rung", 7), ("c4_rung", "3"), ("c4_rung", 3.0), ("c4_rung", True), ("c4_rung", None),
        ("c1", "sí"), ("c1", True), ("c2", None), ("disagreement", "both"), ("id", ""), ("id", 4),
        ("growing", "yes"), ("growing", 1), ("growing", None), ("days_since_expression", -1),
        ("days_since_expression", "0"), ("type", "soc"), ("type", ["SOC"]), ("activity", "minería"),
        ("p", [2, 2, 2, 2]), ("p", "22222"), ("p", None), ("i", [0, 0, 3, 0, 0]),
        ("i", [0, 0, True, 0, 0]), ("i", [0, 0, "1", 0, 0]), ("i", {}),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_fault_at_its_key(key, value, rules):
    assert faults(rules, situation(**{key: value})) == [(1, key)]


@pytest.mark.parametrize("key", list(situation()))
def test_a_missing_key_is_named(key, rules):
    one = situation()
    del one[key]
    assert faults(rules, one) == [(1, key)]


def test_an_unknown_key_is_named(rules):
    assert faults(rules, situation(c6="yes")) == [(1, "c6")]


def test_all_faults_of_all_situations_come_at_once(rules):
    first, second = situation("A", c4_rung=7, c1="si"), situation("B", p=[0])
    del second["c2"]
    assert faults(rules, first, second) == [(1, "c1"), (1, "c4_rung"), (2, "c2"), (2, "p")]


def test_two_situations_may_not_share_a_code(rules):
    assert faults(rules, situation("A"), situation("B"), situation("A")) == [(3, "id")]


@pytest.mark.parametrize("whole", [None, {}, "V4", 3])
def test_what_is_no_list_is_one_fault(whole, rules):
    assert [fault.position for fault in check(whole, rules)] == [0]


@pytest.mark.parametrize("one", [None, [], "V4", 3])
def test_what_is_no_situation_is_one_fault(one, rules):
    assert faults(rules, situation("A"), one) == [(2, "")]


def test_a_fault_says_where_what_and_what_to_do_in_both_languages(rules):
    fault = check([situation(c4_rung=7)], rules)[0]
    assert fault.line("es") == (
        "Situación 1, clave «c4_rung»: Va de 0 a 4, y dice 7. "
        "Escriba un número entero del 0 al 4, sin comillas."
    )
    assert fault.line("en").startswith("Situation 1, key “c4_rung”: It goes from 0 to 4")


def test_no_information_is_good_input(rules):
    one = situation(p=[None] * 5, days_since_expression=None, type=None, activity=None)
    assert check([one], rules) == []


def test_one_bad_situation_stops_the_whole_list(rules):
    with pytest.raises(SituationError) as caught:
        assess_all([situation("A"), situation("B", c5="maybe")], rules)
    assert [(fault.position, fault.key) for fault in caught.value.faults] == [(2, "c5")]
    with pytest.raises(SituationError):
        assess(situation(c5="maybe"), rules)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(JSON, st.sampled_from(list(situation())))
@settings(max_examples=150, deadline=None)
def test_any_json_is_checked_without_a_crash(rules, value, key):
    for whole in (value, [value], [situation(**{key: value})]):
        for fault in check(whole, rules):
            assert fault.line("es") and fault.line("en")
