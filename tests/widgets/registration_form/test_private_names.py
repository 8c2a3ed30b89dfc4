"""A full name is noticed wherever it stands in a sentence."""

import pytest

from alerta.widgets.registration_form.private import private_data


def names(text):
    return [one.text for one in private_data(text) if one.kind == "name"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ayer Juan Pérez pidió la palabra.", "Juan Pérez"),
        ("Exigió Rosa Quispe Mamani que se cumpla el acta.", "Rosa Quispe Mamani"),
        ("La reunión la convocó María de la Cruz.", "María de la Cruz"),
    ],
)
def test_a_name_after_another_word_in_capitals_is_noticed(text, found):
    assert names(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "La Comunidad San Juan Bautista pide agua.",
        "Se reunieron en el distrito de Santa Rosa.",
        "La Asociación Juan Velasco pide un plazo.",
        "La Junta de Usuarios entregó un memorial.",
    ],
)
def test_places_and_organisations_are_left_in_peace(text):
    assert names(text) == []
