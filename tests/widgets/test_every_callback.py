"""Every callback that a page registers is fired, by doing everything a person can do."""

import ipywidgets
from touching import tree

from alerta.widgets.alert_scorer.view import view as scorer
from alerta.widgets.chapter_cord.view import view as cord
from alerta.widgets.controls import page_signals
from alerta.widgets.exercise_card.view import view as card
from alerta.widgets.source_grading.view import view as desk


def test_a_person_who_does_everything_fires_every_callback(
    tally, session, pass_text, market, quarry, canal, rules
):
    pieces = [page_signals(session)]
    pieces += [card(*one, rules, session) for one in (market, quarry, canal)]
    pieces += [scorer(rules, session), cord(session, [market[0]], "04_five_criteria", [])]
    pieces += [desk(session, "the-stalls-and-the-bridge", "trace")]
    pieces[0].children[0].value = pass_text
    assert session.person is not None
    for turn in range(8):  # what opens brings more to press
        for piece in pieces[1:]:
            use_everything(piece, first=turn % 2 == 0)
    assert tally.known == tally.fired
    assert len(tally.known) > 20
    assert session.guard.fault == ""


def use_everything(piece, *, first):
    """Choose something everywhere and press every button that is shown.

    The first option, with the first sentence, is right in some questions; the last is wrong.
    """
    for one in list(tree(piece)):
        if isinstance(one, ipywidgets.RadioButtons | ipywidgets.Dropdown):
            place = 1 if isinstance(one, ipywidgets.Dropdown) else 0
            one.index = place if first else len(one.options) - 1
    for one in list(tree(piece)):
        if isinstance(one, ipywidgets.Button) and "ka-gone" not in one._dom_classes:
            one.click()
