"""What is particular to a kind: orders that differ by person, lists that move, weeks that wait."""

import re

import acting
import ipywidgets
import pytest

from alerta import passes
from alerta.config import secret
from alerta.learning.kinds import asked
from alerta.registry import Registry
from alerta.widgets.exercise_card.model import QuestionsModel
from alerta.widgets.exercise_card.questions_view import QuestionsView
from alerta.widgets.grouping.model import NEW, GroupingModel
from alerta.widgets.session import Session
from alerta.widgets.unfolding.model import UnfoldingModel
from alerta.widgets.unfolding.view import UnfoldingView


def right(key):
    return {part: entry["value"] for part, entry in key["answers"].items()}


@pytest.fixture
def other_pass(settings, form):
    """The pass of somebody else."""
    with Registry.open(settings.database_url, form) as registry:
        person = registry.people.sign_up("Vicuña", "1234")
    claims = {"person_id": person.person_id, "alias": person.alias, "lang": "es"}
    return passes.sign(secret(settings), claims, 60)


def labels(model, part):
    return [one for one, _ in model.options(part)]


def test_options_stand_in_another_order_for_another_person(
    samples, rules, home, settings, pass_text, other_pass
):
    seen = []
    for text in (pass_text, other_pass, pass_text):
        session = Session(home, settings, "es")
        session.identify(text)
        orders = []
        for kind in ("choice", "multiple", "match", "order"):
            model = QuestionsModel(*samples[kind], rules, session)
            orders.append([labels(model, part) for part in model.parts])
        seen.append(orders)
        session.close()
    assert seen[0] == seen[2]
    assert seen[0] != seen[1]


def test_the_order_changes_when_a_person_becomes_known_and_the_answer_stays(
    samples, rules, home, settings, pass_text
):
    exercise, key = samples["multiple"]
    session = Session(home, settings, "es")
    view = QuestionsView(QuestionsModel(exercise, key, rules, session))
    wrong = acting.wrong_answers(exercise, key)
    acting.fill(home, view.widget, exercise, wrong)
    session.identify(pass_text)
    for question in view.questions:
        control = question.options
        assert control.shown == labels(view.model, question.part)
        assert control.value == wrong[question.part]
    session.close()


def test_a_scale_keeps_its_order_for_everybody(samples, rules, session):
    model = QuestionsModel(*samples["routing"], rules, session)
    assert labels(model, "deadline") == ["1", "4", "24", "48", "72"]


def test_things_to_order_never_begin_in_the_right_order(samples, rules, session):
    for number in range(40):
        exercise, key = samples["order"]
        model = QuestionsModel({**exercise, "id": f"try-{number}"}, key, rules, session)
        for part in model.parts:
            assert " ".join(labels(model, part)) != key["answers"][part]["value"]


def test_an_order_that_nobody_moved_is_answered_as_it_stands(samples, rules, session):
    model = QuestionsModel(*samples["order"], rules, session)
    assert model.needs() == ""
    model.check()
    part = next(iter(model.parts))
    assert model.state.answers[part] == " ".join(labels(model, part))


def test_the_keyboard_follows_what_was_moved(samples, show, session):
    page = show(samples["order"], session)
    [box] = acting.boxes(page, "ka-order")[:1]
    rows = acting.boxes(box, "ka-order__row")
    last = len(rows) - 1
    moved = acting.shown(rows[last], ipywidgets.HTML)[0].value.split("</span> ")[1]
    for place in range(last, 0, -1):
        acting.press(rows[place], "Subir")
        now = acting.shown(rows[place - 1], ipywidgets.HTML)[0].value
        assert now.endswith(moved)
        focused = [
            one for one in acting.tree(rows[place - 1])
            if any(name.startswith("ka-focus-") for name in one._dom_classes)
        ]  # fmt: skip
        assert focused[-1].description == ("Subir" if place > 1 else "Bajar")
    assert "está ahora en el lugar 1 de" in acting.markup(box)
    assert "ka-gone" in acting.boxes(rows[0], "ka-order__moves")[0].children[0]._dom_classes


