"""A simulated class: forty people of whom it is known how they answer are told apart."""

from dataclasses import fields

import bots
import pytest

from alerta.criteria import load_rules
from alerta.learning.likeness import FEWEST_PEOPLE, GroupLikeness, first_tries, likeness
from alerta.learning.mastery import requirements
from alerta.learning.profile import profile
from alerta.registry import Registry
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.session import Session

KINDS = ("criteria_coding", "alert_scoring", "choice", "unfolding", "registration")


@pytest.fixture(scope="module")
def people(home):
    rules = load_rules(home)
    return bots.simulated_class(home, rules, bots.of_kinds(home, KINDS))


@pytest.fixture(scope="module")
def profiles(home, people):
    rules = load_rules(home)
    return {one.name: profile(home, one.diary.log(), rules) for one in people}


@pytest.fixture(scope="module")
def needs(home, people):
    rules = load_rules(home)
    found = {one.name: requirements(home, one.diary.log(), rules) for one in people}
    return {name: {need.name: need for need in every} for name, every in found.items()}


def of(found, kind):
    return [told for name, told in found.items() if name.startswith(kind)]


def leaning(found, measure):
    return next(one for one in found.leanings if one.measure == measure)


def logs(people, *kinds):
    return [one.diary.log() for one in people if one.name.startswith(kinds)]


class TestTheCareful:
    def test_they_master_the_course(self, needs):
        mastered = [all(need.met for need in one.values()) for one in of(needs, "Careful")]
        assert sum(mastered) >= 8

    def test_their_profile_leans_to_no_side(self, profiles):
        assert all(one.finding is None for one in of(profiles, "Careful"))

    def test_they_are_seldom_sure_and_wrong(self, profiles):
        assert all(one.sure_and_wrong <= 8 for one in of(profiles, "Careful"))


class TestTheHasty:
    def test_they_master_nothing(self, needs):
        for one in of(needs, "Hasty"):
            assert not one["written"].met and not one["texts"].met and not one["records"].met

    def test_most_of_what_they_were_sure_of_is_wrong(self, profiles):
        for one in of(profiles, "Hasty"):
            n, right = one.certainty["sure"]
            assert right < n / 2
            assert one.tried[0].sure_and_wrong > 0

    def test_they_have_far_more_sure_and_wrong_than_anybody_else(self, profiles):
        least = min(one.sure_and_wrong for one in of(profiles, "Hasty"))
        assert least > 2 * max(
            one.sure_and_wrong for name, one in profiles.items() if not name.startswith("Hasty")
        )


class TestTheOverAlerting:
    def test_their_profile_says_so(self, profiles):
        for one in of(profiles, "OverAlerting"):
            for measure in ("C4", "C5", "level"):
                assert leaning(one, measure).direction == "over", measure
            assert one.finding is not None and one.finding.direction == "over"

    def test_the_rest_of_their_criteria_is_sound(self, profiles):
        for one in of(profiles, "OverAlerting"):
            assert all(leaning(one, measure).tilt <= 2 for measure in ("C1", "C2", "C3"))

    def test_they_are_not_certified(self, needs):
        for one in of(needs, "OverAlerting"):
            assert not (one["no_critical_error"].met and one["agreement"].met)

    def test_they_agree_less_with_the_key_than_the_careful(self, needs):
        careful = [one["agreement"].have for one in of(needs, "Careful")]
        assert max(one["agreement"].have for one in of(needs, "OverAlerting")) < min(careful)


class TestTheCopying:
    def test_the_group_figure_shows_that_answers_were_shared(self, people):
        found = likeness([one.diary.log() for one in people])
        assert (found.people, found.pairs) == (40, 780)
        assert found.alike >= 5

    def test_without_them_there_is_nothing_to_show(self, people):
        assert likeness(logs(people, "Careful", "Hasty", "OverAlerting")).alike == 0

    @pytest.mark.parametrize("kind", ["Careful", "Hasty", "OverAlerting"])
    def test_a_way_of_answering_that_many_share_is_no_copying(self, people, kind):
        assert likeness(logs(people, kind)).alike == 0

    def test_it_is_a_figure_of_the_group_that_names_nobody(self):
        assert {one.name for one in fields(GroupLikeness)} == {"people", "pairs", "alike"}
        assert all(one.type in ("int", int) for one in fields(GroupLikeness))

    def test_a_group_so_small_that_it_would_name_somebody_is_told_nothing(self, people):
        few = logs(people, "Copying")[: FEWEST_PEOPLE - 1]
        assert likeness(few) == GroupLikeness(FEWEST_PEOPLE - 1, 0, 0)

    def test_their_profile_is_that_of_their_neighbour(self, people, profiles):
        for one in people:
            if isinstance(one, bots.Copying):
                theirs = profiles[one.neighbour.name].leanings
                assert profiles[one.name].leanings[3].over == theirs[3].over

    def test_and_so_are_their_errors(self, people):
        for one in people:
            if isinstance(one, bots.Copying):
                mine, theirs = (first_tries(p.diary.log()) for p in (one, one.neighbour))
                both = mine.answered & theirs.answered
                assert {p: a for p, a in mine.wrong.items() if p in both} == {
                    p: a for p, a in theirs.wrong.items() if p in both
                }


def test_the_registry_keeps_what_a_diary_keeps(home, tmp_path, rules, form):
    """The class writes its logs in memory; one of them on the disk says the same."""
    from alerta.config import Settings

    url = f"sqlite:///{(tmp_path / 'registry.sqlite').as_posix()}"
    session = Session(home, Settings(home, tmp_path, url), "es", page="04")
    with Registry.open(url, form) as registry:
        session.person = registry.people.sign_up("Tarwi", "1234")
    exercises = bots.of_kinds(home, ("criteria_coding",))[:3]
    bot = bots.OverAlerting(home, "somebody", 7)
    bot.work(exercises, rules)
    for exercise in exercises:
        state = ExerciseState(
            exercise, bots.load_key(home, exercise["id"]), rules, session, bots._asked
        )
        for entry in bot.diary.log(exercise["id"]):
            if entry.kind == "certainty":
                state.rate(entry.part, entry.value)
            elif entry.kind == "answer" and entry.part.endswith(".evidence"):
                state.cite(entry.part.removesuffix(".evidence"), entry.value)
            elif entry.kind == "answer":
                state.answer(entry.part, entry.value)
        state.check(state.asked)
    on_disk, in_memory = (profile(home, log, rules) for log in (session.log(), bot.diary.log()))
    session.close()
    assert on_disk == in_memory
