"""The three parts of the chapter and the chart, on a page."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import ipywidgets
import pytest
from touching import kind, press, shown, tree

from alerta.widgets.commitments.shares import percent
from alerta.widgets.commitments.view import view
from alerta.widgets.session import Session

sys.path.insert(0, str(Path(__file__).parent))

from test_commitments_model import CASE, HARDER, decide, write

from alerta.widgets.commitments.board_model import BoardModel
from alerta.widgets.commitments.case import table_of
from alerta.widgets.commitments.workshop_model import WorkshopModel

PARTS = ["space", "workshop", "board", "shares"]


def words(piece):
    return " ".join(one.value for one in tree(piece) if isinstance(one, ipywidgets.HTML))


def use_everything(piece, *, first):
    for one in [*kind(piece, ipywidgets.RadioButtons), *kind(piece, ipywidgets.Dropdown)]:
        start = 1 if isinstance(one, ipywidgets.Dropdown) else 0
        one.index = start if first else len(one.options) - 1
    for one in kind(piece, ipywidgets.Button):
        one.click()


def test_the_act_grows_line_by_line(session):
    page = view(session, "space")
    assert shown(page).count("Falta</em>") == 6
    kind(page, ipywidgets.RadioButtons)[0].value = "c"
    assert shown(page).count("Falta</em>") == 5
    assert "Todavía es una reunión." in shown(page)


def test_the_next_question_comes_once_the_one_before_is_answered(session):
    page = view(session, "space")
    assert len(kind(page, ipywidgets.RadioButtons)) == 1
    kind(page, ipywidgets.RadioButtons)[0].value = "a"  # wrong ones go on too
    assert len(kind(page, ipywidgets.RadioButtons)) == 2


def test_a_line_that_is_not_right_is_marked_in_the_act(session):
    page = view(session, "space")
    for line, option in enumerate("caa"):
        kind(page, ipywidgets.RadioButtons)[line].value = option
    assert "(por revisar)" in shown(page)
    assert "K6: sin fecha todavía no hay espacio de diálogo." in shown(page)


def test_a_request_asks_for_no_more_fields(session):
    page = view(session, "workshop")
    assert kind(page, ipywidgets.Dropdown) == []
    kind(page, ipywidgets.RadioButtons)[0].value = "commitment"
    assert len(kind(page, ipywidgets.Dropdown)) == 5
    kind(page, ipywidgets.RadioButtons)[0].value = "request"
    assert kind(page, ipywidgets.Dropdown) == []


def test_a_sheet_with_blanks_is_not_checked_but_told(session):
    page = view(session, "workshop")
    kind(page, ipywidgets.RadioButtons)[0].value = "commitment"
    press(page, "Comprobar")
    assert "Falta llenar: ¿Quién lo cumplirá?, " in shown(page)
    assert "ka-feedback" not in shown(page)


def test_one_sheet_is_open_at_a_time(session):
    page = view(session, "workshop")
    press(page, "Abrir la frase 4")
    opened = [one for one in tree(page) if "ka-crit--open" in one._dom_classes]
    assert len(opened) == 1
    press(page, "Cerrar la frase 4")
    assert not any("ka-crit--open" in one._dom_classes for one in tree(page))


def test_the_board_asks_what_to_do_only_of_what_is_overdue(session):
    page = view(session, "board")
    first = kind(page, ipywidgets.RadioButtons)
    assert len(first) == 4
    first[0].value = "overdue"
    assert len(kind(page, ipywidgets.RadioButtons)) == 5
    first[0].value = "fulfilled"
    assert len(kind(page, ipywidgets.RadioButtons)) == 4


def test_the_next_week_comes_when_this_one_is_right(session):
    page, model = view(session, "board"), BoardModel(table_of(session, CASE))
    assert "Semana 1 de 5: lunes 1 de junio de 2026" in shown(page)
    press(page, "Comprobar la semana")
    assert "Faltan por decidir: 4." in shown(page)
    decide(model, "w1")
    press(page, "Pasar a la semana siguiente")
    assert "Semana 2 de 5: lunes 8 de junio de 2026" in shown(page)
    assert "Vencido: recordar" in shown(page)


def test_the_finished_board_says_what_came_of_it(session):
    page, model = view(session, "board"), BoardModel(table_of(session, CASE))
    for week in model.weeks:
        decide(model, week["id"])
        model.go_on(week["id"])
    assert "Los 4 se cumplieron; 2 de ellos con retraso" in shown(page)
    assert "Cumplidos a tiempo: 2 de 4 (50 %)." in shown(page)
    assert "6, 21. Mediana de todos: 3." in shown(page)
    assert "Pasar a la semana siguiente" not in [
        one.description for one in kind(page, ipywidgets.Button)
    ]


def test_the_chart_says_its_finding_its_source_and_its_figures(session):
    every = kind(view(session, "shares"), ipywidgets.HTML, hidden=True)
    markup = " ".join(one.value for one in every)
    drawn = ElementTree.fromstring(re.search(r"<svg.*?</svg>", markup)[0])
    assert "57,7 %" in drawn.get("aria-label")
    assert "87 %" in drawn.get("aria-label")
    assert "Más de la mitad de los acuerdos no tenía fecha" in markup
    assert "Informe 187-2021-DP" in markup
    assert "Oficial" in markup
    bars = [float(one.get("width")) for one in drawn.findall("rect[@class='ka-share__bar']")]
    assert bars[0] / bars[1] == pytest.approx(57.7 / 87, rel=0.01)


def test_a_share_has_the_decimal_mark_of_its_language():
    assert (percent(57.7, "es"), percent(57.7, "en")) == ("57,7 %", "57.7 %")


@pytest.mark.parametrize("part", PARTS)
def test_making_a_part_saves_nothing_and_tells_nothing(session, part):
    page = view(session, part)
    assert session.log() == []
    assert "ka-feedback" not in shown(page)
    assert "ka-ind__ok" not in shown(page)


@pytest.mark.parametrize("case", [CASE, HARDER])
def test_nothing_of_the_key_is_on_the_page_before_a_check(session, case):
    page = view(session, "workshop", case)
    everything = [one.value for one in tree(page) if isinstance(one, ipywidgets.HTML)]
    assert not any("ka-right" in " ".join(one._dom_classes) for one in tree(page))
    assert not any('class="ka-ind__ok"' in markup for markup in everything)


def test_answers_come_back_when_the_person_is_known(session, settings, home, pass_text):
    session.identify(pass_text)
    write(WorkshopModel(table_of(session, CASE)), "sign")
    decide(BoardModel(table_of(session, CASE)), "w1")
    BoardModel(table_of(session, CASE)).go_on("w1")
    later = Session(home, settings, "es", page="11_dialogue_and_commitments")
    sheets, board = view(later, "workshop"), view(later, "board")
    assert "Su acta" not in shown(sheets)
    later.identify(pass_text)
    assert "Su acta: un compromiso" in shown(sheets)
    assert "Semana 2 de 5" in shown(board)
    later.close()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_in_both_languages(session, english, part):
    spanish, other = words(view(session, part)), words(view(english, part))
    assert spanish != other
    assert "á" not in re.sub(r"Rueda|Chaskipata|Defensoría|Apurímac", "", other)


def test_an_unknown_part_is_refused(session):
    with pytest.raises(KeyError):
        view(session, "no-such-part")


def test_a_person_who_does_everything_fires_every_callback(tally, session, pass_text):
    pages = [view(session, part) for part in ("space", "workshop", "board")]
    session.identify(pass_text)
    for turn in range(6):
        for page in pages:
            use_everything(page, first=turn % 2 == 0)
    decide(BoardModel(table_of(session, CASE)), "w1")
    for button in kind(pages[2], ipywidgets.Button):
        button.click()
    mine = {one for one in tally.known if ".commitments." in one}
    assert mine == {one for one in tally.fired if ".commitments." in one}
    assert len(mine) >= 8
    assert session.guard.fault == ""


def test_the_figures_come_after_two_numbers_that_are_kept(session, pass_text):
    page = view(session, "shares")
    figure = next(one for one in kind(page, ipywidgets.HTML, hidden=True) if "<svg" in one.value)
    low, high = kind(page, ipywidgets.Text)
    low.value, high.value = "30", "mil"
    press(page, "Ver las cifras")
    assert "Escriba dos números de 0 a 100" in shown(page)
    assert "ka-gone" in figure._dom_classes
    high.value = "45,5"
    press(page, "Ver las cifras")
    assert "ka-gone" not in figure._dom_classes
    assert "usted pensó 30; fue 57,7 %." in shown(page)
    assert "usted pensó 45,5; fue 87 %." in shown(page)
    low.value = "35"  # what was typed just before the press arrives after it
    assert "usted pensó 35; fue 57,7 %." in shown(page)
    session.identify(pass_text)
    again = view(session, "shares")
    assert [one.value for one in kind(again, ipywidgets.Text)] == ["35", "45,5"]
    assert "<svg" in shown(again)
