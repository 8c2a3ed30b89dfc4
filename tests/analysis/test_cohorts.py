"""Started, finished, mastered by region and month; the gain; never a person (rows 30 and 87)."""

import pandas as pd
import pytest
from parts import both, part, person

from alerta.analysis.cohorts import STEPS, cohort, course_months, gain, versions
from alerta.analysis.suppression import TOTAL


def figures(told):
    """A row or column as plain values, None where a figure is hidden."""
    return [None if pd.isna(one) else int(one) for one in told]


# ---------------------------------------------------------------- region and month


def test_people_are_counted_by_region_and_month_of_each_step():
    cusco = [person("08", "2026-03-05", "2026-04-02", "2026-04-09")] * 4
    puno = [person("21", "2026-03-30"), *[person("21", "2026-04-01")] * 3] * 3
    found = cohort([part(cusco), part(puno)], "2026.1")
    assert found.copies == 2
    assert figures(found.regions.loc["08"]) == [4, 4, 4]
    assert figures(found.regions.loc["21"]) == [12, 0, 0]
    assert figures(found.by_month.loc["2026-03"]) == [7, 0, 0]
    assert figures(found.by_month.loc["2026-04"]) == [9, 4, 4]
    assert figures(found.months["started"].loc["21"]) == [3, 9, 12]
    assert [found.whole(step) for step in STEPS] == [16, 4, 4]


def test_a_region_of_two_is_hidden_and_cannot_be_worked_out():
    people = [*[person("08")] * 5, *[person("17")] * 2, *[person("21")] * 9]
    regions = cohort([part(people)], "2026.1").regions["started"]
    assert figures(regions) == [None, None, 9, 16]


def test_three_people_of_a_region_are_shown():
    people = [*[person("08")] * 5, *[person("17")] * 3]
    assert figures(cohort([part(people)], "2026.1").regions["started"]) == [5, 3, 8]


def test_a_person_without_a_region_is_counted_under_none():
    found = cohort([part([person("")] * 4)], "2026.1")
    assert figures(found.regions["started"]) == [4, 4] and "" in found.regions.index


def test_the_course_is_finished_with_the_last_chapter_that_lacked():
    taken = {
        "01": {"started": "2026-03-30", "finished": "2026-04-02", "mastered": "2026-04-02"},
        "02": {"started": "2026-03-01", "finished": "2026-05-07"},
    }
    assert course_months(taken, ["01", "02"]) == {
        "started": "2026-03",
        "finished": "2026-05",
        "mastered": None,
    }


def test_one_chapter_missing_and_the_course_is_not_finished():
    taken = {"01": {"started": "2026-03-01", "finished": "2026-03-02", "mastered": "2026-03-02"}}
    assert course_months(taken, ["01", "02"])["finished"] is None
    assert course_months(taken, ["01"])["mastered"] == "2026-03"


def test_who_sat_only_a_test_has_started_nothing():
    assert course_months({}, ["01"]) == {"started": None, "finished": None, "mastered": None}
    found = cohort([part([person(started="")] * 4)], "2026.1")
    assert found.whole("started") == 0


# ---------------------------------------------------------------- versions, chapters, certificates


def test_figures_of_two_versions_of_the_criteria_are_never_added_up():
    parts = [part([person()] * 4, "2026.1"), part([person()] * 7, "2026.10"), part([], "2026.9")]
    assert versions(parts) == ["2026.10", "2026.9", "2026.1"]
    assert cohort(parts, "2026.1").whole("started") == 4
    assert cohort(parts, "2026.10").whole("started") == 7


def test_chapters_hide_what_is_small():
    people = [
        *[person(finished="2026-03-09")] * 4,
        person(finished="2026-03-09", mastered="2026-03-09"),
    ]
    chapters = cohort([part(people)], "2026.1").chapters
    assert figures(chapters.loc["02"]) == [5, 5, None]


@pytest.mark.parametrize(("n", "told"), [(0, 0), (1, None), (2, None), (3, 3)])
def test_certificates_are_counted_from_three_on(n, told):
    people = [person(sure=number < n) for number in range(6)]
    found = cohort([part(people)], "2026.1").certified
    assert (None if pd.isna(found) else found) == told


# ---------------------------------------------------------------- gain


def test_the_gain_is_the_mean_of_those_who_sat_both_tests_with_n():
    people = [both(4, 6), both(5, 9), both(3, 6), both(2, 8), both(6, 6)]
    alone = {"entry": both(0, 0)["entry"]}
    told = gain([*people, alone])
    assert told.loc["C4"].to_dict() == {"n": 5, "pre": 40.0, "post": 70.0, "gain": 30.0}
    assert told.loc[TOTAL, "gain"] == 30.0


def test_no_gain_is_told_of_fewer_than_five():
    told = gain([both(4, 6)] * 4)
    assert told.loc["C4"].isna().all() and told.loc[TOTAL].isna().all()


def test_a_loss_is_told_as_a_loss():
    assert gain([both(6, 4)] * 5).loc["C4", "gain"] == pytest.approx(-20.0)


def test_what_was_asked_in_one_test_only_has_no_row():
    tests = both(4, 6)
    tests["exit"]["scores"]["R2"] = [1, 1]
    tests["entry"]["scores"]["E04"] = [1, 1]
    assert list(gain([tests] * 5).index) == [TOTAL, "C4"]


def test_without_tests_there_is_no_gain():
    assert gain([]).empty and gain([{}, {"exit": both(1, 1)["exit"]}]).empty


def test_no_table_has_a_row_of_a_person():
    people = [{**person(tests=both(4, 6)), "person": f"{n:016x}"} for n in range(9)]
    found = cohort([part(people)], "2026.1")
    tables = [*found.months.values(), found.chapters, found.gain, found.regions, found.by_month]
    assert all("0000000" not in str(one.to_dict()) for one in tables)
    assert all(len(one) < len(people) for one in tables)
