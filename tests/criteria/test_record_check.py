"""Each cross-record rule with a record that breaks it and one that only nearly does.

The good record: a blockade of a national road, its second day, 20 March 2026.
"""

import copy
import json
import string
from datetime import date
from pathlib import Path

import pytest

from alerta.criteria.record_check import check_record, cross_record_issues
from alerta.criteria.record_texts import TEXTS

GOOD = json.loads(
    (Path(__file__).parents[1] / "registry" / "good_case.json").read_text(encoding="utf-8")
)
TODAY = date(2026, 3, 20)


def changed(changes):
    """The good record with some fields set: "case/phase", "event[2]/status"; None takes one out."""
    record = copy.deepcopy(GOOD)
    for path, value in changes.items():
        sheet, _, name = path.partition("/")
        if sheet.endswith("]"):
            sheet, _, number = sheet.rstrip("]").partition("[")
            rows = record.setdefault(sheet, [])
            while len(rows) < int(number):
                rows.append(dict(rows[-1]) if rows else {})
            place = rows[int(number) - 1]
        else:
            place = record.setdefault(sheet, {})
        if not name:
            if isinstance(record[sheet], list) and value is None:
                record[sheet].remove(place)
            else:
                record[sheet] = value
        elif value is None:
            place.pop(name, None)
        else:
            place[name] = value
    return record


def codes(changes, rules, today=TODAY, **more):
    issues = cross_record_issues(changed(changes), rules, today=today, **more)
    return {issue.code for issue in issues}


OVER = {"event[2]/status": "finished", "event[2]/end_on": "2026-03-19"}
VIOLENT = {
    "event[2]/violence": "persons",
    "case/c4_rung": "4",
    "case/phase": "crisis",
    "alert/jump_rule": "R1 R2",
    "alert/level": "4",
}
ANNOUNCED = {
    "event[2]/status": "announced",
    "event[2]/start_on": "2026-03-24",
    "case/c4_rung": "2",
    "case/category": "controversy",
    "case/phase": "early",
}
LONG_AGO = {
    **OVER,
    "case/start_date": "2025-01-04",
    "event[1]/start_on": "2025-01-04",
    "event[1]/end_on": "2025-01-04",
    "event[2]/start_on": "2025-11-20",
    "event[2]/end_on": "2025-11-20",
    "demand[1]/first_made_on": "2025-01-04",
    "case/phase": "de_escalation",
}
QUIET = {
    **OVER,
    "case/phase": "de_escalation",
    "alert/level": "1",
    "alert/level_reason": "Terminó la medida",
}

