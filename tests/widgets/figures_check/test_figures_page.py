"""Charts, sums and lists on a page: every callback is fired, both languages, nothing too soon."""

import ipywidgets
import pytest
from touching import choose_everywhere, kind, markup, press_all, tree

from alerta.resources import document, text
from alerta.widgets.figures_check.figures import entry
from alerta.widgets.figures_check.view import view

TASKS = (("chart", "totals"), ("chart", "protests"), ("chart", "phases"), ("sum", "august-2014"), ("lists", ""))  # fmt: skip


def use_everything(piece):
    choose_everywhere(piece, 2)
    for one in kind(piece, ipywidgets.Text, hidden=True):
        one.value = "185"
    press_all(piece)


def solve(piece, home):
    """Match every case as the key does, then give every reason."""
    for step in ("list", "why"):
        for one in list(tree(piece)):
            if isinstance(one, ipywidgets.Dropdown) and not one.value:
                case = one.description.split(".")[0]
                one.value = entry(home, f"{step}.{case}")["value"]
        next(one for one in tree(piece) if isinstance(one, ipywidgets.Button)).click()


def test_a_person_who_does_everything_fires_every_callback(tally, session, pass_text):
    pieces = [view(session, *task) for task in TASKS]
    for _ in range(2):
        for piece in pieces:
            use_everything(piece)
    session.identify(pass_text)
    assert tally.known == tally.fired
    assert session.guard.fault == ""


def test_two_lists_are_reconciled_on_the_page_to_a_residual_of_zero(session, home):
    piece = view(session, "lists")
    assert "Residuo: 22 líneas todavía sin explicar" in markup(piece)
    solve(piece, home)
    said = markup(piece)
    assert "Residuo: 0" in said and "= 9 en la lista M" in said
    assert "Hay 14 casos distintos; 7 están en las dos listas." in said


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("lang", ["session", "english"])
def test_nothing_of_the_key_is_on_the_page_before_a_check(request, task, lang):
    session = request.getfixturevalue(lang)
    held = str([one.get_state() for one in tree(view(session, *task))])
    key = document(session.home / "exercises/keys/cases/figures_check.yaml")["answers"]
    told = [
        text(one[name], session.lang) for one in key.values() for name in ("right", "otherwise")
    ]
    assert [one for one in told if one in held] == []


def test_in_english_the_page_speaks_english(english):
    piece = view(english, "chart", "protests")
    use_everything(piece)
    assert "no published figure" in markup(piece) and "Protests went from 51 to 187" not in markup(piece)  # fmt: skip


def test_a_task_that_does_not_exist_is_told_with_those_that_do(session):
    with pytest.raises(KeyError, match="chart, sum, lists"):
        view(session, "song")
    with pytest.raises(KeyError, match="totals"):
        view(session, "chart", "no-such-chart")
