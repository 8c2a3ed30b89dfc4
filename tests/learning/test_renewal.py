"""Renewal by delta: only what changed since the certificate, ten exercises at most."""

import json
import shutil

import pytest
from logs import at, tried

from alerta.learning import load_exercises
from alerta.learning.renewal import MOST, delta, printed_version, still_to_renew, versions
from alerta.registry import Answer


@pytest.fixture(scope="module")
def newer(home, tmp_path_factory):
    """The same content one version later: C4 and P3 have changed, one exercise was rewritten."""
    there = tmp_path_factory.mktemp("newer")
    for name in ("datasets/codebook", "exercises"):
        shutil.copytree(home / name, there / name)
    package = there / "datasets" / "codebook" / "datapackage.json"
    described = json.loads(package.read_text("utf-8")) | {"version": "2026.10"}
    package.write_text(json.dumps(described), "utf-8")
    with (there / "datasets/codebook/changes.csv").open("a", encoding="utf-8") as file:
        file.write("2026.2,P3,Otra ancla,Another anchor\n2026.10,C4,Otro peldaño,Another rung\n")
    rewritten = there / "exercises/12" / f"{load_exercises(home, '12')[0]['id']}.yaml"
    text = rewritten.read_text("utf-8")
    rewritten.write_text(
        text.replace('"2026.1"', '"2026.10"').replace("'2026.1'", '"2026.10"'), "utf-8"
    )
    return there


def test_a_certificate_of_the_present_version_needs_nothing(home, newer):
    assert delta(home, "2026.1").exercises == ()
    assert delta(newer, "2026.10").exercises == ()


def test_the_first_version_is_the_only_one_today(home):
    assert versions(home) == ["2026.1"]


def test_versions_are_numbers_not_letters(newer):
    assert versions(newer) == ["2026.1", "2026.2", "2026.10"]


def test_only_what_changed_in_between_is_asked(newer):
    assert [row["code"] for row in delta(newer, "2026.1").changes] == ["P3", "C4"]
    assert [row["code"] for row in delta(newer, "2026.2").changes] == ["C4"]


def test_every_changed_code_is_trained_and_ten_exercises_are_enough(newer):
    found = delta(newer, "2026.1")
    assert len(found.exercises) == MOST
    trained = {code for one in found.exercises for code in one["trains"]}
    assert {"P3", "C4"} <= trained
    assert not [one["id"] for one in found.exercises if one.get("test")]


def test_an_exercise_rewritten_for_a_newer_version_is_among_them(newer, home):
    # without a code that changed, nothing else is
    changes = newer / "datasets" / "codebook" / "changes.csv"
    before = changes.read_text("utf-8")
    changes.write_text("version,code,what_es,what_en\n2026.10,,Frases,Phrases\n", "utf-8")
    found = delta(newer, "2026.1")
    changes.write_text(before, "utf-8")
    assert [one["id"] for one in found.exercises] == [load_exercises(home, "12")[0]["id"]]


def test_what_was_answered_in_an_older_version_of_its_own_is_among_them(home):
    item = load_exercises(home, "04")[0]
    log = [tried(item["id"], 1, version=item["version"] - 1)]
    assert [one["id"] for one in delta(home, "2026.1", log).exercises] == [item["id"]]
    assert delta(home, "2026.1", [tried(item["id"], 1)]).exercises == ()


# ---------------------------------------------------------------- a certificate that was printed


def printed(version, day=0, kind="mastery"):
    return Answer(kind, "codebook_version", "certificate", version, 1, "", at(day))


def test_who_never_printed_a_certificate_has_none_to_renew(newer):
    assert printed_version([]) is None
    assert still_to_renew(newer, [tried("market-closure-called", 1)]) is None
    assert still_to_renew(newer, [printed("2026.1", kind="participation")]) is None


def test_a_certificate_of_the_present_version_has_nothing_to_renew(newer):
    assert still_to_renew(newer, [printed("2026.1"), printed("2026.10", day=9)]) is None


def test_a_certificate_of_an_earlier_version_waits_until_its_delta_is_solved(newer):
    log = [printed("2026.1")]
    wanted = delta(newer, "2026.1").exercises
    assert still_to_renew(newer, log).exercises == wanted
    assert still_to_renew(newer, log).since == "2026.1"
    log += [tried(one["id"], 0.8, day=2, version=one["version"]) for one in wanted[:-1]]
    assert still_to_renew(newer, log).exercises == wanted[-1:]
    log.append(tried(wanted[-1]["id"], 0.7, day=2, version=wanted[-1]["version"]))
    assert still_to_renew(newer, log).exercises == wanted[-1:], "80 % is needed"
    log.append(tried(wanted[-1]["id"], 0.8, day=3, version=wanted[-1]["version"]))
    assert still_to_renew(newer, log) is None


def test_what_was_solved_before_the_certificate_does_not_renew_it(newer):
    wanted = delta(newer, "2026.1").exercises
    early = [tried(one["id"], 1, day=0, version=one["version"]) for one in wanted]
    assert still_to_renew(newer, [*early, printed("2026.1", day=1)]).exercises == wanted
