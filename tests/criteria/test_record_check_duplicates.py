"""Nine in ten seeded duplicates are found, and not one pair in ten is a false alarm."""

import copy
import json
import random
from pathlib import Path

import pytest

from alerta.criteria.duplicates import duplicates, same_actor
from alerta.criteria.record_check import check_record

GOOD = json.loads(
    (Path(__file__).parents[1] / "registry" / "good_case.json").read_text(encoding="utf-8")
)


@pytest.fixture
def record():
    return copy.deepcopy(GOOD)


def kinds(record, other):
    return [found.kind for found in duplicates(record, [("PRÁCTICA-2026MAR0001-SOC", other)])]


def test_the_same_case_under_another_name_is_found_and_shown(record, form, rules):
    record["case"]["case_name"] = "Manantial - cantera"
    issues = check_record(record, form, rules, [("PRÁCTICA-2026MAR0001-SOC", GOOD)])
    told = next(issue for issue in issues if issue.code == "duplicate_case")
    assert told.severity == "warning"
    assert "PRÁCTICA-2026MAR0001-SOC" in told.message["es"]
    assert "Comunidad Campesina Alto Wayra" in told.message["en"]


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("case", "conflict_type", "LAB"),
        ("location", "ubigeo", "010101"),
        ("actor", "actor_name", "Junta de Usuarios Río Blanco"),
    ],
)
def test_another_type_province_or_actor_is_another_case(record, part, field, value):
    place = record[part] if part == "case" else record[part][0]
    place[field] = value
    record["demand"][0]["demand_text"] = "Turnos de riego para el sector alto"
    assert "case" not in kinds(record, GOOD)


def test_two_years_later_it_is_another_case(record):
    later = json.loads(json.dumps(record).replace("2026-03", "2028-03"))
    assert kinds(later, GOOD) == []


def test_a_case_that_is_still_alive_is_found_whenever_it_began(record):
    old = copy.deepcopy(GOOD)
    old["case"]["start_date"] = "2023-01-10"
    assert "case" in kinds(record, old)


def test_the_same_company_with_another_community_is_another_case(record):
    """E02: one counterpart may have several disputes."""
    record["actor"][0]["actor_name"] = "Comunidad Campesina Bajo Qori"
    assert "case" in kinds(record, GOOD), "the very same demand is worth a look"
    record["demand"][0]["demand_text"] = "Que la empresa contrate a comuneros"
    assert "case" not in kinds(record, GOOD)


def test_the_same_measure_at_the_same_place_within_two_days_is_one_event(record):
    (found,) = [c for c in duplicates(record, [("x", GOOD)]) if c.kind == "event"]
    assert (found.event, found.other_event) == (2, 2)
    for day, same in (("2026-03-21", True), ("2026-03-22", False)):
        record["event"][1]["start_on"] = day
        assert ("event" in kinds(record, GOOD)) is same


@pytest.mark.parametrize(
    ("field", "value"), [("measure_type", "07"), ("event_location", "2"), ("event_actors", "2")]
)
def test_another_measure_district_or_actor_is_another_event(record, field, value):
    record["location"].append({"ubigeo": "080102"})
    record["event"][1][field] = value
    assert "event" not in kinds(record, GOOD)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Comunidad Campesina Alto Wayra", "comunidad campesina de Alto Wayra"),
        ("Frente de Defensa de Ñahuin", "FRENTE DE DEFENSA DEL DISTRITO DE ÑAHUÍN"),
        ("Cantera Piedra Clara S. A. C.", "Cantera Piedra Clara"),
        ("Asociación de Comerciantes Mercado Sur", "Comerciantes del Mercado Sur"),
    ],
)
def test_names_written_otherwise_are_one_organisation(one, other):
    assert same_actor(one, other)
    assert same_actor(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Comunidad Campesina Alto Wayra", "Frente de Defensa de Alto Wayra"),
        ("Comunidad Campesina Alto Wayra", "Comunidad Campesina Bajo Qori"),
        ("Municipalidad Distrital de Ñahuin", "Comunidad Nativa Ñahuin"),
        ("Frente de Defensa", "Sindicato Único"),
        ("", "Comunidad Alta"),
    ],
)
def test_names_that_share_a_place_or_a_kind_are_not_one_organisation(one, other):
    assert not same_actor(one, other)


PLACES = ["Wayra", "Ñahuin", "Qori", "Sumaq", "Pampa Verde", "Río Seco", "Killa", "Tinku", "Anta"]
KINDS = [
    "Comunidad Campesina",
    "Frente de Defensa de",
    "Junta de Usuarios",
    "Sindicato de Choferes",
]
PROVINCES = ["080101", "080201", "010101", "050101"]
TYPES = ["SOC", "AGL", "LAB", "COM"]


def invented(rng, number):
    """A case like no other: kind and place of the actor are drawn without repeating."""
    place = PLACES[number % len(PLACES)]
    kind = KINDS[number // len(PLACES) % len(KINDS)]
    return {
        "case": {"conflict_type": rng.choice(TYPES), "start_date": f"2026-0{rng.randint(1, 9)}-10"},
        "location": [{"ubigeo": rng.choice(PROVINCES)}],
        "actor": [
            {
                "actor_name": f"{kind} {place}",
                "role_in_case": "primary",
                "actor_group": "population",
            },
            {
                "actor_name": rng.choice(["Minera Cerro Azul", "Municipalidad Provincial"]),
                "role_in_case": "primary",
                "actor_group": "company",
            },
        ],
        "demand": [{"demand_type": rng.choice(["obra", "agua", "precio", "trabajo", "deuda"])}],
    }


def disguised(rng, record):
    """The same case as another registrar writes it."""
    twin = copy.deepcopy(record)
    name = twin["actor"][0]["actor_name"]
    twin["actor"][0]["actor_name"] = rng.choice(
        [name.upper(), f"la {name}", name.replace("de ", ""), f"{name} del distrito", name.lower()]
    )
    twin["case"]["start_date"] = f"2026-0{rng.randint(1, 9)}-21"
    twin["case"]["case_name"] = "Otro nombre - otro tema"
    twin["actor"].reverse()
    return twin


def test_nine_in_ten_duplicates_are_found_and_false_alarms_are_rare():
    rng = random.Random(45)
    registered = [(str(n), invented(rng, n)) for n in range(len(PLACES) * len(KINDS))]
    found = sum(
        code in {c.code for c in duplicates(disguised(rng, record), registered)}
        for code, record in registered
    )
    assert found / len(registered) >= 0.9
    alarms = sum(
        bool(duplicates(record, [pair for pair in registered if pair[0] != code]))
        for code, record in registered
    )
    assert alarms / len(registered) <= 0.1
