"""The desks of chapters 10 to 12 ask one thing at a time on a narrow page, and all on a wide one."""

import shutil

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
WALL = 3500  # px: a taller screen loses whoever reads it on a phone
DESKS = (
    ("10", 2, ".ka-desk__part", "Seguir: pregunta 2 de 4"),
    ("11", 10, ".ka-week > .ka-card", "Seguir: parte 2 de 4"),
    ("12", 13, ".ka-recon__row", "Seguir: pregunta 2 de 9"),
)


@pytest.mark.parametrize(("chapter", "screen", "part", "on"), DESKS)
def test_a_narrow_desk_asks_one_thing_and_leads_to_the_next(arrive, chapter, screen, part, on):
    guest = arrive(f"Tarwi{chapter}", size=NARROW)
    guest.open(f"/manual/es/{chapter}")
    guest.turn_to(screen)
    parts = guest.page.locator(f"#pantalla-{screen} {part}")
    expect(parts.nth(0)).to_be_visible()
    expect(parts.nth(1)).to_be_hidden()
    guest.page.get_by_role("button", name=on).click()
    expect(parts.nth(0)).to_be_hidden()
    expect(parts.nth(1)).to_be_visible()
    assert guest.page.evaluate("document.documentElement.scrollHeight") < WALL
    assert guest.barriers(f"#pantalla-{screen}") == []
    assert guest.faults == []


@pytest.mark.parametrize(("chapter", "screen", "part", "on"), DESKS)
def test_a_wide_desk_asks_everything_at_once(arrive, chapter, screen, part, on):
    guest = arrive(f"Cañihua{chapter}", size=WIDE)
    guest.open(f"/manual/es/{chapter}")
    guest.turn_to(screen)
    count = int(on.rsplit(" ", 1)[-1])
    expect(guest.page.locator(f"#pantalla-{screen} {part}:visible")).to_have_count(count)
    expect(guest.page.get_by_role("button", name=on)).to_be_hidden()


def test_an_alert_is_checked_after_its_last_question_and_leads_to_what_is_to_be_corrected(arrive):
    guest = arrive("Sacha", size=NARROW)
    guest.open("/manual/es/10")
    guest.turn_to(2)
    desk = guest.page.locator("#pantalla-2 .ka-desk__form")
    check = desk.get_by_role("button", name="Comprobar")
    expect(check).to_be_hidden()
    desk.get_by_label("¿Quién debe responder primero?").select_option("Policía Nacional del Perú")
    for number in (2, 3, 4):
        desk.get_by_role("button", name=f"Seguir: pregunta {number} de 4").click()
        if number == 2:
            desk.get_by_label("Defensoría del Pueblo").check()
        if number == 3:
            desk.locator("label", has_text="24 h").click()
    desk.get_by_label("Entidad: quién debe hacerlo").select_option("Gobierno local")
    desk.get_by_label("Verbo: qué debe hacer").fill("abrirá el ingreso provisional")
    desk.get_by_label("Fecha: para cuándo").fill("20/03/2026")
    check.click()
    expect(desk.get_by_label("¿Quién debe responder primero?")).to_be_visible()
    expect(desk.get_by_role("button", name="Pregunta 1 de 4, por corregir")).to_be_visible()
