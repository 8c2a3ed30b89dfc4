"""A case is registered, changed with a reason, and never overwritten silently."""

import copy
from datetime import timedelta

import pytest
import sqlalchemy as sa

from alerta.registry import Conflict, ReasonMissing, UnfitRecord, UnknownCase
from alerta.registry.schema import history, practice_case


@pytest.fixture
def code(registry, ana, record):
    return registry.cases.add(record, ana, "Registro inicial")


def changed(record, **fields):
    other = copy.deepcopy(record)
    other["case"] |= fields
    return other


def test_a_case_comes_back_as_it_was_registered(registry, ana, record, code):
    case = registry.cases.get(code)
    assert case.record == record
    assert (case.version, case.registrar) == (1, "Ana Rímac")
    assert case.created_at == case.updated_at
    assert case.created_at.utcoffset() == timedelta(0)


def test_the_code_says_practice_month_number_and_type(registry, ana, record, code):
    assert code == "PRÁCTICA-2026MAR0001-SOC"
    assert registry.cases.add(record, ana) == "PRÁCTICA-2026MAR0002-SOC"
    record["case"] |= {"start_date": "2026-09-01", "conflict_type": "LAB"}
    assert registry.cases.add(record, ana) == "PRÁCTICA-2026SET0001-LAB"
    del record["case"]["start_date"]
    assert registry.cases.add(record, ana) == "PRÁCTICA-2026MAR0003-LAB"


def test_the_database_itself_refuses_a_code_that_could_be_taken_for_real(registry, code):
    with pytest.raises(sa.exc.IntegrityError), registry.database.write() as connection:
        connection.execute(practice_case.update().values(code="2026MAR0001-SOC"))


def test_unknown_not_applicable_and_blank_stay_three_values(registry, ana, record):
    harm = {
        "deaths_civil_known": "unknown",
        "deaths_pnp_known": "not_applicable",
        "injured_civil_known": "number",
        "injured_civil": "0",
    }
    record["event"][1]["harm"] = harm
    code = registry.cases.add(record, ana)
    stored = registry.cases.get(code).record["event"][1]["harm"]
    assert stored == harm
    assert "deaths_ffaa_known" not in stored


def test_typed_columns_hold_numbers_and_dates(registry, ana, record):
    record["case"] |= {"investment_amount": "1500000.5", "investment_source": "Resolución"}
    registry.cases.add(record, ana)
    tables = registry.cases.tables
    with registry.database.read() as connection:
        amount, day, rung = connection.execute(
            sa.select(
                tables.column("case", "investment_amount"),
                tables.column("case", "start_date"),
                tables.column("case", "c4_rung"),
            )
        ).one()
    assert (amount, day.isoformat(), rung) == (1500000.5, "2026-03-04", 3)


@pytest.mark.parametrize(
    ("field", "text"),
    [("investment_amount", "12.50"), ("investment_amount", "1e3"), ("c4_rung", "03")],
)
def test_a_text_that_the_column_would_spell_otherwise_is_kept_letter_for_letter(
    registry, ana, record, field, text
):
    record["case"][field] = text
    code = registry.cases.add(record, ana)
    assert registry.cases.get(code).record["case"][field] == text
    registry.cases.save(code, changed(record, **{field: "2"}), 1, ana, "corrección")
    assert registry.cases.get(code).record["case"][field] == "2"


def test_a_moment_keeps_the_zone_it_was_written_in(registry, ana, record):
    record["alert"]["issued_at"] = "2026-03-19T12:30:00.000Z"
    code = registry.cases.add(record, ana)
    assert registry.cases.get(code).record == record


@pytest.mark.parametrize(
    ("field", "text"),
    [("c4_rung", "muchos"), ("start_date", "04/03/2026"), ("problem", "con \0 dentro")],
)
def test_a_value_that_is_not_of_its_type_is_refused_and_named(registry, ana, record, field, text):
    with pytest.raises(UnfitRecord) as told:
        registry.cases.add(changed(record, **{field: text}), ana)
    assert told.value.places[0][0] == f"case[1]/{field}"
    assert registry.cases.list() == []


def test_a_field_that_the_form_does_not_know_is_not_dropped_silently(registry, ana, record):
    with pytest.raises(UnfitRecord, match="case/invented"):
        registry.cases.add(changed(record, invented="x"), ana)


def test_a_change_needs_its_reason(registry, ana, record, code):
    with pytest.raises(ReasonMissing):
        registry.cases.save(code, changed(record, state="latent"), 1, ana, "  ")
    assert registry.cases.get(code).version == 1


def test_a_change_is_in_the_history_with_who_from_to_and_why(registry, luis, record, code):
    version = registry.cases.save(code, changed(record, state="latent"), 1, luis, "Sin medidas")
    (change,) = [c for c in registry.cases.history(code) if c.version == version]
    assert (change.who, change.entity, change.row, change.field) == ("Luis", "case", 1, "state")
    assert (change.old, change.new, change.why) == ("active", "latent", "Sin medidas")
    assert change.at == registry.cases.get(code).updated_at


