"""What an author begins with is whole: only the words, and the second reader, are left to add."""

import shutil

import pytest
from babel.messages.pofile import read_po
from tests.authoring.test_exercise_book import one_of_each

from alerta import cli, i18n, learning
from alerta.authoring import starting
from alerta.authoring.checks import lesson_calls, page_pairs, pages, plain_language, translations
from alerta.authoring.starting import CannotStartError, new_chapter, new_exercise, new_language
from alerta.learning.kinds import KINDS
from alerta.resources import document


@pytest.fixture
def kit(home, tmp_path):
    kit = one_of_each(home, tmp_path / "kit")
    (kit / "manual").mkdir()
    shutil.copy(home / "manual" / "chapters.yaml", kit / "manual")
    return kit


def files_of(kit):
    return sorted(path for path in kit.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_exercise_of_any_kind_lacks_only_its_second_reader(kit, kind):
    files = new_exercise(kit, "mi-caso", "04", kind)
    assert files == ["exercises/04/mi-caso.yaml", "exercises/keys/04/mi-caso.yaml"]
    assert [one.code for one in learning.check(kit) if "mi-caso" in one.file] == ["one_reader"]
    assert learning.load_exercise(kit, "mi-caso")["kind"] == kind


@pytest.mark.parametrize(
    ("name", "chapter", "kind", "code"),
    [
        ("../fuera", "04", "choice", "start_id"),
        ("Mi caso", "04", "choice", "start_id"),
        ("mi-caso", "4", "choice", "start_id"),
        ("mi-caso", "13", "choice", "start_id"),
        ("mi-caso", "04", "crucigrama", "start_kind"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(kit, name, chapter, kind, code):
    before = files_of(kit)
    with pytest.raises(CannotStartError) as refused:
        new_exercise(kit, name, chapter, kind)
    assert refused.value.code == code
    assert files_of(kit) == before


def test_an_id_is_never_used_twice_in_any_chapter(kit):
    new_exercise(kit, "mi-caso", "04", "choice")
    with pytest.raises(CannotStartError):
        new_exercise(kit, "mi-caso", "05", "choice")


def test_a_new_chapter_passes_the_checks_of_pages_and_stays_hidden(kit):
    before = document(kit / "manual" / "chapters.yaml")
    new_chapter(kit, "13_two_provinces")
    for check in (pages, page_pairs, translations, lesson_calls, plain_language):
        assert [one.line() for one in check.check(kit)] == []
    after = document(kit / "manual" / "chapters.yaml")
    assert after[:-1] == before
    assert (after[-1]["id"], after[-1]["available"]) == ("13_two_provinces", False)
    assert set(after[-1]) == set(before[-1])


@pytest.mark.parametrize("name", ["12_again", "trece", "13-two"])
def test_a_chapter_needs_a_number_of_its_own(kit, name):
    before = (kit / "manual" / "chapters.yaml").read_bytes()
    with pytest.raises(CannotStartError):
        new_chapter(kit, name)
    assert (kit / "manual" / "chapters.yaml").read_bytes() == before


def test_a_new_language_has_all_pages_and_every_message_waiting(kit, tmp_path):
    new_chapter(kit, "13_two_provinces")
    locale = tmp_path / "locale"
    shutil.copytree(i18n.LOCALE / "es", locale / "es")
    new_language(kit, "qu", locale)
    page = (kit / "manual" / "qu" / "13_two_provinces.ipynb").read_text(encoding="utf-8")
    assert 'lang=\\"qu\\"' in page
    for path in sorted((locale / "es").glob("*.po")):
        with path.open("rb") as one, (locale / "qu" / path.name).open("rb") as other:
            spanish, waiting = read_po(one), read_po(other)
        assert {m.id for m in waiting if m.id} == {m.id for m in spanish if m.id}, path.name
        assert not any(m.string for m in waiting if m.id and isinstance(m.id, str))
    with pytest.raises(CannotStartError):
        new_language(kit, "qu", locale)


def test_the_command_says_what_is_next_in_spanish(kit, monkeypatch, capsys):
    monkeypatch.setenv("ALERTA_HOME", str(kit))
    words = ["new", "exercise", "mi-caso", "--chapter", "04", "--kind", "number"]
    assert cli.main(words) == 0
    said = capsys.readouterr().out
    assert "Lo que sigue:" in said
    assert 'lesson.exercise("mi-caso")' in said
    assert cli.main([*words, "--lang", "en"]) == 1
    assert "“mi-caso” exists already." in capsys.readouterr().err
    assert cli.main(["new", "chapter", "13_two_provinces"]) == 0
    assert "available: true" in capsys.readouterr().out
    monkeypatch.setattr(starting, "LOCALE", kit / "locale")
    monkeypatch.setattr(starting.new_language, "__defaults__", (kit / "locale",))
    assert cli.main(["new", "language", "qu"]) == 0
    assert "manual/qu" in capsys.readouterr().out
