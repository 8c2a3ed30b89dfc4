"""Two changes of one record: what fits together and what has to be chosen."""

import copy

import pytest

from alerta.widgets.registration_form.merging import merge, put


@pytest.fixture
def versions(good):
    return good, copy.deepcopy(good), copy.deepcopy(good)


def test_without_changes_nothing_happens(form, versions):
    merged = merge(form, *versions)
    assert merged.clashes == merged.taken == []
    assert merged.record["event"] == versions[0]["event"]
    assert merged.record["case"] == versions[0]["case"]


def test_changes_of_different_fields_are_both_kept(form, versions):
    before, mine, theirs = versions
    mine["case"]["problem"] = "mío"
    theirs["case"]["trigger_text"] = "suyo"
    merged = merge(form, before, mine, theirs)
    assert merged.clashes == []
    assert merged.record["case"]["problem"] == "mío"
    assert merged.record["case"]["trigger_text"] == "suyo"
    assert [one.theirs for one in merged.taken] == ["suyo"]


def test_one_field_with_two_values_has_to_be_chosen(form, versions):
    before, mine, theirs = versions
    mine["event"][0]["description"], theirs["event"][0]["description"] = "mía", "suya"
    merged = merge(form, before, mine, theirs)
    (clash,) = merged.clashes
    assert (clash.path, clash.mine, clash.theirs) == ("/data/event[1]/description", "mía", "suya")
    assert merged.resolved({})["event"][0]["description"] == "suya"
    assert merged.resolved({clash.path: "mine"})["event"][0]["description"] == "mía"
    assert merged.resolved({clash.path: "theirs"})["event"][0]["description"] == "suya"


def test_a_value_that_one_took_away_and_the_other_changed_has_to_be_chosen(form, versions):
    before, mine, theirs = versions
    del mine["case"]["trigger_text"]
    theirs["case"]["trigger_text"] = "suyo"
    merged = merge(form, before, mine, theirs)
    (clash,) = merged.clashes
    assert "trigger_text" not in merged.resolved({clash.path: "mine"})["case"]


def test_rows_that_both_added_are_both_there_and_pointers_follow(form, versions):
    before, mine, theirs = versions
    mine["actor"].append({"actor_name": "Ronda A", "actor_group": "organisation"})
    mine["event"][0]["event_actors"] = "1 3"
    theirs["actor"].append({"actor_name": "Ronda B", "actor_group": "organisation"})
    merged = merge(form, before, mine, theirs)
    names = [row["actor_name"] for row in merged.record["actor"]]
    assert names[-2:] == ["Ronda B", "Ronda A"]
    assert merged.record["event"][0]["event_actors"] == "1 4"


def test_the_same_row_added_by_both_is_there_once(form, versions):
    before, mine, theirs = versions
    for one in (mine, theirs):
        one["actor"].append({"actor_name": "Ronda A", "actor_group": "organisation"})
    merged = merge(form, before, mine, theirs)
    assert [row["actor_name"] for row in merged.record["actor"]].count("Ronda A") == 1


def test_a_row_taken_away_by_one_goes_and_pointers_follow(form, versions):
    before, mine, theirs = versions
    for one in versions:
        one["actor"].append({"actor_name": "Ronda A", "actor_group": "organisation"})
        one["event"][0]["event_actors"] = "1 3"
    del mine["actor"][1]
    mine["event"][0]["event_actors"] = "1 2"
    merged = merge(form, before, mine, theirs)
    assert [row["actor_name"] for row in merged.record["actor"]][1] == "Ronda A"
    assert merged.record["event"][0]["event_actors"] == "1 2"
    assert merged.clashes == []


def test_a_row_that_one_took_away_stays_when_the_other_changed_it(form, versions):
    before, mine, theirs = versions
    mine["demand"] = []
    theirs["demand"][0]["demand_text"] = "Otro pedido"
    assert merge(form, before, mine, theirs).record["demand"][0]["demand_text"] == "Otro pedido"
    assert merge(form, before, theirs, mine).record["demand"][0]["demand_text"] == "Otro pedido"


def test_a_row_that_both_took_away_is_gone(form, versions):
    before, mine, theirs = versions
    mine["demand"], theirs["demand"] = [], []
    assert "demand" not in merge(form, before, mine, theirs).record


def test_fields_inside_a_group_of_a_row_are_found(form, versions):
    before, mine, theirs = versions
    mine["event"][0]["harm"] = {"deaths_civil_known": "unknown"}
    theirs["event"][0]["harm"] = {"deaths_civil_known": "number", "deaths_civil": "1"}
    (clash,) = merge(form, before, mine, theirs).clashes
    assert clash.path == "/data/event[1]/harm/deaths_civil_known"


def test_a_field_can_be_put_anywhere(form):
    record = {"case": {"problem": "a"}, "actor": [{"actor_name": "b"}]}
    put(record, "/data/actor[1]/actor_name", "c")
    put(record, "/data/case/problem", "")
    put(record, "/data/record_date", "2026-03-20")
    assert record == {"case": {}, "actor": [{"actor_name": "c"}], "record_date": "2026-03-20"}