# code -> (what breaks the rule, what comes close and does not)
CASES = {
    "category_vs_criteria": (
        {"case/category": "controversy"},
        {"case/category": "under_observation", "case/c3_public": "unknown"},
    ),
    "rung_without_measure": ({"event[2]/status": "announced"}, OVER),
    "rung_below_measure": ({"case/c4_rung": "2"}, ANNOUNCED),
    "rung_vs_violence": ({"case/c4_rung": "4"}, VIOLENT),
    "phase_vs_category": ({"case/phase": "early"}, ANNOUNCED),
    "dialogue_without_space": (
        {**OVER, "case/phase": "dialogue"},
        {
            **OVER,
            "case/phase": "dialogue",
            "case/dialogue_space": "Mesa, próxima sesión 2 de abril",
        },
    ),
    "dialogue_with_measure": (
        {"case/phase": "dialogue", "case/dialogue_space": "Mesa"},
        {**OVER, "case/phase": "dialogue", "case/dialogue_space": "Mesa"},
    ),
    "crisis_without_violence": ({"case/phase": "crisis"}, VIOLENT),
    "violence_without_crisis": (
        {**VIOLENT, "case/phase": "escalation"},
        {
            **VIOLENT,
            **OVER,
            "case/phase": "escalation",
            "event[2]/start_on": "2026-03-15",
            "event[2]/end_on": "2026-03-16",
        },
    ),
    "escalation_without_measure": ({**LONG_AGO, "case/phase": "escalation"}, OVER),
    "de_escalation_with_measure": ({"case/phase": "de_escalation"}, QUIET),
    "state_vs_category": (
        {"case/state": "under_observation"},
        {"case/state": "under_observation", "case/category": "under_observation"},
    ),
    "resolved_with_measure": ({"case/state": "resolved"}, {**QUIET, "case/state": "resolved"}),
    "resolved_with_level": (
        {**QUIET, "case/state": "resolved", "alert/level": "2"},
        {**QUIET, "case/state": "resolved"},
    ),
    "latent_too_soon": ({**QUIET, "case/state": "latent"}, {**LONG_AGO, "case/state": "latent"}),
    "active_but_silent": (LONG_AGO, QUIET),
    "withdrawn_too_soon": (
        {**LONG_AGO, "case/state": "withdrawn"},
        {
            **LONG_AGO,
            "case/state": "withdrawn",
            "event[2]/start_on": "2025-02-01",
            "event[2]/end_on": "2025-02-01",
        },
    ),
    "principal_location": (
        {"location[1]/is_principal": "no"},
        {"location[2]/is_principal": "no"},
    ),
    "reach_vs_places": (
        {"location[1]/reach": "multi_regional"},
        {"location[1]/reach": "multi_regional", "location[2]/department": "01"},
    ),
    "two_primary_actors": (
        {"actor[2]/role_in_case": "secondary"},
        {"actor[3]/role_in_case": "tertiary"},
    ),
    "position_is_interest": (
        {"actor[1]/interest": "exige que la CANTERA deje de usar el manantial."},
        {"actor[1]/interest": "Tener agua todo el año"},
    ),
    "announced_in_past": ({**ANNOUNCED, "event[2]/start_on": "2026-03-18"}, ANNOUNCED),
    "announced_with_outcome": ({**ANNOUNCED, "event[2]/violence": "property"}, ANNOUNCED),
    "event_before_case": ({"case/start_date": "2026-03-05"}, {"case/start_date": "2026-03-04"}),
    "event_after_close": ({"case/end_date": "2026-03-18"}, {"case/end_date": "2026-03-19"}),
    "event_without_source": (
        {"source[1]/linked_events": "1", "source[2]/linked_events": "1"},
        {"source[1]/linked_events": None, "source[2]/linked_events": "1"},
    ),
    "social_network_alone": (
        {"source[1]/source_type": "social_network"},
        {
            "source[1]/source_type": "social_network",
            "source[1]/linked_events": "2",
            "source[2]/linked_events": "1 2",
        },
    ),
    "confirmed_by_one": (
        {"source[1]/credibility": "1", "source[2]/publisher": "radio alto wayra"},
        {"source[1]/credibility": "1"},
    ),
    "two_sources_at_level_3": (
        {"source[2]/publisher": "Radio Alto Wayra"},
        {"source[2]/publisher": "Radio Alto Wayra", "alert/to_verify": "yes"},
    ),
    "ultimatum_without_event": (
        {"demand[1]/deadline_set": "2026-04-01", "demand[1]/first_made_on": "2026-03-20"},
        {**ANNOUNCED, "demand[1]/deadline_set": "2026-03-24"},
    ),
    "sector_vs_routing": (
        {"case/responsible_sector": "MINEDU"},
        {"case/responsible_sector": "MINEDU", "case/sector_reason": "La escuela usa esa agua"},
    ),
    "receivers_vs_routing": (
        {"alert/addressed_to": "MINEM GORE"},
        {"alert/addressed_to": "MINEM PCM_SGSD"},
    ),
    "level_vs_score": (
        {"alert/level": "2"},
        {"alert/level": "2", "alert/level_reason": "La vía tiene desvío abierto"},
    ),
    "harm_without_r1": (
        {**VIOLENT, "event[2]/deaths": "1", "alert/jump_rule": "R2"},
        {**VIOLENT, "event[2]/deaths": "1"},
    ),
    "p1_vs_events": ({"alert/p1": "1"}, {**OVER, "alert/p1": "1"}),
    "p2_vs_events": ({"alert/p2": "1"}, {"alert/p2": "1", "event[2]/measure_type": "04"}),
    "r3_distribution": (
        {"alert/jump_rule": "R2 R3"},
        {"alert/jump_rule": "R2 R3", "alert/distribution": "restricted"},
    ),
    "old_alert": (
        {"alert/issued_at": "2026-02-10T08:00:00.000-05:00"},
        {"alert/issued_at": "2026-02-18T08:00:00.000-05:00"},
    ),
    "late_registration": (
        {"alert/issued_at": "2026-03-19T12:00:00.000-05:00"},
        {"alert/issued_at": "2026-03-19T12:00:00.000-05:00", "event[2]/start_time": None},
    ),
}


def test_the_good_record_has_no_fault(form, rules):
    assert check_record(GOOD, form, rules) == []


@pytest.mark.parametrize("code", CASES)
def test_a_record_that_breaks_the_rule_is_told(code, rules):
    assert code in codes(CASES[code][0], rules)


@pytest.mark.parametrize("code", CASES)
def test_a_record_that_comes_close_is_left_in_peace(code, rules):
    assert code not in codes(CASES[code][1], rules)


