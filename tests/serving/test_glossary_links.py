"""A word of the glossary is one click from every screen that uses it."""

import nbformat
import pytest

from alerta.resources import table
from alerta.serving.glossary import entries, link_terms
from alerta.serving.notebooks import html
from alerta.serving.screens import split


def linked(home, text, lang="es"):
    return link_terms(html(text, lang), home, lang)


def test_the_first_use_in_a_text_is_a_link_and_the_next_is_not(home):
    page = linked(home, "Una controversia no es otra controversia.")
    assert page.count('data-term="controversy"') == 1
    assert 'href="/manual/es/index#term-controversy"' in page


def test_plurals_and_capitals_are_found(home):
    assert 'data-term="conflict"' in linked(home, "Los conflictos sociales se registran.")
    assert 'data-term="conflict"' in linked(home, "Social conflicts are registered.", "en")


def test_a_subtraction_is_no_category(home):
    assert "data-term" not in linked(home, "Una diferencia de veinte.")


@pytest.mark.parametrize(
    ("lang", "other", "term", "word"),
    [
        ("es", "Oiga a las dos partes.", "Lo mide el PART.", "part"),
        ("es", "Hace falta el Estado.", "Anote el estado del caso.", "state"),
        ("es", "¿Qué han hecho?", "Un hecho tiene fecha.", "event"),
        ("en", "Warn those who can act.", "Read the act.", "act"),
        ("en", "They need time.", "A position hides a need.", "need"),
        ("en", "Both take part.", "It follows PART.", "part"),
    ],
)
def test_a_word_that_is_only_written_like_a_term_is_no_use_of_it(home, lang, other, term, word):
    assert f'data-term="{word}"' not in linked(home, other, lang)
    assert f'data-term="{word}"' in linked(home, term, lang)


def test_part_of_another_word_is_no_use(home):
    assert "data-term" not in linked(home, "Contracasos y recasos.")


def test_headings_links_and_codes_are_left_alone(home):
    page = linked(
        home, "## Controversia\n\n`controversia` y [controversia](04_five_criteria.ipynb)"
    )
    assert "data-term" not in page


def test_the_page_brings_the_entries_of_its_words_and_no_others(home):
    page = linked(home, "Una controversia.")
    found = entries([page], home, "es")
    assert set(found) == {"controversy"}
    assert found["controversy"]["definition"]
    assert found["controversy"]["counter_example"]


def test_every_link_leads_to_an_entry(home):
    ids = {row["id"] for row in table(home, "glossary")}
    for lang in ("es", "en"):
        for path in (home / "manual" / lang).glob("*.ipynb"):
            lesson = split(nbformat.read(path, 4))
            texts = [linked(home, piece.text, lang) for s in lesson.screens for piece in s.pieces]
            assert set(entries(texts, home, lang)) <= ids


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_chapter_that_uses_words_of_the_glossary_links_them(home, lang):
    for path in sorted((home / "manual" / lang).glob("[01]*.ipynb")):
        lesson = split(nbformat.read(path, 4))
        texts = [linked(home, piece.text, lang) for s in lesson.screens for piece in s.pieces]
        assert len(entries(texts, home, lang)) >= 3, path.name
