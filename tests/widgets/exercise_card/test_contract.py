"""What every kind of exercise keeps: saved, brought back, explained, by keyboard, on paper."""

import re

import acting
import ipywidgets
import pytest

from alerta.learning import asked, grade
from alerta.learning.codes import known_codes, named_codes
from alerta.learning.paper import sheet
from alerta.widgets.session import Session

CONTROLS = (ipywidgets.RadioButtons, ipywidgets.Checkbox, ipywidgets.Dropdown, ipywidgets.Text,
            ipywidgets.Textarea, ipywidgets.Button, ipywidgets.Combobox)  # fmt: skip
STILL = (ipywidgets.HTML, ipywidgets.Box)


def right(key):
    return {part: entry["value"] for part, entry in key["answers"].items()}


def stored(session, exercise):
    latest = session.latest(exercise["id"])
    return {part: answer.value for part, answer in latest.items() if part[-9:] != ".evidence"}


def of_the_key(exercise, key):
    """Sentences that only the key has: whoever reads one before a try has read the key."""
    said = []
    for entry in key["answers"].values():
        said += [entry["right"]["es"], *(told["es"] for told in entry.get("wrong", {}).values())]
        said += [entry["otherwise"]["es"]] if "otherwise" in entry else []
        said += [pair["es"] for pair in entry.get("pairs", ())]
    return said


def test_every_answer_is_saved_at_once_and_comes_back_in_a_new_session(
    kind, show, session, home, settings, pass_text
):
    exercise, key = kind
    session.identify(pass_text)
    page = show(kind, session)
    answers = acting.wrong_answers(exercise, key)
    acting.fill(home, page, exercise, answers)
    kept = stored(session, exercise)
    answers.pop("disagreement", None)  # asked only while the other answers leave it open
    assert {part: kept.get(part) for part in answers} == answers
    session.close()

    fresh = Session(home, settings, "es")
    again = show(kind, fresh)
    before = acting.on_the_page(again)
    fresh.identify(pass_text)
    assert acting.on_the_page(again) != before
    assert stored(fresh, exercise) == kept  # coming back is not answering again
    fresh.close()


def test_what_was_chosen_stands_in_the_controls_when_one_comes_back(
    samples, show, session, home, settings, pass_text
):
    """Restoring is seen, not only stored: the same values stand in the same controls."""
    for one in ("multiple", "order", "match", "number", "short_text", "highlight", "routing"):
        exercise, key = samples[one]
        first = Session(home, settings, "es")
        first.identify(pass_text)
        page = show(samples[one], first)
        acting.fill(home, page, exercise, acting.wrong_answers(exercise, key))
        values = chosen(page)
        first.close()
        fresh = Session(home, settings, "es")
        again = show(samples[one], fresh)
        fresh.identify(pass_text)
        assert chosen(again) == values, one
        fresh.close()


def chosen(page):
    found = []
    for box in acting.boxes(page, "ka-question"):
        for piece in acting.tree(box):
            if isinstance(piece, CONTROLS) and not isinstance(piece, ipywidgets.Button):
                found.append((piece.description, piece.value))
            if "ka-order__text" in piece._dom_classes:
                found.append(("order", piece.value))
    return found


def test_a_wrong_answer_is_told_why_and_what_decides(kind, show, session, home):
    exercise, key = kind
    page = show(kind, session)
    acting.fill(home, page, exercise, acting.wrong_answers(exercise, key))
    acting.check(page, exercise)
    told = re.findall(r"ka-feedback--(?:wrong|partly).*?</div>", acting.markup(page), re.DOTALL)
    assert told
    assert any(named_codes(one) & known_codes(home) for one in told)
    assert all("Incorrecto" not in one for one in told)
    assert session.guard.fault == ""


def test_every_judgement_in_both_languages_names_what_decides(any_kind, home, rules):
    exercise, key = any_kind
    answers = {**dict.fromkeys(key["answers"], "zzz"), **acting.wrong_answers(exercise, key)}
    codes = known_codes(home)
    for lang in ("es", "en"):
        found = grade(exercise, key, answers, {}, rules, lang)
        for part, one in found.parts.items():
            assert one.status in ("wrong", "partly", "ambiguous"), part
            assert one.criterion and (named_codes(one.text) & codes or "«" in one.text), one.text


