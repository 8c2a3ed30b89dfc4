"""Each thing that can be wrong with an answer: a passing and a failing case, and its words."""

import pytest

from alerta.form import Answers

TYPES = (
    {"type": "integer", "name": "people"},
    {"type": "decimal", "name": "latitude"},
    {"type": "date", "name": "day"},
    {"type": "time", "name": "hour"},
    {"type": "dateTime", "name": "moment"},
    {"type": "select_one yes_no", "name": "sure"},
    {"type": "select_one department", "name": "department"},
    {"type": "select_multiple act", "name": "acts"},
    {"type": "text", "name": "notes"},
)

RIGHT = [
    ("people", "0", "0"),
    ("people", " 0150 ", "150"),
    ("people", "-3", "-3"),
    ("people", "+7", "7"),
    ("latitude", "-13.50", "-13.5"),
    ("latitude", "125000.50", "125000.5"),
    ("latitude", ".5", "0.5"),
    ("latitude", "-0.0", "0"),
    ("latitude", "12.", "12"),
    ("day", "2026-03-04", "2026-03-04"),
    ("day", "2024-02-29", "2024-02-29"),
    ("hour", "7:05", "07:05:00.000-05:00"),
    ("hour", "23:59:59", "23:59:59.000-05:00"),
    ("moment", "2026-03-04T07:30", "2026-03-04T07:30:00.000-05:00"),
    ("moment", "2026-03-04 07:30:15.5", "2026-03-04T07:30:15.500-05:00"),
    ("moment", "2026-03-04T12:30:00.000Z", "2026-03-04T12:30:00.000Z"),
    ("sure", "yes", "yes"),
    ("department", "08", "08"),
    ("acts", "other  mining other", "mining other"),
    ("notes", "  ", ""),
    ("notes", "uno\r\ndos\x00", "uno\ndos"),
]
WRONG = [
    ("people", "doce", "not_integer"),
    ("people", "1.5", "not_integer"),
    ("people", "1 500", "not_integer"),
    ("people", "12345678901", "number_too_long"),
    ("latitude", "13,5", "not_decimal"),
    ("latitude", "1e5", "not_decimal"),
    ("latitude", "1" * 40, "number_too_long"),
    ("day", "04/03/2026", "not_date"),
    ("day", "2026-3-4", "not_date"),
    ("day", "2026-02-30", "no_such_date"),
    ("day", "2026-13-01", "no_such_date"),
    ("day", "mañana", "not_date"),
    ("hour", "25:00", "not_time"),
    ("hour", "7 de la mañana", "not_time"),
    ("moment", "2026-03-04", "not_moment"),
    ("moment", "2026-02-30T10:00", "not_moment"),
    ("sure", "perhaps", "not_in_list"),
    ("department", "8", "code_zeros"),
    ("acts", "mining hunting", "not_in_list"),
]


@pytest.fixture
def answers(make):
    return Answers(make(*TYPES))


@pytest.mark.parametrize(("name", "typed", "kept"), RIGHT)
def test_what_is_typed_is_kept_in_one_way(answers, name, typed, kept):
    answers.set(f"/data/{name}", typed)
    assert answers.value(f"/data/{name}") == kept
    assert answers.issues() == []


@pytest.mark.parametrize(("name", "typed", "code"), WRONG)
def test_what_is_no_value_of_its_type_is_kept_and_named(answers, name, typed, code):
    answers.set(f"/data/{name}", typed)
    (issue,) = answers.issues()
    assert (issue.code, issue.path) == (code, f"/data/{name}")
    assert (
        issue.message["es"] and issue.message["en"] and issue.message["es"] != issue.message["en"]
    )
    assert issue.remedy["es"] and issue.remedy["en"]
    assert answers.answer(f"/data/{name}") == typed.strip()


def test_a_lost_zero_is_recognised(answers):
    answers.set("/data/department", "8")
    assert "«08»" in answers.issues()[0].message["es"]


def test_a_blank_is_an_issue_only_where_an_answer_is_required(make):
    form = make(
        {"type": "text", "name": "must", "required": "yes"},
        {"type": "text", "name": "may"},
        {"type": "text", "name": "depends", "required": "${may} != ''"},
    )
    answers = Answers(form)
    assert [issue.path for issue in answers.issues()] == ["/data/must"]
    answers.set("/data/may", "x")
    assert [issue.path for issue in answers.issues()] == ["/data/must", "/data/depends"]
    answers.set("/data/must", "x")
    answers.set("/data/depends", "x")
    assert answers.issues() == []


def test_a_blank_is_never_held_against_a_constraint(make):
    form = make({"type": "integer", "name": "people", "constraint": ". > 10"})
    answers = Answers(form)
    assert answers.issues() == []
    answers.set("/data/people", "3")
    assert answers.issues()[0].code == "constraint"
    answers.set("/data/people", "11")
    assert answers.issues() == []


def test_the_author_s_own_words_come_before_ours(make):
    form = make(
        {
            "type": "integer",
            "name": "people",
            "required": "yes",
            "constraint": ". >= 3",
            "constraint_message::Español (es)": "Un grupo tiene tres personas o más.",
            "constraint_message::English (en)": "A group has three people or more.",
            "required_message::Español (es)": "¿Cuántas personas fueron?",
            "required_message::English (en)": "How many people were there?",
            "remedy::Español (es)": "Cuente de nuevo o registre a una persona sola en otra ficha.",
            "remedy::English (en)": "Count again, or register one person alone on another sheet.",
            "rule": "E20",
        }
    )
    answers = Answers(form)
    (missing,) = answers.issues()
    assert missing.message["es"] == "¿Cuántas personas fueron?"
    answers.set("/data/people", "2")
    (issue,) = answers.issues()
    assert issue.message["en"] == "A group has three people or more."
    assert issue.remedy["es"].startswith("Cuente de nuevo")
    assert (issue.severity, issue.rule) == ("error", "E20")


def test_a_hidden_group_has_no_issues(make):
    form = make(
        {"type": "select_one yes_no", "name": "violent"},
        {"type": "begin group", "name": "harm", "relevant": "${violent} = 'yes'"},
        {"type": "integer", "name": "deaths", "required": "yes"},
        {"type": "end group"},
    )
    answers = Answers(form)
    assert answers.issues() == []
    answers.set("/data/violent", "yes")
    assert [issue.path for issue in answers.issues()] == ["/data/harm/deaths"]
