"""Pages are thin, alike in both languages, and their translations are of today's text."""

import json

import pytest

from alerta.authoring import translation
from alerta.authoring.checks import page_pairs, pages, translations
from alerta.authoring.notebooks import read_page

OPEN = 'from alerta.lesson import Lesson\nlesson = Lesson("04_five_criteria", lang="es")'


def cell(name, source, kind="code", **more):
    made = {"cell_type": kind, "id": name, "metadata": {}, "source": source.splitlines(True)}
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    return made | more


def text(name, source):
    return cell(name, source, "markdown")


def write(home, file, *cells):
    path = home / file
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")


def codes(faults):
    return [one.code for one in faults]


def test_a_lesson_of_calls_and_text_is_in_order(tmp_path):
    write(tmp_path, "manual/es/04.ipynb", cell("open", OPEN), text("idea", "## La idea"))
    assert codes(pages.check(tmp_path)) == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("a = 1\nb = 2\nc = 3\nd = 4", "cell_lines"),
        ("def f(): pass", "page_construct"),
        ("class A: pass", "page_construct"),
        ("f = lambda: 1", "page_construct"),
        ("for i in range(3): print(i)", "page_construct"),
        ("[i for i in range(3)]", "page_construct"),
        ("import pandas", "page_import"),
        ("from alerta.registry import Registry", "page_import"),
        ('lesson.say("Escriba su respuesta")', "page_text"),
        ("lesson.exercise(", "page_syntax"),
    ],
)
def test_what_belongs_in_the_package_is_named(tmp_path, source, code):
    write(tmp_path, "manual/es/04.ipynb", cell("open", source))
    assert codes(pages.check(tmp_path)) == [code]


def test_a_page_of_many_short_cells_is_too_long(tmp_path):
    cells = [cell(f"step-{chr(97 + n)}", "a = 1\nb = 2\nc = 3") for n in range(11)]
    write(tmp_path, "manual/es/04.ipynb", *cells)
    assert codes(pages.check(tmp_path)) == ["page_lines"]


def test_an_app_may_have_more_lines_and_draw(tmp_path):
    lines = "\n".join(["import pandas"] + [f"a{n} = {n}" for n in range(9)])
    write(tmp_path, "notebooks/cases.ipynb", cell("open", lines))
    assert codes(pages.check(tmp_path)) == []


def test_a_lesson_is_kept_without_outputs(tmp_path):
    shown = [{"output_type": "stream", "name": "stdout", "text": ["x"]}]
    write(tmp_path, "manual/es/04.ipynb", cell("open", OPEN, outputs=shown))
    assert codes(pages.check(tmp_path)) == ["page_output"]


@pytest.mark.parametrize("name", ["", "3f2a91bc", "Criterio C1", "cell_1"])
def test_a_cell_has_a_name_that_says_what_it_is(tmp_path, name):
    write(tmp_path, "manual/es/04.ipynb", cell(name, OPEN))
    assert codes(pages.check(tmp_path)) == ["cell_id"]


def test_two_cells_never_share_a_name(tmp_path):
    write(tmp_path, "manual/es/04.ipynb", cell("open", OPEN), text("open", "Texto"))
    assert codes(pages.check(tmp_path)) == ["cell_id_twice"]


def test_a_damaged_page_is_named(tmp_path):
    (tmp_path / "manual/es").mkdir(parents=True)
    (tmp_path / "manual/es/04.ipynb").write_text("{", encoding="utf-8")
    assert codes(pages.check(tmp_path)) == ["page_unreadable"]


# ---------------------------------------------------------------- both languages


def both(home, spanish, english):
    write(home, "manual/es/04.ipynb", *spanish)
    write(home, "manual/en/04.ipynb", *english)


def test_pages_that_differ_in_language_only_are_alike(tmp_path):
    both(
        tmp_path,
        [cell("open", OPEN), text("idea", "La idea")],
        [cell("open", OPEN.replace('"es"', '"en"')), text("idea", "The idea")],
    )
    assert codes(page_pairs.check(tmp_path)) == []


def test_a_page_without_its_counterpart_is_named(tmp_path):
    write(tmp_path, "manual/es/04.ipynb", cell("open", OPEN))
    faults = list(page_pairs.check(tmp_path))
    assert codes(faults) == ["page_pair"]
    assert "manual/en/04.ipynb" in faults[0].message["es"]


@pytest.mark.parametrize(
    "english", [[text("idea", "Idea")], [cell("open", OPEN), text("other", "Idea")], []]
)
def test_cells_missing_renamed_or_moved_are_named(tmp_path, english):
    both(tmp_path, [cell("open", OPEN), text("idea", "La idea")], english)
    assert codes(page_pairs.check(tmp_path)) == ["cells_differ"]


def test_another_call_in_the_translation_is_named(tmp_path):
    both(tmp_path, [cell("try-1", 'lesson.exercise("a")')], [cell("try-1", 'lesson.exercise("b")')])
    assert codes(page_pairs.check(tmp_path)) == ["code_differs"]


# ---------------------------------------------------------------- translations


def test_a_translation_is_stamped_and_goes_stale_when_the_spanish_changes(tmp_path):
    both(tmp_path, [text("idea", "La idea")], [text("idea", "The idea")])
    assert codes(translations.check(tmp_path)) == ["translation_unstamped"]

    assert translation.stamp(tmp_path) == 1
    assert codes(translations.check(tmp_path)) == []
    assert translation.stamp(tmp_path) == 0

    write(tmp_path, "manual/es/04.ipynb", text("idea", "Otra idea"))
    faults = list(translations.check(tmp_path))
    assert codes(faults) == ["translation_stale"]
    assert "idea" in faults[0].message["en"]


def test_stamping_changes_nothing_but_the_digest(tmp_path):
    both(tmp_path, [text("idea", "La idea")], [text("idea", "The “idea”\n\n- one\n- two")])
    before = read_page(tmp_path, "manual/en/04.ipynb")
    translation.stamp(tmp_path)
    after = read_page(tmp_path, "manual/en/04.ipynb")
    digest = translation.source_digest("La idea")
    assert after.raw["cells"][0].pop("metadata") == {"alerta": {"source_digest": digest}}
    before.raw["cells"][0].pop("metadata")
    assert after.raw == before.raw


@pytest.mark.parametrize("same", ["La idea\n", "  La idea", "La idea   \n"])
def test_spaces_at_the_edges_do_not_make_a_translation_stale(same):
    assert translation.source_digest(same) == translation.source_digest("La idea")


def test_another_word_does():
    assert translation.source_digest("La idea") != translation.source_digest("Una idea")