def test_the_first_try_is_kept_apart_from_the_last(kind, show, session, home):
    exercise, key = kind
    page = show(kind, session)
    acting.fill(home, page, exercise, acting.wrong_answers(exercise, key))
    acting.check(page, exercise)
    scores = [e.value["score"] for e in session.log(exercise["id"], "attempt") if e.part == "*"]
    assert len(scores) == 1 and scores[0] < 1
    assert f"Primer intento: {round(scores[0] * 100)} de 100" in acting.markup(page)


def test_a_second_try_is_counted_and_the_first_stays(samples, show, session, home):
    for one in ("choice", "multiple", "order", "match", "number", "short_text", "highlight",
                "routing", "lenses", "grouping"):  # fmt: skip
        exercise, key = samples[one]
        page = show(samples[one], session)
        for answers in (acting.wrong_answers(exercise, key), right(key)):
            acting.fill(home, page, exercise, answers)
            acting.check(page, exercise)
        log = session.log(exercise["id"], "attempt")
        first, last = [e.value["score"] for e in log if e.part == "*"]
        assert first < 1 and last == pytest.approx(1), one
        assert "Ahora: 100 de 100. Intentos: 2." in acting.markup(page), one


def test_nothing_of_the_key_is_on_the_page_before_a_try(any_kind, show, session):
    exercise, key = any_kind
    page = acting.on_the_page(show(any_kind, session))
    for sentence in of_the_key(exercise, key):
        assert sentence not in page


def test_the_model_answer_waits_for_a_whole_try(kind, show, session, home):
    exercise, key = kind
    page = show(kind, session)
    buttons = acting.shown(page, ipywidgets.Button)
    assert not [one for one in buttons if "modelo" in one.description]
    acting.fill(home, page, exercise, acting.wrong_answers(exercise, key))
    acting.check(page, exercise)
    if exercise["kind"] == "criteria_coding":
        return  # its model answer is the verdict, which has tests of its own
    seen = [one for one in acting.shown(page, ipywidgets.Button) if "Ver la " in one.description]
    seen[0].click()
    assert "Respuesta modelo" in acting.markup(page)


def test_everything_that_can_be_done_is_a_real_control_with_a_name(any_kind, show, session):
    for one in acting.tree(show(any_kind, session)):
        assert isinstance(one, (*CONTROLS, *STILL)), type(one)
        if isinstance(one, ipywidgets.HTML):
            assert not re.search(r"onclick|tabindex=\"[1-9]", one.value)
        if isinstance(one, ipywidgets.Button | ipywidgets.Checkbox):
            assert one.description.strip()
        if isinstance(one, ipywidgets.Dropdown | ipywidgets.Text | ipywidgets.Textarea):
            assert one.description.strip(), "a field without a label"


def test_on_paper_it_has_boxes_and_its_id_and_nothing_of_the_key(any_kind, home):
    exercise, key = any_kind
    for lang in ("es", "en"):
        printed = sheet(home, exercise, lang)
        assert exercise["id"] in printed
        assert exercise["kind"] == "registration" or "ka-b" in printed or "ka-ruled" in printed
        assert all(sentence not in printed for sentence in of_the_key(exercise, key))
    assert sheet(home, exercise, "es") != sheet(home, exercise, "en")


def test_hints_come_one_by_one_and_the_last_leads_to_the_manual(kind, show, session):
    exercise, _ = kind
    if exercise["kind"] == "criteria_coding":
        return  # its hints stand beside each of its questions
    page = show(kind, session)
    for n in range(1, 1 + len(exercise["hints"])):
        acting.press(page, "Pista")
        assert acting.markup(page).count('class="ka-hint"') == n
    assert "/manual/es/" in acting.markup(page)


def test_an_answer_to_an_older_version_is_shown_as_such(kind, show, session):
    exercise, key = kind
    wrong = acting.wrong_answers(exercise, key)
    part, value = next(iter(wrong.items()))
    session.save(exercise["id"], part, value, version=exercise["version"])
    newer = ({**exercise, "version": exercise["version"] + 1}, {**key, "version": 2})
    page = show(newer, session)
    assert "Versión anterior" not in acting.markup(page)
    for listener in session._identified:
        listener()
    assert "Versión anterior" in acting.markup(page)


def test_every_kind_of_the_kit_has_an_example(samples):
    from alerta.learning.kinds import KINDS

    assert set(samples) == set(KINDS)
    assert all(asked(exercise) or kind == "registration" for kind, (exercise, _) in samples.items())
