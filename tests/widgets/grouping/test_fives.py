"""Thirty reports come five at a time, and whoever turns on keeps what they have placed."""

import pytest

from alerta.learning import load_exercise, load_key
from alerta.widgets.grouping.fives import AWAY
from alerta.widgets.grouping.model import NEW, GroupingModel
from alerta.widgets.grouping.view import GroupingView

GONE = "ka-gone"


@pytest.fixture
def board(home, rules, session):
    """The thirty reports, or those of another exercise."""

    def laid(name="thirty-reports-of-illaqantu"):
        model = GroupingModel(load_exercise(home, name), load_key(home, name), rules, session)
        return GroupingView(model)

    return laid


def on_the_screen(view):
    return [one.id for one in view.reports if AWAY not in one.widget._dom_classes]


def offered(report):
    return [words for words, _ in report.lists["events"].control.options]


def test_five_reports_are_shown_and_the_next_five_follow(board):
    view = board()
    assert on_the_screen(view) == ["d1", "d2", "d3", "d4", "d5"]
    view.fives.forth.click()
    assert on_the_screen(view) == ["d6", "d7", "d8", "d9", "d10"]
    view.fives.back.click()
    assert on_the_screen(view) == ["d1", "d2", "d3", "d4", "d5"]


def test_nobody_is_led_before_the_first_report_nor_beyond_the_last(board):
    view = board("nine-reports-one-stairway")
    assert GONE in view.fives.back._dom_classes
    view.fives.go_back()
    view.fives.forth.click()
    assert on_the_screen(view) == ["d6", "d7", "d8", "d9"]
    assert GONE in view.fives.forth._dom_classes and GONE not in view.fives.back._dom_classes
    view.fives.go_on()
    assert on_the_screen(view) == ["d6", "d7", "d8", "d9"]


def test_a_report_counts_as_placed_with_both_its_event_and_its_case(board):
    view = board()
    view.put("events", "d1", NEW)
    assert "Reportes 1 a 5 de 30. Ubicados: 0 de 30." in view.fives.told.value
    view.put("cases", "d1", NEW)
    assert "Ubicados: 1 de 30." in view.fives.told.value


def test_a_group_is_offered_with_the_reports_it_holds_also_five_further_on(board):
    view = board()
    view.put("events", "d1", NEW)
    view.put("events", "d2", "A")
    assert "A: 1, 2" in offered(view.reports[0])
    view.fives.forth.click()
    assert "A: 1, 2" in offered(view.reports[5])
    assert view.reports[0].lists["events"].value == "A"
