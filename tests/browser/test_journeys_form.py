"""The registration form in a browser: drafts, places, actors, paper (rows 38, 39, 41, 49)."""

import re
import shutil

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
APP = "/app/register_case"
FOCUSED = "document.activeElement.closest('.ka-field')"


@pytest.fixture
def form_page(arrive, request):
    """A new record of somebody who has no draft."""
    guest = arrive(f"Ficha {len(request.node.name)} {abs(hash(request.node.name)) % 10**6}")
    guest.open(APP)
    guest.page.wait_for_selector(".ka-reg-cord", state="visible")
    return guest


def section(page, name):
    page.locator(".ka-reg-cord button:visible", has_text=name).first.click()
    page.locator(".ka-reg-head h2", has_text=name).wait_for()


def field(page, label, number=0):
    named = page.locator(f"label:text-matches('^{label}( .opcional.)?$')")
    return page.locator(".ka-reg-side .ka-field:not(.ka-gone)").filter(has=named).nth(number)


def saved(page):
    page.wait_for_selector(".ka-save--ok")
    page.wait_for_timeout(1200)


def test_a_draft_is_offered_again_with_date_and_hour_and_several_live_together(form_page):
    page = form_page.page
    for name in (
        "Comuneros de Pampa Alta - empresa (agua)",
        "Gremio de taxis - municipio (tarifa)",
    ):
        section(page, "Caso")
        field(page, "Nombre del caso").locator("input").fill(name)
        saved(page)
        form_page.open(APP)
        offer = page.locator(".ka-reg-offer", has_text=name)
        offer.wait_for()
        assert re.search(r"Tiene un borrador del \d\d/\d\d/\d{4}, \d\d:\d\d", offer.inner_text())
        if page.locator(".ka-reg-offer").count() == 1:
            page.get_by_role("button", name="Empezar una ficha nueva").click()
            page.wait_for_selector(".ka-reg-cord", state="visible")
    assert page.locator(".ka-reg-offer").count() == 2
    page.get_by_role("button", name="Descartar Comuneros de Pampa Alta").click()
    page.get_by_role("button", name="Sí, descartar").click()
    page.wait_for_function("document.querySelectorAll('.ka-reg-offer').length === 1")
    page.get_by_role("button", name="Recuperar Gremio de taxis").click()
    section(page, "Caso")
    assert field(page, "Nombre del caso").locator("input").input_value().startswith("Gremio")


def test_department_province_and_district_lead_to_a_ubigeo_of_six_digits(form_page):
    page = form_page.page
    section(page, "Ubicaciones")
    if not page.locator(".ka-reg-row.is-open").count():
        page.get_by_role("button", name=re.compile("Agregar")).click()
    for label, choice, digits in (("Departamento", "Cusco", 2), ("Provincia", "Espinar", 4),
                                  ("Distrito", "Coporaque", 6)):  # fmt: skip
        place = field(page, label)
        place.locator("select").select_option(label=choice)
        code = place.locator("[translate=no]", has_text="UBIGEO")
        code.wait_for()
        assert re.fullmatch(rf"UBIGEO 08\d{{{digits - 2}}}", code.inner_text())
    field(page, "Departamento").locator("select").select_option(label="Puno")
    told = field(page, "Provincia").locator("div.ka-error b")
    told.wait_for()
    assert "«Espinar» no corresponde" in told.inner_text()
    assert field(page, "Distrito").count() == 0, "a district of another department is not kept"


def test_adding_and_removing_an_actor_keeps_focus_and_data(form_page):
    page = form_page.page
    section(page, "Actores")
    names = ("Comunidad de Pampa Alta", "Minera Piedra Blanca", "Municipalidad de Quilla")
    for number, name in enumerate(names, start=1):
        if number > page.locator(".ka-reg-row").count():
            page.get_by_role("button", name=re.compile("^Agregar")).click()
            page.wait_for_function(
                f"n => document.querySelectorAll('.ka-reg-row').length === n"
                f" && {FOCUSED}?.closest('.ka-reg-row')?.matches('.is-open:nth-child(' + n + ')')",
                arg=number,
            )
        page.locator(".ka-reg-row.is-open input[type=text]").first.fill(name)
        saved(page)
    rows = page.locator(".ka-reg-row")
    assert [name in rows.nth(n).inner_text() for n, name in enumerate(names)] == [True] * 3
    rows.nth(1).get_by_role("button", name=re.compile("^Quitar")).click()
    page.get_by_role("button", name="Sí, quitar").click()
    page.wait_for_function("document.querySelectorAll('.ka-reg-row').length === 2")
    page.wait_for_function("document.activeElement.closest('.ka-reg-row') !== null")
    text = page.locator(".ka-reg-rows").inner_text()
    assert names[0] in text and names[2] in text and names[1] not in text


def test_an_error_beside_a_field_says_what_to_do(form_page):
    page = form_page.page
    section(page, "Actores")
    name = page.locator(".ka-reg-row.is-open input[type=text]").first
    name.fill("La población")
    section(page, "Hechos")
    section(page, "Actores")
    told = page.locator(".ka-field--error .ka-error").first
    told.wait_for()
    assert page.locator(".ka-field--error input").first.get_attribute("aria-invalid") == "true"
    assert len(told.inner_text().strip().splitlines()) >= 2, "what is wrong, and what to do"


@pytest.mark.parametrize("path", ["/", "/manual/es/04", APP, "/app/case_explorer"])
def test_on_paper_every_page_says_that_it_is_practice(arrive, path):
    guest = arrive(f"Papel {abs(hash(path)) % 10**6}")
    guest.open(path)
    guest.page.emulate_media(media="print")
    mark = guest.page.locator(".ka-practice")
    assert mark.is_visible()
    assert mark.inner_text().upper() == "PRÁCTICA"
    fixed = mark.evaluate("one => getComputedStyle(one).position")
    assert fixed == "fixed", "so that it stands on every sheet"
