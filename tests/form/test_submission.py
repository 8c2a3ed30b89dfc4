"""Submissions of ODK and KoboToolbox become the same record."""

import datetime as dt

import pytest

from alerta.form import Answers
from alerta.form.submission import (
    SubmissionError,
    from_central_csv,
    from_kobo_json,
    from_odk_xml,
    to_odk_xml,
)

DAY = dt.date(2026, 3, 20)
CASE = (
    {"type": "today", "name": "record_date"},
    {"type": "begin group", "name": "case"},
    {"type": "text", "name": "case_name"},
    {"type": "select_multiple act", "name": "acts"},
    {"type": "text", "name": "hidden", "relevant": "${case_name} = 'x'"},
    {"type": "end group"},
    {"type": "begin repeat", "name": "event"},
    {"type": "begin group", "name": "harm"},
    {"type": "integer", "name": "deaths"},
    {"type": "begin repeat", "name": "victim"},
    {"type": "integer", "name": "age"},
    {"type": "end repeat"},
    {"type": "end group"},
    {"type": "end repeat"},
)
RECORD = {
    "form": "trial",
    "version": "2026112201",
    "record_date": "2026-03-20",
    "case": {"case_name": 'Ñandú & <Cía> "X"\nsegunda línea', "acts": "mining other"},
    "event": [
        {"harm": {"deaths": "1", "victim": [{"age": "30"}, {"age": "41"}]}},
        {"harm": {"deaths": "0"}},
    ],
}


@pytest.fixture
def form(make):
    return make(*CASE)


def read(form, record):
    return Answers.from_record(form, record, today=DAY)


def test_a_record_goes_to_odk_and_comes_back_the_same(form):
    answers = read(form, RECORD)
    assert answers.issues() == []
    xml = to_odk_xml(answers, instance_id="1")
    assert "<orx:instanceID>uuid:1</orx:instanceID>" in xml
    assert "<hidden" not in xml
    again = from_odk_xml(form, xml)
    assert again == RECORD
    assert from_odk_xml(form, xml.encode("utf-8")) == RECORD


def test_a_submission_with_a_name_the_form_does_not_know_keeps_it(form):
    xml = "<data id='trial'><case><colour>red</colour></case><x>1</x><x>2</x></data>"
    answers = read(form, from_odk_xml(form, xml))
    assert answers.unknown == {"/data/case/colour": "red", "/data/x": ["1", "2"]}


def test_the_template_row_of_a_repeat_is_no_row(form):
    xml = (
        "<data xmlns:jr='http://openrosa.org/javarosa' id='trial'><event jr:template=''><harm/>"
        "</event><event><harm><deaths>1</deaths></harm></event><meta><instanceID>1</instanceID>"
        "</meta></data>"
    )
    assert from_odk_xml(form, xml) == {"form": "trial", "event": [{"harm": {"deaths": "1"}}]}


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    "<data>&b;</data>"
)


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        BOMB.encode("utf-16"),
        "<!DOCTYPE data SYSTEM 'file:///etc/passwd'><data/>",
        "<data>",
        "",
        "no es XML",
        b"\xff\xfe\x00",
        "<data>" + "<a>" * 50 + "</a>" * 50 + "</data>",
        "<data>" + "x" * 5_000_001 + "</data>",
    ],
    ids=range(9),
)
def test_what_is_not_plain_xml_is_refused(form, content):
    with pytest.raises(SubmissionError) as caught:
        from_odk_xml(form, content)
    assert caught.value.message["es"] != caught.value.message["en"]


def test_a_kobo_submission_has_full_paths_also_in_its_rows(form):
    submission = {
        "_id": 7,
        "__version__": "v1",
        "formhub/uuid": "abc",
        "meta/instanceID": "uuid:1",
        "_attachments": [],
        "record_date": "2026-03-20",
        "case/case_name": RECORD["case"]["case_name"],
        "case/acts": "mining other",
        "event": [
            {
                "event/harm/deaths": "1",
                "event/harm/victim": [
                    {"event/harm/victim/age": "30"},
                    {"event/harm/victim/age": "41"},
                ],
            },
            {"event/harm/deaths": "0"},
        ],
    }
    record = from_kobo_json(form, submission)
    assert read(form, record).record() == RECORD
    assert read(form, record).issues() == []


def test_a_kobo_answer_that_has_no_field_is_reported(form):
    record = from_kobo_json(form, {"case/colour": "red", "record_date": "2026-03-20"})
    assert read(form, record).unknown == {"/data/case/colour": "red"}


def test_something_that_is_no_submission_is_refused(form):
    with pytest.raises(SubmissionError):
        from_kobo_json(form, ["case"])


def write(folder, name, *lines):
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_an_export_of_central_is_one_file_a_repeat(form, tmp_path):
    write(
        tmp_path,
        "trial.csv",
        "SubmissionDate,record_date,case-case_name,case-acts,meta-instanceID,KEY,FormVersion",
        "2026-03-20T10:00:00Z,2026-03-20,Alto Wayra,mining other,uuid:1,uuid:1,2026112201",
        "2026-03-21T10:00:00Z,2026-03-21,Bajo Wayra,,uuid:2,uuid:2,2026112201",
    )
    write(
        tmp_path,
        "trial-event.csv",
        "harm-deaths,PARENT_KEY,KEY",
        "1,uuid:1,uuid:1/event[1]",
        "0,uuid:1,uuid:1/event[2]",
    )
    write(
        tmp_path,
        "trial-victim.csv",
        "age,PARENT_KEY,KEY",
        "30,uuid:1/event[1],uuid:1/event[1]/harm/victim[1]",
        "41,uuid:1/event[1],uuid:1/event[1]/harm/victim[2]",
    )
    records = from_central_csv(form, tmp_path)
    assert list(records) == ["uuid:1", "uuid:2"]
    assert records["uuid:1"]["event"] == RECORD["event"]
    assert read(form, records["uuid:1"]).record()["case"]["acts"] == "mining other"
    assert "event" not in records["uuid:2"]


def test_rows_without_their_submission_are_refused(form, tmp_path):
    write(tmp_path, "trial.csv", "record_date,KEY", "2026-03-20,uuid:1")
    write(tmp_path, "trial-event.csv", "PARENT_KEY,KEY", "uuid:9,uuid:9/event[1]")
    with pytest.raises(SubmissionError, match="uuid:9"):
        from_central_csv(form, tmp_path)


def test_a_folder_without_the_main_file_is_refused(form, tmp_path):
    with pytest.raises(SubmissionError):
        from_central_csv(form, tmp_path)
