"""The life of a case and the line of days on a page."""

import pytest

from alerta.widgets.case_life.days import ITEM, Days
from alerta.widgets.case_life.days_view import DaysView
from alerta.widgets.case_life.days_view import view as days_view
from alerta.widgets.case_life.model import CaseLife
from alerta.widgets.case_life.view import CaseLifeView, view
from alerta.widgets.guard import Guard
from alerta.widgets.session import Session

FORD = "the-broken-ford"


@pytest.fixture
def shown(rules, session):
    return CaseLifeView(CaseLife(rules, session, FORD))


@pytest.fixture
def days(rules, session):
    return DaysView(Days(rules, session))


def choose(shown, phase, state):
    for one, code in zip(shown.decisions, (phase, state), strict=True):
        one.options.control.value = code
    shown.checker.click()


def gone(piece):
    return "ka-gone" in piece._dom_classes


# ---------------------------------------------------------------- the case


def test_at_first_there_is_the_note_of_the_week_and_nothing_said(shown):
    assert "Semana 1 de 4. Viernes 6 de marzo de 2026" in shown.title.value
    assert "Llega un memorial" in shown.note.value
    assert all(gone(one.told) for one in shown.decisions)
    assert gone(shown.onward) and gone(shown.back) and gone(shown.labels)
    assert "La línea empieza con su primera decisión" in shown.line.value
    assert "El badén está cerrado" not in shown.note.value, "later weeks are not on the page"


def test_both_decisions_are_told_with_the_check(shown):
    choose(shown, "dialogue", "active")
    assert "Todavía no" in shown.decisions[0].told.value
    assert "Correcto" in shown.decisions[1].told.value
    assert "ka-wrong-5" in shown.decisions[0].options.control._dom_classes
    assert gone(shown.onward) and not gone(shown.checker)
    assert "Semana 1: diálogo, activo. Por revisar." in shown.line.value


def test_what_is_missing_is_said_and_nothing_is_told(shown):
    shown.checker.click()
    assert shown.needs.value == "Falta elegir la fase."
    shown.decisions[0].options.control.value = "early"
    shown.checker.click()
    assert shown.needs.value == "Falta elegir el estado."
    assert gone(shown.decisions[0].told)
    shown.decisions[1].options.control.value = "active"
    assert gone(shown.needs)
    shown.checker.click()
    assert gone(shown.checker) and not gone(shown.onward)


def test_a_week_decided_well_shows_both_labels_and_lets_time_go_by(shown):
    choose(shown, "early", "active")
    assert "Cómo llama cada institución a esta semana" in shown.labels.value
    assert "Conflicto social, fase temprana" in shown.labels.value
    assert 'translate="no">L19<' in shown.labels.value
    assert 'translate="no">F5<' in shown.note.value, "the sentence that decides is marked"
    shown.onward.click()
    assert "Semana 2 de 4." in shown.title.value
    assert "El badén está cerrado" in shown.note.value
    assert all(one.options.value is None for one in shown.decisions)
    assert gone(shown.labels) and not gone(shown.back)


def test_the_week_before_can_be_seen_as_it_was_decided(shown):
    choose(shown, "early", "active")
    shown.onward.click()
    shown.back.click()
    assert shown.decisions[0].options.value == "early"
    assert not gone(shown.onward) and gone(shown.back)


def test_at_the_end_the_line_and_its_table_are_whole(shown):
    for phase in ("early", "escalation", "de_escalation", "dialogue"):
        choose(shown, phase, "active")
        if not gone(shown.onward):
            shown.onward.click()
    assert gone(shown.onward)
    assert "En 4 semanas, 4 fases y un solo estado: activo" in shown.line.value
    assert shown.table.value.count('scope="row"') == 4
    # the button that had the keyboard is gone, and nothing goes on: what the week is called is read
    assert any(name.startswith("ka-focus-") for name in shown.labels._dom_classes)


