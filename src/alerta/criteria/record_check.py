"""Everything that is wrong with one record: the form's own issues and the cross-record rules.

The registration form, `alerta validate` and every import use this one function.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from alerta.criteria import combinations, record_rules
from alerta.criteria.combinations import Finding
from alerta.criteria.duplicates import Candidate, duplicates
from alerta.criteria.record_facts import RecordFacts, as_day
from alerta.criteria.record_texts import TEXTS
from alerta.criteria.rules import Rules
from alerta.form import Answers, Form, Issue

__all__ = ["Candidate", "check_answers", "check_record", "cross_record_issues", "duplicates"]

LIMA = timezone(timedelta(hours=-5))
LANGUAGES = ("es", "en")

Rule = Callable[[RecordFacts], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    combinations.category_agrees,
    combinations.rung_agrees,
    combinations.phase_agrees,
    combinations.state_agrees,
    record_rules.places_agree,
    record_rules.actors_agree,
    record_rules.events_agree,
    record_rules.sources_agree,
    record_rules.ultimatum_is_an_event,
    record_rules.routing_agrees,
    record_rules.alert_agrees,
    record_rules.indicators_agree,
    record_rules.alert_is_fresh,
    record_rules.registered_in_time,
)
FOR_REFUSALS: tuple[Rule, ...] = (combinations.category_agrees,)


def check_record(
    record: Mapping[str, Any],
    form: Form,
    rules: Rules,
    others: Iterable[tuple[str, Mapping[str, Any]]] = (),
    *,
    today: date | None = None,
    before: Mapping[str, Any] | None = None,
) -> list[Issue]:
    """The form's issues, then those across records; [] when nothing is wrong. Writes nothing.

    `others` are (code, record) of registered cases, for duplicates; `before` is the stored record
    that this one changes, for the moves of state and phase. `today` is the day against which dates
    are held: the day of registration when not given, so that an old record does not go bad.
    """
    present = datetime.now(LIMA)
    day = today or as_day(str(record.get("record_date", ""))) or present.date()
    # of a day gone by nobody knows the hour of registration: all of that day had come
    now = None if day == present.date() else datetime.combine(day, time.max, LIMA)
    answers = Answers.from_record(form, record, today=day, now=now)
    return check_answers(answers, rules, others, today=day, before=before)


def check_answers(
    answers: Answers,
    rules: Rules,
    others: Iterable[tuple[str, Mapping[str, Any]]] = (),
    *,
    today: date,
    before: Mapping[str, Any] | None = None,
) -> list[Issue]:
    """The same for answers that are being written; where the form has an error, it speaks alone."""
    found = answers.issues()
    beside = {issue.path for issue in found if issue.severity == "error"}
    across = cross_record_issues(answers.record(), rules, others, today=today, before=before)
    return found + [issue for issue in across if issue.path not in beside]


def cross_record_issues(
    record: Mapping[str, Any],
    rules: Rules,
    others: Iterable[tuple[str, Mapping[str, Any]]] = (),
    *,
    today: date,
    before: Mapping[str, Any] | None = None,
) -> list[Issue]:
    """Only the rules that look at several fields or records (registration.md §5)."""
    facts = RecordFacts(record, rules, today)
    findings = [
        finding for rule in (RULES if facts.is_case else FOR_REFUSALS) for finding in rule(facts)
    ]
    if before is not None:
        findings += combinations.moves_are_legal(facts, RecordFacts(before, rules, today))
    if facts.is_case:
        findings += [_duplicate(candidate) for candidate in duplicates(record, others)]
    return [_issue(finding) for finding in findings]


def _duplicate(candidate: Candidate) -> Finding:
    values = {"code": candidate.code, "actors": ", ".join(candidate.actors)}
    if candidate.kind == "case":
        return Finding("duplicate_case", "/data/case/case_name", values)
    path = f"/data/event[{candidate.event}]/start_on"
    values |= {"event": str(candidate.event), "other": str(candidate.other_event)}
    return Finding("duplicate_event", path, values)


def _issue(finding: Finding) -> Issue:
    text = TEXTS[finding.code]
    message, remedy = {}, {}
    for lang in LANGUAGES:
        values = {
            name: value[lang] if isinstance(value, dict) else value
            for name, value in finding.values.items()
        }
        message[lang] = getattr(text, lang).format(**values)
        remedy[lang] = getattr(text, f"remedy_{lang}").format(**values)
    return Issue(
        code=finding.code,
        path=finding.path,
        message=message,
        remedy=remedy,
        severity=text.severity,
        rule=text.source,
    )
