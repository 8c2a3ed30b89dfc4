"""What looks like data of a person in a free text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.widgets.registration_form.private import private_data


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Su DNI es 41234567.", "dni", "41234567"),
        ("RUC 10412345678", "dni", "10412345678"),
        ("Llamar al 987 654 321", "phone", "987 654 321"),
        ("Celular +51 987-654-321", "phone", "+51 987-654-321"),
        ("Escribir a rosa.q@correo.pe", "email", "rosa.q@correo.pe"),
        ("Lo dijo María Quispe Mamani en la plaza", "name", "María Quispe Mamani"),
        ("El señor Huanca reclamó", "name", "Huanca"),
        ("doña Saturnina Ccori de la Cruz firmó", "name", "Saturnina Ccori de la Cruz"),
        ("Juan de la Torre habló", "name", "Juan de la Torre"),
    ],
)
def test_data_of_a_person_is_noticed(text, kind, found):
    assert (kind, found) in [(one.kind, one.text) for one in private_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "La comunidad bloquea la vía desde el 19/03/2026 con 250 personas.",
        "Junta Vecinal de Tambo Callapa",
        "Frente de Defensa José Carlos Mariátegui",
        "En el distrito de José Leonardo Ortiz",
        "Colegio «Miguel Grau Seminario»",
        "Asociación de Transportistas Ruta Honda",
        "Nota del 20260319, folio 12",
        "https://radio.example/nota/98765432",
        "SUB-0123",
        "Monto: 125000.50 soles",
        "Expediente 00012345-2026",
    ],
)
def test_organisations_places_dates_and_codes_are_left_in_peace(text):
    assert private_data(text) == []


def test_each_kind_says_what_to_do_in_both_languages():
    (found,) = private_data("41234567")
    assert found.words("es") == (
        "«41234567» parece un DNI.",
        "Quítelo: aquí va la organización o el cargo, no la persona.",
    )
    assert "ID number" in found.words("en")[0]


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text):
    for one in private_data(text):
        assert one.text
