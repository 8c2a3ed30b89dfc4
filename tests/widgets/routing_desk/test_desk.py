"""The desk on a page: checked, sent, followed, kept and brought back."""

import ipywidgets
import pytest

from alerta.widgets.routing_desk import chain as acts
from alerta.widgets.routing_desk.model import PARTS, DeskModel
from alerta.widgets.routing_desk.view import DeskView, view
from alerta.widgets.session import Session

MARKER, STALLS = "marker-of-paltarumi", "stalls-of-tunqui-alto"
RIGHT = {
    "receiver": "SDOT",
    "copies": "PNP GORE MININTER DP",
    "deadline": "4",
    "entity": "SDOT",
    "action": "mida el límite con los dos distritos",
    "date": "20/06/2026",
}


@pytest.fixture
def desk(session):
    return DeskModel(session, MARKER)


def fill(desk, **other):
    for part, value in {**RIGHT, **other}.items():
        desk.answer(part, value)
    desk.check()


def test_a_routing_that_follows_the_rules_can_be_sent(desk):
    fill(desk)
    assert {desk.found(part).status for part in PARTS} == {"right"}
    assert desk.can_send
    desk.send()
    assert desk.is_sent


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("receiver", "MIDAGRI"),
        ("copies", "PNP"),
        ("deadline", "24"),
        ("entity", "PNP"),
        ("action", "monitoree"),
        ("date", "25/06/2026"),
    ],
)
def test_with_one_thing_wrong_it_is_not_sent(desk, part, value):
    fill(desk, **{part: value})
    assert not desk.can_send
    desk.send()
    assert not desk.is_sent


def test_nothing_is_checked_while_something_is_missing(desk):
    desk.answer("receiver", "SDOT")
    desk.check()
    assert desk.checks == 0 and desk.found("receiver") is None
    assert "copies" in desk.missing


def test_another_receiver_makes_the_copies_unchecked(desk):
    fill(desk)
    desk.answer("receiver", "GORE")
    assert desk.found("copies") is None and desk.found("deadline") is not None


def test_how_the_rules_route_it_is_shown_after_two_tries(desk):
    fill(desk, receiver="MIDAGRI")
    assert desk.model_routing() == []
    desk.check()
    rows = dict(desk.model_routing())
    assert (
        rows["Destinatario"] == "Secretaría de Demarcación y Organización Territorial (PCM) (A16)"
    )
    assert rows["Registrar dentro de"] == "4 h"


def test_what_was_sent_is_not_changed_any_more(desk):
    fill(desk)
    desk.send()
    desk.answer("receiver", "GORE")
    assert desk.answers["receiver"] == "SDOT"


def test_everything_comes_back_as_it_was(session, pass_text, home, settings):
    session.identify(pass_text)
    desk = DeskModel(session, MARKER)
    fill(desk)
    desk.send()
    for act in (acts.PARTIES, acts.WAIT, acts.REMIND):
        desk.act(act)
    again = Session(home, settings, "es")
    again.identify(pass_text)
    back = DeskModel(again, MARKER)
    back.restore()
    assert (back.answers, back.checks, back.is_sent) == (desk.answers, 1, True)
    assert back.acts == [acts.PARTIES, acts.WAIT, acts.REMIND]
    assert back.chain.state == desk.chain.state
    assert DeskModel(again, STALLS).answers == {}
    again.close()


def test_the_chain_can_be_walked_again(desk):
    fill(desk)
    desk.send()
    desk.act(acts.WAIT)
    desk.start_again()
    assert desk.chain.hours == 0 and desk.is_sent


# ---------------------------------------------------------------- on the page


@pytest.fixture
def shown(session):
    return DeskView(DeskModel(session, MARKER))


def put(shown, **other):
    form, values = shown.form, {**RIGHT, **other}
    form.receiver.control.value = values["receiver"]
    for code, row in zip(form.copies.shown, form.copies.rows, strict=True):
        row.control.value = code in values["copies"].split()
    form.deadline.control.value = values["deadline"]
    form.entity.control.value = values["entity"]
    form.action.control.value = values["action"]
    form.date.control.value = values["date"]


