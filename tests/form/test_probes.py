"""Each recorded probe: an expression, and what JavaRosa, ODK Web Forms and Enketo said of it."""

import csv
import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from alerta.form import Answers, ExpressionError
from alerta.form.building import build_form
from alerta.form.sheets import Sheets, read_cells

FOLDER = Path(__file__).parent / "probes"
RECORDED = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)  # the engines ran in UTC

LEFT_OUT = {
    "date-time", "decimal-time", "sqrt", "exp", "log10", "pi", "digest", "checklist",
    "weighted-checklist", "instance",
}  # fmt: skip
"""Functions that both engines know and that no form of the kit needs: refused by name."""

KNOWN_DIFFERENCES = {
    "*": "every engine gives a blank; we refuse it: it can only be a mistake",
    "date('2026-02-30')": "both engines stop with an error; so do we, when the form is read",
}


def probes():
    with (FOLDER / "probes.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def same(one, other):
    """Yes is written 1 by JavaRosa and true by Web Forms; a date with a time of midnight UTC."""
    names = {"1": "true", "0": "false"}
    one, other = names.get(one, one), names.get(other, other)
    return one == other or one == f"{other}T00:00:00.000Z"


AGREED = [p for p in probes() if same(p["javarosa"], p["web_forms"])]


def probe_form(expression):
    """The form of the probes with the expression as a calculation at its end."""
    sheets = {
        name: read_cells(FOLDER / f"{name}.csv") for name in ("survey", "choices", "settings")
    }
    head = [*sheets["survey"][0], "calculation"]
    cells = dict.fromkeys(head, "") | {"type": "calculate", "name": "p", "calculation": expression}
    sheets["survey"] = [head, *sheets["survey"][1:], list(cells.values())]
    return build_form(Sheets.of(sheets))


@cache
def evaluate(expression):
    """The value of the probe when the form is filled as it was for the engines."""
    form = probe_form(expression)
    if form.problems:
        raise ExpressionError(form.problems[0].message["en"])
    answers = Answers(form, today=RECORDED.date(), now=RECORDED, zone=dt.UTC)
    for line in (FOLDER / "fill.tsv").read_text(encoding="utf-8").splitlines():
        kind, path, *value = line.split("\t")
        if kind == "set":
            answers.set(path, value[0])
        else:
            answers.add(path)
    return answers.value("/data/p")


def left_out(expression):
    return bool(LEFT_OUT & set(re.findall(r"([a-z0-9-]+)\(", expression)))


@pytest.mark.parametrize("probe", AGREED, ids=lambda probe: probe["expression"])
def test_where_the_engines_agree_so_do_we(probe):
    expression = probe["expression"]
    if expression in KNOWN_DIFFERENCES or left_out(expression):
        with pytest.raises(ExpressionError):
            evaluate(expression)
        return
    if probe["javarosa"].startswith("ERR"):
        with pytest.raises(ExpressionError):
            evaluate(expression)
        return
    found = evaluate(expression)
    assert same(probe["javarosa"], found) or same(found, probe["web_forms"]), found


@pytest.mark.parametrize("probe", probes(), ids=lambda probe: probe["expression"])
def test_no_probe_ends_in_anything_but_a_text_or_a_plain_refusal(probe):
    try:
        assert isinstance(evaluate(probe["expression"]), str)
    except ExpressionError as error:
        assert str(error)


def test_most_of_what_was_recorded_is_compared():
    assert len(AGREED) >= 200