def test_every_rule_has_its_cases():
    elsewhere = {"illegal_move", "duplicate_case", "duplicate_event"}
    assert set(CASES) | elsewhere == set(TEXTS)
    assert sum(text.severity == "error" for text in TEXTS.values()) >= 15


@pytest.mark.parametrize("code", TEXTS)
def test_every_rule_says_where_what_and_what_to_do_in_both_languages(code):
    text = TEXTS[code]
    places = lambda words: {name for _, name, _, _ in string.Formatter().parse(words) if name}  # noqa: E731
    assert places(text.es) == places(text.en)
    assert places(text.remedy_es) == places(text.remedy_en)
    assert text.es != text.en
    assert text.remedy_es != text.remedy_en
    assert all(
        words.endswith((".", "?", "{why}"))
        for words in (text.es, text.en, text.remedy_es, text.remedy_en)
    )


@pytest.mark.parametrize("code", CASES)
def test_an_issue_points_at_a_field_of_the_form_and_has_no_open_place(code, form, rules):
    issues = cross_record_issues(changed(CASES[code][0]), rules, today=TODAY)
    for issue in issues:
        assert form.item(issue.path).name
        for words in (*issue.message.values(), *issue.remedy.values()):
            assert "{" not in words
    found = next(issue for issue in issues if issue.code == code)
    assert (found.severity, found.rule) == (TEXTS[code].severity, TEXTS[code].source)


def test_people_read_names_and_not_codes(rules):
    issues = cross_record_issues(changed({"case/phase": "early"}), rules, today=TODAY)
    told = next(issue for issue in issues if issue.code == "phase_vs_category")
    assert "«Temprana»" in told.message["es"]
    assert "«Conflicto social»" in told.message["es"]
    assert "“Early”" in told.message["en"]


@pytest.mark.parametrize(
    ("subject", "before", "after", "legal"),
    [
        ("state", "latent", "active", True),
        ("state", "under_observation", "active", True),
        ("state", "resolved", "latent", False),
        ("state", "withdrawn", "resolved", False),
        ("phase", "early", "escalation", True),
        ("phase", "escalation", "early", False),
        ("phase", "crisis", "early", False),
    ],
)
def test_state_and_phase_move_as_the_table_says(rules, subject, before, after, legal):
    old = changed({f"case/{subject}": before})
    found = codes({f"case/{subject}": after}, rules, before=old)
    assert ("illegal_move" not in found) is legal


def test_an_illegal_move_says_why(rules):
    old = changed({"case/state": "resolved"})
    issues = cross_record_issues(changed({"case/state": "latent"}), rules, today=TODAY, before=old)
    told = next(issue for issue in issues if issue.code == "illegal_move")
    assert "«Resuelto» a «Latente»" in told.message["es"]
    assert "Lo resuelto no queda latente" in told.message["es"]


def test_a_refusal_line_is_no_case_and_is_not_held_to_the_rules_of_cases(rules):
    changes = {"case/category": "not_a_case", "case/c1_actors": "no", "location": [], "actor": []}
    assert codes(changes, rules) == set()


def test_the_form_and_the_cross_record_rules_do_not_say_the_same_twice(form, rules):
    record = changed({"case/phase": "crisis", "case/category": "controversy"})
    issues = check_record(record, form, rules)
    errors = [issue.path for issue in issues if issue.severity == "error"]
    assert len([path for path in errors if path == "/data/case/category"]) == 1


def test_an_old_record_does_not_go_bad_with_time_but_a_change_today_is_held_to_today(form, rules):
    assert check_record(GOOD, form, rules) == []
    today = {issue.code for issue in check_record(GOOD, form, rules, today=date(2026, 6, 1))}
    assert "old_alert" in today


def test_a_threshold_is_an_edit_of_a_row(rules):
    """Latent after 90 days is a cell of state_rules.csv, not a number in Python."""
    from alerta.criteria.rules import Rules

    tables = copy.deepcopy(rules.tables)
    for row in tables["state_rules"]:
        row["when"] = row["when"].replace("> 90", "> 0")
    eased = Rules(tables, rules.version)
    assert "latent_too_soon" in codes(CASES["latent_too_soon"][0], rules)
    assert "latent_too_soon" not in codes(CASES["latent_too_soon"][0], eased)


@pytest.mark.parametrize(
    "record", [{}, {"case": {}}, {"event": [{}], "source": [{}]}, {"alert": {}}]
)
def test_an_empty_record_breaks_nothing(form, rules, record):
    assert check_record(record, form, rules)
