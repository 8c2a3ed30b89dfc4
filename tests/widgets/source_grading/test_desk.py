"""A desk where reports come in one after the other: letter, number, rumour or fact, deadline."""

import pytest

from alerta.widgets.controls.marking import judge
from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.model import DECISIONS, DeskModel

DESKS = ("the-stalls-and-the-bridge", "the-tap-of-ichu-alto")


def right(model, place):
    entries = case.key(model.session.home, model.name)["answers"]
    report = model.reports[place]["id"]
    return {d: str(entries[f"{report}.{d}"]["value"]) for d in DECISIONS}


def decide(model, **decisions):
    for decision, value in decisions.items():
        model.marking.answer(model.part(decision), value)


@pytest.fixture
def desk(session):
    return DeskModel(session, DESKS[0])


def test_only_the_first_report_is_on_the_desk_at_first(desk):
    assert desk.arrived == 1
    assert not desk.has_next
    desk.go_to(3)
    assert desk.open == 0


def test_nothing_is_said_before_all_four_are_decided(desk):
    decide(desk, reliability="C")
    desk.check()
    assert desk.needs() == "Falta decidir: credibilidad, rumor o hecho, qué se hace."
    assert desk.marking.found(desk.part("reliability")) is None


def test_the_next_report_comes_in_after_a_check_even_when_not_all_is_right(desk):
    decide(desk, reliability="A", credibility="3", claim="rumour", action="drop")
    desk.check()
    assert desk.arrived == 2 and desk.has_next
    said = desk.marking.found(desk.part("reliability"))
    assert said.status == "wrong" and "Q3" in said.text


def test_a_wrong_action_is_told_with_its_own_reason(desk):
    decide(desk, reliability="C", credibility="3", claim="rumour", action="verify48")
    desk.check()
    said = desk.marking.found(desk.part("action"))
    assert "D7" in said.text and "D6" in said.text and "mañana a las siete cerramos" in said.text


def test_an_announced_measure_gives_24_hours_from_the_arrival_and_none_gives_48(desk):
    assert dict(desk.options("action"))["verify24"] == (
        "Verificarlo en 24 horas: hasta el martes 6, 20:40"
    )
    fifth = desk.reports[4]
    assert case.action_words("verify48", fifth, "en") == (
        "Verify it within 48 hours: by Thursday 8, 11:40"
    )


def test_the_hours_are_those_of_the_deadlines_table(home):
    from alerta.resources import table

    hours = {row["rule"]: row["hours"] for row in table(home, "deadlines")}
    assert {"verify24": int(hours["D6"]), "verify48": int(hours["D7"])} == case.HOURS


def test_an_answer_that_is_changed_is_not_judged_until_the_next_check(desk):
    decide(desk, **right(desk, 0))
    desk.check()
    decide(desk, claim="fact")
    assert desk.marking.found(desk.part("claim")) is None
    desk.check()
    assert desk.marking.found(desk.part("claim")).status == "wrong"
    assert desk.marking.tries[desk.part("claim")] == [("rumour", "right"), ("fact", "wrong")]


def test_a_reading_that_is_as_good_counts_as_right(desk):
    entry = case.key(desk.session.home, desk.name)["answers"]["r5.credibility"]
    assert judge(entry, "3", "es").status == "right"
    assert judge(entry, "1", "es").status == "wrong"


@pytest.mark.parametrize("name", DESKS)
def test_every_option_of_every_report_is_judged_and_the_key_is_one_of_them(session, name):
    model = DeskModel(session, name)
    entries = case.key(session.home, name)["answers"]
    for place, report in enumerate(model.reports):
        model.open = place
        for decision in DECISIONS:
            entry = entries[f"{report['id']}.{decision}"]
            values = [value for value, _ in model.options(decision)]
            assert str(entry["value"]) in values
            assert set(map(str, entry.get("wrong", {}))) <= set(values)
            judged = [judge(entry, value, lang).status for value in values for lang in ("es", "en")]
            assert judged.count("right") == 2 * (1 + len(entry.get("accepted", ())))


def test_the_two_desks_show_every_letter_with_several_numbers(home):
    grades = set()
    for name in DESKS:
        answers = case.key(home, name)["answers"]
        for report in case.desk(home, name)["reports"]:
            letter, number = (answers[f"{report['id']}.{d}"]["value"] for d in DECISIONS[:2])
            grades.add(f"{letter}{number}")
    assert {"C3", "B3", "A2", "A1", "B2", "C1", "A3"} <= grades


def test_what_was_decided_comes_back_when_the_person_is_known(session, pass_text):
    first = DeskModel(session, DESKS[0])
    decide(first, **right(first, 0))
    first.check()
    assert session.identify(pass_text)
    again = DeskModel(session, DESKS[0])
    again.resume()
    assert again.arrived == 2 and again.open == 1
    assert again.marking.is_right(again.part("claim", 0))
    assert again.rows()[0][1] == "C3"


def test_a_desk_that_does_not_exist_is_told_with_those_that_do(home):
    with pytest.raises(KeyError, match="the-stalls-and-the-bridge"):
        case.desk(home, "no-such-desk")
