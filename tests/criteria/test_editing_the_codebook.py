"""The method is changed in the tables: one edited cell, and no Python touched."""

import csv
import shutil

import pytest
from rubric_vectors import situation

from alerta.criteria import assess, load_rules
from alerta.resources import ContentError

THREAT = {"threat_to_persons": True}
UNKNOWN = {"p": [None, 0, 0, 0, 0]}
EARLIER = ("controversy", "conflict")


@pytest.fixture
def copy(home, tmp_path):
    """A home of its own with a copy of the codebook."""
    shutil.copytree(home / "datasets" / "codebook", tmp_path / "datasets" / "codebook")
    return tmp_path


def edit(home, table, rule, column, value, key="rule"):
    path = home / "datasets" / "codebook" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row[key] == rule:
            row[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_days_until_latent_are_a_cell(copy):
    quiet = situation(days_since_expression=70)
    assert assess(quiet, load_rules(copy))["state"] == "active"
    edit(copy, "state_rules", "S5", "when", "${days_since_expression} > 60")
    assert assess(quiet, load_rules(copy))["state"] == "latent"


def test_how_many_unknown_scores_mark_an_alert_is_a_cell(copy):
    one = situation(p=[None, None, 0, 0, 0])
    assert assess(one, load_rules(copy))["to_verify"] is False
    edit(copy, "jump_rules", "R4", "when", "${provisional} >= 2")
    assert assess(one, load_rules(copy))["to_verify"] is True


@pytest.mark.parametrize(
    ("table", "key", "rule", "column", "value", "facts", "result", "before", "after"),
    [
        ("deadlines", "rule", "D1", "hours", "36", {}, "register_within_hours", 72, 36),
        ("deadlines", "rule", "D7", "hours", "12", {"c4_rung": 0}, "verify_within_hours", 48, 12),
        ("jump_rules", "rule", "R3", "minimum_level", "4", THREAT, "level", 3, 4),
        ("indicators", "code", "P1", "unknown_score", "2", UNKNOWN, "p_total", 1, 2),
        ("matrix", "rule", "M1", "level", "2", {}, "level", 1, 2),
        ("category_rules", "rule", "B4", "category", "conflict", {}, "category", *EARLIER),
    ],
)
def test_a_cell_decides(copy, table, key, rule, column, value, facts, result, before, after):
    assert assess(situation(**facts), load_rules(copy))[result] == before
    edit(copy, table, rule, column, value, key=key)
    assert assess(situation(**facts), load_rules(copy))[result] == after


def test_whom_to_tell_is_a_cell(copy):
    assert assess(situation(), load_rules(copy))["receivers"][0] == "MIDAGRI"
    edit(copy, "routing", "A5", "main", "MVCS")
    assert assess(situation(), load_rules(copy))["receivers"][0] == "MVCS"


def test_bands_that_leave_a_total_out_are_told_and_not_guessed(copy):
    edit(copy, "bands", "low", "max", "2", key="band")
    with pytest.raises(ContentError, match=r"bands\.csv: ninguna banda incluye el total 3"):
        assess(situation(p=[1, 1, 1, 0, 0]), load_rules(copy))


def test_the_wording_of_a_rule_is_a_cell(copy):
    edit(copy, "category_rules", "B4", "text_es", "Todavía en palabras (peldaño {c4_rung}).")
    reasons = assess(situation(), load_rules(copy))["reasons"]
    assert "Todavía en palabras (peldaño 1)." in [reason["text_es"] for reason in reasons]


def test_a_stray_brace_in_a_wording_breaks_nothing(copy):
    edit(copy, "category_rules", "B4", "text_es", "Véase {la tabla} y {nada} }{")
    reasons = assess(situation(), load_rules(copy))["reasons"]
    assert "Véase {la tabla} y {nada} }{" in [reason["text_es"] for reason in reasons]


def test_a_condition_that_cannot_be_read_names_table_row_and_column(copy):
    edit(copy, "category_rules", "B3", "when", "${c1} = ")
    with pytest.raises(ContentError, match=r"category_rules\.csv, fila 4, columna when"):
        load_rules(copy)


def test_a_condition_on_an_unknown_key_is_refused(copy):
    edit(copy, "category_rules", "B3", "when", "${c9} = 'yes'")
    with pytest.raises(ContentError, match="c9"):
        load_rules(copy)


def test_unchanged_tables_are_compiled_once(home):
    assert load_rules(home) is load_rules(home)
