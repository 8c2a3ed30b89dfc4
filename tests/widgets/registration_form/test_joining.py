"""My event goes to the case that exists, with what it rests on."""

import copy

import pytest

from alerta.criteria.record_check import Candidate
from alerta.widgets.registration_form.joining import joined


@pytest.fixture
def both(good):
    mine = copy.deepcopy(good)
    mine["event"] = [{**mine["event"][1], "start_on": "2026-03-20", "description": "Mi hecho"}]
    for row in mine["source"]:
        row["linked_events"] = "1"
    return good, mine


def test_what_is_there_already_is_used_and_not_repeated(form, both):
    theirs, mine = both
    out = joined(form, theirs, mine)
    assert len(out["event"]) == len(theirs["event"]) + 1
    assert out["event"][-1]["description"] == "Mi hecho"
    assert out["event"][-1]["event_actors"] == mine["event"][0]["event_actors"]
    assert len(out["actor"]) == len(theirs["actor"])
    assert len(out["location"]) == len(theirs["location"])
    assert theirs["event"] != out["event"]


def test_a_new_actor_and_a_new_place_come_along_and_are_pointed_to(form, both):
    theirs, mine = both
    mine["actor"][0]["actor_name"] = "Sindicato de Obreros de Cerro Quillay"
    mine["location"][0]["populated_place"] = "Otro anexo"
    mine["event"][0]["event_actors"] = "1"
    out = joined(form, theirs, mine)
    assert out["event"][-1]["event_actors"] == str(len(theirs["actor"]) + 1)
    assert out["event"][-1]["event_location"] == "2"
    assert out["location"][-1]["is_principal"] == "no"


def test_a_new_source_comes_along_and_points_to_the_event_that_it_supports(form, both):
    theirs, mine = both
    fresh = {**mine["source"][0], "publisher": "Radio Nueva", "linked_events": "1"}
    mine["source"] = [fresh]
    out = joined(form, theirs, mine)
    assert out["source"][-1]["publisher"] == "Radio Nueva"
    assert out["source"][-1]["linked_events"] == "3"


def test_a_source_that_is_there_already_supports_my_event_too(form, both):
    theirs, mine = both
    out = joined(form, theirs, mine)
    assert [row["linked_events"] for row in out["source"]] == ["1 2 3", "2 3"]


def test_an_event_that_is_there_already_is_not_added_but_its_new_source_is(form, both):
    theirs, mine = both
    mine["source"] = [{**mine["source"][0], "publisher": "Radio Nueva", "linked_events": "1"}]
    same = Candidate("event", "PRÁCTICA-2026MAR0001-SOC", (), theirs, 1, 2)
    out = joined(form, theirs, mine, [same])
    assert len(out["event"]) == len(theirs["event"])
    assert out["source"][-1]["linked_events"] == "2"


def test_an_event_of_the_same_class_and_day_is_there_already(form, both):
    theirs, mine = both
    mine["event"] = [*mine["event"], theirs["event"][0]]
    out = joined(form, theirs, mine)
    assert [row["description"] for row in out["event"]][2:] == ["Mi hecho"]
