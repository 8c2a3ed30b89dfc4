"""The invented cases of chapters 03 and 11: whole, in both languages, short, and nobody's own."""

import re

import pytest
import yaml

from alerta.learning.checks.reporting import Reporter
from alerta.learning.checks.wording import texts, wording

MAPS = ["the-moved-stop", "the-night-gate"]
TABLES = ["the-table-of-chaskipata", "the-table-of-the-gate"]
EVERY = [*MAPS, *TABLES, "commitment-shares"]
KEYED = [*MAPS, *TABLES]


def read(home, case):
    return yaml.safe_load((home / "manual" / "cases" / f"{case}.yaml").read_text("utf-8"))


def key(home, case):
    path = home / "exercises" / "keys" / "cases" / f"{case}.yaml"
    return yaml.safe_load(path.read_text("utf-8"))


def addresses(documents):
    return {
        f"{one['id']}.{n}"
        for one in documents
        for n, _ in enumerate((s for p in one["paragraphs"] for s in p), 1)
    }


@pytest.mark.parametrize("case", EVERY)
def test_no_sentence_is_long_and_nobody_can_be_recognised(home, case):
    report = Reporter(home, home / "manual" / "cases" / f"{case}.yaml")
    assert list(wording(report, read(home, case))) == []


@pytest.mark.parametrize("case", EVERY)
def test_every_text_is_in_both_languages(home, case):
    found = [place for place, _ in texts(read(home, case))]
    spanish = sorted(one for one in found if one.endswith("es"))
    assert [re.sub("es$", "en", one) for one in spanish] == sorted(
        one for one in found if one.endswith("en")
    )


@pytest.mark.parametrize("case", KEYED)
def test_the_key_is_of_this_version_of_the_case(home, case):
    assert (key(home, case)["case"], key(home, case)["version"]) == (
        case,
        read(home, case)["version"],
    )


@pytest.mark.parametrize("case", MAPS)
def test_a_map_and_its_key_name_the_same_actors_and_sentences(home, case):
    content, answers = read(home, case), key(home, case)
    actors = {one["id"] for one in content["candidates"]}
    assert set(answers["rings"]) == actors
    asked = [one for row in content["statements"] for one in row["sentences"]]
    assert set(answers["statements"]) == set(asked)
    assert set(answers["power"]) == set(answers["attitude"]) == set(content["acts"])
    assert set(answers["causes"]) == {one["sentence"] for one in content["causes"]}
    assert answers["date"]["value"] in {str(day) for day in content["dates"]}
    known = addresses(content["documents"])
    cited = {one["sentence"] for one in _entries(answers)} | set(asked) | set(answers["causes"])
    assert cited <= known


def _entries(answers):
    for group in ("rings", "power", "attitude"):
        yield from answers[group].values()
    yield from answers["links"]
    yield answers["date"]


@pytest.mark.parametrize("case", MAPS)
def test_both_parties_ask_and_every_ring_and_cause_is_there(home, case):
    answers = key(home, case)
    rings = [one["value"] for one in answers["rings"].values()]
    assert rings.count("primary") >= 2
    assert {"secondary", "tertiary", "none"} <= set(rings)
    assert {"structural", "proximate", "trigger", "none"} <= set(answers["causes"].values())
    speakers = read(home, case)["statements"]
    asks = [
        sum(answers["statements"][one] == "position" for one in row["sentences"])
        for row in speakers
    ]
    assert asks == [1] * len(speakers)


@pytest.mark.parametrize("case", TABLES)
def test_a_workshop_and_its_key_name_the_same_sheets_and_sentences(home, case):
    content, answers = read(home, case)["workshop"], key(home, case)["workshop"]
    assert [one["id"] for one in content["sheets"]] == list(answers)
    known = addresses(content["documents"])
    for sheet in content["sheets"]:
        entry = answers[sheet["id"]]
        assert {sheet["sentence"], entry["told"], entry.get("followed", entry["told"])} <= known


def test_the_board_decides_each_open_commitment_every_week(home):
    content, answers = read(home, TABLES[0])["board"], key(home, TABLES[0])["board"]
    closed = set()
    for week in content["weeks"]:
        told = {line["of"] for line in week["news"]}
        assert told == {one["id"] for one in content["commitments"]} - closed
        assert set(answers[week["id"]]) == told
        closed |= {of for of, entry in answers[week["id"]].items() if entry["state"] == "fulfilled"}
    assert closed == {one["id"] for one in content["commitments"]}


def test_the_published_shares_are_those_of_the_source(home):
    from alerta.resources import table

    content = read(home, "commitment-shares")
    source = next(row for row in table(home, "sources") if row["id"] == content["source"])
    for bar in content["bars"]:
        said = f"{bar['value']:g}"
        assert f"{said} %".replace(".", ",") in source["note_es"]
        assert f"{said} %" in source["note_en"]
