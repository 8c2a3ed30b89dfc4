"""What a person sees while answering: what is asked, offered, calculated, kept."""

import datetime as dt

import pytest

from alerta.form import Answers

DAY = dt.date(2026, 3, 20)

CASE = (
    {"type": "today", "name": "record_date"},
    {"type": "begin group", "name": "case"},
    {"type": "select_one yes_no", "name": "protest", "required": "yes"},
    {
        "type": "select_one act",
        "name": "activity",
        "relevant": "${protest} = 'yes'",
        "required": "yes",
    },
    {"type": "text", "name": "notes"},
    {"type": "end group"},
    {"type": "begin repeat", "name": "event"},
    {"type": "date", "name": "start_on", "constraint": ". <= ${record_date}"},
    {"type": "integer", "name": "deaths"},
    {"type": "calculate", "name": "number", "calculation": "position(..)"},
    {"type": "end repeat"},
    {"type": "calculate", "name": "total", "calculation": "sum(${event}[deaths != '']/deaths)"},
    {"type": "begin repeat", "name": "place"},
    {"type": "select_one department", "name": "department"},
    {
        "type": "select_one province",
        "name": "province",
        "choice_filter": "department = ${department}",
    },
    {"type": "end repeat"},
)


@pytest.fixture
def answers(make):
    return Answers(make(*CASE), today=DAY)


def codes(issues):
    return [(issue.code, issue.path) for issue in issues]


def test_a_record_begins_with_one_row_of_each_repeat_and_its_day(answers):
    assert answers.rows("/data/event") == answers.rows("/data/place") == 1
    assert answers.value("/data/record_date") == "2026-03-20"


def test_paths_name_every_field_in_the_order_of_the_form(answers):
    assert answers.paths()[:4] == [
        "/data/record_date",
        "/data/case/protest",
        "/data/case/activity",
        "/data/case/notes",
    ]
    assert "/data/event[1]/deaths" in answers.paths()


def test_a_question_is_asked_only_when_its_condition_holds(answers):
    assert not answers.relevant("/data/case/activity")
    answers.set("/data/case/protest", "yes")
    assert answers.relevant("/data/case/activity")


def test_a_hidden_field_reads_blank_but_keeps_its_answer(answers):
    answers.set("/data/case/protest", "yes")
    answers.set("/data/case/activity", "mining")
    answers.set("/data/case/protest", "no")
    assert answers.value("/data/case/activity") == ""
    assert answers.answer("/data/case/activity") == "mining"
    assert "activity" not in answers.record()["case"]
    assert answers.record(hidden=True)["case"]["activity"] == "mining"
    answers.set("/data/case/protest", "yes")
    assert answers.value("/data/case/activity") == "mining"


def test_a_hidden_field_is_never_required(answers):
    assert not answers.required("/data/case/activity")
    answers.set("/data/case/protest", "yes")
    assert answers.required("/data/case/activity")


def test_a_total_follows_its_rows(answers):
    answers.set("/data/event[1]/deaths", "2")
    second = answers.add("/data/event")
    assert second == "/data/event[2]"
    answers.set(f"{second}/deaths", "3")
    assert answers.value("/data/total") == "5"
    answers.remove("/data/event[1]")
    assert answers.value("/data/total") == "3"
    assert answers.value("/data/event[1]/number") == "1"


def test_a_province_is_offered_for_its_department_only(answers):
    path = "/data/place[1]/province"
    assert answers.choices(path) == []
    answers.set("/data/place[1]/department", "08")
    assert [choice.name for choice in answers.choices(path)] == ["0801", "0802"]


def test_an_answer_that_is_no_longer_offered_comes_back_when_it_is(answers):
    answers.set("/data/place[1]/department", "08")
    answers.set("/data/place[1]/province", "0802")
    answers.set("/data/place[1]/department", "09")
    assert answers.value("/data/place[1]/province") == ""
    assert codes(answers.issues())[-1] == ("not_offered", "/data/place[1]/province")
    answers.set("/data/place[1]/department", "08")
    assert answers.value("/data/place[1]/province") == "0802"


def test_each_row_has_its_own_filter(answers):
    second = answers.add("/data/place")
    answers.set("/data/place[1]/department", "08")
    answers.set(f"{second}/department", "09")
    assert [choice.name for choice in answers.choices(f"{second}/province")] == ["0901"]


def test_a_retired_choice_is_not_offered(answers):
    answers.set("/data/case/protest", "yes")
    assert "whaling" not in [c.name for c in answers.choices("/data/case/activity")]


def test_a_retired_choice_cannot_be_chosen_anew(answers):
    answers.set("/data/case/protest", "yes")
    answers.set("/data/case/activity", "whaling")
    assert ("retired", "/data/case/activity") in codes(answers.issues())


