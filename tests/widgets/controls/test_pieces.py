"""Feedback, hints, levels, sources, verdict: what they say, and that they cannot be injected."""

from datetime import UTC, datetime

import ipywidgets
import pytest

from alerta.widgets.controls import (
    Lens,
    button,
    choice_words,
    expanded,
    feedback,
    hint,
    icon,
    level_badge,
    level_shape,
    named,
    notebook_style,
    page_signals,
    put_markup,
    sentences,
    shared,
    source_document,
    spoken_date,
    to_verify_badge,
    verdict,
)
from alerta.widgets.controls.answers import untitled
from alerta.widgets.controls.manual_links import chapter_number, manual_address
from alerta.widgets.session import Session

EVIL = '<script>alert("1")</script>'


@pytest.mark.parametrize(
    ("status", "word"), [("right", "Correcto"), ("partly", "En parte"), ("wrong", "Todavía no")]
)
def test_feedback_has_a_drawing_a_word_and_is_announced(status, word):
    markup = feedback(status, "La frase 6 dice «anuncian».", "es", link=("/manual/es/04#c4", "C4"))
    assert f"<h4>{word}</h4>" in markup
    assert 'role="status"' in markup
    assert "<svg" in markup
    assert 'href="/manual/es/04#c4"' in markup


def test_feedback_does_not_say_its_word_twice():
    markup = feedback("wrong", "Todavía no: la frase 6 dice «anuncian».", "es")
    assert markup.count("Todavía no") == 1
    assert "<p>La frase 6" in markup
    assert untitled("Todavía no se sabe.", "Todavía no") == "Todavía no se sabe."


def test_feedback_escapes_everything():
    markup = feedback("right", EVIL, "es", title=EVIL, rule=EVIL, quote=EVIL, extra=EVIL)
    assert "<script>" not in markup


def test_a_hint_says_which_of_how_many():
    assert "Pista 1 de 2." in hint(1, 2, "Mire el verbo.", "es")
    assert "Hint 2 of 2." in hint(2, 2, EVIL, "en", ("/x", EVIL))
    assert "<script>" not in hint(2, 2, EVIL, "en", ("/x", EVIL))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_level_is_always_shape_number_and_word(home, level):
    badge = level_badge(home, level, "es", big=True, note=EVIL)
    assert f">{level}</text>" in badge
    assert f"Nivel {level}: " in badge
    assert named(home, "levels", str(level), "level", "es") in badge
    assert "<script>" not in badge


def test_the_four_shapes_differ():
    assert len({level_shape(level).split(">")[1] for level in (1, 2, 3, 4)}) == 4
    assert "Por verificar" in to_verify_badge("es")


def test_every_drawing_is_silent_for_screen_readers():
    for name in ("right", "partly", "wrong", "now", "todo", "done", "check", "up", "down", "same"):
        assert 'aria-hidden="true"' in icon(name)


def test_sentences_are_numbered_over_the_whole_document(quarry):
    document = quarry[0]["documents"][0]
    numbered = sentences(document, "es")
    assert numbered[0][0] == "d1.1"
    assert numbered[5][1].startswith("Si no hay respuesta")
    markup = source_document(document, "es", marks={"d1.6": ["C4"]}, open_tag="C4")
    assert markup.count('class="ka-n"') == len(numbered)
    assert "Miércoles 11 de marzo de 2026, 7:20" in markup
    assert "Fuente B, credibilidad 2." in markup
    assert 'class="ka-tag is-open" translate="no">C4' in markup
    assert "ka-ev is-open" in markup


def test_a_cited_sentence_names_the_criterion_so_that_colour_is_never_alone(quarry):
    markup = source_document(quarry[0]["documents"][0], "es", marks={"d1.1": ["C1", "C2"]})
    assert markup.count("ka-tag") == 2
    assert "is-open" not in markup


def test_a_document_cannot_inject_markup():
    document = {
        "id": "d1",
        "date": "2026-03-11",
        "origin": {"es": EVIL},
        "title": {"es": EVIL},
        "paragraphs": [[{"es": EVIL}]],
        "reliability": EVIL,
        "credibility": EVIL,
    }
    assert "<script>" not in source_document(document, "es", marks={"d1.1": [EVIL]})


