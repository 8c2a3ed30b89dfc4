"""What chapters 07 and 12 teach with: whole keys, literal quotes, short sentences, nobody named."""

import re

import pytest

from alerta.learning.checks.wording import LONGEST_SENTENCE, PERSONAL, texts
from alerta.learning.codes import known_codes, named_codes
from alerta.resources import csv_rows, document

NAMES = ("source_grading", "figures_check")
QUOTED = {"es": re.compile(r"«([^«»]+)»"), "en": re.compile(r"“([^“”]+)”")}
INVENTED = (
    *("Achirapampa", "Ichu Alto", "Yanamullo", "Qantupata", "Chillpi", "Lúcuma Vieja"),
    *("Ischupampa", "Muyucorral", "Tikllaqocha", "Uchupata", "Wiñaypampa", "Sumaqrumi"),
    *("Allqamarka", "Wayrapata Chica", "Pukaorqo"),
)


@pytest.fixture(params=NAMES)
def case(request, home):
    return document(home / "manual" / "cases" / f"{request.param}.yaml")


@pytest.fixture
def key(case, home):
    name = "source_grading" if "desks" in case else "figures_check"
    return document(home / "exercises" / "keys" / "cases" / f"{name}.yaml")


def all_of(value, lang):
    return [text for place, text in texts(value) if place.endswith(lang)]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_quote_of_a_key_stands_in_its_case(case, key, lang):
    said = "\n".join(all_of(case, lang)).casefold()
    quotes = [one for text in all_of(key, lang) for one in QUOTED[lang].findall(text)]
    assert len(quotes) > 20
    assert [one for one in quotes if one.casefold() not in said] == []


def test_every_text_stands_in_both_languages(case, key):
    for document_ in (case, key):
        assert len(all_of(document_, "es")) == len(all_of(document_, "en"))


def test_no_sentence_is_long_and_nobody_is_named(case, key):
    for document_ in (case, key):
        for place, text in texts(document_):
            assert not any(pattern.search(text) for pattern, _ in PERSONAL), place
            for sentence in re.split(r"(?<=[.!?…])\s+", text):
                assert len(sentence.split()) <= LONGEST_SENTENCE, (place, sentence)


def test_every_explanation_names_a_known_code(key, home):
    known = known_codes(home)
    answers = [*key.get("answers", {}).values()]
    answers += [a for desk in key.get("desks", {}).values() for a in desk["answers"].values()]
    for entry in answers:
        assert entry["criterion"] in known
        for lang in ("es", "en"):
            told = [entry["right"], entry["otherwise"], *entry.get("wrong", {}).values()]
            assert all(named_codes(one[lang]) & known for one in told), entry["right"]["es"]
            assert entry["right"][lang].startswith(f"{entry['criterion']}:")
        wrong = [entry["otherwise"], *entry.get("wrong", {}).values()]
        assert all(one["es"].startswith("Todavía no") for one in wrong)
        assert all(one["en"].startswith("Not yet") for one in wrong)


def test_no_invented_place_is_a_real_one(home):
    real = {row["name"].casefold() for row in csv_rows(home / "datasets/codebook/places.csv")}
    assert [name for name in INVENTED if name.casefold() in real] == []


def test_both_sides_are_heard_in_every_report(home):
    for desk in document(home / "manual/cases/source_grading.yaml")["desks"]:
        for report in desk["reports"]:
            said = " ".join(all_of(report["paragraphs"], "es")).casefold()
            assert said.count("pide") + said.count("pedimos") >= 2, report["id"]