def test_a_short_text_is_counted_and_never_cut(samples, rules, session):
    exercise, key = samples["short_text"]
    view = QuestionsView(QuestionsModel(exercise, key, rules, session))
    field = view.questions[0].options
    longest = view.model.longest(view.model.questions[0])
    field.control.value = "a" * (longest + 3)
    assert "Le sobran 3 caracteres." in acting.markup(view.widget)
    view.steps.checker.click()
    assert "Acorte su respuesta en 3 caracteres." in view.steps.needs.value
    field.control.value = "Un paro"
    assert f"7 de {longest} caracteres." in acting.markup(view.widget)


def test_a_number_that_cannot_be_read_is_asked_for_again(samples, rules, session):
    exercise, key = samples["number"]
    view = QuestionsView(QuestionsModel(exercise, key, rules, session))
    for question in view.questions:
        question.options.control.value = "varios"
    view.steps.checker.click()
    assert "Escriba un solo número en cifras" in view.steps.needs.value
    assert not view.model.state.attempted


def test_a_marked_sentence_is_seen_in_its_document(samples, rules, session):
    exercise, key = samples["highlight"]
    view = QuestionsView(QuestionsModel(exercise, key, rules, session))
    assert "ka-ev" not in view.sources.value
    address = view.model.sentence_options()[2][0]
    view.questions[0].options.lists[0].control.value = address
    assert view.sources.value.count("<mark") == 1
    assert view.model.marks().keys() == {address}
    view.questions[0].options.lists[0].control.value = ""
    assert "<mark" not in view.sources.value


def test_ticks_and_crosses_say_what_was_judged_well(samples, rules, session):
    exercise, key = samples["multiple"]
    view = QuestionsView(QuestionsModel(exercise, key, rules, session))
    part = view.questions[0]
    good = key["answers"][part.part]["value"].split()
    answers = right(key) | {part.part: " ".join(good[1:]) or "none"}
    if len(good) > 1:
        acting.fill(view.model.session.home, view.widget, exercise, answers)
        view.steps.checker.click()
        marks = {
            one: row.widget._dom_classes
            for one, row in zip(part.options.shown, part.options.rows, strict=True)
        }
        assert "ka-tick-wrong" in marks[good[0]]
        assert all("ka-tick-right" in marks[one] for one in good[1:])


def test_twelve_cases_show_both_counts_and_who_changes_side(samples, show, session, home):
    exercise, key = samples["lenses"]
    page = show(samples["lenses"], session)
    assert "cambian de lado" not in acting.markup(page)
    acting.fill(home, page, exercise, right(key))
    acting.check(page, exercise)
    counts = [
        sum(
            key["answers"][f"{case['id']}.{lens}"]["value"] == "conflict"
            for case in exercise["cases"]
        )
        for lens in ("pcm", "defensoria")
    ]
    told = acting.markup(page)
    assert f"{counts[0]} conflictos con una definición, {counts[1]} con la otra" in told
    changing = sum(
        (key["answers"][f"{case['id']}.pcm"]["value"] == "conflict")
        != (key["answers"][f"{case['id']}.defensoria"]["value"] == "conflict")
        for case in exercise["cases"]
    )
    listed = re.search(r'<ul class="ka-sides">(.*?)</ul>', told, re.DOTALL)[1]
    assert listed.count("<li>") == changing > 0


# --- reports


@pytest.fixture
def drill(samples, rules, session):
    return GroupingModel(*samples["grouping"], rules, session)


def test_a_report_goes_into_a_new_group_and_others_join_it(drill):
    drill.put("events", "d3", NEW)
    drill.put("events", "d1", NEW)
    drill.put("events", "d5", "A")
    assert drill.groups("events") == [["d3", "d5"], ["d1"]]
    assert drill.group_of("events", "d1") == "B"
    drill.put("events", "d1", "A")
    assert drill.letters("events") == ["A"]


def test_letters_stay_when_an_earlier_group_is_left(drill):
    for report in ("d1", "d2", "d3"):
        drill.put("cases", report, NEW)
    drill.put("cases", "d1", "C")
    assert drill.letters("cases") == ["B", "C"]
    drill.put("cases", "d4", NEW)
    assert drill.letters("cases") == ["A", "B", "C"]
    drill.put("cases", "d4", None)
    assert drill.group_of("cases", "d4") is None


