"""What «Mi recorrido» puts first: one thing to do, in the order in which the course asks for it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerta.learning.course import ChapterStatus
from alerta.learning.mastery import Requirement
from alerta.learning.renewal import Delta
from alerta.serving.chapters import chapters
from alerta.serving.next_step import next_step

HOME = Path(__file__).parents[2]
TODAY = datetime(2026, 3, 2, tzinfo=UTC)
NAMES = ("written", "texts", "no_critical_error", "levels", "agreement", "records")
SAT = {"entry": 0.4, "exit": 0.9}


def course(mastered, tried=0):
    """The twelve chapters: so many mastered, and some exercises tried in the next one."""
    rows = []
    for number, one in enumerate(chapters(HOME)):
        told = ChapterStatus(one.number, 5, 5, 5, 100, TODAY)
        if number >= mastered:
            begun = tried if number == mastered else 0
            told = replace(told, tried=begun, solved=0, percent=0, mastered_at=None)
        rows.append((one, told))
    return rows


def needs(*left):
    return [Requirement(name, 1.0, 1.0, name not in left) for name in NAMES]


def test_who_has_done_nothing_begins_with_the_first_chapter():
    step = next_step(course(0), needs(*NAMES), {}, None, "es")
    assert step.words == "Empezar el capítulo 1"
    assert step.address == "/manual/es/01"


def test_who_has_begun_a_chapter_goes_on_with_it():
    step = next_step(course(3, tried=2), needs(*NAMES), {}, None, "en")
    assert (step.words, step.address) == ("Go on with chapter 4", "/manual/en/04")


def test_after_all_chapters_comes_the_exit_test_and_not_before():
    assert next_step(course(12), needs(*NAMES), {"entry": 0.4}, None, "es").address.endswith(
        "/exit"
    )
    assert not next_step(course(11), needs(), {}, None, "es").address.endswith("/exit")


@pytest.mark.parametrize(
    ("left", "address"),
    [
        (("written", "records"), "/manual/es/certification"),
        (("no_critical_error",), "/manual/es/certification"),
        (("levels", "records"), "/manual/es/06"),
        (("records",), "/manual/es/08"),
        ((), "#m"),
    ],
)
def test_what_is_left_for_the_certificate_comes_in_its_order(left, address):
    assert next_step(course(12), needs(*left), SAT, None, "es").address == address


def test_criteria_that_changed_are_renewed_first():
    changed = Delta("2025.1", "2026.1", (), ())
    assert next_step(course(12), needs(), SAT, changed, "es").address == "/manual/es/review"
