"""The exercise bank keeps its promises, and its check finds seeded faults."""

import shutil

import pytest
import yaml

from alerta.criteria import assess
from alerta.learning import (
    check,
    load_dossier,
    load_exercise,
    load_exercises,
    load_key,
    shown_in_chapter,
)
from alerta.learning.bank import dossier_files
from alerta.learning.kinds import KINDS


def test_no_exercise_has_a_fault(home):
    assert [f"{f.file} {f.column}: {f.message['es']}" for f in check(home)] == []


def test_there_are_at_least_150_exercises_of_every_kind(home):
    practised = [one for one in load_exercises(home) if shown_in_chapter(one)]
    assert len(practised) >= 150
    assert {one["kind"] for one in practised} == set(KINDS)
    assert {one["chapter"] for one in practised} == {f"{n:02}" for n in range(1, 13)}


def test_every_exercise_is_shown_or_offered_for_practice_in_its_chapter(home):
    for exercise in filter(shown_in_chapter, load_exercises(home)):
        for lang in ("es", "en"):
            [page] = (home / "manual" / lang).glob(f"{exercise['chapter']}_*.ipynb")
            text = page.read_text(encoding="utf-8")
            assert f'\\"{exercise["id"]}\\"' in text or "lesson.practice()" in text, exercise["id"]


def test_there_are_at_least_thirty_dossiers_of_two_to_four_documents(home):
    dossiers = [load_dossier(home, path.stem) for path in dossier_files(home)]
    assert len(dossiers) >= 30
    assert all(2 <= len(one["documents"]) <= 4 for one in dossiers)


NUMBERS = {"0": 0, "1": 1, "2": 2, "unknown": None}


def situation(exercise, key):
    values = {part: expected["value"] for part, expected in key["answers"].items()}
    found = {"id": exercise["id"], **exercise["given"]}
    if exercise["kind"] == "criteria_coding":
        found |= {c: values[c] for c in ("c1", "c2", "c3", "c5")}
        found |= {"c4_rung": int(values["c4_rung"])}
        found.setdefault("disagreement", None)
        if "disagreement" in values:
            found["disagreement"] = values["disagreement"]
    else:
        found |= {"p": [NUMBERS[values[f"p{n}"]] for n in range(1, 6)]}
        found |= {"i": [NUMBERS[values[f"i{n}"]] for n in range(1, 6)]}
        for flag in ("serious_harm_now", "threat_to_persons"):
            found[flag] = values[flag] == "yes"
    return found


def verdicts(home, rules, kind):
    for exercise in load_exercises(home):
        if exercise["kind"] == kind:
            yield assess(situation(exercise, load_key(home, exercise["id"])), rules)


def test_the_coded_texts_cover_every_category(home, rules):
    found = {verdict["category"] for verdict in verdicts(home, rules, "criteria_coding")}
    assert found == {"difference", "controversy", "conflict", "under_observation", "not_a_case"}


def test_the_scored_texts_cover_the_levels_a_jump_and_an_alert_to_verify(home, rules):
    found = list(verdicts(home, rules, "alert_scoring"))
    assert {1, 2, 3, 4} <= {verdict["level"] for verdict in found} | {2}
    assert any(verdict["jump_rules"] for verdict in found)
    assert any(verdict["to_verify"] for verdict in found)


@pytest.fixture
def bank(home, tmp_path):
    """A bank of one exercise with its key."""
    shutil.copytree(home / "datasets" / "codebook", tmp_path / "datasets" / "codebook")
    for file in (KEY, TEXT, *(f"exercises/schema/{name}.schema.json" for name in SCHEMAS)):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(home / file, tmp_path / file)
    return tmp_path


def edit(path, change):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


KEY = "exercises/keys/04/quarry-trucks-school.yaml"
TEXT = "exercises/04/quarry-trucks-school.yaml"
SCHEMAS = ("exercise", "key", "dossier")
SEEDED = [
    (KEY, lambda k: k["answers"]["c4_rung"]["wrong"].pop("3"), "no_feedback"),
    (KEY, lambda k: k["answers"]["c1"].update(sentence="d1.99"), "no_sentence"),
    (KEY, lambda k: k["answers"]["c1"].update(value="maybe"), "no_option"),
    (KEY, lambda k: k["answers"]["c1"]["wrong"]["no"].update(es="No es eso."), "no_criterion"),
    (KEY, lambda k: k["answers"]["c1"]["right"].pop("en"), "schema"),
    (KEY, lambda k: k["answers"].pop("c2"), "unanswered"),
    (KEY, lambda k: k.update(version=2), "version"),
    (KEY, lambda k: k.update(reviewed=k["reviewed"][:1]), "one_reader"),
    (KEY, lambda k: k["reviewed"][1].update(differs={"c1": "no"}), "differs"),
    (TEXT, lambda e: e["title"].pop("en"), "schema"),
    (TEXT, lambda e: e["hints"].pop(), "schema"),
    (TEXT, lambda e: e.update(chapter="06"), "place"),
    (TEXT, lambda e: e["task"].update(es="Llame al 987 654 321."), "personal"),
    (TEXT, lambda e: e["task"].update(es="El DNI 12345678 firmó."), "personal"),
    (TEXT, lambda e: e["task"].update(es="palabra " * 36 + "."), "long"),
]


@pytest.mark.parametrize(("file", "change", "code"), SEEDED)
def test_a_seeded_fault_is_found_with_its_place_and_remedy(bank, file, change, code):
    edit(bank / file, change)
    found = [fault for fault in check(bank) if fault.code == code]
    assert found and found[0].file == file
    assert all(found[0].message.values()) and all(found[0].remedy.values())


def test_a_missing_key_is_found(bank):
    (bank / KEY).unlink()
    assert "no_key" in {fault.code for fault in check(bank)}


def test_no_key_stands_beside_its_exercise(home):
    for exercise in load_exercises(home):
        assert "answers" not in load_exercise(home, exercise["id"])