def test_what_was_decided_comes_back(rules, session, settings, home, pass_text):
    shown = CaseLifeView(CaseLife(rules, session, FORD))
    assert session.identify(pass_text)
    choose(shown, "early", "active")
    again = Session(home, settings, "es", page="05_phases_and_states")
    back = CaseLifeView(CaseLife(rules, again, FORD))
    assert again.identify(pass_text)
    assert "Semana 2 de 4." in back.title.value
    assert "Semana 1: temprana, activo" in back.line.value
    again.close()


def test_in_english_the_page_is_english(rules, english):
    shown = CaseLifeView(CaseLife(rules, english, FORD))
    choose(shown, "crisis", "active")
    assert "Week 1 of 4." in shown.title.value
    assert "E15" in shown.decisions[0].told.value and "Not yet" in shown.decisions[0].told.value
    assert view(rules=rules, session=english) is not None


# ---------------------------------------------------------------- the days


def test_before_a_number_the_line_shows_where_the_state_changes(days):
    assert "El estado cambia después de 90 y 365 días" in days.line.value
    assert days.told.value == "" and gone(days.told)
    assert "De 0 a 90 días: activo (S6). De 91 a 365 días: latente (S5)." in days.line.value


@pytest.mark.parametrize(
    ("typed", "state", "rule"),
    [
        ("0", "activo", "S6"),
        ("90", "activo", "S6"),
        ("91", "latente", "S5"),
        ("365", "latente", "S5"),
        ("366", "retirado", "S4"),
        ("9999", "retirado", "S4"),
    ],
)
def test_a_number_of_days_gives_its_state_and_its_rule(days, typed, state, rule):
    days.field.control.value = typed
    assert f"Con {typed} días el caso está {state}" in days.line.value
    assert f"<b>{rule}. " in days.told.value


def test_who_takes_part_keeps_a_case_from_being_withdrawn(days):
    days.field.control.value = "400"
    assert "retirado" in days.line.value
    days.part.control.value = True
    assert "Con 400 días el caso está latente" in days.line.value
    assert "El estado cambia" not in days.line.value


@pytest.mark.parametrize("typed", ["-3", "noventa", "9,5", "123456"])
def test_what_is_no_number_of_days_is_told_with_its_remedy(days, typed):
    days.field.control.value = typed
    assert "ka-field--error" in days.field.widget._dom_classes
    assert "Escriba un número entero" in days.field._error.value
    days.field.control.value = "91"
    assert "ka-field--error" not in days.field.widget._dom_classes


def test_the_numbers_worth_trying_fill_the_field(days):
    days.try_days(366)
    assert days.field.value == "366" and "retirado" in days.line.value


def test_the_days_come_back(rules, session, settings, home, pass_text):
    shown = DaysView(Days(rules, session))
    assert session.identify(pass_text)
    shown.field.control.value = "91"
    shown.part.control.value = True
    assert session.latest(ITEM)["days"].value == "91"
    again = Session(home, settings, "es", page="05_phases_and_states")
    back = DaysView(Days(rules, again))
    assert again.identify(pass_text)
    assert back.field.value == "91" and back.part.value is True
    again.close()


def test_another_threshold_in_the_table_moves_the_line(rules, session):
    from alerta.criteria import Rules

    tables = {**rules.tables}
    tables["state_rules"] = [
        {**row, "when": row["when"].replace("> 90", "> 60")} for row in rules.tables["state_rules"]
    ]
    changed = Days(Rules(tables, rules.version), session)
    assert [zone.first for zone in changed.zones()] == [0, 61, 366]


def test_a_person_who_does_everything_fires_every_callback(rules, session, pass_text, monkeypatch):
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    shown, days = CaseLifeView(CaseLife(rules, session, FORD)), DaysView(Days(rules, session))
    assert session.identify(pass_text)
    choose(shown, "early", "active")
    shown.onward.click()
    shown.back.click()
    days.field.control.value = "7"
    days.part.control.value = True
    tries = days.widget.children[1].children[1].children
    assert next(one.description for one in tries) == "7 días"
    for one in tries:
        one.click()
    assert days.field.value == "366"
    assert Guard.known == Guard.fired
    assert len(Guard.known) >= 7
    assert session.guard.fault == ""
    assert days_view(rules, session) is not None
