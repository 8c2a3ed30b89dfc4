"""What the actor map says of each decision, and what it keeps (rules N1 to N9)."""

import pytest

from alerta.resources import ContentError
from alerta.widgets.actor_map.model import actor_map
from alerta.widgets.actor_map.telling import found_box, told
from alerta.widgets.session import Session

CASE = "the-moved-stop"


@pytest.fixture
def square(session):
    return actor_map(session, CASE)


def solve(model):
    """Every decision as the key has it."""
    key = model._key
    for actor, entry in key["rings"].items():
        model.take(f"ring.{actor}", entry["value"])
    for sentence, layer in key["statements"].items():
        model.take(f"layer.{sentence}", layer)
    for kind in ("power", "attitude"):
        for actor, entry in key[kind].items():
            model.take(f"{kind}.{actor}", entry["value"])
    for link in key["links"]:
        model.take("link." + "+".join(sorted(link["between"])), link["value"])
    for sentence, cause in key["causes"].items():
        model.take(f"cause.{sentence}", cause)
    model.take("date", key["date"]["value"])


def test_an_organisation_that_asks_and_is_affected_is_primary(square):
    square.take("ring.mototaxis", "primary")
    found = square.verdict("ring.mototaxis")
    assert (found.status, found.rule, found.sentence) == ("right", "N2", "d1.1")


def test_a_name_without_an_organisation_is_no_actor_in_any_ring(square):
    square.take("ring.neighbours", "secondary")
    found = square.verdict("ring.neighbours")
    assert (found.status, found.rule) == ("wrong", "N1")
    square.take("ring.neighbours", "none")
    assert square.right("ring.neighbours")


def test_to_leave_out_an_organisation_is_not_right(square):
    square.take("ring.parish", "none")
    assert square.verdict("ring.parish").rule == "N1"
    assert "organización" in told(square, "ring.parish", square.verdict("ring.parish"))


def test_who_helps_because_both_trust_it_is_not_secondary(square):
    square.take("ring.parish", "secondary")
    assert square.verdict("ring.parish").status == "wrong"
    square.take("ring.parish", "tertiary")
    assert square.right("ring.parish")


@pytest.mark.parametrize(
    ("sentence", "layer", "rule"),
    [("d1.1", "position", "N3"), ("d1.2", "interest", "N4"), ("d1.3", "need", "N5")],
)
def test_each_layer_speaks_with_its_own_rule(square, sentence, layer, rule):
    square.take(f"layer.{sentence}", layer)
    found = square.verdict(f"layer.{sentence}")
    assert (found.status, found.rule, found.sentence) == ("right", rule, sentence)


def test_a_position_taken_for_an_interest_is_answered_with_a_question(square):
    square.take("layer.d1.1", "interest")
    said = told(square, "layer.d1.1", square.verdict("layer.d1.1"))
    assert said.startswith("N4: ")
    assert said.endswith("¿Esta frase responde a la pregunta «¿para qué?»?")


def test_the_loudest_has_no_power_when_nobody_comes(square):
    square.take("power.traders", "high")
    found = square.verdict("power.traders")
    assert (found.status, found.rule, found.sentence) == ("wrong", "N6", "d2.10")
    square.take("power.traders", "low")
    assert square.right("power.traders")


def test_a_link_is_the_same_whoever_is_named_first(square):
    from alerta.widgets.actor_map.model import link_part

    assert link_part("traders", "mototaxis") == link_part("mototaxis", "traders")


def test_a_link_that_no_sentence_tells_of_is_not_right_and_can_be_taken_back(square):
    square.take("link.health+mototaxis", "alliance")
    assert square.verdict("link.health+mototaxis").status == "wrong"
    assert len(square.links()) == 1
    square.take("link.health+mototaxis", "none")
    assert square.right("link.health+mototaxis")
    assert square.links() == []


def test_a_link_that_may_be_drawn_counts_for_nobody_who_leaves_it_out(square):
    assert len(square.parts("links")) == 4
    square.take("link.municipality+traders", "tension")
    assert square.right("link.municipality+traders")
    assert square.count("links") == (0, 4)


def test_what_came_afterwards_is_not_a_cause(square):
    square.take("cause.d1.7", "trigger")
    assert square.verdict("cause.d1.7").rule == "N9"
    assert not square.right("cause.d1.7")
    square.take("cause.d1.7", "none")
    assert square.right("cause.d1.7")


def test_the_trigger_has_the_date_of_the_event_and_not_of_the_letter(square):
    square.take("date", "2026-05-04")
    assert square.verdict("date").status == "wrong"
    square.take("date", "2026-04-27")
    assert square.right("date")


def test_nothing_is_said_before_a_decision(square):
    assert square.verdict("ring.parish") is None
    assert found_box(square, "ring.parish") == ""
    assert square.finding("map") == square.finding("line") == ""


def test_feedback_names_the_rule_and_quotes_the_sentence(square):
    square.take("attitude.mototaxis", "favourable")
    markup = found_box(square, "attitude.mototaxis")
    assert "N6: " in markup
    assert "Rueda Serena irá a la reunión si antes se quita la cadena." in markup
    assert "/manual/es/03#n6" in markup


@pytest.mark.parametrize("case", ["the-moved-stop", "the-night-gate"])
def test_who_decides_all_as_the_key_has_finished_the_map(session, case):
    model = actor_map(session, case)
    solve(model)
    assert model.done("rings", "layers", "acts", "links", "causes")
    assert model.finding("map")
    assert model.finding("line")


def test_both_languages_say_it_in_their_own_words(session, english):
    for one in (session, english):
        actor_map(one, CASE).take("layer.d1.3", "position")
    spanish, other = (
        told(model, "layer.d1.3", model.verdict("layer.d1.3"))
        for model in (actor_map(session, CASE), actor_map(english, CASE))
    )
    assert "posición" in spanish
    assert "position" in other


def test_two_views_of_a_case_share_one_map(session):
    assert actor_map(session, CASE) is actor_map(session, CASE)


def test_every_decision_is_saved_at_once_and_comes_back(session, settings, home, pass_text):
    session.identify(pass_text)
    first = actor_map(session, CASE)
    first.take("ring.parish", "secondary")
    first.take("ring.parish", "tertiary")
    later = Session(home, settings, "es", page="03_actors_interests_causes")
    again = actor_map(later, CASE)
    assert again.value("ring.parish") is None
    later.identify(pass_text)
    assert again.right("ring.parish")
    values = [one.value for one in later.log("03.actor_map", "answer")]
    assert values == ["secondary", "tertiary"]  # the first try can always be told apart
    later.close()


def test_what_was_decided_in_one_case_does_not_reach_another(session, settings, home, pass_text):
    session.identify(pass_text)
    actor_map(session, CASE).take("date", "2026-04-27")
    later = Session(home, settings, "es", page="03_actors_interests_causes")
    other = actor_map(later, "the-night-gate")
    later.identify(pass_text)
    assert other.value("date") is None
    later.close()


def test_an_unknown_case_says_so(session):
    with pytest.raises(ContentError):
        actor_map(session, "no-such-case")
    with pytest.raises(ContentError):
        actor_map(session, "../keys/cases/the-moved-stop")
