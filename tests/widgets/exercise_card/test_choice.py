"""An exercise of kind `choice`: task, document, questions, feedback, tries, model answer."""

import pytest

from alerta.widgets.exercise_card.head import earlier_version, head, scores_line, sources
from alerta.widgets.exercise_card.model import QuestionsModel
from alerta.widgets.exercise_card.model_answer import model_answer_table
from alerta.widgets.exercise_card.questions_view import QuestionsView
from alerta.widgets.exercise_card.telling import cited, sentence_name
from alerta.widgets.exercise_card.view import view
from alerta.widgets.session import Session

RIGHT = {"q1": "c", "q2": "controversy", "q3": "b", "q4": "b"}
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def model(market, rules, session):
    return QuestionsModel(*market, rules, session)


def test_questions_are_numbered_when_there_are_several(model, market, rules, session):
    exercise, key = market
    first, second = (question["prompt"]["es"] for question in exercise["questions"][:2])
    assert model.prompt("q2") == f"2. {second}"
    alone = QuestionsModel(
        {**exercise, "questions": exercise["questions"][:1]}, key, rules, session
    )
    assert alone.prompt("q1") == first
    assert alone.needs() == "Falta elegir una respuesta."


def test_it_says_which_questions_are_still_to_be_answered(model):
    model.state.answer("q1", "c")
    model.state.answer("q3", "b")
    assert model.needs() == "Falta responder: 2, 4."
    model.check()
    assert not model.state.attempted


def test_the_title_tells_a_second_try_from_a_first(model):
    for part, value in {**RIGHT, "q1": "d"}.items():
        model.state.answer(part, value)
    model.check()
    assert model.title("q1") == ""
    model.state.answer("q1", "a")
    model.check()
    model.state.answer("q1", "c")
    model.check()
    assert model.title("q1") == "Correcto, al intento 3"
    assert model.title("q2") == ""


def test_the_model_answer_appears_only_when_an_attempt_is_on_record(model):
    assert model.model_answer() == []
    for part, value in RIGHT.items():
        model.state.answer(part, value)
    model.check()
    rows = model.model_answer()
    assert [row[1] for row in rows][1] == "Controversia"
    assert "Frase 5." in rows[0][2]


def test_the_last_hint_leads_to_the_manual(model):
    hints = model.hints()
    assert len(hints) >= 2
    assert hints[-1][1][0].startswith("/manual/es/")


def test_a_sentence_is_named_with_its_document_where_there_are_several(canal, market):
    assert sentence_name("d2.3", canal[0], "es") == "Documento 2, frase 3."
    assert sentence_name("d1.3", market[0], "en") == "Sentence 3."


def test_an_ambiguous_question_costs_nothing_and_says_so(market, rules, session):
    exercise, key = market
    answers = {**key["answers"], "q1": {**key["answers"]["q1"], "ambiguous": True}}
    model = QuestionsModel(exercise, {**key, "answers": answers}, rules, session)
    for part, value in {**RIGHT, "q1": "b"}.items():
        model.state.answer(part, value)
    model.check()
    assert model.title("q1") == "Aquí los buenos lectores no coinciden"
    assert model.state.first_score == 1.0


def test_the_head_and_the_tables_escape_everything():
    exercise = {"id": EVIL, "minutes": 3, "title": {"es": EVIL}, "task": {"es": EVIL}}
    assert "<script>" not in head(exercise, "es")
    assert "<script>" not in model_answer_table([(EVIL,) * 4], "es")
    assert "<script>" not in earlier_version({"q1": EVIL}, {"q1": EVIL}, "es")


def test_without_an_attempt_there_is_no_score_line(model):
    assert scores_line(model.state, "es") == ""
    assert earlier_version({}, {}, "es") == ""
    assert sources({"documents": []}, "es") == ""


def test_on_the_page_a_person_answers_errs_reads_why_and_corrects(market, rules, session):
    shown = QuestionsView(QuestionsModel(*market, rules, session))
    first = shown.questions[0]
    assert "ka-gone" in shown.steps.revealer._dom_classes
    shown.steps.checker.click()
    assert "Falta responder" in shown.steps.needs.value
    for question in shown.questions:
        question.options.control.value = {**RIGHT, "q1": "d"}[question.part]
    first.certainty.control.value = "sure"
    shown.steps.checker.click()
    assert "Todavía no" in first.answer.value
    assert "ka-wrong-4" in first.options.control._dom_classes
    first.options.control.value = "c"
    shown.steps.checker.click()
    assert "Correcto, al segundo intento" in first.answer.value
    assert set(first.options.control._dom_classes) >= {"ka-right-3", "ka-wrong-4"}
    assert "Primer intento: 75 de 100. Ahora: 100 de 100. Intentos: 2." in shown.steps.score.value
    assert shown.steps.needs.value == ""


def test_on_the_page_hints_come_one_by_one_and_the_model_answer_opens_and_closes(
    market, rules, session
):
    shown = QuestionsView(QuestionsModel(*market, rules, session))
    shown.steps.reveal()
    assert shown.steps.model_answer.value == ""  # no attempt yet: nothing to see
    shown.steps.hinter.click()
    assert shown.steps.hints.value.count("ka-hint") == 1
    shown.steps.hinter.click()
    shown.steps.hint()
    assert shown.steps.hints.value.count("ka-hint") == 2
    assert "ka-gone" in shown.steps.hinter._dom_classes
    for question in shown.questions:
        question.options.control.value = RIGHT[question.part]
    shown.steps.checker.click()
    shown.steps.revealer.click()
    assert "Respuesta modelo" in shown.steps.model_answer.value
    assert shown.steps.revealer.description == "Ocultar la respuesta modelo"
    shown.steps.revealer.click()
    assert shown.steps.model_answer.value == ""


def test_on_the_page_answers_come_back_when_the_pass_arrives(
    market, rules, session, home, settings, pass_text
):
    session.identify(pass_text)
    before = QuestionsView(QuestionsModel(*market, rules, session))
    before.questions[1].options.control.value = "conflict"
    before.questions[1].certainty.control.value = "guess"
    session.close()
    fresh = Session(home, settings, "es")
    after = QuestionsView(QuestionsModel(*market, rules, fresh))
    assert after.questions[1].options.value is None
    fresh.identify(pass_text)
    assert after.questions[1].options.value == "conflict"
    assert after.questions[1].certainty.value == "guess"
    assert len(fresh.log("market-closure-called")) == 2  # coming back is not answering again
    fresh.close()


def test_the_card_shows_an_answer_to_an_older_version_as_such(market, rules, session):
    exercise, key = market
    session.save(exercise["id"], "q2", "conflict", version=1)
    newer = QuestionsView(
        QuestionsModel({**exercise, "version": 2}, {**key, "version": 2}, rules, session)
    )
    newer.restore()
    assert "Versión anterior" in newer.earlier.value
    assert "Conflicto social" in newer.earlier.value
    assert newer.questions[1].options.value is None


def test_the_card_hands_each_kind_to_its_widget(market, quarry, canal, rules, session):
    for exercise, key in (market, quarry, canal):
        assert "ka-exercise" in view(exercise, key, rules, session)._dom_classes
    with pytest.raises(ValueError, match="essay"):
        view({**market[0], "kind": "essay"}, market[1], rules, session)


def test_without_the_exercise_sentences_are_bare_numbers():
    assert cited({"sentence": ["d1.6", "d2.3"]}) == "1.6, 2.3"
    assert cited({"sentence": "d1.6"}) == "1.6"
    assert cited({}) == ""
