"""Sending: what stands in the way, and what is stored."""

import copy

import pytest

from alerta.widgets.registration_form import sending as stages
from alerta.widgets.registration_form.drafting import Edits
from alerta.widgets.registration_form.model import FormModel


def model_of(form, rules, record, day, before=None):
    return FormModel(form, rules, "es", record, today=day, before=before)


def stored(session, good):
    return session.registry.cases.add(good, session.person)


def test_a_record_with_errors_is_not_stored(blank, known, sending_of):
    sending = sending_of(blank, known)
    sending.send()
    assert sending.stage == stages.ERRORS
    assert known.registry.cases.list() == []
    sending.back()
    assert sending.stage == stages.EDITING


def test_a_good_record_gets_a_practice_code_and_its_draft_is_no_longer_offered(
    filled, known, sending_of
):
    sending = sending_of(filled, known)
    sending.keeper.keep(filled.answers.record(hidden=True))
    sending.send()
    assert sending.stage == stages.DONE
    assert sending.code.startswith("PRÁCTICA-2026MAR0001-SOC")
    assert sending.keeper.offers() == []
    record = known.registry.cases.get(sending.code).record
    assert [row["start_on"] for row in record["event"]] == ["2026-03-04", "2026-03-19"]


def test_while_nobody_is_known_nothing_is_stored_and_it_is_said(filled, session, sending_of):
    sending = sending_of(filled, session)
    sending.send()
    assert sending.stage == stages.NOBODY
    sending.store_exercise()
    assert sending.stage == stages.NOBODY


def test_warnings_are_read_once_before_the_record_is_stored(filled, known, sending_of):
    path = "/data/event[1]/description"
    filled.answer(path, filled.answers.value(path) + " Lo dijo María Quispe Mamani.")
    sending = sending_of(filled, known)
    sending.send()
    assert sending.stage == stages.WARNINGS
    assert [one.code for one in sending.unread()] == ["private_name"]
    sending.accept_warnings()
    assert sending.stage == stages.DONE


def test_a_new_warning_is_shown_again(filled, known, sending_of):
    path = "/data/event[1]/description"
    text = filled.answers.value(path)
    filled.answer(path, text + " Llamar al 987654321.")
    sending = sending_of(filled, known)
    sending.send()
    sending.read |= {(one.code, one.path, one.what) for one in sending.unread()}
    filled.answer(path, text + " Llamar al 912345678.")
    sending.send()
    assert sending.stage == stages.WARNINGS


def test_a_similar_case_is_shown_side_by_side_and_another_case_goes_on(
    filled, known, second, good, sending_of
):
    code = stored(second, good)
    sending = sending_of(filled, known)
    sending.send()
    assert sending.stage == stages.ALIKE
    (found,) = sending.alike
    assert found.code == code
    rows = {row.label: row for row in found.rows}
    assert rows["Tipo"].same
    assert rows["Nombre de la organización"].mine.startswith("Comunidad Campesina Alto Wayra")
    sending.is_other(code)
    assert sending.stage == stages.DONE
    assert sending.code != code


def test_the_same_case_takes_my_event_instead(
    filled, known, second, good, sending_of, form, rules, day
):
    theirs = copy.deepcopy(good)
    theirs["event"][1]["start_on"] = "2026-03-10"
    code = stored(second, theirs)
    sending = sending_of(filled, known)
    sending.send()
    edits, record, reason = sending.same_as(code)
    assert (edits.code, edits.based_on) == (code, 1)
    days = [row["start_on"] for row in record["event"]]
    assert days == ["2026-03-04", "2026-03-10", "2026-03-19"]
    joined = sending_of(model_of(form, rules, record, day, edits.before), known, edits)
    joined.reason = reason
    joined.send()
    assert joined.stage in (stages.DONE, stages.WARNINGS)
    if joined.stage == stages.WARNINGS:
        joined.accept_warnings()
    assert joined.code == code
    assert len(known.registry.cases.get(code).record["event"]) == 3
    assert len(known.registry.cases.list()) == 1


def test_a_case_of_another_place_is_not_shown(filled, known, second, good, sending_of):
    good["location"][0] |= {
        "province": "0803",
        "district": "080301",
        "ubigeo": "080301",
    }
    stored(second, good)
    sending = sending_of(filled, known)
    sending.send()
    assert sending.stage == stages.DONE


