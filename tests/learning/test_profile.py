"""The profile: from first tries, which way a person's answers lean, and what they were sure of."""

import copy
import shutil

import pytest
import yaml
from logs import rated, tried

from alerta.learning import load_exercises, load_key, shown_in_chapter
from alerta.learning.profile import profile


@pytest.fixture(scope="module")
def cases(home):
    """Texts to code, in which no part is ambiguous."""
    return [
        one["id"]
        for one in load_exercises(home, "04")
        if one["kind"] == "criteria_coding"
        and shown_in_chapter(one)
        and not any(p.get("ambiguous") for p in load_key(home, one["id"])["answers"].values())
    ]


def answers(home, item, **other):
    key = load_key(home, item)["answers"]
    return {part: str(one["value"]) for part, one in key.items()} | other


def rung(home, item, by):
    return str(int(answers(home, item)["c4_rung"]) + by)


def of(found, measure):
    return next(one for one in found.leanings if one.measure == measure)


def able(home, cases, by):
    return [one for one in cases if rung(home, one, by) in ("0", "1", "2", "3", "4")]


class TestLeaning:
    def test_who_answers_like_the_key_leans_to_no_side(self, home, rules, cases):
        found = profile(home, [tried(one, 1, 0, answers(home, one)) for one in cases], rules)
        assert all((one.over, one.under) == (0, 0) for one in found.leanings)
        assert of(found, "C4").n == len(cases) and found.finding is None

    def test_a_higher_rung_is_over_and_a_lower_one_under_the_key(self, home, rules, cases):
        for by, side in ((1, "over"), (-1, "under")):
            ids = able(home, cases, by)[:4]
            log = [tried(o, 0.8, 0, answers(home, o, c4_rung=rung(home, o, by))) for o in ids]
            found = of(profile(home, log, rules), "C4")
            assert found.direction == side and found.tilt == found.n == len(ids)

    def test_yes_where_the_key_says_no_is_over(self, home, rules, cases):
        ids = [one for one in cases if answers(home, one)["c5"] == "no"]
        log = [tried(one, 0.8, 0, answers(home, one, c5="yes")) for one in ids]
        found = of(profile(home, log, rules), "C5")
        assert ids and (found.over, found.under) == (len(ids), 0)

    def test_with_fewer_than_three_answers_nothing_is_said(self, home, rules, cases):
        log = [tried(one, 0.8, 0, answers(home, one, c4_rung="4")) for one in cases[:2]]
        found = profile(home, log, rules)
        assert not of(found, "C4").enough and found.finding is None
        log.append(tried(cases[2], 1, 0, answers(home, cases[2])))
        assert of(profile(home, log, rules), "C4").enough

    def test_only_the_first_try_counts(self, home, rules, cases):
        one = able(home, cases, 1)[0]
        log = [tried(one, 0.8, 0, answers(home, one, c4_rung=rung(home, one, 1))),
               tried(one, 1, 0, answers(home, one), second=9)]  # fmt: skip
        assert of(profile(home, log, rules), "C4").over == 1
        assert of(profile(home, log[1:], rules), "C4").over == 0

    def test_the_three_cases_that_show_it_best_are_the_farthest(self, home, rules, cases):
        far = [one for one in cases if int(rung(home, one, 0)) <= 2]
        near = [one for one in able(home, cases, 1) if one not in far]
        log = [tried(one, 0.5, 0, answers(home, one, c4_rung=rung(home, one, 1))) for one in near]
        log += [tried(one, 0.5, 0, answers(home, one, c4_rung="4")) for one in far]
        shows = of(profile(home, log, rules), "C4").shows
        assert len(shows) == 3 and shows[0].by >= shows[1].by >= shows[2].by >= 2

    def test_parts_on_which_careful_readers_differ_never_count(self, home, rules, cases, tmp_path):
        one = able(home, cases, 1)[0]
        log = [tried(one, 1, 0, answers(home, one, c4_rung=rung(home, one, 1)))]
        assert of(profile(home, log, rules), "C4").n == 1
        for name in ("datasets/codebook", "exercises"):
            shutil.copytree(home / name, tmp_path / name)
        path = tmp_path / "exercises" / "keys" / "04" / f"{one}.yaml"
        key = copy.deepcopy(load_key(home, one))
        key["answers"]["c4_rung"]["ambiguous"] = True
        path.write_text(yaml.safe_dump(key), "utf-8")
        found = profile(tmp_path, log, rules)
        assert of(found, "C4").n == 0 and of(found, "C3").n == 1

    def test_scores_that_make_a_higher_level_lean_over(self, home, rules):
        ids = [one["id"] for one in load_exercises(home, "06") if one["kind"] == "alert_scoring"]
        high = {f"{axis}{n}": "2" for axis in "pi" for n in range(1, 6)}
        log = [tried(one, 0.3, 0, answers(home, one, **high)) for one in ids]
        found = of(profile(home, log, rules), "level")
        assert found.n == len(ids) and found.over >= 4 and found.under == 0


class TestCertainty:
    def test_what_was_sure_and_wrong_comes_first(self, home, rules, cases):
        one, other = cases[:2]
        parts = {"c1": "wrong", "c2": "right"}
        log = [rated(one, "c1", "doubt"), tried(one, 0.1, 0, answers(home, one), parts),
               rated(other, "c1", "sure"), tried(other, 0.9, 0, answers(home, other), parts)]  # fmt: skip
        found = profile(home, log, rules)
        assert [(t.item, t.sure_and_wrong) for t in found.tried] == [(other, 1), (one, 0)]
        assert found.certainty == {"sure": (1, 0), "doubt": (1, 0), "guess": (0, 0)}

    def test_what_was_said_after_the_first_try_does_not_count(self, home, rules, cases):
        log = [tried(cases[0], 0.1, 0, answers(home, cases[0]), {"c1": "wrong"}),
               rated(cases[0], "c1", "sure", second=9)]  # fmt: skip
        assert profile(home, log, rules).sure_and_wrong == 0

    def test_one_certainty_for_the_whole_exercise_holds_for_its_parts(self, home, rules, cases):
        log = [rated(cases[0], "*", "sure"),
               tried(cases[0], 0.5, 0, answers(home, cases[0]), {"c1": "wrong", "c2": "right"})]  # fmt: skip
        assert profile(home, log, rules).certainty["sure"] == (2, 1)


def test_first_try_last_try_and_number_of_tries_stand_apart(home, rules, cases):
    scores = (0.2, 0.6, 1.0)
    log = [tried(cases[0], s, 0, answers(home, cases[0]), second=n) for n, s in enumerate(scores)]
    (found,) = profile(home, log, rules).tried
    assert (found.first, found.final, found.tries) == (0.2, 1.0, 3)
