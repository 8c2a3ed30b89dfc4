"""Whole pieces of work by keyboard alone, from the first wrong answer to the end.

That every control of every desk is reached is proved by `test_keyboard_desks.py`.
"""

import shutil
from pathlib import Path

import pytest
from keyboard import Keyboard

from alerta.criteria import assess, load_rules
from alerta.learning import load_key
from alerta.widgets.case_life.weeks import case_file
from alerta.widgets.sorting_board.model import ITEM as BOARD

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SIZES = [pytest.param(WIDE, id="1280"), pytest.param(NARROW, id="360")]


@pytest.fixture
def screen(arrive):
    """`screen(alias, chapter, number, size)`: somebody's keyboard at one screen of a chapter."""

    def at(alias: str, chapter: str, number: int, size: dict = NARROW) -> Keyboard:
        guest = arrive(alias, size=size)
        guest.open(f"/manual/es/{chapter}")
        return Keyboard(guest, number)

    return at


def test_a_notice_is_sorted_and_the_next_one_comes(screen, answered):
    keys = screen("Muña", "02", 3)
    desk = keys.place.locator(".ka-sorting")
    for box in range(5):
        keys.choose(box, desk.locator(".ka-question .widget-radio-box"))
        keys.do("Comprobar")
        if desk.locator(".ka-feedback--right").count():
            break
    onward = desk.get_by_role("button", name="Siguiente aviso")
    assert onward.evaluate("one => one === document.activeElement")
    keys.do(onward)
    keys.sees("Aviso 2 de 14.")
    assert answered("Muña", BOARD)


def test_the_criteria_explorer_is_coded_wrongly_corrected_and_carried_on(screen, answered):
    keys = screen("Oca", "04", 2)
    first = keys.place.locator(".ka-crit").first
    options = first.locator(".widget-radio-box").first
    keys.choose(1, options)
    keys.reach(first.locator("select"))
    keys.press("ArrowDown")
    keys.rest()
    keys.do(first.get_by_role("button", name="Comprobar"))
    keys.sees("Todavía no")
    keys.reach(options)
    keys.choose(0, options)
    keys.do(first.get_by_role("button", name="Comprobar"))
    keys.do(first.get_by_role("button", name="Seguir"))
    assert keys.place.locator(".ka-crit--open h3").first.inner_text().startswith("C2")
    assert answered("Oca")["quarry-trucks-school", "c1"] == "yes"


def test_a_case_is_lived_to_its_last_week(screen, answered):
    keys = screen("Arracacha", "05", 2)
    phases = ("early", "escalation", "crisis", "de_escalation", "dialogue", "none")
    states = ("active", "latent", "resolved", "withdrawn", "under_observation")
    rules = load_rules(HOME)
    weeks = case_file(HOME, "the-broken-ford", "es").weeks
    groups = keys.place.locator(".widget-radio-box")
    for number, week in enumerate(weeks, start=1):
        found = assess(week.situation(), rules)
        keys.choose(phases.index(found["phase"] or "none"), groups.nth(0))
        keys.choose(states.index(found["state"]), groups.nth(1))
        keys.do("Comprobar")
        keys.place.locator(".ka-labels").wait_for()
        if number < len(weeks):
            keys.do("Pasa una semana")
    decided = [
        part for _, part in answered("Arracacha", "05.case_life") if part.endswith(".decided")
    ]
    assert len(decided) == 2 * len(weeks)


def test_days_are_typed_and_tried_and_the_state_follows(screen, answered):
    keys = screen("Maca", "05", 11, WIDE)
    why = keys.place.locator(".ka-days__why")
    keys.reach(keys.place.locator("input[type=text]"))
    keys.page.keyboard.type("91")
    keys.press("Enter")
    keys.rest()
    assert "atente" in why.inner_text()
    keys.do("366 días")
    assert "etirado" in why.inner_text()
    assert "366" in map(str, answered("Maca", "05.days_line").values())


@pytest.mark.parametrize("size", SIZES)
def test_the_ten_indicators_are_scored_with_the_document_in_reach(screen, answered, size):
    alias = f"Mashua {size['width']}"
    keys = screen(alias, "06", 5, size)
    desk, rows = keys.place, keys.place.locator(".ka-ind")

    def reach_part(row):  # on a narrow screen one part comes after the other
        if not row.is_visible():
            keys.do(desk.locator(".ka-turns__next:visible"))

    key = load_key(HOME, "health-post-roof")["answers"]
    parts = [f"{axis}{n}" for axis in "pi" for n in range(1, 6)]
    for number, part in enumerate(parts):
        value = str(key[part]["value"])
        reach_part(rows.nth(number))
        keys.choose(["0", "1", "2", "unknown"].index(value), rows.nth(number))
        document = desk.locator(".ka-work > .ka-sources .ka-source")
        if size is WIDE:  # beside every indicator stands the document
            beside = document.evaluate("one => one.getBoundingClientRect().bottom > 300")
            assert beside, part
    if size is NARROW:
        keys.do(desk.locator(".ka-at-hand summary"))
        assert desk.locator(".ka-at-hand .ka-source").is_visible()
        assert keys.person.barriers("#pantalla-5") == []
        keys.press("Enter")
        assert not desk.locator(".ka-at-hand .ka-source").is_visible()
    else:
        assert keys.person.barriers("#pantalla-5") == []
    reach_part(rows.nth(10))
    keys.choose(1, rows.nth(10))
    keys.choose(1, rows.nth(11))
    keys.do("Comprobar")
    desk.locator(".ka-ind__ok").nth(11).wait_for()
    scores = answered(alias, "health-post-roof")
    assert [scores["health-post-roof", part] for part in parts] == [
        str(key[part]["value"]) for part in parts
    ]


