"""Records: written, read back, and what does not fit is said, not lost."""

import datetime as dt
import json

import pytest

from alerta.form import Answers

DAY = dt.date(2026, 3, 20)
CASE = (
    {"type": "today", "name": "record_date"},
    {"type": "calculate", "name": "record_uuid", "calculation": "once(uuid())"},
    {"type": "begin group", "name": "case"},
    {"type": "select_one yes_no", "name": "protest"},
    {"type": "select_multiple act", "name": "acts", "relevant": "${protest} = 'yes'"},
    {"type": "end group"},
    {"type": "begin repeat", "name": "event"},
    {"type": "integer", "name": "deaths"},
    {"type": "begin group", "name": "where"},
    {"type": "text", "name": "town"},
    {"type": "end group"},
    {"type": "end repeat"},
    {"type": "calculate", "name": "total", "calculation": "sum(${event}[deaths != '']/deaths)"},
)


@pytest.fixture
def form(make):
    return make(*CASE)


def read(form, record):
    return Answers.from_record(form, record, today=DAY)


def codes(answers):
    return [(issue.code, issue.path, issue.severity) for issue in answers.issues()]


def test_a_record_nests_groups_and_lists_rows(form):
    answers = Answers(form, today=DAY)
    answers.set("/data/case/protest", "yes")
    answers.set("/data/event[1]/deaths", "2")
    answers.set("/data/event[1]/where/town", "Alto Wayra")
    record = answers.record()
    assert record["form"] == "trial"
    assert record["version"] == "2026112201"
    assert record["case"] == {"protest": "yes"}
    assert record["event"] == [{"deaths": "2", "where": {"town": "Alto Wayra"}}]
    assert record["total"] == "2"


def test_a_record_read_back_is_the_same_record(form):
    answers = Answers(form, today=DAY)
    answers.set("/data/case/protest", "yes")
    answers.set("/data/case/acts", "fishing mining")
    answers.add("/data/event")
    answers.set("/data/event[2]/deaths", "4")
    record = answers.record()
    again = read(form, json.loads(json.dumps(record)))
    assert again.record() == record
    assert again.issues() == []


def test_reading_makes_no_rows_that_are_not_there(form):
    assert read(form, {"case": {"protest": "no"}}).rows("/data/event") == 0


def test_numbers_and_yes_no_of_a_hand_made_record_are_taken(form):
    record = {"case": {"protest": True, "acts": ["mining", "other"]}, "event": [{"deaths": 2.0}]}
    answers = read(form, record)
    assert answers.value("/data/case/acts") == "mining other"
    assert answers.value("/data/total") == "2"


def test_a_key_made_once_is_kept(form):
    assert read(form, {"record_uuid": "abc"}).record()["record_uuid"] == "abc"


def test_a_field_the_form_does_not_know_is_reported_with_its_value(form):
    answers = read(form, {"case": {"protest": "no", "protezt": "yes"}, "extra": {"a": 1}})
    assert codes(answers) == [
        ("unknown_field", "/data/case/protezt", "error"),
        ("unknown_field", "/data/extra", "error"),
    ]
    assert answers.unknown == {"/data/case/protezt": "yes", "/data/extra": {"a": 1}}
    assert "yes" in answers.issues()[0].message["es"]


def test_a_stored_total_that_comes_out_differently_is_reported(form):
    answers = read(form, {"event": [{"deaths": "2"}], "total": "7"})
    assert codes(answers) == [("calculation_differs", "/data/total", "warning")]
    assert "7" in answers.issues()[0].message["es"] and "2" in answers.issues()[0].message["es"]
    assert answers.record()["total"] == "2"


def test_a_stored_total_that_agrees_is_not_mentioned(form):
    assert codes(read(form, {"event": [{"deaths": "2"}], "total": "2.0"})) == []


def test_an_answer_to_a_question_that_is_not_asked_is_reported_and_kept(form):
    answers = read(form, {"case": {"protest": "no", "acts": "mining"}})
    assert codes(answers) == [("hidden_answer", "/data/case/acts", "warning")]
    assert answers.answer("/data/case/acts") == "mining"


def test_a_record_of_another_form_is_said_to_be(form):
    assert codes(read(form, {"form": "census"})) == [("other_form", "/data", "error")]
    assert codes(read(form, {"form": "trial"})) == []


@pytest.mark.parametrize(
    ("record", "code", "path"),
    [
        ({"case": "yes"}, "not_a_group", "/data/case"),
        ({"event": {"deaths": "1"}}, "not_rows", "/data/event"),
        ({"event": ["x"]}, "not_a_group", "/data/event[1]"),
        ({"case": {"protest": {"a": "b"}}}, "not_a_value", "/data/case/protest"),
        ({"case": {"protest": ["yes"]}}, "not_a_value", "/data/case/protest"),
        ({"event": [{} for _ in range(201)]}, "too_many_rows", "/data/event"),
        ({"event": [{"deaths": "dos"}]}, "not_integer", "/data/event[1]/deaths"),
    ],
)
def test_what_has_the_wrong_shape_is_said_at_its_place(form, record, code, path):
    answers = read(form, record)
    assert (code, path, "error") in codes(answers)


def test_blanks_of_every_kind_are_no_answers(form):
    record = {"case": None, "event": None, "nothing": None, "total": ""}
    assert codes(read(form, record)) == []
