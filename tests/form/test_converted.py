"""The same form made by pyxform: every `${name}` leads to the same place."""

import csv
import re
import xml.etree.ElementTree as ET

from alerta.form.references import written_out
from alerta.form.sheets import Sheet, read_cells

SPACE = re.compile(r"\s+")
XF = "{http://www.w3.org/2002/xforms}"
COLUMNS = {
    "relevant": "relevant",
    "constraint": "constraint",
    "required": "required",
    "calculation": "calculate",
}


def test_every_reference_of_the_registration_form_leads_where_pyxform_says(form, conversion):
    binds = {b.get("nodeset"): b for b in ET.fromstring(conversion.xform).iter(f"{XF}bind")}
    compared = 0
    for item in form.root.walk():
        bind = binds.get("/" + "/".join(item.path))
        for column, attribute in COLUMNS.items():
            source = item.row.get(column, "")
            if "${" not in source:
                continue
            ours = SPACE.sub("", written_out(form, item, source))
            assert ours == SPACE.sub("", bind.get(attribute)), (item.name, column)
            compared += 1
    assert compared > 150


def test_every_choice_filter_looks_where_pyxform_says(form, conversion):
    filters = {}
    root = ET.fromstring(conversion.xform)
    for tag in ("select1", "select"):
        for control in root.iter(f"{XF}{tag}"):
            nodeset = control.find(f"{XF}itemset").get("nodeset")
            found = re.search(r"\[(.*)\]$", nodeset)
            if found:
                filters[control.get("ref").rpartition("/")[2]] = SPACE.sub("", found[1])
    ours = {
        item.name: SPACE.sub("", written_out(form, item, item.row["choice_filter"], row=True))
        for item in form.fields()
        if item.choice_filter
    }
    assert ours == {name: filters[name] for name in ours}
    assert len(ours) >= 5


def test_the_registration_form_converts_without_a_warning(conversion):
    assert conversion.warnings == []


def test_a_csv_row_that_is_wholly_empty_keeps_the_row_numbers(tmp_path):
    path = tmp_path / "survey.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["type", "name"], [], ["", ""], ["text", "a"]])
    assert Sheet.of("survey", read_cells(path)).rows == [(4, {"type": "text", "name": "a"})]
