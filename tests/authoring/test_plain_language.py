"""Chapters, glossary and cases keep their sentences short, and the Spanish reads easily."""

import shutil

import pytest
from tests.authoring.copies import copy_of
from tests.authoring.test_pages import text, write

from alerta.authoring.checks import plain_language
from alerta.authoring.checks.plain_language import GLOSSARY

LONG = " ".join(["palabra"] * 36) + "."
HARD = "La institucionalización intersectorial posibilitará operacionalizaciones territoriales. "


def codes(home):
    return [one.code for one in plain_language.check(home)]


def test_the_kit_keeps_its_own_rule(home):
    assert [one.line() for one in plain_language.check(home)] == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_long_sentence_of_a_chapter_is_named_with_its_cell(tmp_path, lang):
    write(tmp_path, f"manual/{lang}/04.ipynb", text("idea", f"## Título\n\nCorta. {LONG}"))
    (found,) = plain_language.check(tmp_path)
    assert (found.file, found.code) == (f"manual/{lang}/04.ipynb", "page_sentence_long")
    assert "idea" in found.message["es"]
    assert "36" in found.message["es"]
    assert "35" in found.remedy["en"]


def test_thirty_five_words_are_allowed(tmp_path):
    write(tmp_path, "manual/es/04.ipynb", text("idea", " ".join(["sol"] * 35) + "."))
    assert codes(tmp_path) == []


def test_a_hard_chapter_is_named_with_its_hardest_cells(tmp_path):
    easy = text("easy", "La comunidad pide agua. " * 8)
    write(tmp_path, "manual/es/04.ipynb", easy, text("hard", HARD * 20))
    (found,) = plain_language.check(tmp_path)
    assert found.code == "page_hard"
    assert "hard" in found.remedy["es"]
    assert "65" in found.message["es"]


def test_a_short_note_has_too_few_words_for_an_index(tmp_path):
    write(tmp_path, "manual/es/04.ipynb", text("hard", HARD))
    assert codes(tmp_path) == []


def test_the_index_is_for_spanish_only(tmp_path):
    write(tmp_path, "manual/en/04.ipynb", text("hard", HARD * 20))
    assert codes(tmp_path) == []


def test_a_long_definition_is_named_with_row_and_column(home, tmp_path):
    kit = copy_of(home, tmp_path)
    path = kit / GLOSSARY
    content = path.read_text(encoding="utf-8")
    old = "Dos partes no están de acuerdo sobre qué es verdad."
    path.write_text(content.replace(old, LONG, 1), encoding="utf-8", newline="")
    (found,) = plain_language.check(kit)
    assert (found.file, found.row, found.column) == (GLOSSARY, 2, "definition_es")


def test_a_long_sentence_of_a_case_is_named_with_its_place(home, tmp_path):
    folder = tmp_path / "manual" / "cases"
    folder.mkdir(parents=True)
    shutil.copy(home / "manual" / "chapters.yaml", tmp_path / "manual")
    (folder / "a.yaml").write_text(f"title: {{es: '{LONG}', en: 'Short.'}}\n", encoding="utf-8")
    (found,) = plain_language.check(tmp_path)
    assert (found.file, found.column) == ("manual/cases/a.yaml", "title/es")
