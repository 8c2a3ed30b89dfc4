"""Two counts of the same situations: the rules decide, and both counts are right."""

import pytest

from alerta.widgets.session import Session
from alerta.widgets.who_warns.count_view import CountView
from alerta.widgets.who_warns.counting import LENSES, CountModel


@pytest.fixture
def count(session):
    return CountModel(session)


def tick_by_the_rules(count):
    for one in count.situations:
        for lens, reading in count.readings(one).items():
            count.tick(one, lens, reading.counts)


def test_pcm_counts_what_has_actions_and_the_defensoria_also_what_is_in_words(count):
    tick_by_the_rules(count)
    assert {lens: count.total(lens) for lens in LENSES} == {"pcm": 2, "defensoria": 6}
    count.check()
    assert count.done


def test_whatever_the_pcm_counts_the_defensoria_counts_too(count):
    for one in count.situations:
        readings = count.readings(one)
        assert readings["defensoria"].counts or not readings["pcm"].counts


@pytest.mark.parametrize(
    ("situation", "pcm", "defensoria", "rules"),
    [
        ("k1", True, True, ("L3", "L17")),
        ("k2", False, True, ("L4", "L19")),
        ("k3", False, True, ("L4", "L19")),
        ("k4", False, False, ("L2", "L12")),
        ("k6", False, True, ("L5", "L19")),
        ("k7", False, True, ("L4", "L18")),
        ("k8", False, False, ("L1", "L11")),
    ],
)
def test_each_lens_has_its_rule(count, situation, pcm, defensoria, rules):
    found = count.readings(situation)
    assert (found["pcm"].counts, found["defensoria"].counts) == (pcm, defensoria)
    assert (found["pcm"].rule, found["defensoria"].rule) == rules


def test_an_announced_occupation_is_no_conflict_for_the_pcm_and_it_is_told_why(count):
    count.tick("k3", "pcm", True)
    count.tick("k3", "defensoria", True)
    count.check()
    assert count.wrong_lenses("k3") == ["pcm"]
    assert count.why("k3") == ["PCM: controversia; se sigue para que no llegue a conflicto. (L4)"]
    assert count.quote("k3") == "«anuncia para el lunes la toma»"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_quote_stands_in_its_situation(lang, home, settings):
    count = CountModel(Session(home, settings, lang))
    for name, one in count.situations.items():
        assert count.quote(name)[1:-1] in one[lang]


def test_what_is_changed_after_a_check_has_to_be_checked_again(count):
    tick_by_the_rules(count)
    count.check()
    count.tick("k1", "pcm", False)
    assert not count.found("k1") and count.found("k2")
    assert not count.done


def test_marks_and_checks_come_back(session, pass_text, settings, home):
    session.identify(pass_text)
    count = CountModel(session)
    tick_by_the_rules(count)
    count.check()
    again = Session(home, settings, "es")
    again.identify(pass_text)
    back = CountModel(again)
    back.restore()
    assert back.done and back.checks == 1
    again.close()


def test_on_the_page_the_totals_follow_and_the_end_shows_60_and_229(session):
    shown = CountView(session)
    shown.checker.click()
    assert "Primero marque al menos una casilla." in shown.needs.value
    shown.rows[0].boxes["pcm"].control.value = True
    assert "PCM 1, Defensoría 0" in shown.totals.value
    shown.checker.click()
    assert "Todavía no" in shown.rows[0].answer.value
    assert "229" not in shown.outcome.value
    for row in shown.rows:
        for lens, reading in shown.model.readings(row.name).items():
            row.boxes[lens].control.value = reading.counts
    shown.checker.click()
    assert "60" in shown.outcome.value and "229" in shown.outcome.value
    assert "Servindi (17 de mayo de 2013)" in shown.outcome.value
    assert shown.outcome.value.count('role="img"') == 2


def test_nothing_of_the_answers_is_on_the_page_before_a_check(session):
    shown = CountView(session)
    said = "".join(row.answer.value for row in shown.rows) + shown.outcome.value
    assert said == ""
