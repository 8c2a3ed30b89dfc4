"""What a copy tells its institution of its people: how far they came, and nobody's name."""

import json
from datetime import UTC, datetime

import pytest
from logs import tried

from alerta.learning.bank import load_exercises
from alerta.learning.course import on_the_pages, wanted
from alerta.learning.learner import Course, learner
from alerta.learning.own_progress import own_part, pseudonym
from alerta.learning.progress_file import from_bytes, to_bytes
from alerta.registry import Answer

KEY, OTHER_KEY = b"a key of this copy", b"a key of another copy"


@pytest.fixture(scope="module")
def course(home):
    return Course.read(home)


def test_the_twelve_chapters_are_there(course):
    assert tuple(course.pages) == tuple(f"{n:02d}" for n in range(1, 13))


def versions(home):
    return {one["id"]: one["version"] for one in load_exercises(home)}


def through(home, chapter, score, day=0):
    """Every exercise on the pages of a chapter, one a second."""
    known = versions(home)
    return [
        tried(item, score, day, version=known[item], second=n)
        for n, item in enumerate(on_the_pages(home, chapter))
    ]


# ---------------------------------------------------------------- one person


def test_who_answered_nothing_is_not_told_of(home, course):
    visit = Answer("manual/04", "1", "visit", None, 1, "", datetime(2026, 3, 2, tzinfo=UTC))
    assert learner(course, []) == {}
    assert learner(course, [visit]) == {}


def test_a_first_answer_starts_a_chapter(home, course):
    item = on_the_pages(home, "04")[0]
    half = Answer(item, "c1", "answer", "yes", 1, "", datetime(2026, 3, 3, 3, tzinfo=UTC))
    told = learner(course, [half])
    assert told["chapters"] == {"04": {"started": "2026-03-02"}}, "ten at night in Lima"
    assert told["first_month"] == "2026-03"


def test_trying_every_exercise_finishes_a_chapter_and_solving_them_masters_it(home, course):
    log = [*through(home, "01", 0.5, day=0), *through(home, "02", 1.0, day=3)]
    told = learner(course, log)["chapters"]
    assert told["01"] == {"started": "2026-03-02", "finished": "2026-03-02"}
    assert told["02"] == {
        "started": "2026-03-05",
        "finished": "2026-03-05",
        "mastered": "2026-03-05",
    }


def test_who_mastered_a_chapter_has_finished_it(home, course):
    ids = on_the_pages(home, "01")
    log = through(home, "01", 1.0)[: wanted(len(ids))]
    told = learner(course, log)["chapters"]["01"]
    assert told["finished"] == told["mastered"] == "2026-03-02"


def test_a_chapter_with_one_exercise_untried_is_not_finished(home, course):
    log = through(home, "01", 0.5)[:-1]
    assert learner(course, log)["chapters"]["01"] == {"started": "2026-03-02"}


def test_a_new_version_of_an_exercise_takes_the_mastery_but_not_what_was_finished(home, course):
    log = [
        Answer(one.item, "*", "attempt", one.value, 99, one.page, one.at)
        for one in through(home, "01", 1.0)
    ]
    told = learner(course, log)["chapters"]["01"]
    assert told == {"started": "2026-03-02", "finished": "2026-03-02"}


def sat(home, test, form, share, day):
    """A test of which the first items are right."""
    items = [
        one["id"]
        for one in load_exercises(home)
        if one.get("test") == test and one.get("form") == form
    ]
    right = round(share * len(items))
    scores = {item: float(n < right) for n, item in enumerate(items)}
    value = {"score": share, "form": form, "items": {}, "scores": scores}
    entry = tried(f"test.{test}.{form}", share, day)
    return Answer(entry.item, "*", "attempt", value, 1, "", entry.at)


