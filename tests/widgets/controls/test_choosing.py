"""Option rows, segments, lists, boxes to tick: one value, told once, restored silently."""

import pytest

from alerta.widgets.controls import Check, DropDown, OptionRows, Segment

RUNGS = [("0", "Nada en público"), ("1", "Palabra", "Carta o asamblea"), ("2", "Anuncio")]


@pytest.fixture(params=["rows", "segment", "list"])
def chooser(request, guard):
    if request.param == "rows":
        return OptionRows(RUNGS, guard)
    if request.param == "segment":
        return Segment(RUNGS, guard, "Peldaño")
    return DropDown(RUNGS, guard, "Peldaño", "Elija")


def test_at_first_nothing_is_chosen(chooser):
    assert chooser.value is None


def test_a_choice_of_the_person_is_told_once(chooser):
    told = []
    chooser.on_change(told.append)
    chooser.control.value = "1"
    assert (chooser.value, told) == ("1", ["1"])


def test_a_stored_answer_comes_back_without_being_told(chooser):
    told = []
    chooser.on_change(told.append)
    chooser.put("2")
    assert (chooser.value, told) == ("2", [])


def test_a_stored_answer_that_is_no_longer_offered_leaves_nothing_chosen(chooser):
    chooser.put("1")
    chooser.put("7")
    assert chooser.value is None


def test_a_choice_can_be_taken_back(chooser):
    chooser.put("1")
    chooser.put(None)
    assert chooser.value is None


def test_choosing_can_be_switched_off(chooser):
    chooser.disable()
    assert chooser.control.disabled


def test_the_second_line_of_an_option_stands_below_the_first(guard):
    rows = OptionRows(RUNGS, guard)
    assert rows.control.options[1][0] == "Palabra\nCarta o asamblea"


def test_marks_say_which_is_right_and_which_were_tried(guard):
    rows = OptionRows(RUNGS, guard)
    rows.mark(right="1", wrong=["2"])
    assert set(rows.control._dom_classes) >= {"ka-right-2", "ka-wrong-3"}
    rows.mark(wrong=["0"])
    assert [c for c in rows.control._dom_classes if c.startswith(("ka-right", "ka-wrong"))] == [
        "ka-wrong-1"
    ]


def test_a_list_keeps_its_choice_when_other_options_come(guard):
    made = DropDown(RUNGS, guard, "Peldaño", "Elija")
    told = []
    made.on_change(told.append)
    made.put("1")
    made.offer([("1", "Palabra"), ("9", "Otro")])
    assert made.value == "1"
    made.offer([("9", "Otro")])
    assert made.value is None
    assert told == []


def test_a_list_tells_none_when_the_person_goes_back_to_the_first_line(guard):
    made = DropDown(RUNGS, guard, "Peldaño", "Elija")
    made.put("1")
    told = []
    made.on_change(told.append)
    made.control.index = 0
    assert told == [None]


def test_a_box_is_ticked_or_not(guard):
    box = Check("La medida sigue en curso", guard)
    told = []
    box.on_change(told.append)
    assert box.value is False
    box.control.value = True
    assert told == [True]


def test_a_listener_that_fails_does_not_stop_the_page(guard):
    rows = OptionRows(RUNGS, guard)
    rows.on_change(lambda value: 1 / 0)
    rows.control.value = "1"
    assert guard.fault
