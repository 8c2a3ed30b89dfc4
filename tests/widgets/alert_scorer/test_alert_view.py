"""The scorer on a page: live matrix, level with its reasons, and the exercise that is checked."""

import re

import pytest

from alerta.widgets.alert_scorer.model import FLAGS, AlertModel
from alerta.widgets.alert_scorer.view import AlertView, view
from alerta.widgets.session import Session

BRIDGE = dict(zip("p1 p2 p3 p4 p5 i1 i2 i3 i4 i5".split(), "221u002201", strict=True))  # noqa: SIM905


def set_all(shown, values):
    for part, value in values.items():
        shown.rows[part].segment.control.value = "unknown" if value == "u" else value


@pytest.fixture
def free(rules, session):
    return AlertView(AlertModel(rules, session))


@pytest.fixture
def shown(canal, rules, session):
    return AlertView(AlertModel(rules, session, *canal))


def test_at_first_it_says_what_is_missing_and_shows_the_empty_matrix(free):
    assert "Todavía sin nivel." in free.side.value
    assert "Faltan 10 de 10 indicadores." in free.side.value
    assert "ka-matrix__ring" not in free.side.value
    assert "is-here" not in free.side.value
    assert free.below.value == ""


def test_before_a_choice_all_three_anchors_are_there_to_read(free):
    assert free.rows["p1"].text.value.count("<li>") == 3
    assert "ka-means" not in free.rows["p1"].text.value
    free.rows["p1"].segment.control.value = "2"
    assert "2: En 7 días o menos" in free.rows["p1"].text.value
    assert "<details>" in free.rows["p1"].text.value


def test_the_ring_stands_on_the_exact_score_and_its_cell_is_framed_once(free):
    set_all(free, BRIDGE)
    assert 'style="--p:6;--i:5"' in free.side.value
    assert free.side.value.count("is-here") == 1
    assert "Su caso: probabilidad 6, media; impacto 5, media." in free.side.value


def test_the_way_from_the_matrix_to_the_level_is_told_with_both_badges(free):
    set_all(free, BRIDGE)
    said = re.sub(r"<[^>]+>", " ", free.side.value)
    assert "La matriz da" in said
    assert "y la regla R2 lo sube a" in said
    assert "Alerta urgente. Registre dentro de 4 h" in said
    assert "Por qué 3 y no 2" in free.below.value
    assert "Un indicador quedó sin dato." in free.below.value
    assert "Qué cambiaría el nivel" in free.below.value


def test_the_matrix_is_a_real_table_with_nine_levels(free):
    table = free.side.value
    assert table.count('scope="col"') == 3
    assert table.count('scope="row"') == 3
    assert sum(table.count(f'class="ka-l{level}') for level in (1, 2, 3, 4)) == 9


def test_serious_harm_raises_it_to_critical_with_one_hour(free):
    set_all(free, BRIDGE)
    free.rows["serious_harm_now"].segment.control.value = "yes"
    assert "Crítico" in free.side.value.split("ka-matrix")[0]
    assert ">1 hora<" in free.below.value


def test_four_without_data_show_to_verify_beside_the_level(free):
    set_all(free, dict.fromkeys(BRIDGE, "u"))
    assert "Por verificar" in free.side.value
    set_all(free, dict.fromkeys(list(BRIDGE)[:8], "0"))
    assert "2 indicadores quedaron sin dato." in free.below.value


def test_a_level_that_nothing_alone_would_change_says_so(free):
    set_all(free, dict.fromkeys(BRIDGE, "2"))
    free.rows["serious_harm_now"].segment.control.value = "yes"
    assert "Ningún indicador, por sí solo, lo cambiaría." in free.below.value