def test_reports_without_a_group_are_named_before_a_check(drill):
    for report in drill.ids:
        drill.put("events", report, NEW)
    assert drill.needs().startswith("Reportes sin caso: 1, 2, 3")
    drill.check()
    assert not drill.state.attempted
    assert drill.inflation() is None and drill.decisive() == []


def test_whoever_counts_each_report_as_a_case_is_told_by_how_much_that_inflates(
    samples, show, session, home
):
    exercise, key = samples["grouping"]
    page = show(samples["grouping"], session)
    ids = [one["id"] for one in exercise["documents"]]
    each = " | ".join(ids)
    acting.fill(home, page, exercise, {"events": each, "cases": each})
    acting.check(page, exercise)
    told = acting.markup(page)
    cases = len(key["answers"]["cases"]["value"].split("|"))
    times = f"{len(ids) / cases:.1f}".replace(".", ",")
    assert f"{times} veces más alta" in told
    assert "Pares decisivos que usted ve de otro modo" in told
    assert "Coincidencia par por par: 0 de 100." in told


# --- weeks


@pytest.fixture
def life(samples, rules, session):
    return UnfoldingView(UnfoldingModel(*samples["unfolding"], rules, session))


def decide(view, answers, home):
    exercise = view.model.state.exercise
    box = acting.boxes(view.widget, "ka-question")[0]
    acting.fill_question(home, box, exercise, view.model.week.parts, answers)
    view.steps.checker.click()


def test_what_belongs_to_a_later_week_is_not_on_the_page(life, home):
    exercise = life.model.state.exercise
    later = [one for one in exercise["documents"] if one["id"] not in exercise["weeks"][0]["shows"]]
    page = acting.on_the_page(life.widget)
    for document in later:
        assert document["title"]["es"] not in page
        assert all(s["es"] not in page for p in document["paragraphs"] for s in p)
    assert all(week["told"]["es"] not in page for week in exercise["weeks"][1:])
    life.go_to(2)
    assert life.model.open == 0


def test_the_next_week_comes_once_this_one_is_decided(life, home):
    assert "ka-gone" in life.next._dom_classes
    decide(life, right(life.model.state.key), home)
    assert "ka-gone" not in life.next._dom_classes
    life.next.click()
    assert life.model.open == 1
    assert life.model.state.exercise["weeks"][1]["told"]["es"] in life.told.value
    assert "Documentos de semanas anteriores" in life.sources.value


def test_a_decision_stays_on_the_line_of_life_with_its_time(life, home):
    wrong = acting.wrong_answers(life.model.state.exercise, life.model.state.key)
    decide(life, wrong, home)
    first = life.model.life()[0]
    assert first.status == "wrong" and re.match(r"\d\d/\d\d/\d{4} \d\d:\d\d", first.at)
    decide(life, right(life.model.state.key), home)
    again = life.model.life()[0]
    assert (again.decided, again.at, again.status) == (first.decided, first.at, "wrong")
    assert first.at in acting.markup(life.widget)


def test_an_earlier_week_can_be_opened_with_what_was_known_then(life, home):
    decide(life, right(life.model.state.key), home)
    life.next.click()
    life.life[0].opener.click()
    assert life.model.open == 0
    now, before = life.model.documents()
    assert [one["id"] for one in now] == life.model.weeks[0].raw["shows"] and before == []


def test_one_goes_on_where_one_stopped(samples, rules, home, settings, pass_text, session):
    session.identify(pass_text)
    view = UnfoldingView(UnfoldingModel(*samples["unfolding"], rules, session))
    decide(view, right(view.model.state.key), home)
    view.next.click()
    at = view.model.life()[0].at
    session.close()
    fresh = Session(home, settings, "es")
    again = UnfoldingView(UnfoldingModel(*samples["unfolding"], rules, fresh))
    fresh.identify(pass_text)
    assert again.model.open == 1
    assert again.model.life()[0].at == at
    fresh.close()


def test_the_whole_is_scored_once_every_week_was_decided(life, home):
    weeks = len(life.model.weeks)
    for number in range(weeks):
        assert not life.model.state.attempted
        decide(life, right(life.model.state.key), home)
        if number + 1 < weeks:
            life.next.click()
    assert life.model.state.scores == [1.0]
    assert {part.id for part in asked(life.model.state.exercise)} == set(life.model.state.tries)
