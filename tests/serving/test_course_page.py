"""«Mi recorrido»: the rule is known before starting, what is met is told, a name is kept nowhere."""

import sqlite3
from contextlib import contextmanager

import pytest

from alerta.certificates import seal
from alerta.serving.course import clean_name, gain, scores_of_tests


def sheet_of(visitor, **form):
    return visitor.post("/certificado", **form)


@contextmanager
def on_record(kit):
    """The registry of the kit, and who is in it."""
    from alerta.criteria.codebook import registration_form
    from alerta.registry import Registry

    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, registration_form(kit.home)) as registry:
        yield registry, registry.people.sign_in("Kantuta", "2580").person_id


def solve(kit, visitor, item, score):
    """Put a whole attempt on record, as the page of an exercise would."""
    with on_record(kit) as (registry, person_id):
        registry.answers.add(person_id, item, "*", {"score": score}, kind="attempt")


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


def test_a_printed_certificate_is_remembered_by_its_version_alone(kit, kantuta):
    with on_record(kit) as (registry, person_id):
        before = registry.answers.log(person_id, "participation", "certificate")
        sheet_of(kantuta, kind="participation", name="Persona")
        added = registry.answers.log(person_id, "participation", "certificate")[len(before) :]
    assert [(one.part, one.value) for one in added] == [("codebook_version", "2026.1")]


def test_a_certificate_of_older_criteria_is_told_with_what_renews_it(kit, kantuta):
    assert "Para renovarlo" not in kantuta.get("/camino").text
    with on_record(kit) as (registry, person_id):
        registry.answers.add(person_id, "mastery", "codebook_version", "2025.1", kind="certificate")
    page = kantuta.get("/camino").text
    assert "se emitió con la versión 2025.1; los criterios están ahora en la versión 2026.1" in page
    assert sheet_of(kantuta, kind="mastery", name="Persona").status_code == 422


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
