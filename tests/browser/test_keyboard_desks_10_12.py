"""The desks of chapters 10, 11 and 12 by keyboard alone: every control is reached with Tab as it
comes, and whatever one presses leaves the keyboard somewhere on the desk."""

import shutil

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
NARROW = {"width": 360, "height": 740}
ROUTING, SPACE, WORKSHOP, BOARD = 2, 2, 4, 10
SUM, CHART, LISTS = 2, 6, 13
PACE_MS = 100  # a person is slower


class Keys:
    """Hands that never touch the mouse, in front of one screen."""

    def __init__(self, guest, screen: int) -> None:
        guest.turn_to(screen)
        self.page = guest.page
        self.place = guest.page.locator(f"#pantalla-{screen}")

    def reach(self, there) -> None:
        """Press Tab until `there`; the keyboard is always somewhere on the page."""
        for _ in range(150):
            if there():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("not reached by keyboard")

    def at(self, control) -> bool:
        return control.evaluate("one => one === document.activeElement")

    def press(self, words: str) -> None:
        button = self.place.get_by_role("button", name=words, exact=True)
        button.wait_for()
        self.reach(lambda: self.at(button))
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(PACE_MS)

    def pick(self, label: str, words: str) -> None:
        """Choose a line of a list that opens."""
        select = self.place.get_by_label(label, exact=True)
        self.reach(lambda: self.at(select))
        lines = select.locator("option").all_text_contents()
        plain = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
        wanted = next(n for n, line in enumerate(plain) if line.startswith(words))
        self.page.keyboard.press("Home")
        for _ in range(wanted):
            self.page.keyboard.press("ArrowDown")
        self.page.wait_for_timeout(PACE_MS)
        assert select.evaluate("one => one.selectedIndex") == wanted

    def choose(self, words: str, within=None) -> None:
        """Choose one of several that exclude each other."""
        radio = (within or self.place).locator("label", has_text=words).first.locator("input")
        self.reach(lambda: radio.evaluate("one => one.name === document.activeElement.name"))
        for _ in range(8):
            if self.at(radio):
                break
            self.page.keyboard.press("ArrowDown")
            self.page.wait_for_timeout(PACE_MS)
        if not radio.is_checked():
            self.page.keyboard.press("Space")
        self.page.wait_for_timeout(PACE_MS)
        assert radio.is_checked()

    def tick(self, words: str) -> None:
        box = self.place.get_by_role("checkbox", name=words)
        self.reach(lambda: self.at(box))
        self.page.keyboard.press("Space")
        self.page.wait_for_timeout(PACE_MS)
        assert box.is_checked()

    def write(self, label: str, words: str) -> None:
        field = self.place.get_by_label(label)
        self.reach(lambda: self.at(field))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def sees(self, words: str) -> None:
        self.place.get_by_text(words).first.wait_for(timeout=10_000)

    def is_kept(self) -> bool:
        """Whether the keyboard is still on this screen, on something that can be seen."""
        return self.place.evaluate(
            "one => one.contains(document.activeElement)"
            " && document.activeElement.getClientRects().length > 0"
        )


@pytest.fixture(scope="module")
def person(arrive):
    return arrive("Sauco", size=NARROW)


def test_an_alert_is_routed_sent_and_followed_until_both_parties_know_the_answer(person):
    person.open("/manual/es/10")
    keys = Keys(person, ROUTING)
    keys.pick("¿Quién debe responder primero?", "Defensoría")
    for copy in ("Secretaría", "Gobierno local", "Organismo", "Gobierno regional"):
        keys.tick(copy)
    keys.choose("24 h")
    keys.pick("Entidad: quién debe hacerlo", "Ministerio de Transportes")
    keys.write("Verbo: qué debe hacer", "entregue el calendario por tramos")
    keys.write("Fecha: para cuándo", "16/03/2026")
    keys.press("Comprobar")
    keys.sees("Defensoría del Pueblo:")
    assert keys.is_kept()

    keys.pick("¿Quién debe responder primero?", "Ministerio de Transportes")
    keys.press("Comprobar")
    keys.press("Enviar la alerta")
    keys.sees("La alerta salió. Ahora falta la respuesta")
    assert keys.is_kept()

    keys.press("Informar a las dos partes")
    for _ in range(3):
        keys.press("Pasan 24 horas")
    keys.sees("Llegó una respuesta")
    keys.press("Informar a las dos partes")
    keys.sees("Para quien hace todo a tiempo, 72 h.")
    assert keys.is_kept()


def test_a_dialogue_space_is_opened_one_question_after_the_other(person):
    person.open("/manual/es/11")
    keys = Keys(person, SPACE)
    assert keys.place.locator(".ka-question:visible").count() == 1
    keys.choose("1. Dónde paran los mototaxis.")
    keys.choose("Dos por Rueda Serena")
    keys.choose("El viernes 22 de mayo")
    keys.sees("Es un espacio de diálogo (K6)")
    assert keys.place.locator(".ka-question:visible").count() == 4


def test_a_loose_sentence_becomes_a_commitment(person):
    keys = Keys(person, WORKSHOP)
    keys.choose("Compromiso")
    keys.pick("¿Quién lo cumplirá?", "La Municipalidad")
    keys.pick("¿Qué se hará?", "verá lo de la señal")
    keys.pick("¿Para cuándo?", "5 de junio")
    keys.pick("¿Qué lo probará?", "una foto")
    keys.pick("¿Quién lo comprobará?", "La subprefectura")
    keys.press("Comprobar")
    keys.sees("¿Lo podría comprobar alguien que no estuvo allí?")
    assert keys.is_kept()

    keys.pick("¿Qué se hará?", "pondrá la señal")
    keys.press("Comprobar")
    keys.sees("Su acta: un compromiso")
    assert keys.is_kept()


def test_a_week_of_the_board_is_decided_and_the_keyboard_goes_on_to_the_next(person):
    keys = Keys(person, BOARD)
    cards = keys.place.locator(".ka-week > .ka-card")
    for number, state in enumerate(("Vencido", "Cumplido", "En plazo", "En plazo")):
        keys.choose(state, cards.nth(number))
        if state == "Vencido":
            keys.choose("Recordar", cards.nth(number))
    keys.press("Comprobar la semana")
    keys.press("Pasar a la semana siguiente")
    keys.sees("Semana 2 de 5")
    assert keys.is_kept()


def test_a_sum_is_checked_and_what_may_be_said_of_it_is_chosen(person):
    person.open("/manual/es/12")
    keys = Keys(person, SUM)
    keys.write("¿Cuánto suman las partes?", "205")
    keys.write("Cifra publicada menos esa suma", "20")
    keys.choose("Una de las tres cifras falla")
    keys.press("Comprobar")
    keys.sees("Todavía no")
    assert keys.is_kept()

    keys.write("¿Cuánto suman las partes?", "185")
    keys.press("Comprobar")
    keys.sees("las partes suman 185 y el total dice 205")
    assert keys.is_kept()


def test_a_chart_gets_the_title_that_states_its_finding(person):
    keys = Keys(person, CHART)
    keys.choose("De 260 en enero de 2010")
    keys.press("Comprobar")
    keys.sees("nada de los años vacíos")
    assert keys.is_kept()


def test_a_case_of_one_list_is_matched_with_one_of_the_other(person):
    keys = Keys(person, LISTS)
    keys.pick("M1. ¿Qué caso de la lista Y es?", "Y4")
    keys.press("Comprobar lo que tengo")
    keys.sees("Residuo: 20 líneas todavía sin explicar")
    assert keys.is_kept()
