"""Who receives an alert, with copies to whom, by when: the tables decide, for every alert."""

from datetime import datetime, timedelta

import pytest

from alerta.criteria import load_rules
from alerta.resources import ContentError, document
from alerta.widgets.routing_desk.clock import Clock, clock, working_days_after
from alerta.widgets.routing_desk.content import alert
from alerta.widgets.routing_desk.routing import Routing

STALLS, MARKER, MACHINES = (
    "stalls-of-tunqui-alto",
    "marker-of-paltarumi",
    "machines-of-sauce-quieto",
)
ALL = (STALLS, MARKER, MACHINES)


def routing(home, rules, name, lang="es"):
    return Routing(alert(home, name), rules, lang)


def test_three_alerts_of_three_types_and_three_levels(home, rules):
    found = [routing(home, rules, name) for name in ALL]
    assert [one.level for one in found] == [2, 3, 4]
    assert [one.alert.key["situation"]["type"] for one in found] == ["SOC", "DEM", "AGN"]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_level_that_is_told_is_the_one_that_the_scores_give(home, rules, name, lang):
    found = routing(home, rules, name, lang)
    said = found.alert.quote(found.alert.key["level"], lang)
    assert f"{'nivel' if lang == 'es' else 'level'} {found.level}," in said


def test_the_ministry_that_owns_the_works_answers_and_the_loudest_does_not(home, rules):
    found = routing(home, rules, STALLS)
    right, wrong = found.of_receiver("MTC"), found.of_receiver("DP")
    assert (right.status, right.rule) == ("right", "A10")
    assert wrong.status == "wrong" and "E23" in wrong.text
    assert wrong.quote.startswith("Cuatro asociaciones piden")


def test_who_is_informed_does_not_answer_first(home, rules):
    assert "se le informa (fila A10)" in routing(home, rules, STALLS).of_receiver("OEFA").text
    assert (
        "recibe copia por el nivel (D2)"
        in routing(home, rules, STALLS).of_receiver("PCM_SGSD").text
    )


def test_a_boundary_between_districts_is_no_matter_of_the_ministry_of_agriculture(home, rules):
    found = routing(home, rules, MARKER)
    assert found.main == ["SDOT", "GORE"]
    assert found.of_receiver("SDOT").status == found.of_receiver("GORE").status == "right"
    assert found.of_receiver("MIDAGRI").status == "wrong"


def test_the_other_first_receiver_gets_a_copy(home, rules):
    found = routing(home, rules, MARKER)
    assert "GORE" in found.copies("SDOT") and "SDOT" not in found.copies("SDOT")
    assert "SDOT" in found.copies("GORE") and "GORE" not in found.copies("GORE")


def test_the_sector_of_a_national_demand_is_the_ministry_of_the_matter(home, rules):
    found = routing(home, rules, MACHINES)
    assert found.main == ["MINSA"]
    assert "SECTOR" not in found.everybody


def test_nobody_is_hurt_so_the_prosecutor_gets_no_copy(home, rules):
    found = routing(home, rules, MACHINES)
    said = found.of_copies([*found.copies("MINSA"), "MP"], "MINSA")
    assert said.status == "partly"
    assert "Ministerio Público (fiscalía): entra con D5, aquí no." in said.text


def test_missing_copies_are_named_with_the_row_that_asks_for_them(home, rules):
    said = routing(home, rules, STALLS).of_copies(["PCM_SGSD", "GL"], "MTC")
    assert said.status == "partly"
    assert "Falta: Organismo de Evaluación y Fiscalización Ambiental (A10)." in said.text
    assert "Falta: Gobierno regional (A10)." in said.text


def test_complete_copies_show_the_rest_of_the_list(home, rules):
    found = routing(home, rules, STALLS)
    said = found.of_copies(found.copies("MTC"), "MTC")
    assert said.status == "right"
    assert "Ministerio del Ambiente" in said.text and "Prefectura" in said.text


def test_the_receiver_is_not_repeated_as_a_copy(home, rules):
    found = routing(home, rules, STALLS)
    said = found.of_copies([*found.copies("MTC"), "MTC"], "MTC")
    assert "ya es el destinatario" in said.text


@pytest.mark.parametrize(("name", "hours"), [(STALLS, "24"), (MARKER, "4"), (MACHINES, "1")])
def test_each_level_has_its_hours(home, rules, name, hours):
    found = routing(home, rules, name)
    for one in found.alert.hours:
        assert (found.of_deadline(one).status == "right") == (one == hours)


