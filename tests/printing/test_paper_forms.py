"""Every call of every chapter has a paper form: its documents, its questions, never its answer."""

import json
from pathlib import Path

import pytest

from alerta.learning import load_exercise
from alerta.printing.calls import Call, Text, cells
from alerta.printing.columns import widths
from alerta.printing.desks import FORMS, Page
from alerta.printing.lettering import lettering
from alerta.printing.tree import tree
from alerta.resources import ContentError, document, table

HOME = Path(__file__).parents[2]
CHAPTERS = [one["id"] for one in document(HOME / "manual" / "chapters.yaml")]


def form(chapter, name, *arguments, lang="es"):
    return tree(FORMS[name](Page(HOME, chapter, lang), *arguments))


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_call_of_a_chapter_has_something_to_print(chapter, lang):
    page = Page(HOME, chapter, lang)
    for cell in cells(HOME / "manual" / lang / f"{chapter}.ipynb"):
        if isinstance(cell, Call) and cell.name != "next":
            assert len(tree(FORMS[cell.name](page, *cell.arguments)).words) > 60, cell


def test_a_cell_that_does_more_than_one_call_is_refused_with_its_notebook(tmp_path):
    notebook = tmp_path / "99_odd.ipynb"
    odd = {"cell_type": "code", "source": ["for n in range(3):\n", "    print(n)"]}
    notebook.write_text(json.dumps({"cells": [odd]}), "utf-8")
    with pytest.raises(ContentError, match=r"99_odd\.ipynb"):
        cells(notebook)


def test_texts_and_calls_keep_their_order():
    found = cells(HOME / "manual" / "es" / "06_alert_level.ipynb")
    assert isinstance(found[0], Text)
    assert Call("levels", ()) in found
    assert Call("table", ("jump_rules",)) in found


def test_practice_leaves_out_what_the_chapter_has_shown():
    page = Page(HOME, "04_five_criteria", "es")
    before = FORMS["exercise"](page, "quarry-trucks-school")
    rest = FORMS["practice"](page)
    assert 'data-sheet="quarry-trucks-school"' in before
    assert 'data-sheet="quarry-trucks-school"' not in rest
    assert rest.count("data-sheet=") >= 10


def test_practice_leaves_out_the_exercises_of_tests():
    rest = FORMS["practice"](Page(HOME, "04_five_criteria", "es"))
    assert "entry-a-five-notes-of-monday" not in rest


def test_a_coding_sheet_has_a_row_a_criterion_and_a_place_for_the_sentence():
    found = form("04_five_criteria", "exercise", "quarry-trucks-school")
    rows = [row.words for row in found.all("tr")]
    assert [row[:2] for row in rows[1:6]] == ["C1", "C2", "C3", "C4", "C5"]
    assert "Frase que lo prueba" in rows[0]
    sentences = sum(
        map(len, load_exercise(HOME, "quarry-trucks-school")["documents"][0]["paragraphs"])
    )
    numbers = [one.words for one in found.all("span") if "ka-n" in one.classes]
    assert numbers == [str(n) for n in range(1, sentences + 1)]


def test_the_scoring_sheet_has_ten_indicators_four_rules_and_the_matrix():
    found = form("06_alert_level", "scorer")
    heads = [one.words for one in found.all("th")]
    for row in table(HOME, "indicators"):
        assert any(head.startswith(row["code"]) for head in heads)
    for rule in ("R1", "R2", "R3", "R4"):
        assert rule in heads
    levels = [
        one.classes for one in found.all("td") if any(c.startswith("ka-l") for c in one.classes)
    ]
    assert len(levels) == len(table(HOME, "matrix"))


def test_the_desk_of_an_alert_offers_bodies_by_name_and_says_none_of_them_is_right():
    words = form("10_from_alert_to_response", "routing_desk", "stalls-of-tunqui-alto").words
    assert "Ministerio de Transportes" in words
    assert "Se recomienda" not in words
    key = document(HOME / "exercises" / "keys" / "cases" / "routing_desk.yaml")["alerts"]
    assert key["stalls-of-tunqui-alto"]["model"]["es"] not in words


def test_the_documents_of_a_case_are_printed_once_in_a_chapter():
    page = Page(HOME, "03_actors_interests_causes", "es")
    first = FORMS["actor_map"](page, "the-moved-stop", "rings")
    second = FORMS["actor_map"](page, "the-moved-stop", "layers")
    assert "ka-source" in first
    assert "ka-source" not in second
    assert "primera hoja de este caso" in second


def test_charts_come_with_their_drawing_its_text_and_no_chosen_title():
    found = form("12_reading_the_data", "figures_check", "chart", "totals")
    drawings = [one for one in found.all("svg") if one.attributes.get("aria-label")]
    assert drawings
    assert "260" in drawings[0].attributes["aria-label"]
    assert "todavía no tiene título" in found.words


def test_a_word_is_never_broken_where_there_is_room():
    from reportlab.platypus import Paragraph

    from alerta.printing.voices import voice

    long = Paragraph("palabras " * 40, voice("cell"))
    short = Paragraph("Observación", voice("cell"))
    made = widths([[[long], [short]]], 300, [None, None])
    assert sum(made) == pytest.approx(300)
    assert made[1] >= short.minWidth()


def test_markup_from_outside_stays_words():
    assert (
        lettering(tree("<p>3 &lt; 5 &amp; <b>más</b></p>").nodes[0]) == "3 &lt; 5 &amp; <b>más</b>"
    )
    assert lettering(tree("<p><script>x</script></p>").nodes[0]) == "x"
