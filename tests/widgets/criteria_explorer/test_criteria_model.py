"""Five questions on a text: rows, marks, hints, checks and what follows."""

import pytest

from alerta.widgets.controls.source_document import shortened
from alerta.widgets.criteria_explorer.model import NO_SENTENCE, CriteriaModel
from alerta.widgets.criteria_explorer.questions import PARTS


@pytest.fixture
def model(quarry, rules, session):
    return CriteriaModel(*quarry, rules, session)


def code(model, answers):
    for part, (value, sentence) in answers.items():
        model.state.answer(part, value)
        model.state.cite(part, sentence)
        model.check(part)


def test_the_five_questions_are_those_of_the_codebook(model, rules):
    for part, name in (("c1", "C1"), ("c4_rung", "C4")):
        assert model.questions[part].text == rules.criterion(name)["question_es"]
    assert [option[0] for option in model.questions["c4_rung"].options] == list("01234")
    assert [option[0] for option in model.questions["c1"].options] == ["yes", "no", "unknown"]
    assert model.questions["c1"].words("unknown") == "Sin información"
    assert model.questions["c1"].words("no such") == ""


def test_facts_or_interests_is_asked_when_there_is_a_disagreement(model):
    assert "disagreement" not in model.asked
    model.state.answer("c2", "no")
    assert "disagreement" not in model.asked
    model.state.answer("c2", "yes")
    assert model.asked[-1] == "disagreement"


def test_a_question_is_checked_only_with_its_answer_and_its_sentence(model):
    assert model.check_needs("c1") == "Falta elegir una respuesta."
    model.state.answer("c1", "yes")
    assert model.check_needs("c1") == "Falta elegir la frase que lo prueba."
    model.check("c1")
    assert model.state.found("c1") is None
    model.state.cite("c1", "d1.1")
    assert model.check_needs("c1") == ""
    model.check("c1")
    assert model.is_right("c1")


def test_the_right_answer_with_another_sentence_is_right_in_part(model):
    code(model, {"c5": ("yes", "d1.5")})
    assert model.state.found("c5").status == "partly"
    assert model.knot("c5") == "partly"
    assert model.summary("c5")[0] == "En parte."


def test_a_wrong_rung_is_told_by_its_criterion_with_the_deciding_sentence(model):
    code(model, {"c4_rung": ("3", "d1.6")})
    found = model.state.found("c4_rung")
    assert found.status == "wrong"
    assert "C4" in found.text
    assert "anuncian un paro" in found.text
    assert model.knot("c4_rung") == "wrong"
    bold, rest, _ = model.summary("c4_rung")
    assert bold == "Todavía no."
    assert not rest.startswith("Todavía no")


def test_a_corrected_answer_is_right_at_the_second_try(model):
    code(model, {"c4_rung": ("3", "d1.6")})
    assert model.tries_title("c4_rung") == ""
    code(model, {"c4_rung": ("2", "d1.6")})
    assert model.tries_title("c4_rung") == "Correcto, al segundo intento"
    assert model.state.wrong_values("c4_rung") == {"3"}
    code(model, {"c4_rung": ("1", "d1.6")})
    code(model, {"c4_rung": ("2", "d1.6")})
    assert model.tries_title("c4_rung") == "Correcto, al intento 4"


def test_an_ambiguous_answer_says_that_readers_differ(quarry, rules, session):
    exercise, key = quarry
    answers = {**key["answers"], "c5": {**key["answers"]["c5"], "ambiguous": True}}
    model = CriteriaModel(exercise, {**key, "answers": answers}, rules, session)
    code(model, {"c5": ("unknown", "d1.7")})
    assert model.is_right("c5")
    assert model.knot("c5") == "right"
    assert model.tries_title("c5") == "Aquí los buenos lectores no coinciden"


def test_a_closed_row_shows_the_answer_and_the_number_of_its_sentence(model, right):
    assert model.summary("c1") == ("", "", "Todavía sin responder.")
    code(model, {"c1": right["c1"], "c4_rung": right["c4_rung"]})
    assert model.summary("c1") == (
        "Sí.",
        "Hay dos partes y al menos una es un grupo. Frase 1.",
        "Correcto.",
    )
    assert model.summary("c4_rung")[:2] == ("2. Anuncio.", "Frase 6.")


def test_knots_tell_what_is_open_answered_and_to_come(model):
    assert model.knot("c1") == "now"
    assert model.knot("c3") == "todo"
    model.state.answer("c3", "yes")
    assert model.knot("c3") == "done"


def test_the_next_question_is_the_first_that_is_not_right_yet(model, right):
    code(model, {part: right[part] for part in ("c1", "c2", "c3")})
    model.open("c1")
    assert model.next_part() == "c4_rung"
    model.open("c5")
    assert model.next_part() == "disagreement"
    model.open("disagreement")
    assert model.next_part() == "c4_rung"
    code(model, right)
    assert model.next_part() is None


def test_marks_name_the_criteria_that_cite_a_sentence_once_each(model, right):
    code(model, {**right, "c3": ("yes", "d1.2")})
    assert model.marks()["d1.2"] == ["C2", "C3"]
    model.state.cite("c5", NO_SENTENCE)
    assert NO_SENTENCE not in model.marks()


def test_a_person_may_say_that_no_sentence_proves_it(model):
    options = model.evidence_options()
    assert options[0][0] == "d1.1"
    assert options[0][1].startswith("1. La Comunidad")
    assert options[-1] == (NO_SENTENCE, "Ninguna frase lo dice")
    assert model.sentence_name(NO_SENTENCE) == ""
    assert model.sentence_name(None) == ""


@pytest.mark.parametrize("part", PARTS)
def test_every_question_has_two_hints_and_the_last_names_the_manual(model, part):
    hints = model.hints(part)
    assert len(hints) >= 2
    assert all(hint.text for hint in hints)
    assert [hint.link is None for hint in hints] == [True] * (len(hints) - 1) + [False]
    assert "/manual/es/04#" in hints[-1].link[0]
    assert "Capítulo 4 del manual" in hints[-1].link[1]


def test_the_verdict_waits_until_every_question_was_checked(model, right):
    code(model, {part: right[part] for part in ("c1", "c2", "c3", "c4_rung", "c5")})
    assert model.consequence() is None
    code(model, {"disagreement": right["disagreement"]})
    assert model.consequence().result["category"] == "controversy"


def test_the_model_coding_appears_only_when_an_attempt_is_on_record(model, right):
    assert model.model_answer() == []
    code(model, right)
    rows = model.model_answer()
    assert [row[0][:2] for row in rows] == ["C1", "C2", "C3", "C4", "C5", "C2"]
    assert rows[3][1:3] == ("2. Anuncio", "Frase 6.")


def test_the_questions_are_in_the_language_of_the_page(quarry, rules, english):
    model = CriteriaModel(*quarry, rules, english)
    assert model.questions["c1"].short == "Who?"
    code(model, {"c1": ("no", "d1.1")})
    assert model.summary("c1")[0] == "Not yet."


def test_a_long_sentence_is_cut_at_a_word():
    assert shortened("corta") == "corta"
    cut = shortened("palabra " * 20)
    assert cut.endswith("palabra…")
    assert len(cut) <= 65
