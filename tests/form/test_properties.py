"""Whatever is typed, read or clicked: no crash, nothing lost."""

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerta.form import Answers, Condition, ExpressionError, Issue
from alerta.form.canonical import canonical, fault
from alerta.form.functions import FUNCTIONS
from alerta.form.patterns import read_pattern
from alerta.form.submission import SubmissionError, from_odk_xml, to_odk_xml
from alerta.form.xpath import parse

from .test_answers import CASE

DAY = dt.date(2026, 3, 20)
FIELDS = {"a": "text", "b": "integer", "c": "date", "d": "select_multiple", "e": "dateTime"}
PIECES = (
    "${a}", "${b}", "${c}", "${d}", "${e}", "${zz}", "1", "0", "2.5", "''", "'a b'", "'2026-03-04'",
    "(", ")", "[", "]", ",", "/", ".", "..", "=", "!=", "<", ">=", "+", "-", "*", " div ", " mod ",
    " and ", " or ", "if(", "not(", "selected(", "regex(", "sum(", "count(", "date(", "substr(",
    "round(", "format-date(", "join(", "concat(", "max(", "today()", "now()", "position()", "once(",
    "indexed-repeat(", "jr:choice-name(", "//", "@", "|", "'", "$", "{", "}", " ", "é", "\n",
)  # fmt: skip
KINDS = ("text", "integer", "decimal", "date", "time", "dateTime", "select_one", "select_multiple")
SIGNS = ("=", "!=", "<", ">=", "+", "-", "*", " div ", " mod ", " and ", " or ")


def calls(inner):
    """Every function with as few values as it takes, and one more where it takes more."""
    for name, function in FUNCTIONS.items():
        if name not in ("uuid", "jr:choice-name", "regex"):
            for n in {function.least, min(function.least + 1, function.most)}:
                values = st.tuples(*[inner] * n).map(", ".join)
                yield st.builds(f"{name}({{}})".format, values)
    yield st.builds("if({}, {}, {})".format, inner, inner, inner)


EXPRESSIONS = st.recursive(
    st.sampled_from(PIECES[:12]),
    lambda inner: st.one_of(
        st.builds("{}{}{}".format, inner, st.sampled_from(SIGNS), inner), *calls(inner)
    ),
    max_leaves=12,
)
quick = settings(max_examples=300, deadline=None)
slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
@quick
def test_any_text_is_an_expression_or_is_refused_with_its_place(source):
    try:
        parse(source)
    except ExpressionError as error:
        assert 0 <= error.position <= len(source)


@given(EXPRESSIONS, st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=12)))
@quick
def test_an_expression_that_is_accepted_always_gives_an_answer(source, values):
    try:
        condition = Condition(source, FIELDS)
    except ExpressionError:
        return
    assert condition.holds(values, today=DAY) in (True, False)


@given(st.text(alphabet="ab[]()|*+?{}\\^$.,-19dDxé", max_size=30), st.text(max_size=50))
@quick
def test_any_text_is_a_pattern_or_is_refused(pattern, text):
    try:
        assert read_pattern(pattern).matches(text) in (True, False)
    except ExpressionError as error:
        assert 0 <= error.position <= len(pattern)


@given(
    st.sampled_from(KINDS),
    st.one_of(
        st.text(max_size=30),
        st.floats().map(str),
        st.dates().map(str),
        st.times().map(str),
        st.datetimes().map(str),
    ),
)
@quick
def test_what_is_kept_once_is_kept_the_same_twice(kind, text):
    once = canonical(kind, text)
    assert canonical(kind, once) == once
    assert isinstance(fault(kind, once), str)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
@quick
def test_a_number_keeps_its_value(amount):
    from decimal import Decimal

    assert Decimal(canonical("decimal", f"{amount:f}")) == amount


