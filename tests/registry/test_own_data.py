"""«Borrar mis datos»: everything of an alias goes, from the store and from later exports, or nothing."""

import copy
import json
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from alerta.learning.own_progress import own_part, pseudonym
from alerta.registry import (
    AliasTaken,
    Held,
    NotStored,
    UnknownAlias,
    UnknownCase,
    UnknownPerson,
    schema,
)
from alerta.registry.exchange import export_file, import_file
from alerta.registry.forgetting import FORGOTTEN

SECRET = "Una frase que solo escribió Ana. " * 4


def work(registry, person, record):
    """An answer, an open draft, a sent draft, and a case changed once; return the case's code."""
    registry.answers.add(person.person_id, "quarry", "c1", SECRET)
    registry.answers.add(person.person_id, "quarry", "*", {"score": 1}, kind="attempt")
    form = registry.form
    registry.drafts.save(person.person_id, form.id, form.version, {"case": {"problem": SECRET}})
    sent = registry.drafts.save(person.person_id, form.id, form.version, record)
    mine = copy.deepcopy(record)
    mine["case"]["problem"] = SECRET
    code = registry.cases.add(mine, person, "Registro inicial", sent.draft_id)
    mine["case"] |= {"investment_amount": "12.50", "investment_source": "Resolución"}
    registry.cases.save(code, mine, 1, person, "Sin medidas")
    return code


def changed(registry, code, person, **fields):
    case = registry.cases.get(code)
    other = copy.deepcopy(case.record)
    other["case"] |= fields
    registry.cases.save(code, other, case.version, person, "Lo vi en la nota")


def everything(registry):
    """Every row of every table, as one text."""
    with registry.database.read() as connection:
        names = sa.inspect(connection).get_table_names()
        return "\n".join(
            f"{name}: {row}"
            for name in sorted(names)
            for row in connection.execute(sa.text(f'SELECT * FROM "{name}"'))
        )


@pytest.fixture
def code(registry, ana, record):
    return work(registry, ana, record)


def test_nothing_of_a_person_is_left_in_any_table(registry, ana, code):
    before = everything(registry)
    assert all(one in before for one in (ana.person_id, ana.alias, SECRET, code))
    registry.own_data.forget(ana.person_id)
    after = everything(registry)
    assert not [one for one in (ana.person_id, ana.alias, SECRET, code) if one in after]


def test_what_was_deleted_is_told(registry, ana, code):
    told = Held(answers=2, drafts=2, cases=1, shared_cases=0)
    assert registry.own_data.held(ana.person_id) == told
    assert registry.own_data.forget(ana.person_id) == told


def test_later_exports_hold_nothing_of_it(registry, ana, luis, record, code, tmp_path):
    kept = registry.cases.add(record, luis)
    registry.own_data.forget(ana.person_id)
    for name in ("cases.json", "cases.zip", "cases.xlsx"):
        assert export_file(registry, tmp_path / name) == 1
    told = (tmp_path / "cases.json").read_text("utf-8")
    assert kept in told and luis.alias in told
    assert not [one for one in (ana.alias, ana.person_id, SECRET, code) if one in told]
    assert registry.answers.log(ana.person_id) == []
    with pytest.raises(UnknownCase):
        registry.cases.get(code)


def test_the_progress_that_the_institution_collects_later_does_not_count_them(
    registry, ana, luis, home
):
    for one in (ana, luis):
        tried = {"score": 1.0, "answers": {}, "parts": {}, "try": 1}
        registry.answers.add(one.person_id, "market-closure-called", "*", tried, kind="attempt")
    key = b"k" * 32
    assert len(own_part(home, registry, key)["people"]) == 2
    registry.own_data.forget(ana.person_id)
    (left,) = own_part(home, registry, key)["people"]
    assert left["person"] == pseudonym(key, luis.person_id)


def test_nobody_elses_rows_change(registry, ana, luis, record):
    theirs = work(registry, luis, record)
    before = everything(registry)
    work(registry, ana, record)
    registry.own_data.forget(ana.person_id)
    after = everything(registry)
    counted = ("code_counter:",)  # numbers of cases are never given twice
    rows = [r for r in before.splitlines() if ana.person_id not in r and not r.startswith(counted)]
    assert [row for row in rows if row not in after.splitlines()] == []
    assert registry.cases.get(theirs).registrar == "Luis"


