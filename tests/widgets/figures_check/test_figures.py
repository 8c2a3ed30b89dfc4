"""The table of published figures: what is a fact, what does not add up, and how it is described."""

import re

import pytest

from alerta.authoring.package import DESCRIBED
from alerta.resources import csv_rows, document
from alerta.widgets.figures_check.figures import chosen, figures, month_words


@pytest.fixture
def every(home):
    return figures(home, "es")


def test_the_table_is_described_column_by_column(home):
    package = document(home / "datasets/figures/datapackage.json")
    (described,) = package["resources"]
    assert all(described.get(what) for what in DESCRIBED)
    rows = csv_rows(home / "datasets/figures/figures.csv")
    fields = described["schema"]["fields"]
    assert [one["name"] for one in fields] == list(rows[0])
    for field in fields:
        rule = field.get("constraints", {})
        for row in rows:
            value = row[field["name"]]
            assert value or not rule.get("required"), (field["name"], row)
            assert value in rule.get("enum", [value])
            assert re.fullmatch(rule.get("pattern", ".*"), value)
    keys = [tuple(row[name] for name in described["schema"]["primaryKey"]) for row in rows]
    assert len(keys) == len(set(keys))


def test_what_is_a_fact_adds_up_total_is_active_and_latent(every):
    months = {}
    for one in chosen(every, {"institution": "defensoria"}):
        if not one.part:
            months.setdefault(one.date, {})[one.measure] = one.value
    whole = [m for m in months.values() if {"total", "active", "latent"} <= m.keys()]
    assert len(whole) > 25
    assert all(m["total"] == m["active"] + m["latent"] for m in whole)


def test_the_phases_of_a_month_add_up_to_the_active_cases_where_they_are_a_fact(every):
    phases = chosen(every, {"measure": "phase", "date": "2024-10"})
    (active,) = chosen(every, {"measure": "active", "date": "2024-10"})
    assert sum(one.value for one in phases) == active.value


def test_what_does_not_add_up_is_left_out_unless_it_is_asked_about(every):
    august = {"institution": "defensoria", "date": "2014-08", "measure": "latent"}
    assert chosen(every, august) == []
    (latent,) = chosen(every, august, doubtful=True)
    assert latent.value == 43 and "no 205" in latent.note


def test_every_figure_that_is_no_plain_fact_says_why(every):
    assert all(one.note for one in every if one.status != "official")


def test_every_figure_names_its_source(every):
    assert all(one.source for one in every)


def test_months_are_named_in_both_languages():
    assert month_words("2018-03", "es") == "marzo de 2018"
    assert month_words("2018-03", "en") == "March 2018"
