"""What the ODK engines read differently is found; the way they all read alike passes."""

import pytest

from alerta.form import dialect

from .test_dialect import found

RULES = {
    "bare_condition": ("relevant", "${s}", "${s} != ''"),
    "yes_no_result": ("calculation", "${s} = 'a'", "if(${s} = 'a', 'yes', 'no')"),
    "date_result": ("calculation", "${d}", None),
    "blank_arithmetic": ("calculation", "${n} + 1", "if(${n} != '', ${n} + 1, '')"),
    "number_in_brackets": ("calculation", "sum(${r}[2]/x)", "sum(${r}[x > 1]/x)"),
    "minus_field": ("constraint", ". > -${n}", ". > 0 - ${n}"),
    "many_values": ("relevant", "${x} = 3", "count(${r}[x = 3]) > 0"),
    "hidden_read": ("relevant", "${h} = 'a'", "${s} = 'b' and ${h} = 'a'"),
    "text_order": ("relevant", "${d} < '2026-03-05'", "${d} < date('2026-03-05')"),
    "time_compared": ("relevant", "${t} < '11:00'", "${t} != ''"),
    "moment_compared": (
        "relevant",
        "${m} > ${d}",
        "date(format-date(${m}, '%Y-%m-%d')) > ${d}",
    ),
    "number_in_quotes": ("relevant", "${n} = '5'", "${n} = 5"),
    "blank_rows": ("relevant", "sum(${x}) > 3", "sum(${r}[x != '']/x) > 3"),
    "count_fields": ("relevant", "count(${x}) > 1", "count(${r}[x != '']) > 1"),
    "join_list": ("relevant", "join('-', ${x}, 'b') != ''", "join('-', ${x}) != ''"),
    "pattern_ends": ("constraint", "regex(., 'b')", "regex(., '^.*b.*$')"),
    "indexed_blank": (
        "relevant",
        "indexed-repeat(${x}, ${r}, ${n}) = 1",
        "if(${n} >= 1, indexed-repeat(${x}, ${r}, ${n}), '') = 1",
    ),
    "once_inside": ("calculation", "concat(once('a'), 'b')", "once(concat('a', 'b'))"),
    "words_in_date": (
        "calculation",
        "format-date(${d}, '%e %b')",
        "format-date(${d}, '%d/%m')",
    ),
    "decimal_date_time": ("relevant", "decimal-date-time(${d}) > 1", "${d} != ''"),
    "selected_one": (
        "relevant",
        "selected(${v}, 'a b')",
        "selected(${v}, 'a') or selected(${v}, 'b')",
    ),
    "date_of_moment": ("relevant", "date(${m}) > today()", "${m} != ''"),
    "number_of_text": ("relevant", "number('5') > 3", "5 > 3"),
    "clock_rule": ("constraint", ". > today() - 30", ". > ${day} - 30"),
}
PROBES = [
    {"type": "today", "name": "day"},
    {"type": "text", "name": "s"},
    {"type": "integer", "name": "n"},
    {"type": "date", "name": "d"},
    {"type": "time", "name": "t"},
    {"type": "dateTime", "name": "m"},
    {"type": "select_multiple abc", "name": "v"},
    {"type": "text", "name": "h", "relevant": "${s} = 'b'"},
    {"type": "begin repeat", "name": "r"},
    {"type": "integer", "name": "x"},
    {"type": "end repeat"},
]
ABC = [{"list_name": "abc", "name": code} for code in "ab"]


def breaches(column, expression):
    row = {"type": "text", "name": "p", column: expression}
    if column == "calculation":
        row["type"] = "calculate"
    if column == "constraint":
        row["constraint_message::Español (es)"] = row["constraint_message::English (en)"] = "x"
    return [code for *_, code in found([*PROBES, row], ABC)]


@pytest.mark.parametrize("code", RULES)
def test_what_the_engines_read_differently_is_found_and_what_they_read_alike_is_not(code):
    column, wrong, right = RULES[code]
    if code == "date_result":
        wrong, right = "date(${d})", "format-date(date(${d}), '%Y-%m-%d')"
    assert code in breaches(column, wrong)
    assert breaches(column, right) == []


@pytest.mark.parametrize("rule", [". <= today()", "today() >= ."])
def test_a_day_that_is_past_stays_past(rule):
    assert "clock_rule" not in breaches("constraint", rule)


@pytest.mark.parametrize("rule", [". >= today()", "not(. <= today())", "today() - . < 30"])
def test_a_rule_that_time_can_break_is_found(rule):
    assert "clock_rule" in breaches("constraint", rule)


def test_rules_about_rows_hold_inside_their_repeat():
    inside = [
        *PROBES[:-1],
        {"type": "calculate", "name": "c", "calculation": "count(${r}[x > 1])"},
        {"type": "integer", "name": "y", "relevant": "count(${r}) > 1"},
        {"type": "end repeat"},
        {"type": "calculate", "name": "j", "calculation": "join(' ', ${w})"},
        {"type": "begin repeat", "name": "q"},
        {"type": "text", "name": "z"},
        {"type": "text", "name": "w", "relevant": "${z} = 'a'"},
        {"type": "calculate", "name": "me", "calculation": "concat(., 'a')"},
        {"type": "end repeat"},
    ]
    codes = [code for *_, code in found(inside, ABC)]
    assert {"sibling_rows", "count_own", "join_hidden", "cycle"} <= set(codes)


def test_every_rule_of_the_dialect_is_tried_here():
    tried = {*RULES, "sibling_rows", "count_own", "join_hidden", "reads_itself"}
    assert set(dialect.rules.RULES) == tried
