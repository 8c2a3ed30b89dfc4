"""One loader reads all content, and notices when somebody edits it."""

import os

import pytest

from alerta import resources


def test_codes_keep_their_leading_zeros(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("ubigeo,name\n010101,Chachapoyas\n", encoding="utf-8-sig")
    assert resources.csv_rows(path) == [{"ubigeo": "010101", "name": "Chachapoyas"}]


def test_an_edit_of_a_table_is_seen_at_the_next_reading(tmp_path):
    path = tmp_path / "rules.csv"
    path.write_text("rule\nB1\n", encoding="utf-8")
    assert resources.csv_rows(path)[0]["rule"] == "B1"
    path.write_text("rule\nB22\n", encoding="utf-8")
    os.utime(path, (1, 1))
    assert resources.csv_rows(path)[0]["rule"] == "B22"


def test_a_missing_file_is_named_with_a_remedy(tmp_path):
    with pytest.raises(resources.ContentError, match=r"nothing\.csv.*Restaure"):
        resources.csv_rows(tmp_path / "nothing.csv")


def test_a_broken_document_is_named(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("a: [1, 2", encoding="utf-8")
    with pytest.raises(resources.ContentError, match=r"broken\.yaml"):
        resources.document(path)


def test_a_text_without_english_is_shown_in_spanish():
    assert resources.text({"es": "Hola", "en": "Hello"}, "en") == "Hello"
    assert resources.text({"es": "Hola"}, "en") == "Hola"
    assert resources.column({"name_es": "Crisis", "name_en": ""}, "name", "en") == "Crisis"
