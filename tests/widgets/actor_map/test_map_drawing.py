"""The drawings grow with the decisions, say in words what they show, and give nothing away."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alerta.widgets.actor_map.drawing import HEIGHT, WIDTH, map_figure, places
from alerta.widgets.actor_map.model import actor_map
from alerta.widgets.actor_map.summary import actors_table, causes_table
from alerta.widgets.actor_map.timeline import line_figure, short_date

sys.path.insert(0, str(Path(__file__).parent))

from test_map_model import solve

CASES = ["the-moved-stop", "the-night-gate"]


def drawing(markup):
    return ElementTree.fromstring(re.search(r"<svg class=\"ka-drawing\" view.*?</svg>", markup)[0])


def test_an_empty_map_asks_for_the_first_actor(session):
    markup = map_figure(actor_map(session, CASES[0]))
    assert "El mapa está vacío" in markup
    assert "<circle" not in markup


def test_each_actor_that_is_placed_is_drawn(session):
    model = actor_map(session, CASES[0])
    for number, actor in enumerate(("mototaxis", "municipality", "parish"), 1):
        model.take(f"ring.{actor}", "primary")
        assert len(drawing(map_figure(model)).findall("circle")) == number


def test_what_is_not_right_yet_is_drawn_in_broken_lines_and_said_in_words(session):
    model = actor_map(session, CASES[0])
    model.take("ring.parish", "primary")
    markup = map_figure(model)
    assert "ka-map__node is-open" in markup
    assert "Parroquia (por revisar)" in markup


def test_the_drawing_has_a_description_for_those_who_do_not_see_it(session):
    model = actor_map(session, CASES[0])
    solve(model)
    said = drawing(map_figure(model)).get("aria-label")
    assert "Rueda Serena (poder alto, actitud: condicionada)" in said
    assert "Tensión: Rueda Serena, Municipalidad." in said or "Tensión: Municipalidad" in said


@pytest.mark.parametrize("case", CASES)
def test_the_title_states_the_finding_only_once_it_was_found(session, case):
    model = actor_map(session, case)
    finding = model._key["finding"]
    assert finding["map"]["es"] not in map_figure(model)
    solve(model)
    assert finding["map"]["es"] in map_figure(model)
    assert finding["line"]["es"] in line_figure(model)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("ring", ["primary", "secondary", "tertiary"])
def test_no_two_actors_stand_on_each_other(session, case, ring):
    model = actor_map(session, case)
    for actor in model.candidates:
        model.take(f"ring.{actor}", ring)
    at = list(places(model).values())
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in at)
    apart = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
        for n, a in enumerate(at)
        for b in at[n + 1 :]
    ]
    assert min(apart) > 30


def test_the_line_shows_the_date_only_when_it_is_right(session):
    model = actor_map(session, CASES[0])
    model.take("cause.d1.6", "trigger")
    model.take("date", "2026-05-03")
    assert "3 de mayo:" not in line_figure(model)
    model.take("date", "2026-04-27")
    assert "27 de abril: La cadena en la plaza" in line_figure(model)


def test_what_is_no_cause_stands_outside_the_line(session):
    model = actor_map(session, CASES[0])
    model.take("cause.d1.7", "none")
    assert "Fuera de la línea: La copia en la parroquia." in line_figure(model)


def test_the_tables_hold_only_what_was_found(session):
    model = actor_map(session, CASES[0])
    assert "todavía está vacío" in actors_table(model)
    assert causes_table(model) == ""
    model.take("ring.mototaxis", "primary")
    model.take("layer.d1.1", "interest")
    assert "pide que su paradero" not in actors_table(model)
    model.take("layer.d1.1", "position")
    assert "pide que su paradero" in actors_table(model)
    model.take("cause.d1.4", "proximate")
    assert causes_table(model) == ""
    model.take("cause.d1.4", "structural")
    assert "ningún plano señala" in causes_table(model)


def test_a_date_is_said_without_weekday_and_year():
    assert short_date("2026-04-27", "es") == "27 de abril"
    assert short_date("2026-04-27", "en") == "27 April"
