"""Copies of one source are one source (Q7); figures come from those who counted (E20)."""

from hypothesis import given
from hypothesis import strategies as st

from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.chain import chain_svg, ordered
from alerta.widgets.source_grading.count_model import FIGURES, CountModel
from alerta.widgets.source_grading.count_view import range_svg
from alerta.widgets.source_grading.trace_model import TraceModel

DESK = "the-stalls-and-the-bridge"
MENTIONS = [f"m{n}" for n in range(1, 7)]


def right(session):
    entries = case.key(session.home, DESK)["answers"]
    return {part: str(one["value"]) for part, one in entries.items()}


def test_the_chain_hangs_each_copy_from_what_it_copies():
    parents = {"m1": "own", "m2": "m1", "m3": "m2", "m5": "own"}
    assert ordered(parents) == [("m1", 0), ("m2", 1), ("m3", 2), ("m5", 0)]


def test_two_that_copy_each_other_have_no_origin():
    assert ordered({"m1": "m2", "m2": "m1", "m3": "own"}) == [("m3", 0)]


@given(st.dictionaries(st.sampled_from(MENTIONS), st.sampled_from(["own", *MENTIONS])))
def test_any_answers_can_be_drawn(parents):
    rows = ordered(parents)
    assert len(rows) == len({mention for mention, _ in rows}) <= len(parents)
    names = {mention: mention for mention in MENTIONS}
    assert chain_svg(parents, names, "words").count("<text") == len(rows)


def test_four_mentions_of_the_closing_are_one_source_and_two_looked_for_themselves(session):
    answers = right(session)
    parents = {mention: answers[mention] for mention in MENTIONS}
    mentions = case.desk(session.home, DESK)["mentions"]
    for says in ("closed", "open"):
        own = [m for m in mentions if m["says"] == says and parents[m["id"]] == "own"]
        assert str(len(own)) == answers[f"sources.{says}"]
    assert [m["says"] for m in mentions].count("closed") == 4


def test_the_tracing_is_judged_answer_by_answer_and_says_the_chain_in_words(session):
    model = TraceModel(session, DESK)
    for part, value in right(session).items():
        if model.part(part) in model.parts:
            model.marking.answer(model.part(part), value)
    model.marking.answer(model.part("m4"), "own")
    assert model.needs() == ""
    model.check()
    assert not model.done
    assert "¡Confirmado!" in model.marking.found(model.part("m4")).text
    model.marking.answer(model.part("m4"), "m3")
    model.check()
    assert model.done
    assert "viene de «Audio del lunes, 20:40»" in model.chain_words()


def test_the_tracing_waits_until_all_is_answered(session):
    model = TraceModel(session, DESK)
    model.marking.answer(model.part("m1"), "own")
    model.check()
    assert model.needs() == "Falta responder: 7."
    assert model.marking.found(model.part("m1")) is None


def test_hearsay_and_promises_stay_out_of_the_range(session):
    model = CountModel(session, DESK)
    for figure, value in zip(FIGURES, ("55", "64", "1000"), strict=True):
        model.marking.answer(model.part(figure), value)
    model.check()
    assert "E20" in model.marking.found(model.part("high")).text
    model.marking.answer(model.part("high"), "70 personas")
    model.check()
    assert model.done


def test_the_range_says_its_three_figures():
    drawn = range_svg(55, 64, 70, "Entre 55 y 70")
    assert 'role="img" aria-label="Entre 55 y 70"' in drawn
    assert all(f">{figure}</text>" in drawn for figure in (55, 64, 70))