def test_dates_are_spoken_in_the_language_of_the_page():
    assert spoken_date("2026-09-05", "es") == "Sábado 5 de septiembre de 2026"
    assert spoken_date("2026-09-05", "en") == "Saturday 5 September 2026"


def test_the_verdict_shows_both_lenses_and_what_would_change_it():
    lenses = (Lens("PCM", "Controversia", "porque…", ("/x", "regla")), Lens(EVIL, EVIL, EVIL))
    markup = verdict(EVIL, "Es un caso", "why", lenses, ("¿Y si paran?", "Coinciden."))
    assert markup.count('class="ka-lens"') == 2
    assert "¿Y si paran?" in markup
    assert "<script>" not in markup
    assert "ka-verdict__if" not in verdict("a", "b", "c")


def test_a_button_has_its_kind_and_the_longer_name_where_the_word_repeats(guard):
    pressed = []
    made = button("Abrir", lambda: pressed.append(1), guard, kind="quiet", name="Abrir C2")
    made.click()
    assert pressed == [1]
    assert "ka-quiet" in made._dom_classes
    assert made.tooltip == "Abrir C2"
    expanded(made, True)
    assert "ka-opened" in made._dom_classes
    expanded(made, False)
    assert "ka-opened" not in made._dom_classes


def test_a_button_that_fails_tells_a_plain_sentence(guard):
    button("Abrir", lambda: 1 / 0, guard).click()
    assert guard.fault


def test_pieces_share_one_layout_and_get_a_new_one_when_it_was_closed(guard):
    first, second = button("a", None, guard), button("b", None, guard)
    assert first.layout is second.layout
    first.layout.close()
    assert shared(ipywidgets.Layout) is not first.layout


def test_an_empty_piece_takes_no_room():
    piece = ipywidgets.HTML("x")
    put_markup(piece, "")
    assert "ka-gone" in piece._dom_classes
    put_markup(piece, "y")
    assert "ka-gone" not in piece._dom_classes


def test_words_come_from_the_codebook(home):
    assert choice_words(home, "v_yni", "es")["unknown"] == "Sin información"
    assert choice_words(home, "v_yni", "en")["unknown"] == "No information"
    assert named(home, "levels", "no-such", "level", "es") == "no-such"


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("C4", "/manual/es/04#c4"),
        ("B3", "/manual/es/02#rule"),
        ("P2", "/manual/es/06#anchors"),
        ("R2", "/manual/es/06#jump"),
        ("E04", "/manual/es/08#errors"),
    ],
)
def test_a_code_leads_to_the_place_in_the_manual_that_explains_it(session, home, code, address):
    assert manual_address(session, code) == address
    number, _, cell = address.rpartition("/")[2].partition("#")
    assert chapter_number(code) == int(number)
    notebook = next((home / "manual" / "es").glob(f"{number}_*.ipynb"))
    assert f'"id": "{cell}"' in notebook.read_text("utf-8")


def test_in_a_plain_notebook_links_lead_to_the_notebook_beside_it(home, settings):
    lab = Session(home, settings, served=False)
    assert manual_address(lab, "C4") == "04_five_criteria.ipynb"


def test_the_signals_take_the_pass_and_tell_saves_and_faults(session, pass_text):
    signals = page_signals(session)
    entry, known, saved, fault = signals.children
    assert entry._dom_classes == ("ka-pass",)
    session.save("an-exercise", "q1", "a")
    entry.value = "not a pass"
    assert known.value == ""
    entry.value = pass_text
    assert session.person.alias == "Tarwi"
    assert known.value
    assert entry.value == ""  # a pass does not stay in the page
    assert datetime.fromisoformat(saved.value).tzinfo == UTC
    session.guard.around(lambda: 1 / 0)()
    assert fault.value
    session.guard.around(lambda: None)()
    assert fault.value == ""


def test_the_style_for_a_plain_notebook_touches_only_the_pieces_of_the_kit(home):
    style = notebook_style(home / "src" / "alerta" / "serving" / "static")
    assert " body.ka" not in style.replace("\n", " ")
    assert "@font-face" not in style
    assert "\nhtml {" not in style
    assert ".ka-crit__body.ka-gone" in style
