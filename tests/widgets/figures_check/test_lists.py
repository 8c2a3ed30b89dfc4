"""Nine and thirteen: case by case, until the residual is 0 (V7)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerta.widgets.figures_check.figures import entry
from alerta.widgets.figures_check.lists_model import NONE, REASONS, ListsModel


@pytest.fixture
def lists(session):
    return ListsModel(session)


def solve(model, only=None):
    for part in model.parts():
        if only is None or part in only:
            model.marking.answer(part, entry(model.session.home, part)["value"])
    model.check()


def test_one_list_has_nine_cases_and_the_other_thirteen(lists):
    assert (len(lists.short), len(lists.long)) == (9, 13)
    assert lists.residual == 22


def test_a_match_explains_a_line_of_each_list(lists):
    solve(lists, only=["list.M1"])
    assert lists.residual == 20
    assert lists.matched == {"M1": "Y4"}


def test_a_wrong_match_explains_nothing_and_is_told_with_its_quote(lists):
    lists.marking.answer("list.M6", "Y7")
    lists.check()
    assert lists.residual == 22
    assert "segunda ficha del mismo caso" in lists.marking.found("list.M6").text


def test_the_reasons_are_asked_once_every_case_is_matched(lists):
    assert lists.apart == []
    solve(lists)
    assert len(lists.apart) == 8
    assert lists.residual == 8


def test_the_residual_shrinks_reason_by_reason_to_zero(lists):
    solve(lists)
    seen = []
    for case in lists.apart:
        solve(lists, only=[lists.why_part(case)])
        seen.append(lists.residual)
    assert seen == [7, 6, 5, 4, 3, 2, 1, 0]
    assert lists.done


def test_the_bridge_leads_from_thirteen_to_nine_and_there_are_fourteen_cases(lists):
    solve(lists)
    solve(lists)
    assert len(lists.long) + sum(n for n, _ in lists.bridge()) == len(lists.short)
    assert lists.distinct() == 14


def test_every_reason_occurs(lists, home):
    solve(lists)
    given_ = {entry(home, lists.why_part(case))["value"] for case in lists.apart}
    assert given_ == set(REASONS)


def test_nothing_new_is_nothing_to_check(lists):
    assert not lists.check()
    lists.marking.answer("list.M1", "Y1")
    assert lists.check() and not lists.check()


def test_what_was_reconciled_comes_back(session, pass_text):
    solve(ListsModel(session))
    session.identify(pass_text)
    again = ListsModel(session)
    again.marking.restore()
    assert again.residual == 8


PARTS = [f"list.M{n}" for n in range(1, 10)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(PARTS), st.sampled_from([NONE, "Y1", "Y4", "Y6", "Y7"])))
def test_only_right_answers_shrink_the_residual(session, answers):
    model = ListsModel(session)
    for part, value in answers.items():
        model.marking.answer(part, value)
    model.check()
    right = [p for p, v in answers.items() if v == entry(session.home, p)["value"]]
    matched = [p for p in right if answers[p] != NONE]
    assert model.residual == 22 - 2 * len(matched)
