"""Alias and PIN, without e-mail; messages that say what to do."""

import itertools

import pytest

_names = (f"Quena {n}" for n in itertools.count(1))


@pytest.fixture
def alias():
    return next(_names)


def test_a_new_alias_goes_straight_to_the_page_that_was_asked_for(nobody, alias):
    answer = nobody.post("/entrar?nuevo=1", alias=alias, pin="1234", next="/manual/es/02")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/manual/es/02"


def test_the_cookie_is_for_this_site_and_not_for_scripts(nobody, alias):
    answer = nobody.post("/entrar?nuevo=1", alias=alias, pin="1234")
    cookie = next(
        one for one in answer.raw.headers.getlist("Set-Cookie") if one.startswith("kit-alerta-")
        and "lang" not in one.partition("=")[0]
    )  # fmt: skip
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_who_comes_back_is_greeted_by_alias(kit, nobody, alias):
    kit.visitor(alias, "1234")
    assert nobody.post("/entrar", alias=alias.upper(), pin="1234").status_code == 303
    assert f"Hola, {alias}" in nobody.get("/").text


def test_an_alias_that_is_taken_is_said_beside_the_field(kit, nobody, alias):
    kit.visitor(alias)
    answer = nobody.post("/entrar?nuevo=1", alias=alias, pin="1234")
    assert answer.status_code == 422
    assert 'aria-describedby="alias-fault"' in answer.text
    assert "ya" in answer.text and alias in answer.text


def test_a_wrong_pin_says_how_many_tries_are_left(kit, nobody, alias):
    kit.visitor(alias, "1234")
    answer = nobody.post("/entrar", alias=alias, pin="0000")
    assert answer.status_code == 422
    assert 'aria-describedby="pin-fault"' in answer.text
    assert "4" in answer.text[answer.text.index('id="pin-fault"') :][:400]


def test_after_five_wrong_pins_the_alias_rests_for_everybody(kit, nobody, alias):
    kit.visitor(alias, "1234")
    for _ in range(5):
        last = nobody.post("/entrar", alias=alias, pin="0000")
    assert "60" in last.text[last.text.index('id="pin-fault"') :][:400]
    assert kit.visitor().post("/entrar", alias=alias, pin="1234").status_code == 422


def test_an_unknown_alias_is_said_beside_the_alias(nobody):
    answer = nobody.post("/entrar", alias="Nadie todavía", pin="1234")
    assert 'id="alias-fault"' in answer.text


@pytest.mark.parametrize("pin", ["", "123", "12345", "12a4", "１２３４"])
def test_a_pin_that_is_not_four_digits_is_refused(nobody, alias, pin):
    answer = nobody.post("/entrar?nuevo=1", alias=alias, pin=pin)
    assert answer.status_code == 422
    assert 'id="pin-fault"' in answer.text


def test_what_was_typed_as_alias_stays_and_is_never_markup(nobody):
    answer = nobody.post("/entrar", alias='"><script>x</script>', pin="1234")
    assert "<script>x" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    "elsewhere",
    ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:1",
     "/manual/es/02/../../salir", "/alerta/pass", "/manual/es/02\r\nSet-Cookie: a=b"],
)  # fmt: skip
def test_signing_in_never_leads_elsewhere(nobody, alias, elsewhere):
    answer = nobody.post("/entrar?nuevo=1", alias=alias, pin="1234", next=elsewhere)
    assert answer.headers["Location"] == "/"


def test_leaving_forgets_the_browser_but_not_the_person(kit, alias):
    visitor = kit.visitor(alias, "1234")
    assert visitor.post("/salir").status_code == 303
    assert visitor.get("/manual/es/02").status_code == 302
    assert visitor.post("/entrar", alias=alias, pin="1234").status_code == 303


class TestTheLanguage:
    def test_is_spanish_unless_somebody_chooses(self, nobody):
        assert '<html lang="es-PE">' in nobody.get("/").text

    def test_is_kept_in_the_browser(self, nobody):
        assert nobody.post("/idioma", lang="en", next="/").headers["Location"] == "/"
        assert '<html lang="en">' in nobody.get("/entrar").text

    def test_is_kept_with_the_person(self, kit, nobody, alias):
        kit.visitor(alias, "1234").post("/idioma", lang="en", next="/")
        nobody.post("/entrar", alias=alias, pin="1234")
        assert '<html lang="en">' in nobody.get("/").text

    def test_changes_a_lesson_and_stays_at_its_screen(self, nobody):
        answer = nobody.post("/idioma", lang="en", next="/manual/es/02#pantalla-3")
        assert answer.headers["Location"] == "/manual/en/02#pantalla-3"

    def test_never_leads_elsewhere(self, nobody):
        answer = nobody.post("/idioma", lang="en", next="//elsewhere.example")
        assert answer.headers["Location"] == "/"

    def test_that_does_not_exist_is_spanish(self, nobody):
        nobody.post("/idioma", lang="xx", next="/")
        assert '<html lang="es-PE">' in nobody.get("/").text