def test_hours_of_another_row_are_told_with_that_row(home, rules):
    found = routing(home, rules, MARKER)
    assert "otro nivel (D1)" in found.of_deadline("72").text
    assert "verificar (D7)" in found.of_deadline("48").text
    assert "Ninguna fila" in found.of_deadline("36").text


@pytest.mark.parametrize("lang", ["es", "en", "qps"])
@pytest.mark.parametrize("name", ALL)
def test_whatever_is_answered_is_answered_back_in_both_languages(home, rules, name, lang):
    found = routing(home, rules, name, lang)
    for code in found.alert.offers:
        assert found.of_receiver(code).text and found.of_receiver(code).rule
        assert found.of_copies([code], None).text


def test_every_body_that_is_offered_has_a_name_and_at_least_three_do_not_belong(home, rules):
    for name in ALL:
        found = routing(home, rules, name)
        assert all(code in rules.bodies for code in found.alert.offers)
        assert sum(code not in found.everybody for code in found.alert.offers) >= 3
        assert 4 <= len(found.alert.offers) <= 8


def test_an_edited_table_moves_the_desk(tmp_path, home):
    import shutil

    for folder in ("datasets", "manual", "exercises"):
        shutil.copytree(home / folder, tmp_path / folder)
    path = tmp_path / "datasets" / "codebook" / "deadlines.csv"
    words = path.read_text(encoding="utf-8")
    path.write_text(
        words.replace("5 días hábiles", "2 días hábiles").replace("= 2,24,", "= 2,12,"),
        encoding="utf-8",
    )
    found = routing(tmp_path, load_rules(tmp_path), STALLS)
    sent = found.alert.now
    assert found.clock.register_hours == 12
    assert found.clock.due(sent) == sent + timedelta(days=2)


def test_the_clocks_of_the_four_levels(rules):
    tuesday = datetime(2026, 3, 10, 9, 5)
    due = [clock(level, rules).due(tuesday) for level in (1, 2, 3, 4)]
    assert due == [
        datetime(2026, 3, 31, 9, 5),
        datetime(2026, 3, 17, 9, 5),
        datetime(2026, 3, 11, 9, 5),
        datetime(2026, 3, 10, 23, 59),
    ]
    assert [clock(level, rules).update_hours for level in (1, 2, 3, 4)] == [720, 168, 24, 12]
    assert [clock(level, rules).step_hours for level in (1, 2, 3, 4)] == [24, 24, 24, 12]


def test_a_weekend_is_no_working_day():
    friday = datetime(2026, 3, 13, 10)
    assert working_days_after(friday, 1) == datetime(2026, 3, 16, 10)


def test_a_word_in_the_table_that_nobody_can_read_is_a_fault_with_its_row():
    row = {"rule": "D2", "first_answer_es": "Pronto", "update_es": "A veces", "hours": "24"}
    with pytest.raises(ContentError, match="fila D2, columna first_answer_es"):
        Clock(row).due(datetime(2026, 3, 10))
    with pytest.raises(ContentError, match="fila D2, columna update_es"):
        _ = Clock(row).update_hours


def test_an_alert_that_does_not_exist_is_a_fault_that_names_those_there_are(home):
    with pytest.raises(ContentError, match=STALLS):
        alert(home, "no-such-alert")


def test_every_alert_has_its_facts_and_both_parties_are_heard(home):
    shown = document(home / "manual" / "cases" / "routing_desk.yaml")
    keys = document(home / "exercises" / "keys" / "cases" / "routing_desk.yaml")["alerts"]
    assert [one["id"] for one in shown["alerts"]] == list(keys)
    assert all(one["status"] == "synthesis" for one in shown["chain"])
    for one in shown["alerts"]:
        text = " ".join(s["es"] for p in one["document"]["paragraphs"] for s in p)
        assert text.count("pide") >= 2


def test_no_sentence_is_longer_than_35_words(home):
    import re

    from alerta.learning.checks.wording import texts

    files = [home / "manual" / "cases", home / "exercises" / "keys" / "cases"]
    for path in (
        folder / f"{name}.yaml" for folder in files for name in ("routing_desk", "who_warns")
    ):
        for place, said in texts(document(path)):
            for one in re.split(r"(?<=[.!?…])\s+", said):
                assert len(one.split()) <= 35, (path.name, place)
