"""The steps of the desk on a page: every callback is fired, and nothing tells the key too soon."""

import ipywidgets
import pytest
from touching import choose_everywhere, kind, markup, press_all, tree

from alerta.resources import text
from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.view import STEPS, view

DESK = "the-stalls-and-the-bridge"


def use_everything(piece):
    """Choose, write and tick everywhere; press every button that is shown."""
    choose_everywhere(piece, 1)
    for one in kind(piece, ipywidgets.Checkbox, hidden=True):
        one.value = True
    for one in kind(piece, ipywidgets.Text, hidden=True):
        one.value = "64"
    press_all(piece)


def test_a_person_who_does_everything_fires_every_callback(tally, session, pass_text):
    pieces = [view(session, DESK, step) for step in STEPS]
    for _ in range(3):
        for piece in pieces:
            use_everything(piece)
    session.identify(pass_text)
    assert tally.known == tally.fired
    assert session.guard.fault == ""


def test_all_five_reports_are_reached_and_the_table_of_the_desk_stands_below(session):
    piece = view(session, DESK)
    for _ in range(5):
        use_everything(piece)
    assert "de 20 decisiones están firmes" in markup(piece)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("lang", ["session", "english"])
def test_nothing_of_the_key_is_on_the_page_before_a_check(request, step, lang):
    session = request.getfixturevalue(lang)
    piece = view(session, DESK, step)
    key = case.key(session.home, DESK)
    told = [text(one["right"], session.lang) for one in key["answers"].values()]
    told += [text(one["otherwise"], session.lang) for one in key["answers"].values()]
    told += [text(one, session.lang) for one in key["draft"]["never"].values()]
    held = str([one.get_state() for one in tree(piece)])
    assert [one for one in told if one in held] == []


def test_in_english_the_page_speaks_english(english):
    piece = view(english, DESK)
    use_everything(piece)
    assert "What you grade" in markup(piece) and "Lo que" not in markup(piece)


def test_what_comes_from_content_is_escaped(session):
    piece = view(session, DESK, "trace")
    next(one for one in tree(piece) if isinstance(one, ipywidgets.Text)).value = "<b>4</b>"
    use_everything(piece)
    assert "<b>4</b>" not in markup(piece)


def test_a_step_that_does_not_exist_is_told_with_those_that_do(session):
    with pytest.raises(KeyError, match="grade, trace, count, write"):
        view(session, DESK, "sing")