@pytest.fixture
def opened(form, rules, good, day, known):
    """A stored case that the person has opened to change it."""
    code = stored(known, good)
    case = known.registry.cases.get(code)
    model = model_of(form, rules, case.record, day, case.record)
    return model, Edits(code, case.version, case.record)


def test_a_change_asks_for_a_reason(opened, known, sending_of):
    model, edits = opened
    model.answer("/data/case/trigger_text", "La empresa instaló una segunda bomba el 2 de marzo")
    sending = sending_of(model, known, edits)
    sending.send()
    assert sending.stage == stages.REASON
    sending.reason = "Verificado con la nota del 21."
    sending.send()
    assert sending.stage == stages.DONE
    changes = {one.field: one for one in known.registry.cases.history(edits.code)}
    assert changes["trigger_text"].why == "Verificado con la nota del 21."


def test_a_case_that_is_changed_is_not_compared_with_others(
    opened, known, second, good, sending_of
):
    stored(second, good)
    model, edits = opened
    model.answer("/data/case/trigger_text", "Otra bomba")
    sending = sending_of(model, known, edits)
    sending.reason = "Precisión"
    sending.send()
    assert sending.stage == stages.DONE


def change_first(second, edits, **fields):
    case = second.registry.cases.get(edits.code)
    record = {**case.record, "case": {**case.record["case"], **fields}}
    second.registry.cases.save(edits.code, record, case.version, second.person, "Dato nuevo")


def test_the_second_of_two_editors_is_told_and_chooses_field_by_field(
    opened, known, second, sending_of, form, rules, day
):
    model, edits = opened
    change_first(second, edits, trigger_text="Lo de Vicuña", registrar_code="SUB-9999")
    model.answer("/data/case/trigger_text", "Lo mío")
    sending = sending_of(model, known, edits)
    sending.reason = "Precisión"
    sending.send()
    assert sending.stage == stages.CLASH
    assert sending.clash.who == "Vicuña"
    (clash,) = sending.merged.clashes
    assert (clash.path, clash.mine, clash.theirs) == (
        "/data/case/trigger_text", "Lo mío", "Lo de Vicuña",
    )  # fmt: skip
    assert [one.path for one in sending.merged.taken] == ["/data/case/registrar_code"]
    assert sending.together() is None
    sending.choose(clash.path, "mine")
    again, record = sending.together()
    assert again.based_on == 2
    last = sending_of(model_of(form, rules, record, day, again.before), known, again)
    last.reason = sending.reason
    last.send()
    assert last.stage == stages.DONE
    now = known.registry.cases.get(edits.code)
    assert now.record["case"]["trigger_text"] == "Lo mío"
    assert now.record["case"]["registrar_code"] == "SUB-9999"
    assert now.version == 3


def test_an_illegal_move_of_the_state_is_an_error_of_the_change(opened, known, sending_of):
    model, edits = opened
    model.answer("/data/case/phase", "early")
    sending = sending_of(model, known, edits)
    sending.reason = "Precisión"
    sending.send()
    assert sending.stage == stages.ERRORS
    assert "/data/case/phase" in [issue.path for issue in model.errors]


def test_a_draft_discarded_elsewhere_does_not_stop_the_record(filled, known, sending_of):
    sending = sending_of(filled, known)
    sending.keeper.keep(filled.answers.record())
    known.registry.drafts.discard(known.person.person_id, sending.keeper.draft_id)
    sending.send()
    assert sending.stage == stages.DONE


def test_what_the_registry_cannot_do_is_said_in_its_words(opened, known, sending_of, good):
    model, _ = opened
    model.answer("/data/case/trigger_text", "Otra bomba")
    lost = Edits("PRÁCTICA-2026MAR0999-SOC", 1, good)
    sending = sending_of(model, known, lost)
    sending.reason = "Precisión"
    sending.send()
    assert sending.stage == stages.FAULT
    assert "PRÁCTICA-2026MAR0999-SOC" in sending.fault


def test_the_same_dossier_may_be_stored_by_everybody(filled, known, second, good, sending_of):
    stored(second, good)
    sending = sending_of(filled, known)
    sending.store_exercise()
    assert sending.stage == stages.DONE
