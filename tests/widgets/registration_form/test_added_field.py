"""The sheet makes the form: a row more in survey.csv is a field more on the page."""

import csv
import shutil

from alerta.criteria.codebook import place_choices
from alerta.form import load_form
from alerta.widgets.registration_form import RegistrationForm

from .acting import controls, write


def test_a_row_more_in_the_survey_is_a_field_more_on_the_page(home, session, tmp_path):
    folder = tmp_path / "form"
    shutil.copytree(home / "datasets" / "codebook" / "form", folder)
    path = folder / "survey.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    header = rows[0]
    place = next(n for n, row in enumerate(rows) if row[1] == "case_name")
    added = dict.fromkeys(header, "") | {
        "type": "select_one yes_no",
        "name": "radio_heard",
        "label::Español (es)": "¿Lo dijo la radio local?",
        "label::English (en)": "Did the local radio say it?",
        "section": "criteria",
    }
    rows.insert(place, [added[name] for name in header])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)

    session.served = False
    page = RegistrationForm(session, form=load_form(folder, place_choices(home))).page
    field = "/data/case/radio_heard"
    (control,) = controls(page, field)
    assert control.description == "¿Lo dijo la radio local? (opcional)"
    write(page, field, "yes")
    assert page.model.answers.record()["case"]["radio_heard"] == "yes"