def texts(piece):
    if isinstance(piece, ipywidgets.HTML):
        yield piece.value
    for child in getattr(piece, "children", ()):
        yield from texts(child)


def test_level_and_clock_stand_above_the_alert(shown):
    page = " ".join(texts(shown.widget))
    assert "Inminente" in page and "Se conoce desde: miércoles 17 de junio de 2026, 6:40." in page


def test_before_a_check_nothing_of_the_answer_is_on_the_page(shown):
    page = " ".join(texts(shown.widget))
    assert "A16" not in page and "D3" not in page and "ka-feedback" not in page
    assert "ka-gone" in shown.chain.widget._dom_classes


def test_what_is_missing_is_named(shown):
    shown.form.checker.click()
    assert "Falta: destinatario, copias, plazo, entidad, verbo, fecha." in shown.form.needs.value


def test_the_hours_say_until_when(shown):
    shown.form.deadline.control.value = "4"
    assert "Con 4 h: hasta miércoles 17 de junio de 2026, 10:40." in shown.form.until.value


def test_a_wrong_check_says_why_and_a_right_one_lets_it_go(shown):
    put(shown, receiver="MIDAGRI", date="pronto")
    shown.form.checker.click()
    assert "ka-feedback--wrong" in shown.form.said["receiver"].value
    assert "Falta el día." in shown.form.said["date"].value
    assert "ka-gone" in shown.form.sender._dom_classes
    put(shown)
    shown.form.checker.click()
    assert "ka-gone" not in shown.form.sender._dom_classes
    shown.form.sender.click()
    assert "ka-gone" not in shown.chain.widget._dom_classes
    assert shown.form.receiver.control.disabled and shown.form.copies.rows[0].control.disabled


def test_the_log_grows_and_the_line_of_hours_says_how_it_stands(shown):
    put(shown)
    shown.form.checker.click()
    shown.form.sender.click()
    shown.chain.parties.click()
    shown.chain.wait.click()
    assert "24 h sin respuesta: el plazo venció" in shown.chain.now.value
    assert 'role="img" aria-label="24 h sin respuesta' in shown.chain.now.value
    shown.chain.remind.click()
    shown.chain.escalate.click()
    assert "la prefectura regional" in shown.chain.now.value
    assert shown.chain.log.value.count("<li") == 5
    shown.chain.wait.click()
    shown.chain.jump.click()
    assert "el siguiente es la unidad territorial de la SGSD" in shown.chain.answer.value


def test_the_end_compares_with_the_best_walk(shown):
    put(shown)
    shown.form.checker.click()
    shown.form.sender.click()
    chain = shown.chain
    name = {"remind": chain.remind, "escalate": chain.escalate, "parties": chain.parties,
            "update": chain.update, "wait": chain.wait}  # fmt: skip
    while not shown.model.chain.state.done:
        for act in shown.model.chain.owed() or ["wait"]:
            name[act].click()
    assert "La respuesta tardó 72 h. Para quien hace todo a tiempo, 72 h." in chain.reply.value
    assert "No dejó nada pendiente" in chain.reply.value
    assert "ka-gone" in chain.choices._dom_classes


def test_the_same_desk_speaks_english(english):
    page = " ".join(texts(view(english, MARKER)))
    assert "An alert reaches your desk" in page and "Imminent" in page


def test_what_people_write_is_escaped(shown):
    put(shown, action="<b>visite</b>")
    shown.form.checker.click()
    assert "<b>visite" not in shown.form.sentence.value


def test_a_person_who_does_everything_fires_every_callback(tally, session, pass_text):
    shown = DeskView(DeskModel(session, MARKER))
    session.identify(pass_text)
    put(shown, receiver="MIDAGRI")
    shown.form.checker.click()
    put(shown)
    shown.form.checker.click()
    shown.form.revealer.click()
    assert "ka-kv" in shown.form.model_answer.value
    shown.form.sender.click()
    chain = shown.chain
    for one in (chain.remind, chain.escalate, chain.parties, chain.update, chain.duplicate,
                chain.jump, chain.wait, chain.again):  # fmt: skip
        one.click()
    assert tally.known == tally.fired
    assert session.guard.fault == ""
