"""Opening: made when new, brought up to date when old, cheap when current, never losing anything."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from alerta.form import build_form
from alerta.form.sheets import Sheets
from alerta.registry import MadeByNewerKit, Registry, Unreachable, opening, schema
from alerta.registry.database import Database
from alerta.registry.schema import metadata

OPEN = """
import sys
from pathlib import Path
from alerta.criteria.codebook import registration_form
from alerta.registry import Registry
with Registry.open(sys.argv[1], registration_form(Path(sys.argv[2]))) as registry:
    print(registry.people.sign_up("kernel " + sys.argv[3], "1234", "es").alias)
"""


def at_revision(url, revision):
    database = Database(url)
    with database.write() as connection:
        opening.migrate(connection, revision)
    return database


def test_the_revision_known_to_the_code_is_the_last_migration():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", str(opening.MIGRATIONS))
    script = ScriptDirectory.from_config(settings)
    assert script.get_current_head() == schema.HEAD
    assert {r.revision for r in script.walk_revisions()} == set(schema.REVISIONS)


def test_the_migrations_make_the_tables_that_the_code_describes(url):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    database = at_revision(url, "head")
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_a_registry_of_the_first_revision_keeps_its_people_and_answers(url, form, record):
    database = at_revision(url, "0001")
    with database.write() as connection:
        row = {"person_id": "p1", "alias": "Ana", "alias_key": "ana", "pin": "", "lang": "es"}
        at = schema.Moment().process_bind_param(opening.clock.now(), None)
        connection.execute(
            schema.person.insert().values(**row, tries=0, created_at=opening.clock.now())
        )
        connection.exec_driver_sql(
            "INSERT INTO answer (person_id, item, part, kind, value, version, page, at) "
            f"VALUES ('p1', 'quarry', 'c1', 'answer', '\"yes\"', 1, '', '{at}')"
        )
    database.close()
    with Registry.open(url, form) as registry:
        ana = registry.people.get("p1")
        assert registry.answers.latest("p1", "quarry")["c1"].value == "yes"
        code = registry.cases.add(record, ana)
        assert registry.cases.get(code).record == record


def test_a_registry_of_a_newer_kit_is_left_alone(url, form):
    Registry.open(url, form).close()
    database = Database(url)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(MadeByNewerKit) as told:
        Registry.open(url, form)
    assert "9999" in told.value.message["es"]
    assert "Actualice" in told.value.message["es"]


def test_opening_a_current_registry_loads_no_alembic(url, form, home):
    Registry.open(url, form).close()
    program = OPEN + "\nprint('alembic' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program, url, str(home), "one"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "False"


def test_kernels_that_open_a_new_registry_at_once_all_succeed(url, home):
    kernels = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, url, str(home), str(number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for number in range(4)
    ]
    told = [kernel.communicate(timeout=120) for kernel in kernels]
    assert [out.strip() for out, _ in told] == [f"kernel {n}" for n in range(4)], told


def test_threads_that_open_a_new_registry_at_once_all_succeed(url, form):
    with ThreadPoolExecutor(6) as pool:
        for opened in pool.map(lambda _: Registry.open(url, form), range(6)):
            opened.close()


def small_form(*rows, after=()):
    survey = [("type", "name", "label"), ("begin group", "case", "Case"), *rows, ("end group",)]
    survey += after
    settings = [("form_id", "version"), ("small", "1")]
    form = build_form(Sheets.of({"survey": survey, "settings": settings}))
    assert form.id == "small"
    return form


NAME = ("text", "case_name", "Name")


def test_a_field_that_the_form_gains_gets_its_column_and_old_cases_stay(url):
    with Registry.open(url, small_form(NAME)) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        code = registry.cases.add({"case": {"case_name": "A - B"}}, ana)
    with Registry.open(url, small_form(NAME, ("integer", "families", "Families"))) as registry:
        old = registry.cases.get(code)
        assert old.record["case"] == {"case_name": "A - B"}
        more = {"case": {"case_name": "A - B", "families": "12"}}
        registry.cases.save(code, more, old.version, ana, "Se contó")
        assert registry.cases.get(code).record["case"] == more["case"]


def test_a_group_of_rows_that_the_form_gains_gets_its_table(url):
    Registry.open(url, small_form(NAME)).close()
    rows = [("begin repeat", "response", "Response"), ("text", "action", "Action")]
    rows += [("begin repeat", "meeting", "Meeting"), ("date", "held_on", "Held on")]
    rows += [("end repeat",), ("end repeat",)]
    with Registry.open(url, small_form(NAME, after=rows)) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        meetings = [{"held_on": "2026-03-01"}, {"held_on": "2026-03-08"}]
        record = {
            "case": {"case_name": "A - B"},
            "response": [{"action": "Visita", "meeting": meetings}, {"action": "Reunión"}],
        }
        code = registry.cases.add(record, ana)
        stored = registry.cases.get(code).record
        assert {name: stored[name] for name in record} == record
        assert [row.name for row in registry.cases.list()] == ["A - B"]


def test_a_field_that_the_form_loses_keeps_its_values(url):
    both = small_form(NAME, ("integer", "families", "Families"))
    with Registry.open(url, both) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        code = registry.cases.add({"case": {"case_name": "A - B", "families": "12"}}, ana)
    with Registry.open(url, small_form(NAME)) as registry:
        assert registry.cases.get(code).record["case"] == {"case_name": "A - B"}
        registry.cases.save(code, {"case": {"case_name": "A - C"}}, 1, ana, "Nombre")
        assert [c.field for c in registry.cases.history(code) if c.version == 2] == ["case_name"]
    with Registry.open(url, both) as registry:
        assert registry.cases.get(code).record["case"] == {"case_name": "A - C", "families": "12"}


def test_a_field_that_changes_its_kind_keeps_what_was_written_before(url):
    with Registry.open(url, small_form(("text", "families", "Families"))) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        code = registry.cases.add({"case": {"families": "unas doce"}}, ana)
    with Registry.open(url, small_form(("integer", "families", "Families"))) as registry:
        assert registry.cases.get(code).record["case"] == {"families": "unas doce"}
        registry.cases.save(code, {"case": {"families": "12"}}, 1, ana, "Se contó")
        assert registry.cases.get(code).record["case"] == {"families": "12"}


def test_names_that_differ_only_in_capitals_or_are_very_long_get_their_own_columns(url):
    names = ["kit_code", "Place", "place", "select", "a" * 70 + "1", "a" * 70 + "2"]
    wide = small_form(*(("text", name, name) for name in names))
    with Registry.open(url, wide) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        values = {name: f"value of {name}" for name in names}
        code = registry.cases.add({"case": values}, ana)
        assert registry.cases.get(code).record["case"] == values


@pytest.mark.parametrize(
    "address",
    ["nonsense", "unknown://x", "postgresql+psycopg://nobody:secret@127.0.0.1:1/none"],
)
def test_an_address_that_does_not_work_is_told_without_the_password(address, form):
    with pytest.raises(Unreachable) as told:
        Registry.open(address, form)
    assert "secret" not in told.value.message["es"]
    assert "Revise" in told.value.message["es"]


def test_sqlite_is_set_up_to_lose_nothing(tmp_path, form):
    url = f"sqlite:///{(tmp_path / 'r.sqlite').as_posix()}"
    with Registry.open(url, form) as registry, registry.database.read() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    assert found == ["wal", 2, 1, 60_000]  # 2: FULL


def test_a_forked_kernel_opens_its_own_connections(registry, ana):
    before = registry.database.engine.pool
    registry.database._process = -1  # as after a fork: another process id
    assert registry.people.get(ana.person_id) == ana
    assert registry.database.engine.pool is not before


def test_sqlalchemy_types_are_typed(registry):
    columns = sa.inspect(registry.database.engine).get_columns("record_case")
    kinds = {column["name"]: type(column["type"]).__name__ for column in columns}
    assert kinds["start_date"] == "DATE"
    assert kinds["c4_rung"] in ("BIGINT", "INTEGER")
    assert kinds["problem"] == "TEXT"
