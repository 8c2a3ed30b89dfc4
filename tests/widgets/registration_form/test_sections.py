"""The sections of the form, and of any other form."""

from alerta.form import build_form
from alerta.widgets.registration_form.sections import SHOWN, sections


def test_the_sections_stand_in_the_order_of_the_sheet_with_their_titles(form):
    found = sections(form)
    assert [section.title("es") for section in found] == [
        "Criterios", "Caso", "Ubicaciones", "Actores", "Hechos", "Demandas", "Fuentes", "Alerta",
    ]  # fmt: skip
    assert found[4].lead("es").startswith("Un hecho es una acción, en un lugar, en un día.")
    assert found[4].title("en") == "Events"


def test_every_field_that_people_fill_in_is_in_exactly_one_section(form):
    shown = [
        field
        for section in sections(form)
        for item in section.items
        for field in item.walk()
        if field.type in SHOWN
    ]
    assert len(shown) == len({id(field) for field in shown})
    assert {f.name for f in shown} == {f.name for f in form.fields() if f.type in SHOWN}


def test_a_form_without_sections_has_one_for_each_of_its_groups(tmp_path):
    survey = [
        {"type": "text", "name": "note_to_all", "label": "Nota"},
        {"type": "begin group", "name": "who", "label": "Quién", "hint": "Usted"},
        {"type": "text", "name": "alias", "label": "Alias"},
        {"type": "end group"},
        {"type": "begin repeat", "name": "visit", "label": "Visita"},
        {"type": "date", "name": "on", "label": "Día"},
        {"type": "end repeat"},
        {"type": "calculate", "name": "n", "calculation": "1 + 1"},
    ]
    form = build_form(_sheets(survey, tmp_path))
    found = sections(form)
    assert [section.name for section in found] == ["note_to_all", "who", "visit"]
    assert [section.title("es") for section in found] == ["note_to_all", "Quién", "Visita"]
    assert [section.lead("es") for section in found] == ["", "Usted", ""]


def _sheets(survey, folder):
    import csv

    from alerta.form.sheets import read_sheets

    columns = ["type", "name", "label", "hint", "calculation"]
    with (folder / "survey.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(survey)
    (folder / "choices.csv").write_text("list_name,name,label\n", encoding="utf-8")
    (folder / "settings.csv").write_text(
        "form_title,form_id,version\nVisitas,visits,1\n", encoding="utf-8"
    )
    return read_sheets(folder)
