"""Fields that point to rows by number follow the rows."""

import pytest

from alerta.widgets.registration_form.slots import (
    renumbered,
    row_title,
    shortened,
    slot_fields,
    slot_target,
    words,
)


@pytest.mark.parametrize(
    ("field", "repeat"),
    [("event_actors", "actor"), ("event_location", "location"), ("linked_events", "event"),
     ("announced_event", "event"), ("relation_to", "actor"), ("category", ""), ("district", "")],
)  # fmt: skip
def test_a_field_tells_whose_rows_it_numbers(form, field, repeat):
    assert slot_target(form.item(field), form) == repeat


def test_all_pointers_to_a_repeat_are_found(form):
    assert {item.name for item in slot_fields(form, "event")} == {
        "linked_events",
        "announced_event",
    }


@pytest.mark.parametrize(
    ("text", "numbers", "after"),
    [("1 2 3", {2: None, 3: 2}, "1 2"), ("2", {2: None}, ""), ("1", {2: None}, "1"), ("", {}, ""),
     ("1 2", {1: 3, 2: 1}, "1 3")],
)  # fmt: skip
def test_numbers_follow_their_rows(text, numbers, after):
    assert renumbered(text, numbers) == after


def test_a_row_is_told_by_its_first_answers_and_its_day(filled):
    assert row_title(filled.answers, "/data/event[2]", "es").endswith(", 19/03/2026")
    assert row_title(filled.answers, "/data/location[1]", "es").startswith("Cusco, ")
    assert filled.row_title("/data/actor[1]").startswith("Actor 1: Comunidad Campesina Alto Wayra")


def test_a_blank_row_has_only_its_number(blank):
    assert blank.row_title("/data/actor[1]") == "Actor 1"


def test_long_texts_are_cut_at_a_word():
    assert shortened("uno dos tres cuatro", 9) == "uno dos…"
    assert shortened("uno  dos") == "uno dos"


def test_stored_codes_are_read_in_words(form):
    assert words(form, form.item("status"), "announced", "es") == "Anunciado"
    assert words(form, form.item("addressed_to"), "GL no_such", "en").endswith(", no_such")
    assert words(form, form.item("start_on"), "2026-03-05", "es") == "05/03/2026"
