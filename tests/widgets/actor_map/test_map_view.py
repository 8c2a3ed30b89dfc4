"""The steps of the map on a page: what is pressed, what is said, what stays."""

import re

import ipywidgets
import pytest
from touching import kind, press, shown

from alerta.widgets.actor_map.case_files import case_key
from alerta.widgets.actor_map.model import actor_map
from alerta.widgets.actor_map.view import STEPS, view

CASE = "the-moved-stop"


def lists(piece):
    return kind(piece, ipywidgets.Dropdown, hidden=True)


def radios(piece):
    return kind(piece, ipywidgets.RadioButtons, hidden=True)


def use_everything(piece, *, first):
    for one in [*radios(piece), *lists(piece)]:
        one.index = (
            (1 if isinstance(one, ipywidgets.Dropdown) else 0) if first else len(one.options) - 1
        )
    for one in kind(piece, ipywidgets.Button):
        one.click()


def test_an_actor_goes_on_the_map_when_who_and_ring_are_chosen(session):
    page = view(session, CASE, "rings")
    lists(page)[0].value = "parish"
    radios(page)[0].value = "tertiary"
    assert "Parroquia</tspan>" not in shown(page)
    press(page, "Poner en el mapa")
    assert "Parroquia</tspan>" in shown(page)
    assert "Correcto: Parroquia" in shown(page)


def test_without_a_choice_the_button_says_what_is_missing(session):
    page = view(session, CASE, "rings")
    press(page, "Poner en el mapa")
    assert "Elija quién y en qué círculo." in shown(page)


def test_turning_to_an_actor_again_shows_where_it_stands(session):
    page = view(session, CASE, "rings")
    lists(page)[0].value = "parish"
    radios(page)[0].value = "primary"
    press(page, "Poner en el mapa")
    lists(page)[0].value = "traders"
    assert radios(page)[0].value is None
    lists(page)[0].value = "parish"
    assert radios(page)[0].value == "primary"


def test_who_is_on_the_map_moves_as_soon_as_another_ring_is_chosen(session):
    page = view(session, CASE, "rings")
    lists(page)[0].value = "parish"
    radios(page)[0].value = "primary"
    press(page, "Poner en el mapa")
    assert "Todavía no: Parroquia" in shown(page)
    radios(page)[0].value = "tertiary"
    assert "Correcto: Parroquia" in shown(page)
    assert actor_map(session, CASE).value("ring.parish") == "tertiary"


def test_with_the_last_actor_in_place_the_keyboard_goes_to_what_is_said(session):
    key, model = case_key(session.home, CASE)["rings"], actor_map(session, CASE)
    rings = STEPS["rings"](model, alone=True)
    for actor in model.candidates:
        rings.who.control.value, rings.ring.control.value = actor, key[actor]["value"]
        rings.put()
        moved = any(name.startswith("ka-focus-") for name in rings.answer._dom_classes)
        assert moved == (actor == model.candidates[-1]), actor


def test_a_link_that_was_drawn_changes_as_soon_as_another_is_chosen(session):
    page = view(session, CASE, "links")
    lists(page)[0].value, lists(page)[1].value = "mototaxis", "traders"
    radios(page)[0].value = "tension"
    assert actor_map(session, CASE).links() == []
    press(page, "Trazar el vínculo")
    radios(page)[0].value = "alliance"
    assert [kind for _, _, kind in actor_map(session, CASE).links()] == ["alliance"]


def test_a_sentence_is_judged_as_soon_as_it_is_sorted(session):
    page = view(session, CASE, "layers")
    radios(page)[0].value = "need"  # d1.2
    assert "Todavía no" in shown(page)
    radios(page)[0].value = "interest"
    assert "Todavía no" not in shown(page)
    assert "N4: " in shown(page)


def test_a_link_needs_two_different_actors(session):
    page = view(session, CASE, "links")
    one, other = lists(page)
    one.value = other.value = "mototaxis"
    radios(page)[0].value = "alliance"
    press(page, "Trazar el vínculo")
    assert "dos actores distintos" in shown(page)
    other.value = "traders"
    radios(page)[0].value = "alliance"
    press(page, "Trazar el vínculo")
    assert "<b>Alianza</b> Rueda Serena – Portal Quinual" in shown(page)


def test_the_map_grows_in_every_view_of_the_case(session):
    rings, later = view(session, CASE, "rings"), view(session, CASE, "acts", "links")
    lists(rings)[0].value = "traders"
    radios(rings)[0].value = "secondary"
    press(rings, "Poner en el mapa")
    assert "Quinual</tspan>" in shown(later)


def test_answers_come_back_when_the_person_is_known(session, settings, home, pass_text):
    from alerta.widgets.session import Session

    session.identify(pass_text)
    actor_map(session, CASE).take("layer.d1.2", "interest")
    later = Session(home, settings, "es", page="03_actors_interests_causes")
    page = view(later, CASE, "layers")
    assert radios(page)[0].value is None
    later.identify(pass_text)
    assert radios(page)[0].value == "interest"
    assert "Correcto" in shown(page)
    later.close()


def test_making_the_page_saves_nothing_and_tells_nothing(session):
    page = view(session, CASE)
    assert session.log() == []
    assert "ka-feedback" not in shown(page)
    assert "ka-ind__ok" not in shown(page)


@pytest.mark.parametrize("case", [CASE, "the-night-gate"])
def test_nothing_of_the_key_is_on_the_page_before_a_decision(session, case):
    markup = shown(view(session, case))
    key = actor_map(session, case)._key
    for finding in key["finding"].values():
        assert finding["es"] not in markup


def test_a_step_that_does_not_exist_is_refused(session):
    with pytest.raises(KeyError):
        view(session, CASE, "no-such-step")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_step_opens_in_both_languages(session, english, lang):
    page = view({"es": session, "en": english}[lang], CASE)
    words = {"es": "Los documentos del caso", "en": "The documents of the case"}
    assert words[lang] in shown(page)
    other = "en" if lang == "es" else "es"
    assert words[other] not in shown(page)


def test_every_content_is_escaped(session, monkeypatch):
    model = actor_map(session, CASE)
    monkeypatch.setitem(model.texts, "d1.2", "<b>5 < 6</b>")
    monkeypatch.setattr(model, "name", lambda actor, short=False: "<i>x</i>")
    model.take("ring.parish", "tertiary")
    markup = shown(view(session, CASE))
    assert "&lt;b&gt;5 &lt; 6&lt;/b&gt;" in markup
    assert "<i>x</i>" not in markup


def test_a_person_who_does_everything_fires_every_callback(tally, session, pass_text):
    page = view(session, CASE)
    session.identify(pass_text)
    for turn in range(4):
        use_everything(page, first=turn % 2 == 0)
    mine = {one for one in tally.known if ".actor_map." in one}
    assert mine == {one for one in tally.fired if ".actor_map." in one}
    assert len(mine) >= 7
    assert session.guard.fault == ""


def test_every_radio_and_list_has_a_name(session):
    page = view(session, CASE)
    for one in lists(page):
        assert one.description
    for step in STEPS:
        part = view(session, CASE, step)
        named = re.findall(r'class="[^"]*ka-label', shown(part))
        assert len(named) >= sum(not one.description for one in radios(part))