def test_a_case_that_others_worked_on_stays_without_the_name(registry, ana, luis, record, code):
    changed(registry, code, luis, phase="dialogue")
    before = registry.cases.get(code)
    told = registry.own_data.forget(ana.person_id)
    assert (told.cases, told.shared_cases) == (0, 1)
    case = registry.cases.get(code)
    assert case.record == before.record and case.registrar == FORGOTTEN
    assert {change.who for change in registry.cases.history(code)} == {FORGOTTEN, "Luis"}
    assert ana.alias not in everything(registry) and ana.person_id not in everything(registry)


def test_changes_in_a_case_of_somebody_else_stay_without_the_name(registry, ana, luis, record):
    code = registry.cases.add(record, luis)
    changed(registry, code, ana, phase="dialogue")
    assert registry.own_data.forget(ana.person_id).shared_cases == 1
    case = registry.cases.get(code)
    assert (case.registrar, case.record["case"]["phase"]) == ("Luis", "dialogue")
    assert {change.who for change in registry.cases.history(code)} == {FORGOTTEN, "Luis"}


def test_an_export_taken_before_brings_a_case_back_as_its_file_says(
    registry, ana, luis, code, rules, tmp_path
):
    """The file is in other hands; that the alias in it can be forgotten again is what counts."""
    export_file(registry, tmp_path / "before.json")
    registry.own_data.forget(ana.person_id)
    report = import_file(registry, tmp_path / "before.json", luis, rules=rules)
    assert report.ok, report.faults
    assert registry.cases.get(code).registrar == ana.alias
    again = registry.people.sign_up(ana.alias, "1234")
    registry.own_data.forget(again.person_id)
    assert ana.alias not in everything(registry)


def test_who_brought_a_file_is_forgotten_and_the_cases_of_others_stay(
    registry, ana, luis, record, code, rules, tmp_path
):
    theirs = registry.cases.add(record, luis)
    export_file(registry, tmp_path / "all.json")
    registry.own_data.forget(ana.person_id)
    new = registry.people.sign_up("Ana otra vez", "1234")
    import_file(registry, tmp_path / "all.json", new, rules=rules)
    registry.own_data.forget(new.person_id)
    assert new.alias not in everything(registry)
    assert registry.cases.get(theirs).registrar == "Luis"


def test_history_is_closed_again_afterwards(registry, ana, luis, record, code):
    other = registry.cases.add(record, luis)
    registry.own_data.forget(ana.person_id)
    with pytest.raises(sa.exc.DBAPIError, match="only added"), registry.database.write() as c:
        c.execute(schema.history.delete())
    assert registry.cases.history(other)


def test_whoever_was_forgotten_can_write_nothing_any_more(registry, ana, luis, record, code):
    shared = registry.cases.add(record, luis)
    registry.own_data.forget(ana.person_id)
    form = registry.form
    for late in (
        lambda: registry.answers.add(ana.person_id, "quarry", "c1", "tarde"),
        lambda: registry.drafts.save(ana.person_id, form.id, form.version, record),
        lambda: registry.cases.add(record, ana),
        lambda: changed(registry, shared, ana, phase="dialogue"),
    ):
        with pytest.raises(sa.exc.IntegrityError) as told:
            late()
        assert "tarde" not in str(told.value), "the text of an error ends up in a log"
    assert ana.person_id not in everything(registry)


def test_an_answer_that_arrives_meanwhile_is_refused_or_deleted_but_never_left(registry, ana, code):
    ready, refused = threading.Event(), threading.Event()

    def go_on_answering():
        try:
            while True:
                registry.answers.add(ana.person_id, "quarry", "c1", "yes")
                ready.set()
        except sa.exc.IntegrityError:
            refused.set()

    writer = threading.Thread(target=go_on_answering)
    writer.start()
    assert ready.wait(20)
    registry.own_data.forget(ana.person_id)
    writer.join(20)
    assert refused.is_set()
    assert ana.person_id not in everything(registry)