def test_a_sentence_pressed_in_the_document_proves_the_score_given_last(screen):
    keys = screen("Yacón", "06", 5, WIDE)
    desk = keys.place
    keys.choose(0, desk.locator(".ka-ind").nth(0))
    keys.choose(0, desk.locator(".ka-ind").nth(1))
    keys.reach(desk.locator(".ka-sources .ka-press .ka-n").nth(4))
    keys.press("Enter")
    desk.locator(".ka-sources mark").wait_for()
    assert desk.locator(".ka-sources .ka-tag").inner_text() == "P2"
    lists = desk.locator(".ka-ind select")
    assert lists.nth(0).evaluate("one => one.selectedIndex") == 0
    assert lists.nth(1).evaluate("one => one.selectedIndex") == 5


def test_an_alert_is_routed_sent_and_followed_until_both_parties_know_the_answer(screen):
    keys = screen("Sauco", "10", 2)
    keys.pick("¿Quién debe responder primero?", "Defensoría")
    keys.do("Seguir: pregunta 2 de 4")
    for copy in ("Secretaría", "Gobierno local", "Organismo", "Gobierno regional"):
        keys.tick(copy)
    keys.do("Seguir: pregunta 3 de 4")
    keys.choose("24 h")
    keys.do("Seguir: pregunta 4 de 4")
    keys.pick("Entidad: quién debe hacerlo", "Ministerio de Transportes")
    keys.write("Verbo: qué debe hacer", "entregue el calendario por tramos")
    keys.write("Fecha: para cuándo", "16/03/2026")
    keys.do("Comprobar")
    keys.sees("Defensoría del Pueblo:")

    keys.pick("¿Quién debe responder primero?", "Ministerio de Transportes")
    keys.do("Comprobar")
    keys.do("Enviar la alerta")
    keys.sees("La alerta salió. Ahora falta la respuesta")

    keys.do("Informar a las dos partes")
    for _ in range(3):
        keys.do("Pasan 24 horas")
    keys.sees("Llegó una respuesta")
    keys.do("Informar a las dos partes")
    keys.sees("Para quien hace todo a tiempo, 72 h.")


def test_a_dialogue_space_is_opened_one_question_after_the_other(screen):
    keys = screen("Molle", "11", 2)
    assert keys.place.locator(".ka-question:visible").count() == 1
    keys.choose("1. Dónde paran los mototaxis.")
    keys.choose("Dos por Rueda Serena")
    keys.choose("El viernes 22 de mayo")
    keys.sees("Es un espacio de diálogo (K6)")
    assert keys.place.locator(".ka-question:visible").count() == 4


def test_a_loose_sentence_becomes_a_commitment(screen):
    keys = screen("Queñua", "11", 4)
    keys.choose("Compromiso")
    keys.pick("¿Quién lo cumplirá?", "La Municipalidad")
    keys.pick("¿Qué se hará?", "verá lo de la señal")
    keys.pick("¿Para cuándo?", "5 de junio")
    keys.pick("¿Qué lo probará?", "una foto")
    keys.pick("¿Quién lo comprobará?", "La subprefectura")
    keys.do("Comprobar")
    keys.sees("¿Lo podría comprobar alguien que no estuvo allí?")

    keys.pick("¿Qué se hará?", "pondrá la señal")
    keys.do("Comprobar")
    keys.sees("Su acta: un compromiso")


def test_a_week_of_the_board_is_decided_and_the_keyboard_goes_on_to_the_next(screen):
    keys = screen("Chachacomo", "11", 10)
    cards = keys.place.locator(".ka-week > .ka-card")
    for number, state in enumerate(("Vencido", "Cumplido", "En plazo", "En plazo")):
        if number:
            keys.do(f"Seguir: parte {number + 1} de 4")
        keys.choose(state, cards.nth(number))
        if state == "Vencido":
            keys.choose("Recordar", cards.nth(number))
    keys.do("Comprobar la semana")
    keys.do("Pasar a la semana siguiente")
    keys.sees("Semana 2 de 5")


def test_a_sum_is_checked_wrong_and_right(screen):
    keys = screen("Tara", "12", 2)
    keys.write("¿Cuánto suman las partes?", "205")
    keys.write("Cifra publicada menos esa suma", "20")
    keys.choose("Una de las tres cifras falla")
    keys.do("Comprobar")
    keys.sees("Todavía no")

    keys.write("¿Cuánto suman las partes?", "185")
    keys.do("Comprobar")
    keys.sees("las partes suman 185 y el total dice 205")


def test_a_chart_gets_the_title_that_states_its_finding(screen):
    keys = screen("Lúcuma", "12", 6)
    keys.choose("De 260 en enero de 2010")
    keys.do("Comprobar")
    keys.sees("nada de los años vacíos")


def test_a_case_of_one_list_is_matched_with_one_of_the_other(screen):
    keys = screen("Pacae", "12", 13)
    keys.pick("M1. ¿Qué caso de la lista Y es?", "Y4")
    keys.do("Comprobar lo que tengo")
    keys.sees("Residuo: 20 líneas todavía sin explicar")
