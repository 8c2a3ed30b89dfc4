"""Ten indicators: totals, bands, level, jump rules, what would change it, and the check."""

import pytest

from alerta.widgets.alert_scorer.model import FLAGS, UNKNOWN, AlertModel

BRIDGE = "2 2 1 unknown 0 0 2 2 0 1".split()  # noqa: SIM905
RIGHT = "2 1 1 1 1 1 1 2 0 1".split()  # noqa: SIM905


@pytest.fixture
def free(rules, session):
    return AlertModel(rules, session)


@pytest.fixture
def model(canal, rules, session):
    return AlertModel(rules, session, *canal)


def score(model, values, **flags):
    for part, value in zip(model.parts, values, strict=True):
        model.state.answer(part, value)
    for flag in FLAGS:
        model.state.answer(flag, flags.get(flag, "no"))


def test_the_indicators_are_the_ten_of_the_codebook(free):
    assert free.parts == ("p1", "p2", "p3", "p4", "p5", "i1", "i2", "i3", "i4", "i5")
    assert [row["key"] for row in free.on_axis("impact")] == ["i1", "i2", "i3", "i4", "i5"]


def test_before_all_ten_are_scored_there_is_a_count_and_no_level(free):
    free.state.answer("p1", "2")
    assert (free.axis("probability").total, free.axis("probability").done) == (2, False)
    assert free.left == 9
    assert free.result() is None
    assert (free.reasons(), free.changes(), free.receivers(), free.deadline()) == ([], [], [], {})


def test_no_data_is_an_answer_that_counts_one_and_stays_to_be_verified(free):
    free.state.answer("p4", UNKNOWN)
    assert free.score_of("p4") is None
    assert free.axis("probability").total == 1
    assert free.means("p4") == "Sin dato: vale 1 y queda por verificar"
    assert free.left == 9


def test_the_chosen_score_is_told_by_its_anchor(free, rules):
    assert free.means("p1") == ""
    free.state.answer("p1", "2")
    assert free.means("p1") == f"2: {rules.indicator('P1')['anchor_2_es']}"


def test_the_matrix_gives_two_and_a_jump_rule_raises_it_to_three(free):
    score(free, BRIDGE)
    result = free.result()
    assert (result["matrix_level"], result["level"], result["jump_rules"]) == (2, 3, ["R2"])
    assert any(reason.startswith("R2") for reason in free.reasons())
    assert free.axis("probability").band == "media"


def test_serious_harm_is_always_critical(free):
    score(free, ["0"] * 10, serious_harm_now="yes")
    assert free.result()["level"] == 4
    assert not any(words.startswith("Si hay un daño") for _, _, words in free.changes())


def test_a_threat_to_persons_is_at_least_imminent(free):
    score(free, ["0"] * 10, threat_to_persons="yes")
    assert free.result()["level"] == 3


def test_four_without_data_are_marked_to_verify_and_three_are_not(free):
    score(free, [UNKNOWN] * 3 + ["0"] * 7)
    assert not free.result()["to_verify"]
    score(free, [UNKNOWN] * 4 + ["0"] * 6)
    assert free.result()["to_verify"]


def test_the_level_brings_its_deadline_and_its_receivers(free):
    score(free, BRIDGE)
    assert free.deadline() == {"first_answer": "Coordinación en 24 horas", "update": "Diaria"}
    assert "Defensoría del Pueblo" in free.receivers()


def test_what_would_change_the_level_is_told_in_both_directions(free):
    score(free, BRIDGE)
    changes = free.changes()
    assert ("up", 4) in {(direction, level) for direction, level, _ in changes}
    down = [words for direction, level, words in changes if direction == "down"]
    assert any(words.startswith("Si P1 pasa a 1") for words in down)


def test_an_exercise_tells_the_rest_of_the_situation(model):
    score(model, RIGHT)
    assert model.situation()["type"] == "SOC"
    assert model.result()["level"] == 3


def test_an_exercise_is_checked_only_when_all_is_scored(model):
    model.state.answer("p1", "2")
    assert "P2" in model.needs()
    assert "R1" in model.needs()
    model.check()
    assert not model.state.attempted
    score(model, RIGHT)
    assert model.needs() == ""
    model.check()
    assert model.state.first_score == 1.0


def test_a_wrong_score_names_the_indicator_and_quotes_the_text(model):
    score(model, [*RIGHT[:1], "2", *RIGHT[2:]])
    model.check()
    found = model.state.found("p2")
    assert found.status == "wrong"
    assert "P2" in found.text
    assert "cerraremos" in found.text


def test_a_sentence_is_not_asked_but_another_one_is_right_in_part(model):
    score(model, RIGHT)
    model.state.cite("p1", "d1.1")
    model.check()
    assert model.state.found("p1").status == "partly"
    assert model.state.found("p2").status == "right"


def test_marks_name_the_indicators_that_cite_a_sentence(model):
    model.state.cite("p1", "d1.3")
    model.state.cite("p2", "d1.3")
    assert model.marks() == {"d1.3": ["P1", "P2"]}
    address, words = model.evidence_options()[2]
    assert address == "d1.3"
    assert words.startswith("1.3. ")  # a sentence that is pressed finds its line by this number


def test_the_model_scoring_appears_only_when_an_attempt_is_on_record(model):
    assert model.model_answer() == []
    score(model, RIGHT)
    model.check()
    rows = model.model_answer()
    assert rows[0][:3] == ("P1 Proximidad", "2", "Documento 1, frase 3.")
    assert [row[1] for row in rows[-2:]] == ["No", "No"]


def test_hints_end_with_the_section_of_the_manual(model, free):
    assert model.hints()[-1][1][0] == "/manual/es/06#jump"
    assert free.hints() == []


def test_in_english_the_anchors_are_english(rules, english):
    free = AlertModel(rules, english)
    free.state.answer("p1", "1")
    assert free.means("p1") == "1: Within 8 to 30 days"
