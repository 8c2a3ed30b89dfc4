"""`/mis-datos`: what is kept is told, can be taken along, and is deleted with the PIN."""

import json
import sqlite3
import time

import psutil
import pytest
from path_kit import FIRST, solve
from small_kit import RunningKit, process_of, small_home


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    content = small_home(tmp_path_factory.mktemp("content"))
    with RunningKit(content, tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture
def nobody(kit):
    return kit.visitor()


def stored(kit, alias):
    """Rows of the table of answers that belong to an alias."""
    with sqlite3.connect(kit.data / "registry.sqlite") as database:
        query = "SELECT count(*) FROM answer NATURAL JOIN person WHERE alias = ?"
        return database.execute(query, (alias,)).fetchone()[0]


def delete(visitor, pin="2580", sure="1"):
    return visitor.post("/mis-datos", pin=pin, **({"sure": sure} if sure else {}))


class TestRetention:
    SENTENCE = "queda en este equipo hasta que usted lo borre o la institución lo retire"

    def test_is_stated_on_the_first_screen_before_anybody_signs_in(self, nobody):
        page = nobody.get("/").text
        assert self.SENTENCE in page
        assert 'href="/mis-datos"' in page

    @pytest.mark.parametrize("address", ["/entrar", "/entrar?nuevo=1"])
    def test_is_stated_where_an_alias_is_made(self, nobody, address):
        page = nobody.get(address).text
        assert "Hasta que usted los borre" in page and 'href="/mis-datos"' in page

    def test_is_told_to_everybody_who_asks(self, nobody):
        page = nobody.get("/mis-datos").text
        assert self.SENTENCE in page
        assert 'href="/entrar?next=%2Fmis-datos"' in page
        assert "<form" not in page[page.index("<main") :]

    def test_is_told_in_english_too(self, nobody):
        assert nobody.post("/idioma", lang="en", next="/mis-datos").headers["Location"] == (
            "/mis-datos"
        )
        told = nobody.get("/mis-datos").text
        assert "stays on this computer until you delete it or the institution removes it" in told

    def test_is_one_step_away_from_every_page(self, kit):
        visitor = kit.visitor("Tara")
        for address in ("/", "/camino", "/mis-datos", "/manual/es/02"):
            assert 'href="/mis-datos"' in visitor.get(address).text, address


class TestTheCopy:
    def test_is_a_file_with_the_own_answers(self, kit):
        visitor = kit.visitor("Achira")
        solve(kit, "Achira", *FIRST)
        answer = visitor.get("/mis-datos/copia")
        assert "attachment" in answer.headers["Content-Disposition"]
        found = json.loads(answer.text)
        assert found["person"]["alias"] == "Achira"
        assert [one["item"] for one in found["answers"]] == [*FIRST]
        assert "scrypt" not in answer.text

    def test_is_for_nobody_else(self, kit, nobody):
        assert nobody.get("/mis-datos/copia").status_code == 302
        other = kit.visitor("Oca")
        assert "Achira" not in other.get("/mis-datos/copia").text


class TestDeleting:
    def test_leaves_nothing_and_says_what_was_deleted(self, kit):
        visitor = kit.visitor("Maca")
        solve(kit, "Maca", *FIRST, *FIRST)
        assert "<b>2</b> respuestas" in visitor.get("/mis-datos").text
        answer = delete(visitor)
        assert answer.status_code == 200
        assert "Sus datos se borraron" in answer.text and "<b>2</b> respuestas" in answer.text
        assert stored(kit, "Maca") == 0
        assert b"Maca" not in (kit.data / "registry.sqlite").read_bytes()

    def test_signs_out_here_and_in_every_other_browser(self, kit):
        visitor, phone = kit.visitor("Yacón"), kit.visitor()
        phone.post("/entrar", alias="Yacón", pin="2580")
        assert "Hola, Yacón" in phone.get("/").text
        delete(visitor)
        for one in (visitor, phone):
            assert "Yacón" not in one.get("/").text
            assert one.get("/manual/es/02").status_code == 302
        assert phone.post("/entrar", alias="Yacón", pin="2580").status_code == 422

    def test_ends_the_kernels_of_this_person_and_of_nobody_else(self, kit):
        visitor, other = kit.visitor("Camu"), kit.visitor("Aguaje")
        own, theirs = visitor.open_lesson(), other.open_lesson()
        process = process_of(own)
        delete(visitor)
        gone = time.monotonic() + 10
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < gone, "the kernel still runs"
            time.sleep(0.1)
        assert other.get(f"/alerta/alive?kernel={theirs}").json()["alive"]
        other.post(f"/voila/api/shutdown/{theirs}")

    def test_sent_again_just_shows_the_page(self, kit):
        visitor = kit.visitor("Kiwicha")
        delete(visitor)
        assert delete(visitor).headers["Location"] == "/mis-datos"

    def test_makes_the_alias_free_again(self, kit):
        delete(kit.visitor("Mashua"))
        again = kit.visitor("Mashua", "1111")
        assert "<b>0</b> respuestas" in again.get("/mis-datos").text

    def test_without_the_second_step_changes_nothing(self, kit):
        visitor = kit.visitor("Cañihua")
        answer = delete(visitor, sure="")
        assert answer.status_code == 422
        assert 'aria-describedby="sure-fault"' in answer.text
        assert "Cañihua" in visitor.get("/").text

    def test_with_a_wrong_pin_changes_nothing_and_counts_the_tries(self, kit):
        visitor = kit.visitor("Pallar")
        solve(kit, "Pallar", *FIRST)
        for left in (4, 3, 2, 1):
            answer = delete(visitor, pin="0000")
            told = answer.text[answer.text.index('id="pin-fault"') :][:400]
            assert answer.status_code == 422 and f": {left}." in told
        delete(visitor, pin="0000")
        rests = delete(visitor, pin="2580")
        assert rests.status_code == 422 and "segundos" in rests.text
        assert kit.visitor().post("/entrar", alias="Pallar", pin="2580").status_code == 422
        assert stored(kit, "Pallar") == 1

    def test_from_a_form_of_another_site_is_refused(self, kit):
        visitor = kit.visitor("Tarwi")
        answer = visitor.post("/mis-datos", _xsrf="invented", pin="2580", sure="1")
        assert answer.status_code == 403
        assert "Hola, Tarwi" in visitor.get("/").text

    def test_of_nobody_leads_to_the_page(self, nobody):
        assert delete(nobody).headers["Location"] == "/mis-datos"

    def test_that_cannot_be_finished_is_told_plainly_and_changes_nothing(self, kit):
        """A table that another program added still needs the person: all or nothing."""
        visitor = kit.visitor("Sacha")
        solve(kit, "Sacha", *FIRST)
        with sqlite3.connect(kit.data / "registry.sqlite") as database:
            database.execute("CREATE TABLE other (person_id TEXT REFERENCES person (person_id))")
            database.execute("INSERT INTO other SELECT person_id FROM person WHERE alias = 'Sacha'")
        try:
            answer = delete(visitor)
            assert answer.status_code == 500 and "Traceback" not in answer.text
            assert stored(kit, "Sacha") == 1
            assert "Hola, Sacha" in visitor.get("/").text
        finally:
            with sqlite3.connect(kit.data / "registry.sqlite") as database:
                database.execute("DROP TABLE other")
        assert delete(visitor).status_code == 200
