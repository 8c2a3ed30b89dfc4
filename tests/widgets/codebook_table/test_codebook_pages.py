"""Tables of the codebook as people read them; what is official is told from the kit's own."""

import csv
import re
import shutil

import pytest

from alerta.resources import ContentError, table
from alerta.widgets.codebook_table.criterion import criterion_card, levels_card, term_card
from alerta.widgets.codebook_table.model import codebook_table
from alerta.widgets.codebook_table.view import view

TABLES = [
    "category_rules", "phase_rules", "state_rules", "criteria", "rungs", "lenses", "indicators",
    "bands", "jump_rules", "deadlines", "type_order", "routing", "redirects", "errors",
    "glossary", "clarifications", "sources", "bodies", "levels", "matrix", "transitions",
]  # fmt: skip


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_finding_headers_and_full_rows(home, name, lang):
    made = codebook_table(home, name, lang)
    assert made.caption
    assert made.lines
    assert all(len(line.cells) == len(made.headers) for line in made.lines)
    assert all(any(line.cells) for line in made.lines)


def test_official_rows_and_the_kits_own_are_told_apart(home):
    markup = view(home, "glossary", "es").value
    statuses = [row["status"] for row in table(home, "glossary")]
    assert markup.count(">Oficial<") == statuses.count("official") > 0
    assert markup.count(">Síntesis del kit<") == statuses.count("synthesis") > 0
    assert all(line.source for line in codebook_table(home, "glossary", "es").lines)


def test_on_a_narrow_screen_every_cell_says_its_name(home):
    markup = view(home, "category_rules", "es").value
    rows = len(codebook_table(home, "category_rules", "es").lines)
    assert markup.count('data-l="Es"') == rows
    assert markup.count('data-l="Origen"') == rows
    assert "ka-table--stack" in markup


def test_on_a_narrow_screen_a_long_table_opens_row_by_row(home):
    markup = view(home, "routing", "es").value
    assert markup.count("<details") == len(codebook_table(home, "routing", "es").lines)
    assert '<b translate="no">A1</b> <span>Socioambiental: Minería</span>' in markup
    assert "<details" not in view(home, "deadlines", "es").value


def test_on_a_narrow_screen_what_would_be_a_wall_below_a_ladder_is_folded(home):
    ladder = criterion_card(home, "C4", "es")
    assert ladder.count("<details") == 1
    assert (
        ladder.partition("<details")[0].count('class="ka-examples"') == 1
    )  # open where it is wide
    assert "<details" not in criterion_card(home, "C1", "es")


def test_deadlines_show_the_four_levels_with_their_badges(home):
    markup = view(home, "deadlines", "es").value
    assert markup.count("ka-shape") == 4
    assert [line.cells[0] for line in codebook_table(home, "deadlines", "es").lines] == list("1234")


def test_codes_of_bodies_and_activities_are_written_out(home):
    cells = [cell for line in codebook_table(home, "routing", "es").lines for cell in line.cells]
    assert any("Ministerio de Energía y Minas" in cell for cell in cells)
    assert "informal_mining" not in cells


def test_the_table_follows_an_edit_of_the_codebook(home, tmp_path):
    folder = tmp_path / "datasets" / "codebook"
    shutil.copytree(home / "datasets" / "codebook", folder)
    path = folder / "category_rules.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["condition_es"] = "Una regla <nueva>"
    rows[1]["until"] = "2026"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "until"] if "until" not in rows[0] else rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert "Una regla &lt;nueva&gt;" in view(tmp_path, "category_rules", "es").value
    assert [line.cells[0] for line in codebook_table(tmp_path, "category_rules", "es").lines][
        :2
    ] == ["B1", "B3"]


def test_a_table_that_is_not_there_says_so(home):
    with pytest.raises(ContentError, match="no_such"):
        codebook_table(home, "no_such", "es")


@pytest.mark.parametrize("code", ["C1", "C2", "C3", "C4", "C5"])
def test_a_criterion_has_its_question_its_rule_and_examples_of_each_kind(home, code):
    markup = criterion_card(home, code, "es")
    assert f">{code}</b>" in markup
    plain, border = r"<li><b>(Sí|Peldaño [1-4])</b>", r"<br><small>En el límite</small></b>"
    assert len(re.findall(plain, markup)) >= 2
    assert len(re.findall(r"<li><b>(No|Peldaño 0)</b>", markup)) >= 2
    assert len(re.findall(border, markup)) >= 1
    assert ("La escalera" in markup) == (code == "C4")


def test_a_criterion_that_does_not_exist_names_those_that_do(home):
    with pytest.raises(KeyError, match="C1 to C5"):
        criterion_card(home, "C9", "es")


def test_the_four_levels_are_shown_with_their_class_of_alert(home):
    markup = levels_card(home, "es")
    assert markup.count("ka-level--big") == 4
    assert "Alerta urgente. Riesgo inminente." in markup


def test_a_word_has_its_meaning_an_example_and_what_it_is_not(home):
    by_id, by_word = term_card(home, "difference", "es"), term_card(home, "Diferencia", "es")
    assert by_id == by_word
    assert "Ejemplo" in by_id
    assert "No es" in by_id
    with pytest.raises(KeyError, match="glossary"):
        term_card(home, "no such word", "es")
