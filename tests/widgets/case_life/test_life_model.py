"""A case lived week by week: what the rules say of each decision, and the line that it draws."""

import pytest

from alerta.criteria import check
from alerta.resources import ContentError
from alerta.widgets.case_life.life_line import STEPS, life_line, weeks_table
from alerta.widgets.case_life.model import ITEM, PARTS, PHASES, STATES, CaseLife
from alerta.widgets.case_life.weeks import case_file
from alerta.widgets.session import Session

FORD = "the-broken-ford"
RIGHT = [
    ("early", "active"),
    ("escalation", "active"),
    ("de_escalation", "active"),
    ("dialogue", "active"),
]


@pytest.fixture
def life(rules, session):
    return CaseLife(rules, session, FORD)


def decide(life, phase, state):
    life.choose("phase", phase)
    life.choose("state", state)
    life.check()


def said(life, part, code):
    """What is said of one decision, the other being right."""
    chosen = {one: life.right(one) for one in PARTS} | {part: code}
    decide(life, **chosen)
    return life.found(part)


def live(life, weeks=4):
    for place, right in enumerate(RIGHT[:weeks]):
        life.go_to(place)
        decide(life, *right)


# ---------------------------------------------------------------- the case


def test_the_rules_give_four_phases_and_one_state(life):
    found = [tuple(life.right(part, n) for part in PARTS) for n in range(4)]
    assert found == RIGHT


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_sentence_that_decides_is_there(home, lang):
    for week in case_file(home, FORD, lang).weeks:
        assert set(PARTS) <= set(week.decides)
        assert set(week.decides) <= {*PARTS, *PHASES, *STATES}
        assert set(week.decides.values()) <= set(week.sentences)
        assert all(len(words.split()) <= 35 for words in week.sentences.values())


def test_the_weeks_can_be_assessed_and_follow_each_other(life, rules):
    weeks = life.file.weeks
    assert check([{**week.situation(), "id": week.id} for week in weeks], rules) == []
    days = [str(week.document["date"]) for week in weeks]
    assert days == sorted(set(days))
    for result in life.results:
        found = {one["rule"] for one in result["reasons"] if one["step"] == "check"}
        assert found <= {"K8", "K9"}  # both speak of scores, which the case does not have


def test_a_case_that_is_not_there_is_named(home):
    with pytest.raises(ContentError, match=r"no_such_case\.yaml"):
        case_file(home, "no_such_case", "es")


# ---------------------------------------------------------------- decisions


def test_a_right_decision_names_its_rule_and_its_sentence(life):
    found = said(life, "phase", "early")
    assert found.right and found.code == "F5" and found.address == "d1.3"
    assert found.lines[0].startswith("F5. La contraposición es pública")


def test_dialogue_with_a_blockade_is_error_e14(life):
    live(life, 1)
    life.go_to(1)
    found = said(life, "phase", "dialogue")
    assert not found.right and found.quote == "El cierre sigue hoy."
    assert "«Diálogo» pide esto:" in found.lines[0] and "(F3)" in found.lines[0]
    assert "E14" in found.lines[1]


def test_crisis_without_violence_is_error_e15(life):
    live(life, 1)
    life.go_to(1)
    found = said(life, "phase", "crisis")
    assert "E15" in found.lines[1]
    assert found.quote.startswith("No hay golpes ni daños")


def test_latent_for_a_quiet_week_is_error_e16(life):
    live(life, 2)
    life.go_to(2)
    found = said(life, "state", "latent")
    assert "E16" in found.lines[1] and "(S5)" in found.lines[0]
    assert "levantó el cierre el lunes 16" in found.quote


def test_an_act_with_something_pending_is_not_resolved(life):
    live(life, 3)
    life.go_to(3)
    found = said(life, "state", "resolved")
    assert "(S3)" in found.lines[0] and "queda pendiente" in found.quote


def test_there_is_no_way_back_to_early_after_a_measure(life):
    live(life, 2)
    life.go_to(2)
    assert said(life, "phase", "early").lines[1].startswith("Z35. Ya hubo una medida")


def test_no_phase_is_for_what_is_under_observation(life):
    assert said(life, "phase", "none").lines[1] == "Aquí la categoría es «Controversia» (B4)."
    assert "(S1)" in said(life, "state", "under_observation").lines[0]


def test_at_the_second_wrong_try_the_rule_that_holds_is_told(life):
    assert "F5" not in " ".join(said(life, "phase", "crisis").lines)
    assert "La regla que se cumple aquí es F5." in said(life, "phase", "dialogue").lines[-1]


