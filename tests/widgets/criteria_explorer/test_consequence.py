"""What follows from five answers: verdict, both lenses, and what would change it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.criteria import assess
from alerta.widgets.criteria_explorer.consequence import consequence, headline, situation

CASE = {
    "c1": "yes",
    "c2": "yes",
    "c3": "yes",
    "c4_rung": "2",
    "c5": "yes",
    "disagreement": "interests",
}
YNI = st.sampled_from(["yes", "no", "unknown"])


def follow(rules, session, told=None, **changes):
    return consequence(told or {}, {**CASE, **changes}, rules, session)


def test_an_announced_measure_is_a_controversy_for_one_and_a_conflict_for_the_other(rules, session):
    found = follow(rules, session)
    assert found.answer == "Es un caso: una controversia"
    assert [lens.verdict for lens in found.lenses] == [
        "Controversia",
        "Conflicto social, fase temprana",
    ]
    assert "Anunciado no es ejecutado" in found.why
    assert found.what_if[0] == "¿Y si la medida anunciada empieza?"
    assert "Las dos miradas coinciden" in found.what_if[1]
    assert found.lenses[0].link == ("/manual/es/02#rule", "Regla de categoría, fila 4")


@pytest.mark.parametrize(
    ("changes", "answer", "question"),
    [
        ({"c4_rung": "3"}, "Es un caso: un conflicto social", "¿Y si la medida termina"),
        (
            {"c4_rung": "1", "disagreement": "facts"},
            "Es un caso: una diferencia",
            "¿Y si ejecutan una medida?",
        ),
        ({"c1": "no"}, "No es un caso", "¿Y si un grupo hace suyo el reclamo?"),
        ({"c3": "no"}, "No es un caso", "¿Y si llegara a tocar un asunto público?"),
        ({"c3": "unknown"}, "Todavía no es un caso", "¿Y si se confirma C3?"),
        ({"c2": "no", "c4_rung": "0"}, "Todavía no es un caso", "¿Y si alguien presenta un pedido"),
        (
            {"c4_rung": "3", "c5": "no"},
            "Todavía no es un caso",
            "¿Y si se puede escribir un riesgo",
        ),
    ],
)
def test_each_answer_has_its_verdict_and_one_change_that_alters_it(
    rules, session, changes, answer, question
):
    found = follow(rules, session, **changes)
    assert found.answer.startswith(answer)
    assert found.what_if[0].startswith(question)
    assert found.why


def test_a_rumour_asks_for_a_second_source(rules, session):
    found = follow(rules, session, {"hearsay_only": True})
    assert found.what_if[0] == "¿Y si otra fuente lo confirma?"


def test_who_answers_that_it_was_carried_out_gets_a_verdict_on_that(rules):
    made = situation({"measure_ever": False}, {**CASE, "c4_rung": "3"})
    assert made["measure_ever"]
    assert made["measure_active"]
    assert not made["violence_last_72h"]
    assert situation({}, {**CASE, "c4_rung": "4"})["violence_last_72h"]


def test_who_answers_that_nothing_was_carried_out_gets_a_verdict_on_that():
    told = {"measure_ever": True, "measure_active": True, "growing": True}
    made = situation(told, CASE)
    assert not any(made[name] for name in told)


def test_what_the_exercise_tells_of_a_carried_out_measure_stands():
    told = {"measure_ever": True, "measure_active": False, "measure_in_30_days": True}
    made = situation(told, {**CASE, "c4_rung": "3"})
    assert not made["measure_active"]


@given(c1=YNI, c2=YNI, c3=YNI, c5=YNI, rung=st.sampled_from("01234"), which=st.sampled_from(
    ["interests", "facts", None]))  # fmt: skip
def test_any_five_answers_have_a_verdict_with_words_for_everything(
    rules, home, c1, c2, c3, c5, rung, which
):
    from alerta.config import Settings
    from alerta.widgets.session import Session

    for lang in ("es", "en"):
        session = Session(home, Settings(home, home, ""), lang)
        answers = {"c1": c1, "c2": c2, "c3": c3, "c4_rung": rung, "c5": c5, "disagreement": which}
        found = consequence({}, answers, rules, session)
        assert found.answer
        assert found.why
        assert all(lens.verdict and lens.why for lens in found.lenses)
        assert "{" not in "".join((found.why, *found.what_if, *(one.why for one in found.lenses)))


def test_the_categories_of_the_method_all_have_a_headline(rules):
    said = set()
    for c1, c2, rung, which in itertools.product(
        ("yes", "no"), ("yes", "no"), ("1", "3"), ("facts", "interests")
    ):
        answers = {**CASE, "c1": c1, "c2": c2, "c4_rung": rung, "disagreement": which}
        said.add(headline(assess(situation({}, answers), rules), "es"))
    assert len(said) == 5
