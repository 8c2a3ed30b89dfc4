"""Whatever the form can hold comes back letter for letter, from the database and from files."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerta.registry import Registry
from alerta.registry.exchange.exporting import build_book
from alerta.registry.exchange.files import read_book, write_book
from alerta.registry.exchange.incoming import incoming_cases
from alerta.registry.sheets import flatten, nest, sheets_of

LETTERS = st.characters(
    min_codepoint=32, exclude_categories=["Cs", "Cn"], exclude_characters="\x7f"
)
TEXT = st.text(LETTERS | st.sampled_from("\n\t"), min_size=1, max_size=30).filter(str.strip)
VALUES = {
    "integer": st.integers(-(10**9), 10**9).map(str) | st.sampled_from(["007", "+5", "-0"]),
    "decimal": st.floats(allow_nan=False, allow_infinity=False).map(repr)
    | st.sampled_from(["12.50", ".5", "1e3", "-13.5200"]),
    "date": st.dates().map(str),
    "moment": st.datetimes().map(lambda at: at.isoformat(timespec="milliseconds") + "-05:00")
    | st.sampled_from(
        ["2026-03-04T07:20:00Z", "2026-03-04T07:20", "2026-03-04T07:20:00.123456+01:00"]
    ),
    "text": TEXT | st.sampled_from(["01", "=1+1", "_x000D_", "'x", '="1"', "unknown", "TRUE"]),
}


@pytest.fixture(scope="module")
def opened(form):
    """One registry for all examples; a case more or less does not matter here."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "r.sqlite"
        with Registry.open(f"sqlite:///{path.as_posix()}", form) as registry:
            registry.ana = registry.people.sign_up("Ana", "1234", "es")
            yield registry


def rows_of(sheet):
    fields = {field.path: VALUES[field.kind] for field in sheet.fields if field.kind in VALUES}
    return st.lists(st.sampled_from(sorted(fields)), max_size=4, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: fields[name] for name in names})
    )


@st.composite
def records(draw, sheets):
    rows = {}
    for sheet in sheets:
        most = 3 if sheet.many else 1
        rows[sheet.name] = draw(st.lists(rows_of(sheet), min_size=1, max_size=most))
    return nest(sheets, rows, "alerta_case", "1")


def plain(record):
    return {k: v for k, v in record.items() if k != "version"}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_comes_back_from_its_rows_and_from_the_database(opened, form, data):
    sheets = sheets_of(form)
    record = data.draw(records(sheets))
    assert plain(nest(sheets, flatten(sheets, record), "alerta_case", "1")) == plain(record)
    code = opened.cases.add(record, opened.ana)
    assert plain(opened.cases.get(code).record) == plain(record)
    other = data.draw(records(sheets))
    opened.cases.save(code, other, 1, opened.ana, "otro")
    assert plain(opened.cases.get(code).record) == plain(other)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), why=TEXT)
def test_any_record_and_its_history_come_back_from_every_file(form, tmp_path_factory, data, why):
    folder = tmp_path_factory.mktemp("files")
    sheets = sheets_of(form)
    with Registry.open(f"sqlite:///{(folder / 'r.sqlite').as_posix()}", form) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        code = registry.cases.add(data.draw(records(sheets)), ana, why)
        registry.cases.save(code, data.draw(records(sheets)), 1, ana, why)
        book = build_book(registry)
        book.reference = []  # two thousand places, the same every time
        case, told = registry.cases.get(code), registry.cases.history(code)
        for name in ("x.json", "x.xlsx", "x.zip", "folder"):
            write_book(book, folder / name)
            (found,), faults = incoming_cases(
                read_book(folder / name), registry.cases.tables.stored
            )
            assert faults == []
            assert found.history == told
            assert found.flat_rows() == {
                **{sheet.name: [] for sheet in registry.cases.tables.stored},
                **flatten(sheets, case.record),
            }


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_history_alone_leads_to_the_record(opened, form, data):
    """Replayed from nothing, the changes give every row with its values."""
    sheets = sheets_of(form)
    code = opened.cases.add(data.draw(records(sheets)), opened.ana)
    opened.cases.save(code, data.draw(records(sheets)), 1, opened.ana, "otro")
    rows = {}
    for change in opened.cases.history(code):
        key = (change.entity, change.row)
        if change.field == "(row)":
            rows.setdefault(key, {}) if change.new else rows.pop(key)
        elif change.new:
            assert rows[key].get(change.field, "") == change.old
            rows[key][change.field] = change.new
        elif key in rows:
            assert rows[key].pop(change.field) == change.old
    with opened.database.read() as connection:
        stored = opened.cases.tables.read(connection, [code])[code]
    kept = {(name, row.number): row.flat for name, found in stored.items() for row in found}
    assert rows == kept