def test_an_exercise_is_scored_checked_read_and_mended(shown):
    shown.steps.checker.click()
    assert "Falta puntuar" in shown.steps.needs.value
    set_all(shown, dict(zip(BRIDGE, "2211111201", strict=True)))
    for flag in FLAGS:
        shown.rows[flag].segment.control.value = "no"
    shown.rows["p1"].evidence.control.value = "d1.3"
    shown.certainty.control.value = "doubt"
    shown.steps.hinter.click()
    assert "Pista 1 de 2." in shown.steps.hints.value
    shown.steps.checker.click()
    assert "Todavía no" in shown.rows["p2"].found.value
    assert "Correcto" in shown.rows["p1"].found.value
    shown.rows["p2"].segment.control.value = "1"
    assert shown.rows["p2"].found.value == ""
    shown.steps.checker.click()
    assert "Ahora: 100 de 100" in shown.steps.score.value
    shown.steps.revealer.click()
    assert "Documento 1, frase 3." in shown.steps.model_answer.value
    shown.steps.revealer.click()
    assert shown.steps.model_answer.value == ""


def test_all_hints_read_leaves_no_button_for_more(shown):
    shown.steps.hint()
    shown.steps.hint()
    shown.steps.hint()
    assert shown.steps.hints.value.count("ka-hint") == 2
    assert "ka-gone" in shown.steps.hinter._dom_classes
    shown.steps.reveal()
    assert shown.steps.model_answer.value == ""


def test_the_list_of_sentences_comes_with_the_first_score(shown, free):
    assert shown.rows["p1"].evidence is None
    shown.rows["p1"].segment.control.value = "2"
    assert shown.rows["p1"].evidence is not None
    free.rows["p1"].segment.control.value = "2"
    assert free.rows["p1"].evidence is None


def test_scores_come_back_in_another_kernel(
    rules, session, canal, home, settings, pass_text, quarry
):
    session.identify(pass_text)
    before = AlertView(AlertModel(rules, session, *canal))
    set_all(before, {"p1": "2", "p2": "u"})
    before.rows["p1"].evidence.control.value = "d1.3"
    before.certainty.control.value = "guess"
    session.close()
    fresh = Session(home, settings, "es")
    after = AlertView(AlertModel(rules, fresh, *canal))
    fresh.identify(pass_text)
    assert after.rows["p1"].segment.value == "2"
    assert after.rows["p2"].segment.value == "unknown"
    assert after.rows["p1"].evidence.value == "d1.3"
    assert after.certainty.value == "guess"
    assert len(fresh.log("canal-gate-water-plant")) == 4
    fresh.close()


def test_a_page_stays_under_the_limit_of_widget_models(canal, rules, session):
    import ipywidgets.widgets.widget as registered

    before = set(registered._instances)
    shown = AlertView(AlertModel(rules, session, *canal))
    assert len(set(registered._instances) - before) < 80
    set_all(shown, BRIDGE)
    for flag in FLAGS:
        shown.rows[flag].segment.control.value = "no"
    shown.steps.checker.click()
    assert len(set(registered._instances) - before) < 150


def test_the_segment_is_named_by_a_heading_that_keeps_its_id(free):
    row = free.rows["p1"]
    name = 'id="alert-scorer-p1" class="ka-label"'
    assert name in row.text.value
    row.segment.control.value = "2"
    assert name in row.text.value


def test_the_door_returns_one_widget(rules, english, canal):
    assert "ka-exercise" in view(rules, english)._dom_classes
    assert "ka-exercise" in view(rules, english, *canal)._dom_classes


def test_the_bar_offers_reasons_only_once_there_is_a_level(free):
    assert "Ver la matriz" in free.follower.value
    set_all(free, BRIDGE)
    assert "Ver por qué" in free.follower.value
    assert "Ver la matriz" not in free.follower.value


def test_on_a_narrow_screen_the_documents_of_an_exercise_are_a_fold_of_the_bar(shown, free):
    bar = shown.scored.children[-1]
    assert bar.children[0] is shown.follower
    assert bar.children[1].value.count("<article") == len(shown.model.state.exercise["documents"])
    assert not hasattr(free, "scored")


def test_after_a_check_one_line_names_what_is_to_be_corrected_until_it_is(shown):
    assert shown.to_mend is None
    set_all(shown, dict(zip(BRIDGE, "2211111201", strict=True)))
    for flag in FLAGS:
        shown.rows[flag].segment.control.value = "no"
    shown.rows["p1"].evidence.control.value = "d1.3"
    shown.steps.checker.click()
    assert "Por corregir: P2." in shown.to_mend.value
    shown.rows["p2"].segment.control.value = "1"
    assert shown.to_mend.value == ""
