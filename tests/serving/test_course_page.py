"""«Mi recorrido»: the rule is known before starting, what is met is told, a name is kept nowhere."""

import sqlite3

import pytest

from alerta.certificates import seal
from alerta.serving.course import clean_name, gain, scores_of_tests


def sheet_of(visitor, **form):
    return visitor.post("/certificado", **form)


def solve(kit, visitor, item, score):
    """Put a whole attempt on record, as the page of an exercise would."""
    from alerta.criteria.codebook import registration_form
    from alerta.registry import Registry

    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, registration_form(kit.home)) as registry:
        person = registry.people.sign_in("Kantuta", "2580")
        registry.answers.add(person.person_id, item, "*", {"score": score}, kind="attempt")


@pytest.fixture(scope="module")
def kantuta(kit):
    return kit.visitor("Kantuta")


def test_nobody_sees_a_course_without_signing_in(nobody):
    assert nobody.get("/camino").status_code == 302


def test_the_rule_is_told_before_anything_was_done(kantuta):
    page = kantuta.get("/camino").text
    assert "al menos el 80 % de los ejercicios" in page
    assert "Mi recorrido" in page
    assert "Curso completado" not in page


def test_no_certificate_without_work(kantuta):
    assert sheet_of(kantuta, kind="participation", name="Persona").status_code == 422
    assert sheet_of(kantuta, kind="mastery", name="Persona").status_code == 422


def test_who_worked_through_a_chapter_gets_a_sheet_that_can_be_checked(kit, kantuta):
    page = kantuta.get("/camino").text
    from alerta.learning.course import on_the_pages

    ids = on_the_pages(kit.home, "02")
    for item in ids:
        solve(kit, kantuta, item, 1.0)
    page = kantuta.get("/camino").text
    assert "Dominado el" in page
    answer = sheet_of(kantuta, kind="participation", name="  Persona\u200b de  Ejemplo ")
    assert answer.headers["Content-Type"] == "application/pdf"
    mark = seal.fingerprint(seal.key_of(kit.data).public_key().public_bytes_raw())
    found = seal.check(answer.content.decode("latin-1"), {mark: "aquí"})
    assert found.verdict == "valid"
    assert found.certificate.name == "Persona de Ejemplo"
    assert found.certificate.modules == ("02",)
    assert found.certificate.scores == {}


def test_scores_are_printed_only_when_asked_for(kit, kantuta):
    answer = sheet_of(kantuta, kind="participation", name="Persona", scores="1")
    assert seal.check(answer.content.decode("latin-1"), {}).certificate.scores == {"02": 100}


def test_the_name_is_kept_nowhere(kit, kantuta):
    sheet_of(kantuta, kind="participation", name="Nombre Irrepetible Zz")
    kept = b"".join(path.read_bytes() for path in kit.data.rglob("*") if path.is_file())
    assert b"Nombre Irrepetible" not in kept
    assert sqlite3.connect(kit.data / "registry.sqlite").execute("select 1").fetchone() == (1,)


def test_a_sheet_without_a_name_is_refused(kantuta):
    assert sheet_of(kantuta, kind="participation", name=" \u200b ").status_code == 422


def test_a_name_is_one_line_of_what_can_be_seen():
    assert clean_name(" Ana\nLuz\t\u0000 ") == "Ana Luz"
    assert len(clean_name("x" * 500)) == 80


class Entry:
    def __init__(self, item, score):
        self.item, self.kind, self.part, self.value = item, "attempt", "*", {"score": score}


def test_the_gain_is_told_only_when_both_tests_were_sat():
    log = [Entry("test.entry.A", 0.4), Entry("test.exit.B", 0.7), Entry("test.exit.B", 0.6)]
    assert gain(scores_of_tests(log)) == 30
    assert gain(scores_of_tests(log[:1])) is None
