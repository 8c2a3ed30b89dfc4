"""A record of a past day is not refused for the hour at which somebody reads it."""

import json
from pathlib import Path

from alerta.criteria.record_check import check_record

GOOD = json.loads(
    (Path(__file__).parents[1] / "registry" / "good_case.json").read_text(encoding="utf-8")
)


def errors(record, form, rules):
    return {issue.path for issue in check_record(record, form, rules) if issue.severity == "error"}


def issued(moment):
    return {**GOOD, "alert": {**GOOD["alert"], "issued_at": moment}}


def test_an_alert_of_late_that_day_had_come_when_the_day_was_over(form, rules):
    record = issued(f"{GOOD['record_date']}T23:30:00.000-05:00")
    assert "/data/alert/issued_at" not in errors(record, form, rules)


def test_an_alert_of_the_day_after_had_not_come_yet(form, rules):
    assert "/data/alert/issued_at" in errors(issued("2026-03-21T00:30:00.000-05:00"), form, rules)
