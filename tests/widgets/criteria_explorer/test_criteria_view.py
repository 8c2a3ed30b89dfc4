"""The explorer on a page: one question open, each change saved, wrong answers read and mended."""

import pytest

from alerta.widgets.criteria_explorer.model import CriteriaModel
from alerta.widgets.criteria_explorer.view import CriteriaView, view
from alerta.widgets.session import Session


@pytest.fixture
def shown(quarry, rules, session):
    return CriteriaView(CriteriaModel(*quarry, rules, session))


def answer(shown, part, value, sentence):
    question = shown.questions[part]
    if question.model.open_part != part:
        question.opener.click()
    question.options.control.value = value
    question.evidence.control.value = sentence
    question.checker.click()
    return question


def test_one_question_is_open_at_a_time(shown):
    def opened():
        return [p for p, q in shown.questions.items() if "ka-crit--open" in q.widget._dom_classes]

    assert opened() == ["c1"]
    shown.questions["c3"].opener.click()
    assert opened() == ["c3"]
    shown.questions["c3"].opener.click()
    assert opened() == []


def test_the_document_is_at_hand_below_the_open_question_and_goes_when_none_is_open(shown):
    follower, at_hand = shown.bar.children
    assert "C1" in follower.value
    assert "Tarpuymarca" in at_hand.value
    assert "ka-gone" not in shown.bar._dom_classes
    shown.questions["c1"].opener.click()
    assert "ka-gone" in shown.bar._dom_classes


def test_a_body_is_made_only_when_its_question_is_opened(shown):
    assert shown.questions["c1"].body is not None
    assert shown.questions["c5"].body is None


def test_a_page_stays_under_the_limit_of_widget_models(quarry, rules, session, right):
    import ipywidgets.widgets.widget as registered

    before = set(registered._instances)
    shown = CriteriaView(CriteriaModel(*quarry, rules, session))
    at_first = len(set(registered._instances) - before)
    for part, (value, sentence) in right.items():
        answer(shown, part, value, sentence)
    shown.revealer.click()
    assert at_first < 70
    assert len(set(registered._instances) - before) < 150


def test_a_person_errs_reads_why_and_corrects(shown):
    question = answer(shown, "c4_rung", "3", "d1.6")
    assert "Todavía no" in question.answer.value
    assert "anuncian un paro" in question.answer.value
    assert 'href="/manual/es/04#c4"' in question.answer.value
    assert "ka-wrong-4" in question.options.control._dom_classes
    question.options.control.value = "2"
    assert question.answer.value == ""
    question.checker.click()
    assert "Correcto, al segundo intento" in question.answer.value
    assert set(question.options.control._dom_classes) >= {"ka-right-3", "ka-wrong-4"}
    assert "ka-gone" in question.checker._dom_classes


def test_what_is_missing_is_said_beside_the_button_and_goes_away(shown):
    question = shown.questions["c1"]
    question.checker.click()
    assert question.needs.value == "Falta elegir una respuesta."
    question.options.control.value = "yes"
    question.checker.click()
    assert question.needs.value == "Falta elegir la frase que lo prueba."
    question.evidence.control.value = "d1.1"
    assert question.needs.value == ""


def test_go_on_opens_the_next_question(shown, right):
    question = answer(shown, "c1", *right["c1"])
    question.goer.click()
    assert shown.model.open_part == "c2"
    assert shown.questions["c1"].head.value.count("ka-crit__a") == 1


def test_the_sentence_of_the_open_question_is_marked_in_the_text(shown, right):
    answer(shown, "c1", *right["c1"])
    assert 'ka-tag is-open" translate="no">C1' in shown.document.value
    shown.questions["c2"].opener.click()
    assert 'ka-tag" translate="no">C1' in shown.document.value


def test_hints_come_one_by_one(shown):
    question = shown.questions["c1"]
    total = len(shown.model.hints("c1"))
    for number in range(1, total + 1):
        question.hinter.click()
        assert question.hints.value.count("ka-hint") == number
    question.hint()
    assert question.hints.value.count("ka-hint") == total
    assert "ka-gone" in question.hinter._dom_classes


def test_the_verdict_the_score_and_the_model_coding_come_after_the_last_check(shown, right):
    assert shown.verdict.value == ""
    assert "ka-gone" in shown.revealer._dom_classes
    shown.reveal()
    assert shown.model_answer.value == ""
    for part, (value, sentence) in right.items():
        answer(shown, part, value, sentence)
    assert "Es un caso: una controversia" in shown.verdict.value
    assert "Primer intento: 100 de 100" in shown.score.value
    shown.revealer.click()
    assert "2. Anuncio" in shown.model_answer.value
    shown.revealer.click()
    assert shown.model_answer.value == ""


def test_the_verdict_follows_a_changed_answer(shown, right):
    for part, (value, sentence) in right.items():
        answer(shown, part, value, sentence)
    shown.questions["c4_rung"].opener.click()
    shown.questions["c4_rung"].options.control.value = "3"
    assert "un conflicto social" in shown.verdict.value


def test_facts_or_interests_appears_with_the_disagreement(shown, right):
    last = shown.questions["disagreement"].widget
    assert "ka-gone" in last._dom_classes
    answer(shown, "c2", *right["c2"])
    assert "ka-gone" not in last._dom_classes


def test_everything_comes_back_in_another_kernel(
    quarry, rules, session, home, settings, pass_text, right
):
    session.identify(pass_text)
    before = CriteriaView(CriteriaModel(*quarry, rules, session))
    answer(before, "c1", *right["c1"])
    answer(before, "c4_rung", "3", "d1.6")
    before.questions["c4_rung"].certainty.control.value = "sure"
    before.questions["c4_rung"].hinter.click()
    entries = len(session.log("quarry-trucks-school"))
    session.close()

    fresh = Session(home, settings, "es")
    after = CriteriaView(CriteriaModel(*quarry, rules, fresh))
    fresh.identify(pass_text)
    question = after.questions["c4_rung"]
    question.opener.click()
    assert question.options.value == "3"
    assert question.evidence.value == "d1.6"
    assert question.certainty.value == "sure"
    assert question.hints.value.count("ka-hint") == 1
    assert "Todavía no" in question.answer.value
    assert "Sí." in after.questions["c1"].head.value
    assert len(fresh.log("quarry-trucks-school")) == entries
    fresh.close()


def test_an_answer_to_an_older_version_is_shown_as_such(quarry, rules, session):
    exercise, key = quarry
    session.save(exercise["id"], "c4_rung", "3", version=1)
    shown = CriteriaView(CriteriaModel({**exercise, "version": 2}, key, rules, session))
    shown.restore()
    assert "Versión anterior" in shown.earlier.value
    assert "3. Medida" in shown.earlier.value


def test_the_page_has_headings_with_names_of_their_own(shown):
    ids = [f'id="quarry-trucks-school-{part}"' for part in shown.questions]
    assert all(one in q.head.value for one, q in zip(ids, shown.questions.values(), strict=True))


def test_the_door_returns_one_widget(quarry, rules, english):
    assert "ka-exercise" in view(*quarry, rules, english)._dom_classes
