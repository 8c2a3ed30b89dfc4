"""The door of the manual: one call a cell, nothing asked and nothing written by running it."""

import subprocess
import sys

import ipywidgets
import pytest

from alerta.learning import ExerciseMissing
from alerta.lesson import Lesson, is_served
from alerta.resources import ContentError


@pytest.fixture
def shown(monkeypatch):
    """What the cell of a notebook would display."""
    pieces = []
    monkeypatch.setattr("alerta.lesson.display", pieces.append)
    return pieces


@pytest.fixture
def served(monkeypatch, shown, tmp_path):
    monkeypatch.setenv("ALERTA_KERNEL", "a-kernel")
    monkeypatch.setenv("ALERTA_DATA", str(tmp_path / "data"))
    return Lesson("04_five_criteria")


def test_opening_a_chapter_shows_the_signals_and_nothing_else_in_a_page(served, shown):
    (signals,) = shown[0].children
    assert [child._dom_classes for child in signals.children] == [
        ("ka-pass",),
        ("ka-known",),
        ("ka-saved",),
        ("ka-fault",),
    ]


def test_in_a_plain_notebook_one_quiet_line_says_that_nothing_is_kept(monkeypatch, shown):
    monkeypatch.delenv("ALERTA_KERNEL", raising=False)
    lesson = Lesson("04_five_criteria", lang="en")
    notice = shown[0].children[1].value
    assert "In this notebook your answers are not kept." in notice
    assert notice.startswith("<style>")
    assert not lesson.session.served
    assert "ka" in shown[0].children[1]._dom_classes


def test_running_a_whole_chapter_writes_nothing(served, tmp_path):
    for call in (
        lambda: served.exercise("quarry-trucks-school"),
        lambda: served.explorer("lagoon-two-measurements"),
        lambda: served.scorer(),
        lambda: served.scorer("canal-gate-water-plant"),
        lambda: served.criterion("C1"),
        lambda: served.table("category_rules"),
        served.levels,
        lambda: served.glossary("difference"),
        served.next,
    ):
        assert isinstance(call(), ipywidgets.Widget)
    assert not (tmp_path / "data").exists()


def test_every_piece_carries_the_kits_looks(served):
    for piece in (served.criterion("C2"), served.table("bands"), served.levels(), served.next()):
        assert "ka" in piece._dom_classes


def test_the_end_of_the_chapter_lists_the_exercises_it_showed(served):
    served.exercise("quarry-trucks-school")
    assert "0 de 1" in served.next().value
    assert 'href="#quarry-trucks-school"' in served.next().value


def test_a_name_that_does_not_exist_is_a_fault_that_tests_find(served):
    with pytest.raises(ExerciseMissing):
        served.exercise("no-such-exercise")
    with pytest.raises(ContentError):
        served.table("no_such_table")
    with pytest.raises(KeyError):
        served.criterion("C7")


@pytest.mark.parametrize("lang", ["es", "en", "qps"])
def test_a_chapter_speaks_the_language_it_was_opened_in(lang, monkeypatch, shown):
    monkeypatch.setenv("ALERTA_KERNEL", "a-kernel")
    lesson = Lesson("04_five_criteria", lang=lang)
    assert lesson.lang == lang
    lesson.exercise("quarry-trucks-school")
    markup = lesson.next().value
    assert {"es": "Ejercicios", "en": "Exercises", "qps": "[Exercises"}[lang] in markup


def test_a_page_of_the_kit_is_known_by_its_kernel():
    assert is_served({"ALERTA_KERNEL": "x"})
    assert not is_served({})


def test_a_lesson_imports_lightly():
    code = (
        "import sys, alerta.lesson; "
        "heavy = {'pandas', 'matplotlib', 'pyxform', 'openpyxl', 'yaml', 'babel', 'alembic'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
