"""`alerta manual print`: what it says when something is wrong, and that nothing half-made is left."""

import shutil
from pathlib import Path

import pytest

from alerta.cli import main

HOME = Path(__file__).parents[2]


@pytest.fixture
def broken_home(tmp_path, monkeypatch):
    """A copy of the content whose first chapter calls something that has no paper form."""
    for folder in ("manual", "datasets", "exercises"):
        shutil.copytree(HOME / folder, tmp_path / folder)
    notebook = tmp_path / "manual" / "es" / "01_why_we_warn.ipynb"
    content = notebook.read_text("utf-8").replace("lesson.practice()", "lesson.hologram()")
    notebook.write_text(content, "utf-8")
    monkeypatch.setenv("ALERTA_HOME", str(tmp_path))
    return tmp_path


def test_an_unknown_language_is_answered_with_those_that_exist(tmp_path, capsys):
    assert main(["manual", "print", "--lang", "fr", "--out", str(tmp_path / "m.pdf")]) == 2
    said = capsys.readouterr().err
    assert "«fr»" in said
    assert "es, en" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("lang", "remedy"), [("es", "--out"), ("en", "--out")])
def test_a_place_that_cannot_be_written_is_named_with_a_remedy(tmp_path, capsys, lang, remedy):
    file = tmp_path / "no-such-folder" / "manual.pdf"
    assert main(["manual", "print", "--lang", lang, "--out", str(file)]) == 1
    said = capsys.readouterr().err
    assert str(file) in said
    assert remedy in said


def test_a_folder_is_no_place_for_the_file(tmp_path, capsys):
    assert main(["manual", "print", "--out", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_an_existing_file_stays_when_the_new_one_cannot_be_made(broken_home, capsys):
    file = broken_home / "manual.pdf"
    file.write_bytes(b"the one of last year")
    assert main(["manual", "print", "--out", str(file)]) == 1
    said = capsys.readouterr().err
    assert "01_why_we_warn" in said
    assert "hologram" in said
    assert file.read_bytes() == b"the one of last year"
    assert not list(broken_home.glob(".*.new"))
