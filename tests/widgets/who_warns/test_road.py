"""The road of a warning: each institution is placed, told why, kept and brought back."""

import pytest

from alerta.resources import ContentError, document, table
from alerta.widgets.who_warns.road import RoadModel
from alerta.widgets.who_warns.road_view import RoadView
from alerta.widgets.who_warns.view import PARTS, view

KEYS = ("exercises", "keys", "cases", "who_warns.yaml")


@pytest.fixture
def right(home):
    """The station of every institution."""
    cards = document(home.joinpath(*KEYS))["cards"]
    return {name: card["station"] for name, card in cards.items()}


def place_all(road, right):
    while not road.done:
        road.choose(right[road.here])
        road.place()
        road.go_on()


def test_every_institution_has_its_place_and_every_place_its_rule(session, right, home):
    road = RoadModel(session)
    assert set(road.cards) == set(right)
    assert set(right.values()) == set(road.stations)
    rules = {row["rule"] for row in table(home, "lesson_rules")}
    assert {one["rule"] for one in road.stations.values()} <= rules


def test_a_subprefecture_identifies_and_warns(session):
    road = RoadModel(session)
    road.choose("identify")
    road.place()
    assert road.found().right
    assert road.found().rule.startswith("W1: Identifican y avisan las prefecturas")
    assert road.at("identify") == ["Subprefectura distrital"]


def test_who_is_asked_for_an_order_does_not_decide_for_that(session):
    road = RoadModel(session)
    road.choose("answer")
    road.place()
    found = road.found()
    assert not found.right
    assert "W1" in found.text and "«anotó lo que pide cada uno»" in found.text
    assert road.at("answer") == []
    assert road.wrong_stations() == {"answer"}


def test_nothing_is_said_before_it_is_placed_or_after_it_is_changed(session):
    road = RoadModel(session)
    road.choose("answer")
    assert road.found() is None
    road.place()
    road.choose("watch")
    assert road.found() is None


@pytest.mark.parametrize("lang", ["es", "en"])
def test_whatever_place_is_tried_is_answered_with_its_rule_and_a_quote(lang, home, settings, right):
    from alerta.widgets.session import Session

    road = RoadModel(Session(home, settings, lang))
    for card in road.cards:
        for station in road.stations:
            road.here, road.tries = card, {}
            road.choose(station)
            road.place()
            said = road.found()
            rule = road.stations[right[card]]["rule"]
            assert said.right == (station == right[card])
            assert rule in said.text + said.rule
            quotes = said.text.replace("“", "«").replace("”", "»").split("«")[1:]
            told = road.cards[card][lang] if lang in road.cards[card] else road.cards[card]["es"]
            assert any(one.split("»")[0].casefold() in told.casefold() for one in quotes), (
                card,
                station,
                said.text,
            )


def test_what_was_placed_comes_back_with_its_tries(session, pass_text, right, settings, home):
    from alerta.widgets.session import Session

    session.identify(pass_text)
    road = RoadModel(session)
    road.choose("answer")
    road.place()
    road.choose("identify")
    road.place()
    road.go_on()
    road.choose("order")
    again = Session(home, settings, "es")
    again.identify(pass_text)
    back = RoadModel(again)
    back.restore()
    assert back.tries == {"subprefecture": ["answer", "identify"]}
    assert (back.here, back.chosen[back.here]) == (road.here, "order")
    assert back.at_first_try == 0
    place_all(back, right)
    assert back.done and back.at_first_try == len(right) - 1
    again.close()


def test_the_page_leads_through_all_of_them_and_ends_with_the_finding(session, right):
    shown = RoadView(session)
    assert "Por ubicar: 9" in shown.road.value
    for _ in right:
        shown.stations.control.value = right[shown.model.here]
        shown.placer.click()
        shown.goer.click()
    assert "9 instituciones, 5 tareas: quien avisa no es quien responde" in shown.road.value
    assert "Ubicó 9 de 9 al primer intento." in shown.answer.value
    assert "ka-gone" in shown.placer._dom_classes


def test_placing_without_a_choice_asks_for_one(session):
    shown = RoadView(session)
    shown.placer.click()
    assert "Primero elija un lugar del camino." in shown.needs.value
    shown.stations.control.value = "watch"
    assert shown.needs.value == ""


def test_the_dates_are_official_and_each_has_its_source(session, home):
    shown = view(session, "timeline").value
    rows = document(home / "manual" / "cases" / "who_warns.yaml")["milestones"]
    known = {row["id"] for row in table(home, "sources")}
    assert all(row["status"] == "official" and row["origin"]["es"] for row in rows)
    assert {row["source"] for row in rows if "source" in row} <= known
    assert shown.count("<li>") == len(rows)
    assert 'role="img"' in shown and "Primero, un reporte que cuenta (2004)" in shown


def test_the_rules_of_the_chapter_are_told_apart(session):
    shown = view(session, "rules").value
    assert shown.count("<tr>") == 7
    assert "ka-mark--official" in shown and "ka-mark--synthesis" in shown


def test_a_piece_that_does_not_exist_is_a_fault_that_tests_find(session):
    with pytest.raises(ContentError, match="road, rules, timeline, lenses"):
        view(session, "streets")


@pytest.mark.parametrize("part", PARTS)
def test_every_piece_speaks_english_too(part, english):
    assert "ka" in view(english, part)._dom_classes