def test_category_phase_state_and_level_have_their_follow_up(registry, luis, record, code):
    other = changed(record, phase="dialogue", problem="Otra redacción del problema. " * 4)
    registry.cases.save(code, other, 1, luis, "Se instaló la mesa")
    told = [(c.field, c.new) for c in registry.cases.follow_up(code) if c.version == 2]
    assert told == [("phase", "dialogue")]


def test_saving_without_a_change_makes_no_version(registry, ana, record, code):
    before = registry.cases.history(code)
    assert registry.cases.save(code, record, 1, ana, "nada") == 1
    assert registry.cases.history(code) == before


def test_of_two_people_editing_one_the_second_is_told_and_shown_both(
    registry, ana, luis, record, code
):
    hers = changed(record, state="latent")
    his = changed(record, phase="crisis")
    registry.cases.save(code, hers, 1, ana, "Sin medidas")
    with pytest.raises(Conflict) as told:
        registry.cases.save(code, his, 1, luis, "Hubo violencia")
    conflict = told.value
    assert (conflict.who, conflict.their_version) == ("Ana Rímac", 2)
    assert conflict.fields == [("case", 1, "state")]
    assert conflict.theirs_record == hers
    assert conflict.mine_record == his
    assert conflict.at == registry.cases.get(code).updated_at
    assert registry.cases.get(code).record == hers
    both = changed(hers, phase="crisis")
    assert registry.cases.save(code, both, conflict.their_version, luis, "Hubo violencia") == 3


def test_a_row_keeps_its_number_when_the_one_before_it_goes(registry, ana, record, code):
    other = copy.deepcopy(record)
    gone = other["event"].pop(0)
    other["event"][0]["status"] = "finished"
    registry.cases.save(code, other, 1, ana, "El memorial era de otro caso")
    told = {
        (c.row, c.field): (c.old, c.new) for c in registry.cases.history(code) if c.version == 2
    }
    assert told[2, "status"] == ("ongoing", "finished")
    assert told[1, "(row)"] == ("1", "")
    assert told[1, "description"] == (gone["description"], "")
    assert (2, "description") not in told
    other["event"].append(dict(gone))
    registry.cases.save(code, other, 2, ana, "Sí era de este caso")
    added = {c.row for c in registry.cases.history(code) if c.version == 3}
    assert added == {3}
    assert registry.cases.get(code).record == other


def test_rows_that_change_places_say_so(registry, ana, record, code):
    other = copy.deepcopy(record)
    other["actor"].reverse()
    registry.cases.save(code, other, 1, ana, "Primero la empresa")
    told = [(c.row, c.field, c.old, c.new) for c in registry.cases.history(code) if c.version == 2]
    assert told == [(1, "(row)", "1", "2"), (2, "(row)", "2", "1")]
    assert registry.cases.get(code).record == other


@pytest.mark.parametrize("change", [history.update().values(why="otro"), history.delete()])
def test_the_database_itself_refuses_to_change_the_history(registry, code, change):
    with pytest.raises(sa.exc.DBAPIError, match="only added"), registry.database.write() as c:
        c.execute(change)
    assert registry.cases.history(code)


def test_an_unknown_case_is_told_as_such(registry, ana, record):
    for ask in (registry.cases.get, registry.cases.history):
        with pytest.raises(UnknownCase, match="PRÁCTICA-2026MAR0009-SOC"):
            ask("PRÁCTICA-2026MAR0009-SOC")
    with pytest.raises(UnknownCase):
        registry.cases.save("PRÁCTICA-2026MAR0009-SOC", record, 1, ana, "x")


def test_the_list_finds_by_text_and_by_code(registry, ana, luis, record, code):
    record["case"] |= {"case_name": "Mercado Sur - Municipalidad (tasas)", "conflict_type": "AGL"}
    record["location"] = [
        dict(record["location"][0], is_principal="no"),
        {"department": "15", "ubigeo": "15", "is_principal": "yes"},
    ]
    record["alert"] = {}
    other = registry.cases.add(record, luis)
    codes = lambda **filters: [row.code for row in registry.cases.list(**filters)]  # noqa: E731
    assert codes() == [other, code]
    assert (
        codes(text="mercado SUR") == codes(conflict_type="AGL") == codes(department="15") == [other]
    )
    assert codes(level="3") == codes(registrar="Ana Rímac") == codes(department="08") == [code]
    assert codes(text="100%") == codes(category="difference") == []
    assert codes(category="conflict", state="") == [other, code]
    row = registry.cases.list(text=code)[0]
    assert (row.ubigeo, row.level, row.phase) == ("080101", "3", "escalation")


def test_others_are_all_cases_but_one(registry, ana, record, code):
    second = registry.cases.add(record, ana)
    assert registry.cases.others(but=second) == [(code, record)]
