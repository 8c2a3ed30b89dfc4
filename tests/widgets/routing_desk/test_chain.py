"""Nobody answers: the clock moves, and the chain is walked one step at a time (K7)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.widgets.routing_desk.chain import (
    ACTS,
    DUPLICATE,
    ESCALATE,
    JUMP,
    PARTIES,
    REMIND,
    UPDATE,
    WAIT,
    Chain,
    best,
)
from alerta.widgets.routing_desk.content import alert
from alerta.widgets.routing_desk.routing import Routing

STALLS, MARKER, MACHINES = (
    "stalls-of-tunqui-alto",
    "marker-of-paltarumi",
    "machines-of-sauce-quieto",
)


@pytest.fixture
def walk(home, rules):
    def begin(name, *acts):
        one = alert(home, name)
        return Chain(one, Routing(one, rules, "es").clock, "es", acts)

    return begin


def last(chain):
    return chain.log[-1].said


@pytest.mark.parametrize("first", [(), (PARTIES,)])
def test_while_the_deadline_runs_to_wait_is_right_whether_the_parties_were_told_or_not(walk, first):
    """K7 asks to tell them once a deadline has passed; before, it is a good habit."""
    assert last(walk(STALLS, *first, WAIT)).status == "right"


def test_the_first_deadline_runs_from_when_the_facts_were_known_not_from_the_sending(walk):
    chain = walk(MARKER)
    assert chain.first_due - chain.alert.known == timedelta(hours=24)
    assert chain.first_due < chain.sent + timedelta(hours=24)


def test_a_missed_deadline_is_told_to_the_parties(walk):
    chain = walk(MARKER, WAIT, REMIND, ESCALATE, UPDATE, WAIT)
    assert (last(chain).status, last(chain).rule) == ("wrong", "K7")
    assert "informar a las dos partes" in last(chain).text


def test_to_go_up_before_the_deadline_is_too_early(walk):
    chain = walk(STALLS, ESCALATE)
    assert (last(chain).status, last(chain).rule) == ("wrong", "D2")
    assert "contacto en 5 días hábiles" in last(chain).text
    assert chain.state.rung == 0


def test_after_the_deadline_it_is_reminded_and_goes_one_step_up(walk):
    chain = walk(MARKER, PARTIES, WAIT)
    assert chain.is_overdue
    assert chain.owed() == [REMIND, ESCALATE, PARTIES, UPDATE]
    for act in (REMIND, ESCALATE, PARTIES, UPDATE):
        chain.do(act)
        assert last(chain).status == "right", act
    assert chain.told_so_far == ["la prefectura regional"]
    assert not chain.is_overdue, "whoever was told has a deadline of their own"


def test_one_step_at_a_time(walk):
    chain = walk(MARKER, PARTIES, WAIT, ESCALATE, ESCALATE)
    assert (last(chain).status, last(chain).rule) == ("wrong", "K7")
    assert chain.state.rung == 1


def test_straight_to_the_pcm_skips_the_chain(walk):
    chain = walk(MARKER, WAIT, JUMP)
    assert last(chain).status == "wrong"
    assert "la prefectura regional" in last(chain).text


def test_another_alert_is_a_duplicate(walk):
    assert last(walk(MARKER, DUPLICATE)).rule == "E03"


def test_what_was_left_undone_is_told_when_the_clock_moves(walk):
    chain = walk(MARKER, PARTIES, WAIT, ESCALATE, WAIT)
    assert last(chain).status == "wrong"
    assert "recordar al destinatario, informar a las dos partes, actualizar la alerta" in (
        last(chain).text
    )


def test_the_parties_are_told_once_for_each_thing_that_changes(walk):
    assert last(walk(STALLS, PARTIES)).status == "right"
    assert last(walk(STALLS, PARTIES, PARTIES)).status == "partly"


def test_at_level_4_the_clock_moves_by_12_hours_and_the_alert_is_updated_each_time(walk):
    chain = walk(MACHINES, PARTIES, WAIT)
    assert chain.hours == 12
    assert chain.owed() == [UPDATE]
    chain.do(UPDATE)
    assert (last(chain).status, last(chain).rule) == ("right", "D4")


def test_at_level_4_the_same_day_ends_at_midnight(walk):
    assert not walk(MACHINES, WAIT).is_overdue
    assert walk(MACHINES, WAIT, WAIT).is_overdue


@pytest.mark.parametrize(("name", "hours"), [(STALLS, 72), (MARKER, 72), (MACHINES, 36)])
def test_whoever_does_what_is_due_gets_an_answer_and_no_reproach(home, rules, name, hours):
    one = alert(home, name)
    chain = best(one, Routing(one, rules, "es").clock, "es")
    assert chain.hours == hours
    assert {line.said.status for line in chain.log} == {"right"}
    assert chain.state.done


def test_an_alert_answered_in_time_never_goes_up(home, rules):
    one = alert(home, STALLS)
    assert best(one, Routing(one, rules, "es").clock, "es").state.rung == 0


def test_an_answer_is_not_the_end_until_both_parties_know_it(walk):
    chain = walk(STALLS, PARTIES, WAIT, WAIT, WAIT)
    assert chain.state.answered is not None and not chain.state.done
    chain.do(REMIND)
    assert last(chain).status == "partly"
    chain.do(PARTIES)
    assert chain.state.done


def test_after_the_end_nothing_is_done_any_more(walk):
    chain = walk(STALLS, PARTIES, WAIT, WAIT, WAIT, PARTIES)
    before = len(chain.log)
    chain.do(WAIT)
    assert len(chain.log) == before


def test_who_only_waits_gets_no_answer_where_the_chain_has_to_be_walked(walk):
    chain = walk(MARKER, *[WAIT] * 12)
    assert chain.state.answered is None
    assert chain.hours == 12 * 24


@given(acts=st.lists(st.sampled_from(ACTS), max_size=25))
def test_any_walk_can_be_told_again_from_its_acts(home, rules, acts):
    one = alert(home, MARKER)
    clock = Routing(one, rules, "es").clock
    chain = Chain(one, clock, "es", acts)
    again = Chain(one, clock, "es", chain.acts)
    assert (again.state, again.log) == (chain.state, chain.log)
    assert chain.state.rung <= len(one.chain)
    assert all(line.said.text and line.said.rule for line in chain.log)