def test_all_or_nothing(registry, ana, code):
    """A table that still needs the person, as one made by a newer kit would: nothing is deleted."""
    with registry.database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE newer (person_id TEXT NOT NULL REFERENCES person (person_id))"
        )
        connection.execute(sa.text("INSERT INTO newer VALUES (:person)"), {"person": ana.person_id})
    before = everything(registry)
    with pytest.raises(sa.exc.IntegrityError):
        registry.own_data.forget(ana.person_id)
    assert everything(registry) == before


def test_a_registry_that_is_occupied_deletes_nothing(registry, ana, code, monkeypatch):
    if not registry.database.is_sqlite:
        pytest.skip("SQLite alone has one writing place")
    with registry.database.write() as connection:
        connection.exec_driver_sql("SELECT 1")
        waiting = registry.database.engine.pool
        sa.event.listen(waiting, "checkout", _be_impatient)
        try:
            with pytest.raises(NotStored):
                registry.own_data.forget(ana.person_id)
        finally:
            sa.event.remove(waiting, "checkout", _be_impatient)
    assert registry.own_data.held(ana.person_id).cases == 1


def _be_impatient(connection, *_):
    connection.execute("PRAGMA busy_timeout = 50")


def test_every_table_that_names_a_person_is_thought_of():
    named = {one.name for one in schema.metadata.tables.values() if "person_id" in one.c}
    forgotten = {"answer", "draft", "person", "forgetting"}
    nameless = {"history", "practice_case", "import_log"}
    assert named == forgotten | nameless, "a new table needs its line in registry/forgetting.py"


def test_the_file_itself_holds_nothing_of_it(registry, ana, code):
    if not registry.database.is_sqlite:
        pytest.skip("PostgreSQL keeps its files to itself")
    folder = sa.make_url(registry.database.url).database
    registry.own_data.forget(ana.person_id)
    kept = b""
    for end in ("", "-wal"):
        try:
            with Path(folder + end).open("rb") as file:
                kept += file.read()
        except FileNotFoundError:
            continue
    assert len(kept) > 10_000
    assert SECRET.encode() not in kept and ana.person_id.encode() not in kept


def test_an_alias_is_free_again_and_finds_nothing(registry, ana, code):
    registry.own_data.forget(ana.person_id)
    with pytest.raises(UnknownAlias):
        registry.people.sign_in(ana.alias, "1234")
    again = registry.people.sign_up(ana.alias, "1234")
    assert registry.own_data.held(again.person_id) == Held(0, 0, 0, 0)


def test_nobody_can_be_called_like_those_who_are_gone(registry):
    with pytest.raises(AliasTaken):
        registry.people.sign_up("Borrado", "1234")


def test_who_is_not_there_is_said_so(registry):
    for ask in (registry.own_data.held, registry.own_data.copy, registry.own_data.forget):
        with pytest.raises(UnknownPerson):
            ask("nobody")


class TestTheCopy:
    def test_has_everything_of_the_person_and_no_pin(self, registry, ana, luis, record, code):
        work(registry, luis, record)
        found = registry.own_data.copy(ana.person_id)
        told = json.dumps(found, ensure_ascii=False)
        assert found["person"]["alias"] == ana.alias
        assert [one["value"] for one in found["answers"]] == [SECRET, {"score": 1}]
        assert len(found["drafts"]) == 2
        assert [one["code"] for one in found["cases"]] == [code]
        assert found["cases"][0]["record"]["case"]["problem"] == SECRET
        assert found["changes"][-1]["why"] == "Sin medidas"
        assert "scrypt" not in told and "Luis" not in told

    def test_has_the_own_changes_in_the_case_of_somebody_else(self, registry, ana, luis, record):
        code = registry.cases.add(record, luis)
        changed(registry, code, ana, phase="dialogue")
        found = registry.own_data.copy(ana.person_id)
        assert found["cases"] == []
        assert [(one["case_code"], one["new"]) for one in found["changes"]] == [(code, "dialogue")]