def test_every_decision_that_can_be_taken_is_told_something(life, rules, session):
    for place in range(4):
        for part, options in (("phase", PHASES), ("state", STATES)):
            for code in options:
                one = CaseLife(rules, session, FORD)
                live(one, place)
                one.open = place
                found = said(one, part, code)
                assert found.right == (code == one.right(part))
                assert found.code and found.quote and all(found.lines)


def test_the_label_of_the_defensoria_is_told_with_its_rule(life):
    assert life.labels(0) == ("Controversia", "Conflicto social, fase temprana")
    assert life.lens_rule(0)[0] == "L19"
    assert life.labels(1) == ("Conflicto social", "Conflicto social, en escalamiento")


def test_a_week_is_known_only_after_the_one_before_was_decided_well(life):
    decide(life, "crisis", "active")
    life.go_to(1)
    assert life.open == 0
    decide(life, "early", "active")
    life.go_to(1)
    assert life.open == 1
    life.go_to(3)
    assert life.open == 1


def test_what_is_no_option_is_not_chosen(life):
    life.choose("phase", "<script>")
    assert life.chosen("phase") is None


def test_what_the_arrow_keys_pass_through_is_no_decision(life):
    for code in ("escalation", "crisis", "early"):
        life.choose("phase", code)
    assert life.needs() == "Falta elegir el estado."
    life.check()
    assert life.found("phase") is None
    life.choose("state", "active")
    life.check()
    assert life.well() and life.wrong("phase") == set()


# ---------------------------------------------------------------- the line


def test_the_finding_grows_with_the_weeks(life):
    assert life.finding() == "La línea empieza con su primera decisión"
    decide(life, "crisis", "active")
    assert life.finding() == "Semana 1: por revisar"
    live(life, 2)
    assert life.finding() == "Semana 2: escalamiento, activo"
    live(life)
    assert life.done
    assert life.finding() == "En 4 semanas, 4 fases y un solo estado: activo"


def test_a_phase_is_told_by_height_by_pattern_and_by_word(life):
    live(life)
    drawn = life_line(life.points(), 4, life.finding(), "x", "es")
    for phase, word in (("escalation", "Escalamiento"), ("dialogue", "Diálogo")):
        assert f'fill="url(#x-w-{phase})"' in drawn and f'id="x-w-{phase}"' in drawn
        assert f">{word}</text>" in drawn
        assert f'height="{STEPS[phase] * 34}"' in drawn
    assert len(set(STEPS.values())) == len(STEPS) == len(PHASES)


def test_a_decision_to_be_looked_at_again_is_an_outline(life):
    decide(life, "crisis", "active")
    drawn = life_line(life.points(), 4, life.finding(), "x", "es")
    assert "url(#x-w-crisis)" not in drawn and 'stroke-dasharray="6 5"' in drawn
    assert "Por revisar." in drawn


def test_the_drawing_has_words_for_those_who_do_not_see_it(life):
    live(life, 2)
    drawn = life_line(life.points(), 4, life.finding(), "x", "es")
    said = "Semana 1: temprana, activo. Semana 2: escalamiento, activo."
    assert drawn.count('role="img"') == 2
    assert drawn.count(f'aria-label="Semana 2: escalamiento, activo. {said}"') == 2
    table = weeks_table(life.points(), "es")
    assert table.count('scope="row"') == 2 and "Conflicto social, fase temprana" in table


def test_an_empty_line_has_no_table(life):
    assert life.points() == [] and weeks_table([], "es") == ""


# ---------------------------------------------------------------- what is kept


def test_decisions_are_saved_at_once_and_come_back(rules, session, settings, home, pass_text):
    life = CaseLife(rules, session, FORD)
    assert session.identify(pass_text)
    life.choose("phase", "crisis")
    assert session.latest(ITEM)["the-broken-ford.w1.phase"].value == "crisis"
    decide(life, "crisis", "active")
    decide(life, *RIGHT[0])
    assert session.latest(ITEM)["the-broken-ford.w1.phase.decided"].value == "early"

    again = Session(home, settings, "es", page="05_phases_and_states")
    back = CaseLife(rules, again, FORD)
    assert again.identify(pass_text)
    back.restore()
    assert back.open == 1, "it goes on with the first week that is not decided"
    back.go_to(0)
    assert back.chosen("phase") == "early" and back.wrong("phase") == {"crisis"}
    again.close()
