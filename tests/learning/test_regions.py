"""A department is recognised however somebody writes it; an unknown one gets its neighbours."""

import pytest

from alerta.learning.regions import UnknownRegion, departments, region_code


@pytest.mark.parametrize("written", ["CUSCO", "cusco", " Cusco ", "08", "8"])
def test_a_department_is_known_by_name_and_by_code(home, written):
    assert region_code(home, written) == "08"


@pytest.mark.parametrize(
    ("written", "code"), [("Apurimac", "03"), ("ÁNCASH", "02"), ("madre  de dios", "17")]
)
def test_accents_capitals_and_double_spaces_do_not_matter(home, written, code):
    assert region_code(home, written) == code


def test_every_department_finds_itself_by_name_and_by_code(home):
    for code, name in departments(home).items():
        assert region_code(home, name) == region_code(home, code) == code


@pytest.mark.parametrize(
    ("written", "nearest"), [("Cuzco", "Cusco"), ("Piurra", "Piura"), ("Dios", "Madre de Dios")]
)
def test_an_unknown_one_is_told_with_the_nearest_names(home, written, nearest):
    with pytest.raises(UnknownRegion) as told:
        region_code(home, written)
    assert f"«{written}»" in told.value.text("es")
    assert nearest in told.value.text("es")
    assert f"“{written}”" in told.value.text("en")


@pytest.mark.parametrize("written", ["", "99", "0801", "Xyz"])
def test_what_is_like_nothing_is_never_guessed(home, written):
    with pytest.raises(UnknownRegion) as told:
        region_code(home, written)
    assert "Cusco" in told.value.text("es")