PATHS = [
    "/data/case/protest",
    "/data/case/activity",
    "/data/case/notes",
    "/data/event[{n}]/start_on",
    "/data/event[{n}]/deaths",
    "/data/place[{n}]/department",
    "/data/place[{n}]/province",
]
VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            "yes",
            "no",
            "mining",
            "whaling",
            "08",
            "09",
            "0801",
            "0901",
            "3",
            "-1",
            "2026-03-04",
            "2027-01-01",
        ]
    ),
    st.text(max_size=12),
)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(PATHS), st.integers(1, 3), VALUES),
        st.tuples(st.just("add"), st.sampled_from(["/data/event", "/data/place"])),
        st.tuples(
            st.just("remove"), st.sampled_from(["/data/event", "/data/place"]), st.integers(1, 3)
        ),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def trial(make):
    return make(*CASE)


def play(answers, moves):
    for move, path, *more in moves:
        try:
            if move == "set":
                answers.set(path.format(n=more[0]), more[1])
            elif move == "add":
                answers.add(path)
            else:
                answers.remove(f"{path}[{more[0]}]")
        except KeyError:
            assert "[" in path or more  # a row that is not there


@given(moves=MOVES)
@slow
def test_rows_stay_numbered_and_paths_stay_true(trial, moves):
    answers = Answers(trial, today=DAY)
    play(answers, moves)
    for repeat in ("/data/event", "/data/place"):
        rows = answers.rows(repeat)
        numbered = [p for p in answers.paths() if p.startswith(f"{repeat}[")]
        assert {int(p.split("[")[1].split("]")[0]) for p in numbered} == set(range(1, rows + 1))
    for path in answers.paths():
        assert answers.node(path).path == path
        assert answers.relevant(path) or answers.value(path) == ""


@given(moves=MOVES)
@slow
def test_a_change_taken_back_leaves_everything_as_it_was(trial, moves):
    answers = Answers(trial, today=DAY)
    play(answers, moves)
    before = answers.record(hidden=True), answers.issues()
    row = answers.add("/data/event")
    answers.set(f"{row}/deaths", "7")
    answers.remove(row)
    kept = answers.answer("/data/case/protest")
    answers.set("/data/case/protest", "" if kept else "yes")
    answers.set("/data/case/protest", kept)
    assert (answers.record(hidden=True), answers.issues()) == before


@given(moves=MOVES)
@slow
def test_a_record_comes_back_the_same_from_json_and_from_odk(trial, moves):
    answers = Answers(trial, today=DAY)
    play(answers, moves)
    record = json.loads(json.dumps(answers.record()))
    again = Answers.from_record(trial, record, today=DAY)
    assert again.record() == record
    assert all(isinstance(issue, Issue) for issue in again.issues())
    by_odk = Answers.from_record(trial, from_odk_xml(trial, to_odk_xml(answers)), today=DAY)
    assert by_odk.record() == record


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["case", "event", "notes", "deaths", "x"]), inner, max_size=4
        ),
    ),
    max_leaves=15,
)


@given(
    record=st.dictionaries(st.sampled_from(["case", "event", "place", "total", "form", "x"]), JSON)
)
@slow
def test_any_record_is_read_and_every_value_is_found_again(trial, record):
    answers = Answers.from_record(trial, record, today=DAY)
    for issue in answers.issues():
        assert issue.message["es"] and issue.remedy["es"]


@given(
    content=st.one_of(
        st.text(max_size=80),
        st.binary(max_size=80),
        st.lists(
            st.sampled_from(
                [
                    "<data>",
                    "</data>",
                    "<event>",
                    "</event>",
                    "<deaths>1</deaths>",
                    "<case/>",
                    "&lt;",
                    "<!DOCTYPE a>",
                    "<?x?>",
                    "texto",
                ]
            ),
            max_size=12,
        ).map("".join),
    )
)
@slow
def test_any_file_is_a_submission_or_is_refused(trial, content):
    try:
        Answers.from_record(trial, from_odk_xml(trial, content), today=DAY).issues()
    except SubmissionError as error:
        assert error.message["es"]