def test_both_tests_are_told_by_chapter_and_by_code(home, course):
    log = [sat(home, "entry", "A", 0.5, day=0), sat(home, "exit", "B", 1.0, day=20)]
    told = learner(course, log)["tests"]
    assert told["entry"]["on"] == "2026-03-02" and told["exit"]["on"] == "2026-03-22"
    assert told["entry"]["scores"]["*"] == [6.0, 12]
    assert told["exit"]["scores"]["*"] == [12.0, 12]
    assert told["exit"]["scores"]["04"] == [1.0, 1]
    assert told["entry"]["scores"]["C4"][1] == 2


def test_only_the_first_sitting_counts_and_no_exit_before_the_entry(home, course):
    log = [
        sat(home, "exit", "A", 1.0, day=0),
        sat(home, "entry", "B", 0.25, day=5),
        sat(home, "entry", "A", 1.0, day=6),
    ]
    told = learner(course, log)["tests"]
    assert told["entry"]["scores"]["*"] == [3.0, 12]
    assert "exit" not in told


def test_nobody_is_certified_without_all_chapters_and_requirements(home, course):
    log = [one for chapter in course.pages for one in through(home, chapter, 1.0)]
    told = learner(course, log)
    assert all("mastered" in one for one in told["chapters"].values())
    assert not told["certified"]
    assert told["requirements_met"] == []
    parts = [tried("test.written.A", 0.9, day=5), sat(home, "texts", "A", 0.2, day=6)]
    told = learner(course, [*log, *parts])
    assert not told["certified"]
    assert "written" in told["requirements_met"] and "texts" not in told["requirements_met"]


# ---------------------------------------------------------------- a copy


@pytest.fixture
def people(registry, home):
    """Two who answered, and one who only looked."""
    made = [registry.people.sign_up(name, "1234") for name in ("Quilla Tarwi", "Ñusta", "Mira")]
    for person in made[:2]:
        registry.answers.add(
            person.person_id,
            on_the_pages(home, "01")[0],
            "*",
            {"score": 1.0, "answers": {"q1": "secreto"}, "parts": {}, "try": 1},
            kind="attempt",
        )
    return made


def test_no_alias_pin_or_answer_is_in_the_file(registry, home, people):
    content = to_bytes([own_part(home, registry, KEY, "08")]).decode()
    for person in people:
        assert person.alias not in content
        assert person.person_id not in content
    assert "secreto" not in content and "scrypt" not in content and "1234" not in content
    assert "Quilla" not in json.loads(content).__repr__()


def test_only_those_who_answered_are_in_it_with_the_region_of_the_copy(registry, home, people):
    part = own_part(home, registry, KEY, "08")
    assert len(part["people"]) == 2
    assert {one["region"] for one in part["people"]} == {"08"}
    assert {one["region"] for one in own_part(home, registry, KEY)["people"]} == {""}


def test_a_file_of_the_copy_is_sound_and_says_its_versions(registry, home, people):
    part = own_part(home, registry, KEY, "08", datetime(2026, 11, 22, 10, tzinfo=UTC))
    reading = from_bytes(to_bytes([part]), "a.json")
    assert reading.parts == (json.loads(json.dumps(part)),) and not reading.faults
    assert part["made_at"] == "2026-11-22T10:00:00Z"
    assert part["codebook_version"] == "2026.1" and part["kit_version"]


def test_a_person_has_the_same_pseudonym_in_every_export_and_another_in_another_copy(
    registry, home, people
):
    first, again = (own_part(home, registry, KEY) for _ in range(2))
    elsewhere = own_part(home, registry, OTHER_KEY)

    def names(part):
        return {one["person"] for one in part["people"]}

    assert names(first) == names(again) == {pseudonym(KEY, one.person_id) for one in people[:2]}
    assert names(first).isdisjoint(names(elsewhere))
    assert first["copy"] == again["copy"] != elsewhere["copy"]


def test_who_deletes_their_data_is_in_no_later_export(registry, home, people):
    registry.own_data.forget(people[0].person_id)
    part = own_part(home, registry, KEY)
    assert [one["person"] for one in part["people"]] == [pseudonym(KEY, people[1].person_id)]
