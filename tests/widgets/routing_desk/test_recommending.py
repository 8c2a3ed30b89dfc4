"""A recommendation has an entity that can do it, a verb that can be checked, a date that helps."""

from datetime import date

import pytest

from alerta.widgets.routing_desk import recommending
from alerta.widgets.routing_desk.content import alert
from alerta.widgets.routing_desk.routing import Routing

MARKER = "marker-of-paltarumi"


@pytest.fixture
def marker(home):
    return alert(home, MARKER)


@pytest.mark.parametrize(
    "written",
    [
        "mida el límite con los dos distritos",
        "Visite el lugar el sábado",
        "entregue por escrito el plano",
        "measure the boundary on the spot",
        "reúna a las dos partes",
    ],
)
def test_a_verb_that_can_be_seen_will_do(marker, written):
    assert recommending.of_action(written, marker, "es").status == "right"


@pytest.mark.parametrize(
    "written",
    ["monitoree la zona", "tome las medidas del caso", "coordine acciones", "follow the matter"],
)
def test_a_verb_that_leaves_nothing_to_check_will_not(marker, written):
    said = recommending.of_action(written, marker, "es")
    assert (said.status, said.rule) == ("wrong", "E17")
    assert f"«{written}»" in said.text


def test_a_verb_that_the_kit_does_not_know_is_left_to_the_person(marker):
    said = recommending.of_action("custodie el hito con un notario", marker, "es")
    assert said.status == "partly"


@pytest.mark.parametrize(
    "written",
    ["20/06/2026", "20/06", "20-6-26", "20 de junio", "20 de junio de 2026", "sábado 20 de junio",
     "el sábado 20 de junio", "20 June", "Saturday 20 June 2026", "2026-06-20"],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(written):
    assert recommending.read_date(written, 2026) == date(2026, 6, 20)


@pytest.mark.parametrize("written", ["pronto", "en el más breve plazo", "31/06", "", "junio"])
def test_what_is_no_day_is_no_day(written, marker):
    assert recommending.read_date(written, 2026) is None
    assert recommending.of_date(written, marker, "es").status == "wrong"


def test_a_day_after_the_announced_measure_comes_too_late_and_quotes_it(marker):
    said = recommending.of_date("22/06/2026", marker, "es")
    assert said.status == "wrong"
    assert "lunes 22 de junio" in said.quote
    assert recommending.of_date("21/06/2026", marker, "es").status == "right"


def test_a_day_that_is_past_does_not_help(marker):
    assert "ya pasó" in recommending.of_date("16/06/2026", marker, "es").text


def test_it_is_asked_of_who_can_decide(marker, rules):
    routing = Routing(marker, rules, "es")
    assert recommending.of_entity("SDOT", routing, "es").status == "right"
    assert "A16" in recommending.of_entity("PNP", routing, "es").text


@pytest.mark.parametrize("name", [MARKER, "stalls-of-tunqui-alto", "machines-of-sauce-quieto"])
def test_the_models_own_recommendation_is_right_in_both_languages(home, name):
    one = alert(home, name)
    for lang in ("es", "en"):
        assert recommending.of_action(one.key["model"][lang], one, lang).status == "right"
        assert recommending.of_date(one.key["model"]["date"], one, lang).status == "right"


def test_the_sentence_grows_as_it_is_completed(marker):
    said = recommending.sentence("", "", "", marker, "es")
    assert said == "…: que …, a más tardar el …"
    said = recommending.sentence("Gobierno regional", "mida el límite.", "20/06", marker, "es")
    assert said == (
        "Gobierno regional: que mida el límite, a más tardar el sábado 20 de junio de 2026."
    )
    assert recommending.sentence("X", "visit it", "20/06", marker, "en") == (
        "X: to visit it, by Saturday 20 June 2026."
    )
