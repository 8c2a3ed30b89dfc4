"""How far somebody has come: solved at 80 %, the first try kept apart."""

from dataclasses import dataclass

from alerta.learning import load_exercises, progress, shown_in_chapter


@dataclass
class Entry:
    item: str
    value: object
    kind: str = "attempt"
    part: str = "*"
    version: int = 1


def tried(exercise, *scores, **more):
    return [Entry(exercise, {"score": score}, **more) for score in scores]


def test_before_any_answer_nothing_is_done(home):
    found = progress(home, [])
    practised = [e for e in load_exercises(home) if shown_in_chapter(e)]
    assert set(found) == {e["chapter"] for e in practised}
    assert all(one.done == one.tried == 0 and one.first_try is None for one in found.values())
    assert sum(one.total for one in found.values()) == len(practised) < len(load_exercises(home))


def test_an_exercise_is_solved_from_eighty_percent(home):
    assert progress(home, tried("quarry-trucks-school", 0.79))["04"].done == 0
    assert progress(home, tried("quarry-trucks-school", 0.80))["04"].done == 1


def test_a_later_better_try_solves_it_and_the_first_stays(home):
    found = progress(home, tried("quarry-trucks-school", 0.5, 1.0))["04"]
    assert (found.done, found.tried, found.first_try) == (1, 1, 0.5)


def test_tries_of_an_older_version_do_not_count_for_the_new_one(home):
    assert progress(home, tried("quarry-trucks-school", 1.0, version=99))["04"].tried == 0


def test_checks_of_a_single_part_are_not_whole_tries(home):
    assert progress(home, tried("quarry-trucks-school", 1.0, part="c1"))["04"].tried == 0


def test_answers_to_an_exercise_that_is_gone_are_passed_over(home):
    assert progress(home, tried("no-such-exercise", 1.0)).keys() == progress(home, []).keys()
