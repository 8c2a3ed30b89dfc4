"""A chart gets the title that states the finding; a published sum is worked out and told."""

import pytest

from alerta.widgets.controls.marking import judge
from alerta.widgets.figures_check.chart_model import ChartModel
from alerta.widgets.figures_check.figures import content, entry
from alerta.widgets.figures_check.sum_model import SumModel

SUMS = {
    "august-2014": (185, 20),
    "march-2025": (142, -1),
    "semester-2021": (196, 15),
}


def work_out(model, added, residual, say):
    for part, value in zip(model.parts, (added, residual, say), strict=True):
        model.marking.answer(part, value)
    model.check()


def test_a_chart_has_no_title_until_one_states_the_finding(session):
    model = ChartModel(session, "totals")
    model.marking.answer(model.part, "filled")
    model.check()
    assert model.title == "" and "V4" in model.marking.found(model.part).text
    model.marking.answer(model.part, "finding")
    model.check()
    assert model.title.startswith("De 260 en enero de 2010")


def test_every_title_and_every_saying_is_judged_and_one_of_each_is_right(home):
    every = content(home)
    asked = [(f"chart.{c['id']}", c["titles"]) for c in every["charts"]]
    asked += [(f"sum.{s['id']}.say", s["say"]) for s in every["sums"]]
    for part, options in asked:
        key, ids = entry(home, part), [one["id"] for one in options]
        assert [judge(key, one, "es").status for one in ids].count("right") == 1
        assert set(key["wrong"]) == set(ids) - {key["value"]}


@pytest.mark.parametrize(("name", "worked_out"), SUMS.items())
def test_sum_and_residual_are_worked_out_from_the_table(session, name, worked_out):
    model = SumModel(session, name)
    assert (model.added, model.residual) == worked_out


def test_right_numbers_and_a_careful_saying(session):
    model = SumModel(session, "august-2014")
    work_out(model, "185", "20", "doubt")
    assert all(model.marking.is_right(part) for part in model.parts)
    assert "185, no 205" in model.note()


def test_who_repeats_the_published_total_is_told_to_add_up(session):
    model = SumModel(session, "august-2014")
    work_out(model, "205", "0", "fix")
    said = [model.marking.found(part).text for part in model.parts]
    assert "esa es la cifra publicada" in said[0]
    assert "no suman 205" in said[1]
    assert "nadie lo publicó" in said[2]


def test_one_case_too_many_counts_with_or_without_its_sign(session):
    for residual in ("-1", "−1", "1"):
        model = SumModel(session, "march-2025")
        work_out(model, "142", residual, "noted")
        assert model.marking.is_right(model.parts[1])


def test_nothing_is_said_before_all_is_answered(session):
    model = SumModel(session, "march-2025")
    model.marking.answer(model.parts[0], "142")
    model.check()
    assert model.needs() == "Falta responder: el residuo, qué se puede decir."
    assert model.marking.found(model.parts[0]) is None and model.note() == ""


def test_every_sum_of_the_chapter_is_tried_here(home):
    assert {one["id"] for one in content(home)["sums"]} == set(SUMS)


def test_answers_come_back_when_the_person_is_known(session, pass_text):
    work_out(SumModel(session, "march-2025"), "142", "-1", "small")
    session.identify(pass_text)
    again = SumModel(session, "march-2025")
    again.marking.restore()
    assert again.marking.is_right(again.parts[0])
    assert again.marking.found(again.parts[2]).status == "wrong"
