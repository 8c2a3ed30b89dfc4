"""Charts drawn by hand: a missing month stays missing, and every drawing has its text."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.widgets.figures_check.chart_model import ChartModel
from alerta.widgets.figures_check.chart_view import figure_markup
from alerta.widgets.figures_check.drawing import (
    NARROW,
    WIDE,
    bars,
    empty_years,
    groups,
    runs,
    squares,
    timeline,
)
from alerta.widgets.figures_check.figures import content

MONTHS = st.tuples(st.integers(2010, 2025), st.integers(1, 12))
DOTS = st.dictionaries(MONTHS, st.integers(1, 300), min_size=1).map(lambda d: sorted(d.items()))
CHARTS = ("totals", "protests", "phases", "lenses")


def test_only_months_that_follow_one_another_are_joined():
    dots = [((2018, 11), 194), ((2018, 12), 181), ((2019, 1), 180), ((2019, 11), 185)]
    assert [len(run) for run in runs(dots)] == [3, 1]


def test_a_year_without_a_figure_is_known_as_empty():
    assert empty_years([((2022, 11), 221), ((2024, 10), 209)], 2022, 2024) == [2023]


@given(DOTS, st.sampled_from([WIDE, NARROW]))
def test_no_dot_is_added_or_lost_and_every_line_joins_neighbours_only(dots, width):
    drawn = timeline(dots, 2010, 2025, [], "words", width)
    assert drawn.count("<circle") == len(dots)
    for points in re.findall(r'points="([^"]+)"', drawn):
        xs = [float(point.split(",")[0]) for point in points.split()]
        assert all(0 < later - sooner < width / (16 * 12) + 0.2 for sooner, later in pairwise(xs))  # fmt: skip


@given(DOTS)
def test_a_drawing_is_sound_markup_within_its_frame(dots):
    drawn = ElementTree.fromstring(timeline(dots, 2010, 2025, [dots[0][0]], "a < b", NARROW))
    assert drawn.get("aria-label") == "a < b"
    for circle in drawn.iter("circle"):
        assert 0 <= float(circle.get("cx")) <= NARROW


def test_bars_keep_their_proportion_and_a_zero_has_no_length():
    lengths = [float(w) for w in re.findall(r'width="([\d.]+)" height="16"', bars([("a", 10), ("b", 5), ("c", 0)], "x", WIDE))]  # fmt: skip
    assert lengths[0] == pytest.approx(2 * lengths[1]) and lengths[2] == 0


def test_a_group_without_figures_says_so_and_draws_no_bar():
    drawn = groups([("marzo", [("8 casos", 8)]), ("abril", [("casos", None)])], "sin cifra", "x", WIDE)  # fmt: skip
    assert drawn.count("ka-chart__bar") == 1
    assert "8 casos" in drawn and "sin cifra" in drawn


def test_as_many_squares_are_filled_as_are_explained():
    drawn = squares(22, 14, "14 de 22")
    assert drawn.count("ka-chart__bar") == 14 and drawn.count("ka-chart__open") == 8


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("lang", ["session", "english"])
def test_every_chart_has_its_words_its_table_and_its_source(request, name, lang):
    model = ChartModel(request.getfixturevalue(lang), name)
    drawn = figure_markup(model)
    assert drawn.count('role="img"') == 2 and drawn.count("aria-label") == 2
    assert "<table" in drawn and model.words("source")[:8] in drawn
    for _, _, value, _ in model.rows():
        assert f">{value}<" in drawn


@pytest.mark.parametrize("name", CHARTS)
def test_the_words_beside_a_chart_state_figures_of_the_table_only(session, name):
    model = ChartModel(session, name)
    known = {value for _, _, value, _ in model.rows()}
    for one in ("es", "en"):
        said = re.findall(r"(?<!\d)\d{2,3}(?!\d)", model.chart["alt"][one])
        assert set(said) <= known


def test_the_chart_of_totals_leaves_out_what_does_not_add_up(session):
    model = ChartModel(session, "totals")
    assert not {(2014, 4), (2014, 8)} & {month for month, _ in model.dots()}
    assert empty_years(model.dots(), 2010, 2025) == [2020, 2023]


def test_the_months_whose_figure_is_written_have_one(session):
    model = ChartModel(session, "totals")
    values = dict(model.dots())
    assert [values[month] for month in model.named_months()] == [260, 167, 199]
    assert min(values.values()) == 167 and max(values.values()) == 260


def test_every_chart_of_the_chapter_is_tried_here(home):
    assert {one["id"] for one in content(home)["charts"]} == set(CHARTS)