def test_a_stored_retired_choice_stays_valid_and_readable(make):
    form = make(*CASE)
    stored = {"case": {"protest": "yes", "activity": "whaling"}}
    answers = Answers.from_record(form, stored, today=DAY)
    assert codes(answers.issues()) == []
    assert "whaling" in [c.name for c in answers.choices("/data/case/activity")]
    assert form.choice("act", "whaling").label("es") == "whaling"
    answers.set("/data/case/activity", "mining")
    assert "whaling" not in [c.name for c in answers.choices("/data/case/activity")]


def test_what_the_form_fills_in_cannot_be_typed(answers):
    assert answers.read_only("/data/total")
    assert answers.read_only("/data/record_date")
    assert not answers.read_only("/data/case/notes")


def test_a_rule_asks_for_the_day_the_record_began_not_for_today(make):
    form = make(*CASE)
    record = {"record_date": "2026-03-20", "event": [{"start_on": "2026-03-20"}]}
    years_later = Answers.from_record(form, record, today=dt.date(2030, 1, 1))
    assert ("constraint", "/data/event[1]/start_on") not in codes(years_later.issues())


def test_labels_tell_what_was_answered(make):
    form = make(
        {"type": "text", "name": "who"},
        {
            "type": "text",
            "name": "what",
            "label::Español (es)": "¿Qué pide ${who}?",
            "label::English (en)": "What does ${who} ask for?",
        },
    )
    answers = Answers(form)
    answers.set("/data/who", "la comunidad")
    assert answers.label("/data/what", "es") == "¿Qué pide la comunidad?"
    assert answers.label("/data/what", "en") == "What does la comunidad ask for?"


def test_choices_can_be_what_was_answered_elsewhere(make):
    form = make(
        {"type": "begin repeat", "name": "actor"},
        {"type": "text", "name": "actor_name"},
        {"type": "end repeat"},
        {"type": "select_one ${actor_name}", "name": "asked_by"},
    )
    answers = Answers(form)
    answers.set("/data/actor[1]/actor_name", "Frente de Defensa")
    answers.set(answers.add("/data/actor") + "/actor_name", "Municipalidad")
    assert [c.label("es") for c in answers.choices("/data/asked_by")] == [
        "Frente de Defensa",
        "Municipalidad",
    ]
    answers.set("/data/asked_by", "Frente de Defensa")
    assert answers.value("/data/asked_by") == "Frente de Defensa"
    answers.set("/data/actor[1]/actor_name", "Ronda")
    assert answers.value("/data/asked_by") == ""


def test_defaults_are_there_from_the_start_and_in_new_rows(make):
    form = make(
        {"type": "select_one yes_no", "name": "sure", "default": "no"},
        {"type": "begin repeat", "name": "event"},
        {"type": "integer", "name": "deaths", "default": "0"},
        {"type": "date", "name": "on", "default": "today()"},
        {"type": "end repeat"},
    )
    answers = Answers(form, today=DAY)
    answers.add("/data/event")
    assert answers.value("/data/sure") == "no"
    assert answers.value("/data/event[2]/deaths") == "0"
    assert answers.value("/data/event[2]/on") == "2026-03-20"


def test_a_key_made_once_stays_when_other_rows_go(make):
    form = make(
        {"type": "begin repeat", "name": "actor"},
        {"type": "calculate", "name": "key", "calculation": "once(concat('A', position(..)))"},
        {"type": "end repeat"},
    )
    answers = Answers(form)
    answers.add("/data/actor")
    answers.remove("/data/actor[1]")
    assert answers.value("/data/actor[1]/key") == "A2"


def test_repeats_stand_within_repeats(make):
    form = make(
        {"type": "begin repeat", "name": "event"},
        {"type": "begin repeat", "name": "victim"},
        {"type": "integer", "name": "age"},
        {"type": "end repeat"},
        {"type": "calculate", "name": "victims", "calculation": "count(${victim})"},
        {"type": "end repeat"},
    )
    answers = Answers(form)
    row = answers.add("/data/event[1]/victim")
    assert row == "/data/event[1]/victim[2]"
    answers.add("/data/event")
    assert answers.value("/data/event[1]/victims") == "2"
    assert answers.value("/data/event[2]/victims") == "1"


@pytest.mark.parametrize(
    "path",
    ["/data/nothing", "/data/event[2]/deaths", "/other/case", "/data/case[2]/notes", "/data"],
)
def test_a_path_that_is_no_field_is_refused(answers, path):
    with pytest.raises(KeyError):
        answers.set(path, "x")


def test_only_a_repeat_takes_and_loses_rows(answers):
    with pytest.raises(KeyError):
        answers.add("/data/case")
    with pytest.raises(KeyError):
        answers.remove("/data/case")


def test_a_repeat_has_an_end(answers):
    for _ in range(199):
        answers.add("/data/event")
    with pytest.raises(ValueError, match="200"):
        answers.add("/data/event")


def test_a_form_is_found_by_name_or_path(make):
    form = make(*CASE)
    assert form.item("deaths") is form.item("/data/event[3]/deaths")
    assert form.item("event").is_repeat
    assert form.item("activity").list_name == "act"
    with pytest.raises(KeyError):
        form.item("nothing")
