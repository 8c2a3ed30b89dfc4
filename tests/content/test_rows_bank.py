"""The exercise bank as a whole: how much there is, of what, and who has read it (rows 21–25, 55)."""

from collections import Counter

import pytest

from alerta.criteria import load_rules
from alerta.learning import load_exercises, load_key
from alerta.learning.bank import dossier_files, load_dossier
from alerta.learning.mastery import LEVELS_FEWEST, levels
from alerta.resources import document, table


@pytest.fixture(scope="module")
def bank(request):
    from pathlib import Path

    return load_exercises(Path(__file__).parents[2])


def test_there_are_at_least_150_items_over_the_twelve_chapters(bank):
    chapters = Counter(one["chapter"] for one in bank)
    assert len(bank) >= 150
    assert set(chapters) == {f"{n:02d}" for n in range(1, 13)}
    assert min(chapters.values()) >= 10


def test_there_are_all_kinds(bank):
    kinds = Counter(one["kind"] for one in bank)
    assert set(kinds) == {
        "choice", "multiple", "order", "match", "number", "short_text", "highlight",
        "criteria_coding", "alert_scoring", "registration", "grouping", "routing",
        "unfolding", "lenses",
    }  # fmt: skip


def test_twelve_cases_are_coded_under_two_official_definitions(bank):
    (lenses,) = [one for one in bank if one["kind"] == "lenses"]
    assert len(lenses["cases"]) == 12


def test_at_least_eight_cases_unfold_over_four_to_six_weeks(bank):
    unfolding = [one for one in bank if one["kind"] == "unfolding"]
    assert len(unfolding) >= 8
    assert all(4 <= len(one["weeks"]) <= 6 for one in unfolding)
    assert all(week["asks"] for one in unfolding for week in one["weeks"])


def test_thirty_reports_are_grouped(bank):
    assert 30 in [len(one["documents"]) for one in bank if one["kind"] == "grouping"]


def test_there_are_at_least_thirty_dossiers_of_two_to_four_dated_documents(home):
    dossiers = [document(path) for path in dossier_files(home)]
    assert len(dossiers) >= 30
    for one in dossiers:
        assert 2 <= len(one["documents"]) <= 4, one["id"]
        assert all(paper["date"] for paper in one["documents"])
    assert len({one["department"] for one in dossiers}) >= 15
    types = Counter(one["type"] for one in dossiers)
    assert 0.4 <= types["SOC"] / len(dossiers) <= 0.8, "as in the published figures"


def type_of(home, exercise):
    """The official type of the case of an exercise, '' where it has none of its own."""
    if "dossier" in exercise:
        return load_dossier(home, exercise["dossier"])["type"]
    given = exercise.get("given") or exercise.get("start", {}).get("case", {})
    return given.get("type") or given.get("conflict_type") or ""


def test_each_of_the_ten_types_is_met_in_at_least_two_exercises(home, bank):
    met = Counter(type_of(home, one) for one in bank if not one.get("test"))
    types = [row["type"] for row in table(home, "type_order")]
    assert len(types) == 10
    assert {name: met[name] for name in types if met[name] < 2} == {}


def test_far_more_alert_levels_are_asked_than_the_rule_of_mastery_needs(home, bank):
    """Five may be missed or not reached, and there are still enough; each level comes up thrice."""

    class Whole:
        kind, part = "attempt", "*"

        def __init__(self, exercise):
            self.item, self.version = exercise["id"], exercise["version"]
            answers = load_key(home, exercise["id"])["answers"]
            self.value = {"answers": {part: one["value"] for part, one in answers.items()}}

    exercises = {one["id"]: one for one in bank}
    found = levels(home, exercises, [Whole(one) for one in bank], load_rules(home))
    assert len(found) >= LEVELS_FEWEST + 5
    assert min(Counter(expected for _, expected in found).values()) >= 3


def test_every_part_was_read_blind_by_a_second_reader_or_is_marked_ambiguous(home, bank):
    alone = []
    for one in bank:
        key = load_key(home, one["id"])
        agreed = {
            part for line in key["reviewed"] if line["reader"] == "B" for part in line["agrees"]
        }
        alone += [
            (one["id"], part)
            for part, wanted in key["answers"].items()
            if part not in agreed and not wanted.get("ambiguous")
        ]
    assert alone == []


DESKS = ("sorting_board", "the-broken-ford")  # their key follows from facts in the case itself


def test_the_chapters_own_desks_were_read_blind_too(home):
    files = [home / "manual" / "cases" / f"{name}.yaml" for name in DESKS]
    files += sorted((home / "exercises" / "keys" / "cases").glob("*.yaml"))
    assert len(files) >= 10
    for path in files:
        read = {line["reader"]: line for line in document(path)["reviewed"]}
        told = {*read["B"]["agrees"], *read["B"].get("differs", {})}
        assert told == set(read["A"]["agrees"]), path.name
        assert len(read["B"]["agrees"]) >= 0.8 * len(told), path.name


def test_what_is_ambiguous_is_rare(home, bank):
    parts = [wanted for one in bank for wanted in load_key(home, one["id"])["answers"].values()]
    assert sum(bool(one.get("ambiguous")) for one in parts) <= len(parts) * 0.05
