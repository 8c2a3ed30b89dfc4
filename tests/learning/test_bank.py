"""Exercises are found with the documents of their dossier, and an edit is noticed."""

import os

import pytest
import yaml

from alerta.learning import (
    ExerciseMissing,
    load_dossier,
    load_exercise,
    load_exercises,
    load_key,
    progress,
    sentences,
    shown_in_chapter,
)


def edit(path, change):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 10_000_000))  # as a later save would


def test_an_exercise_has_the_documents_of_its_dossier(bank):
    found = load_exercise(bank, "a-multiple")
    assert [one["id"] for one in found["documents"]] == ["d1", "d2"]
    assert sentences(found)["d2.1"]["es"] == "La autoridad pide abrirlo antes."
    assert load_exercise(bank, "a-multiple") is found  # joined once


def test_an_exercise_shows_only_what_it_names_and_addresses_stay(bank):
    edit(bank / "exercises/09/a-number.yaml", lambda e: e.update(shows=["d2"]))
    found = load_exercise(bank, "a-number")
    assert list(sentences(found)) == ["d2.1", "d2.2"]


def test_an_edit_of_a_dossier_is_noticed(bank):
    before = load_exercise(bank, "a-multiple")["documents"][0]["title"]["es"]
    edit(
        bank / "exercises/dossiers/canal-of-turns.yaml",
        lambda d: d["documents"][0]["title"].update(es="Otro título"),
    )
    assert before != load_exercise(bank, "a-multiple")["documents"][0]["title"]["es"]


def test_a_new_exercise_is_found_at_once(bank):
    folder = bank / "exercises/09"
    text = (folder / "a-match.yaml").read_text(encoding="utf-8").replace("a-match", "b-match")
    with pytest.raises(ExerciseMissing):
        load_exercise(bank, "b-match")
    (folder / "b-match.yaml").write_text(text, encoding="utf-8")
    assert load_exercise(bank, "b-match")["id"] == "b-match"


def test_the_order_in_a_chapter_is_that_of_the_names(bank):
    ids = [one["id"] for one in load_exercises(bank, "09")]
    assert ids == sorted(ids) and len(ids) == 10
    assert load_exercises(bank, "01") == []


@pytest.mark.parametrize("name", ["no-such", "../keys/09/a-match", "*", ""])
def test_what_is_not_there_is_told_in_spanish(bank, name):
    for load in (load_exercise, load_key):
        with pytest.raises(ExerciseMissing, match=r"No hay un ejercicio .* Revise el nombre\."):
            load(bank, name)
    with pytest.raises(ExerciseMissing, match="No hay un expediente"):
        load_dossier(bank, name)


def test_items_of_a_test_are_shown_in_no_chapter_and_count_nowhere(bank):
    edit(bank / "exercises/09/a-number.yaml", lambda e: e.update(test="entry"))
    assert not shown_in_chapter(load_exercise(bank, "a-number"))
    assert progress(bank, [])["09"].total == 9
