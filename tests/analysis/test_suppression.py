"""Nobody can be singled out: what is small is hidden, and it cannot be worked out from the rest."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerta.analysis.suppression import FEWEST, TOTAL, protected

HIDDEN = -1
SHAPES = st.sampled_from([(1, 1), (1, 2), (2, 2), (1, 4), (3, 1), (2, 3)])
TABLES = SHAPES.flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 5), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)
LARGEST = 10  # a reader who tries all tables need not go further to find a second one


def shown(rows):
    """The protected table with totals as numbers, -1 where a figure is hidden."""
    table = protected(pd.DataFrame(rows))
    return table.fillna(HIDDEN).to_numpy(dtype=int)


def with_totals(inner):
    rows = np.vstack([inner, inner.sum(axis=0)])
    return np.hstack([rows, rows.sum(axis=1, keepdims=True)])


def fitting(seen):
    """All tables that a reader can think of who knows that hidden figures are not zero."""
    height, width = seen.shape[0] - 1, seen.shape[1] - 1
    ranges = [
        range(1, LARGEST) if value == HIDDEN else (value,)
        for value in seen[:height, :width].flatten()
    ]
    for values in itertools.product(*ranges):
        table = with_totals(np.array(values).reshape(height, width))
        if ((seen == HIDDEN) | (seen == table)).all() and (table[seen == HIDDEN] > 0).all():
            yield table


@settings(max_examples=250, deadline=None)
@given(TABLES)
def test_a_reader_who_tries_every_table_learns_no_small_figure(rows):
    seen, true = shown(rows), with_totals(np.array(rows))
    if (seen[:-1, :-1] == HIDDEN).sum() > 5:
        return  # too many tables to try
    able = list(fitting(seen))
    for place in np.argwhere((true > 0) & (true < FEWEST)):
        values = {int(table[tuple(place)]) for table in able}
        assert len(values) > 1, (rows, seen, place)


@given(TABLES)
def test_what_is_shown_is_true_and_zeros_are_never_hidden(rows):
    seen, true = shown(rows), with_totals(np.array(rows))
    assert ((seen == HIDDEN) | (seen == true)).all()
    assert (seen[true == 0] == 0).all()
    assert (seen[(true > 0) & (true < FEWEST)] == HIDDEN).all()


def test_a_table_without_small_figures_is_shown_whole():
    assert (shown([[5, 3], [0, 9]]) == [[5, 3, 8], [0, 9, 9], [5, 12, 17]]).all()


def test_one_small_figure_hides_as_little_as_it_needs():
    seen = shown([[5, 1, 4], [6, 7, 3], [3, 0, 9]])
    assert seen[0].tolist() == [5, HIDDEN, HIDDEN, 10]
    assert seen[1].tolist() == [6, HIDDEN, HIDDEN, 16]
    assert seen[2].tolist() == [3, 0, 9, 12]


def test_a_figure_alone_in_its_row_takes_the_total_of_the_row_with_it():
    seen = shown([[2, 0], [9, 8], [7, 7]])
    assert seen[0].tolist() == [HIDDEN, 0, HIDDEN]


@pytest.mark.parametrize("rows", [[[1]], [[2]], [[1, 1]], [[1], [1]]])
def test_a_table_of_one_or_two_people_shows_nothing_of_them(rows):
    seen, true = shown(rows), with_totals(np.array(rows))
    assert (seen[true > 0] == HIDDEN).all()


def test_totals_stand_last_and_the_table_given_is_not_changed():
    counts = pd.DataFrame([[1, 5]], index=["08"], columns=["2026-01", "2026-02"])
    table = protected(counts)
    assert list(table.index) == ["08", TOTAL]
    assert list(table.columns) == ["2026-01", "2026-02", TOTAL]
    assert counts.iat[0, 0] == 1


def test_a_country_of_many_months_is_done_in_seconds():
    counts = np.random.default_rng(2026).poisson(1.5, (25, 24))
    assert (shown(counts)[:-1, :-1][counts == 0] == 0).all()
