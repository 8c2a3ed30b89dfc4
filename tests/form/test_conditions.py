"""Conditions of rule tables: a line of text over flat fields."""

import datetime as dt

import pytest

from alerta.form import Condition, ExpressionError

FIELDS = {
    "c1": "select_one",
    "c4_rung": "integer",
    "growing": "select_one",
    "days": "integer",
    "jump": "select_multiple",
    "on": "date",
    "name": "text",
}

HOLDS = [
    ("${c1} = 'no' or ${c4_rung} >= 3", {"c1": "no", "c4_rung": 0}, True),
    ("${c1} = 'no' or ${c4_rung} >= 3", {"c1": "yes", "c4_rung": 3}, True),
    ("${c1} = 'no' or ${c4_rung} >= 3", {"c1": "yes", "c4_rung": "2"}, False),
    ("${c1} = 'no' or ${c4_rung} >= 3", {}, False),
    ("${growing} = 'yes'", {"growing": True}, True),
    ("${growing} = 'yes'", {"growing": False}, False),
    ("${growing} = 'no'", {"growing": None}, False),
    ("${growing} = ''", {"growing": None}, True),
    ("selected(${jump}, 'r2') and not(selected(${jump}, 'r1'))", {"jump": "r2 r3"}, True),
    ("${on} < date('2026-03-05')", {"on": "2026-03-04"}, True),
    ("${on} < date('2026-03-05')", {"on": dt.date(2026, 3, 6)}, False),
    ("${days} div 30 > 3", {"days": 91.0}, True),
    ("regex(${name}, '^[A-Z]{3}$')", {"name": "SOC"}, True),
    ("true()", {}, True),
]


@pytest.mark.parametrize(("source", "values", "expected"), HOLDS)
def test_a_condition_holds_or_not(source, values, expected):
    assert Condition(source, FIELDS).holds(values) is expected


def test_a_condition_says_what_it_reads():
    condition = Condition("${c1} = 'no' or ${c4_rung} >= 3", FIELDS)
    assert condition.reads == {"c1", "c4_rung"}


def test_a_condition_can_give_a_number():
    assert Condition("${days} + ${c4_rung}", FIELDS).value({"days": 2, "c4_rung": "3"}) == 5


def test_a_condition_may_ask_for_a_day():
    condition = Condition("${on} = today()", FIELDS)
    assert condition.holds({"on": "2026-03-20"}, today=dt.date(2026, 3, 20))


REFUSED = [
    ("${c9} = 'no'", 0, "c9"),
    ("${c1} = 'no' or ${rung} > 1", 16, "rung"),
    ("${c1} = ", 7, "early"),
    ("${c1} == 'no'", 7, "="),
    ("${c1} = 'no", 8, "'"),
    ("(${c1} = 'no'", 13, ")"),
    ("nosuch(${c1})", 0, "nosuch"),
    ("not()", 0, "not"),
    ("c1 = 'no'", 0, "c1"),
    ("${c1} = yes", 8, "yes"),
    (". = 'no'", 0, "path"),
    ("../c1 = 'no'", 0, ".."),
    ("/data/c1[1] = 'no' or /data", 0, "path"),
    ("//c1", 0, "//"),
    ("__import__('os')", 0, "__import__"),
    ("regex(${name}, '(a+)+')", 0, "group"),
    ("regex(${name}, ${c1})", 0, "quotes"),
    ("date('2026-02-30') > 1", 0, "2026-02-30"),
    ("", 0, "early"),
]


@pytest.mark.parametrize(("source", "position", "what"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(source, position, what):
    with pytest.raises(ExpressionError) as caught:
        Condition(source, FIELDS)
    assert what in str(caught.value)
    assert caught.value.position >= position
    assert caught.value.message["es"] and caught.value.message["en"]
