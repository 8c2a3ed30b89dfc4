"""A notebook becomes screens: one for every `## ` heading."""

from hypothesis import given
from hypothesis import strategies as st

from alerta.serving.screens import plain, split


def notebook(*cells):
    return {
        "cells": [
            {"cell_type": kind, "source": source, "id": f"c{n}"}
            for n, (kind, source) in enumerate(cells)
        ]
    }


def titles(*cells):
    return [screen.title for screen in split(notebook(*cells)).screens]


def test_every_second_level_heading_begins_a_screen():
    assert titles(("markdown", "## Uno\ntexto"), ("markdown", "## Dos")) == ["Uno", "Dos"]


def test_two_headings_in_one_cell_are_two_screens():
    assert titles(("markdown", "## Uno\ntexto\n## Dos\ntexto")) == ["Uno", "Dos"]


def test_what_precedes_the_first_heading_belongs_to_the_first_screen():
    lesson = split(notebook(("markdown", "# T\n\nAntes"), ("code", "x"), ("markdown", "## Uno")))
    assert [piece.text or piece.cell for piece in lesson.screens[0].pieces] == [
        "\nAntes", 1, "## Uno",
    ]  # fmt: skip


def test_the_first_heading_of_the_notebook_is_its_title_and_is_not_shown_twice():
    lesson = split(notebook(("markdown", "# El *título*\n\ntexto")))
    assert lesson.title == "El título"
    assert "título" not in lesson.screens[0].pieces[0].text


def test_a_code_cell_keeps_its_place_and_its_anchor():
    lesson = split(notebook(("markdown", "## Uno"), ("code", "x"), ("markdown", "fin")))
    (screen,) = lesson.screens
    assert [(piece.cell, piece.anchor) for piece in screen.pieces] == [
        (None, "c0"), (1, "c1"), (None, "c2"),
    ]  # fmt: skip


def test_an_empty_code_cell_has_no_place():
    assert split(notebook(("code", "  "))).screens[0].pieces == []


def test_a_heading_inside_a_block_of_code_is_none():
    assert titles(("markdown", "## Uno\n```\n## no\n```\n## Dos")) == ["Uno", "Dos"]


def test_a_third_level_heading_begins_no_screen():
    assert titles(("markdown", "## Uno\n### parte")) == ["Uno"]


def test_a_notebook_without_headings_is_one_screen():
    assert titles(("markdown", "texto")) == [""]


def test_sources_kept_as_lines_are_the_same():
    assert titles(("markdown", ["## Uno\n", "texto\n", "## Dos"])) == ["Uno", "Dos"]


def test_a_title_loses_its_marks():
    assert plain("**Uno** y [dos](x.ipynb) y `tres`") == "Uno y dos y tres"


@given(st.lists(st.text(st.sampled_from("ab# \n`*"), max_size=40), max_size=6))
def test_no_text_is_lost_or_repeated(texts):
    lesson = split(notebook(*(("markdown", text) for text in texts)))
    shown = "".join(piece.text for screen in lesson.screens for piece in screen.pieces)
    wanted = "".join(texts)
    assert shown.count("a") <= wanted.count("a")
    if "# " not in wanted:
        assert "".join(shown.split()) == "".join(wanted.split())
