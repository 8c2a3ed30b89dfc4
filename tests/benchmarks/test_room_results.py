"""What a run of benchmarks/room.py says of its numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from room.aims import aims
from room.plot import draw, finding
from room.report import markdown
from room.results import Arrival, FirstClick, Room, Soak, percentile, ratio
from room.soak import acts

NAMES = {"stock": "Voila", "kit": "Kit Alerta", "panel": "Panel"}


def arrival(server, last, own, cpu_s=5.0, visitors=50, **more):
    """Visitors whose pages come evenly until `last` seconds, each with `own` MiB."""
    times = [last * (n + 1) / visitors for n in range(visitors)]
    costs = {"idle_pss": 100.0, "all_pss": 100.0 + own * visitors, "cpu_s": cpu_s}
    return Arrival(server, visitors, whole_s=times, page_s=times, **costs, **more)


def room(*arrivals, **more):
    machine = {"system": "Linux x86_64", "processors": "2"}
    return Room(machine, {"HTML": 117, "Button": 60}, NAMES, list(arrivals), **more)


@pytest.fixture
def good():
    return room(
        arrival("stock", 120.0, 66.0, 125.0),
        arrival("kit", 2.0, 20.0),
        arrival("panel", 55.0, 9.0, 55.0),
        arrival("kit", 0.2, 20.0, 0.1, visitors=1),
        clicks=[FirstClick("stock", 50, [125.0]), FirstClick("kit", 50, [2.5])],
        soak=Soak(
            50, 10.0, answers_sent=3, answers_told_saved=3, clicks_told_saved=1, acts_stored=4
        ),
    )


class TestSums:
    def test_a_ratio_says_how_many_times_less_the_kit_needs(self):
        assert ratio(120.0, 2.0) == 60.0

    @pytest.mark.parametrize(("peer", "kit"), [(None, 2.0), (120.0, None), (120.0, 0.0)])
    def test_there_is_no_ratio_to_what_was_not_measured(self, peer, kit):
        assert ratio(peer, kit) is None

    def test_of_a_hundred_visitors_the_95th_is_p95(self):
        assert percentile(range(1, 101), 95) == 95

    def test_nobody_has_no_percentile(self):
        assert percentile([], 50) is None

    @given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 100))
    def test_a_percentile_is_one_of_the_values_and_grows(self, values, percent):
        found = percentile(values, percent)
        assert found in values
        assert found <= percentile(values, 100) == max(values)

    def test_a_missing_page_leaves_no_last_one(self):
        assert arrival("kit", 2.0, 20.0).last == 2.0
        assert arrival("kit", 2.0, 20.0, errors=["Refused: no kernel"]).last is None

    def test_own_memory_counts_shared_pages_once_where_the_system_can(self):
        assert arrival("kit", 2.0, 20.0).own == 20.0
        elsewhere = Arrival("kit", 10, idle_uss=50.0, all_uss=350.0)
        assert elsewhere.own == 30.0


class TestAims:
    def test_are_met_by_a_good_run(self, good):
        assert [one.met for one in aims(good)] == [True] * 6

    def test_are_missed_by_a_run_like_stock_voila(self):
        slow = room(
            arrival("stock", 120.0, 66.0),
            arrival("kit", 110.0, 60.0, cpu_s=100.0),
            arrival("panel", 55.0, 9.0),
            arrival("kit", 2.0, 60.0, visitors=1),
            soak=Soak(50, 10.0, answers_sent=3, answers_told_saved=3, acts_stored=2),
        )
        assert [one.met for one in aims(slow)] == [False] * 6

    def test_are_left_open_when_a_peer_was_left_out(self):
        found = aims(room(arrival("kit", 2.0, 20.0)))
        assert [one.met for one in found] == [None, None, None, True, None, True]


class TestErrors:
    def test_a_run_without_any_has_none(self, good):
        assert good.errors == []

    def test_an_answer_that_was_not_stored_is_one(self, good):
        good.soak.acts_stored = 3
        assert good.errors == ["soak: what was told saved and what is stored differ"]

    def test_an_answer_that_was_not_told_saved_is_one(self, good):
        good.soak.answers_told_saved, good.soak.acts_stored = 2, 3
        assert good.errors == ["soak: answers sent and answers told saved differ"]

    def test_one_choice_that_stores_several_rows_is_one_act(self):
        six = [("ana", f"2026-03-11 09:00:00.{part:06}") for part in range(6)]
        later = [("ana", "2026-03-11 09:00:03.000000"), ("rosa", "2026-03-11 09:00:03.100000")]
        assert acts([*six, *later]) == 3
        assert acts([]) == 0

    def test_each_names_the_server_and_how_many_came(self, good):
        good.arrivals[1].errors.append("Refused: the page ended without a kernel")
        assert good.errors == ["kit, 50 at once: Refused: the page ended without a kernel"]


class TestThePage:
    def test_gives_ratios_against_stock_voila_and_panel(self, good):
        text = markdown(good, pool=10)
        row = next(line for line in text.splitlines() if line.startswith("| Kit Alerta | 0.04"))
        assert "| 60.0 | 27.5 |" in row

    def test_has_whole_tables(self, good):
        lines = markdown(good, pool=10).splitlines()
        tables = [line for line in lines if line.startswith("|")]
        for above, below in pairwise(lines):
            if above in tables and below in tables:
                assert above.count("|") == below.count("|")

    def test_says_in_words_what_the_plot_shows(self, good):
        assert "last of 50 visitors has the page: Voila 120.0 s" in markdown(good, pool=10)

    def test_lists_what_went_wrong(self, good):
        assert "## Errors" not in markdown(good, pool=10)
        good.clicks[0].errors.append("TimeoutError")
        assert "- stock, click among 50: TimeoutError" in markdown(good, pool=10)


class TestThePlot:
    def test_states_the_finding_in_the_numbers_of_the_run(self, good):
        assert finding(good, "es").split() == [
            "50",
            "personas",
            "abren",
            "la",
            "misma",
            "lección:",
            "la",
            "última",
            "la",
            "tiene",
            "en",
            "2,0",
            "s;",
            "con",
            "Voila,",
            "en",
            "120",
            "s",
            "(60",
            "veces",
            "más)",
        ]
        assert "after 2.0 s; with Voila, after 120 s (60 times as long)" in finding(good, "en")

    def test_claims_nothing_against_a_peer_that_was_left_out(self):
        alone = room(arrival("kit", 2.0, 20.0))
        assert finding(alone, "en").endswith("the last one has it after 2.0 s")

    def test_can_be_read_without_seeing_it(self, good):
        assert f"<title>{finding(good, 'en')}</title>".replace("\n", " ") in draw(good, "en")
