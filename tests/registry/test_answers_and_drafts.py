"""Answers only grow; drafts wait until they are sent or discarded."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerta.registry import Conflict, Registry, UnknownDraft
from alerta.registry.schema import answer, draft

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def test_the_latest_answer_of_each_part_is_what_counts(registry, ana):
    before = datetime.now(UTC)
    add = registry.answers.add
    add(ana.person_id, "quarry", "c4_rung", "2", version=1, page="/manual/es/04")
    at = add(ana.person_id, "quarry", "c4_rung", "3", version=2)
    add(ana.person_id, "quarry", "c4_rung.evidence", "d1.6")
    add(ana.person_id, "quarry", "c4_rung", 1, kind="hint")
    add(ana.person_id, "other", "c4_rung", "0")
    latest = registry.answers.latest(ana.person_id, "quarry")
    assert {part: found.value for part, found in latest.items()} == {
        "c4_rung": "3",
        "c4_rung.evidence": "d1.6",
    }
    assert latest["c4_rung"].at == at >= before


def test_an_answer_keeps_the_version_of_the_exercise_it_was_given_to(registry, ana):
    registry.answers.add(ana.person_id, "quarry", "c1", "yes", version=1)
    registry.answers.add(ana.person_id, "quarry", "c2", "no", version=2)
    latest = registry.answers.latest(ana.person_id, "quarry")
    assert (latest["c1"].version, latest["c2"].version) == (1, 2)


def test_the_log_has_everything_in_order(registry, ana, luis):
    for kind in ("answer", "hint", "answer"):
        registry.answers.add(ana.person_id, "q", "a", kind, kind=kind)
    registry.answers.add(luis.person_id, "q", "a", "his")
    assert [a.value for a in registry.answers.log(ana.person_id)] == ["answer", "hint", "answer"]
    assert [a.kind for a in registry.answers.log(ana.person_id, kind="hint")] == ["hint"]
    assert registry.answers.log(ana.person_id, item="unknown") == []


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(value=JSON, part=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_value_comes_back_as_it_was(registry, ana, value, part):
    registry.answers.add(ana.person_id, "any", part, value)
    assert registry.answers.latest(ana.person_id, "any")[part].value == value


def test_the_database_itself_refuses_to_change_an_answer(registry, ana):
    registry.answers.add(ana.person_id, "q", "a", "first")
    with pytest.raises(sa.exc.DBAPIError, match="only added"), registry.database.write() as c:
        c.execute(answer.update().values(value='"second"'))
    assert registry.answers.latest(ana.person_id, "q")["a"].value == "first"


def test_an_answer_needs_a_person(registry):
    with pytest.raises(sa.exc.IntegrityError):
        registry.answers.add("nobody", "q", "a", "x")


def save(registry, person, record, draft_id=None):
    return registry.drafts.save(person.person_id, "alerta_case", "1", record, draft_id)


def test_several_drafts_coexist_newest_first(registry, ana, luis):
    first = save(registry, ana, {"case": {"case_name": "Comunidad Alta - Cantera"}})
    second = save(registry, ana, {"case": {}})
    save(registry, luis, {})
    found = registry.drafts.open_for(ana.person_id, "alerta_case")
    assert [d.draft_id for d in found] == [second.draft_id, first.draft_id]
    assert found[1].title == "Comunidad Alta - Cantera"
    assert registry.drafts.open_for(ana.person_id, "another_form") == []


def test_a_draft_is_saved_at_every_change_and_found_by_the_next_kernel(registry, ana, url, form):
    made = save(registry, ana, {"case": {"case_name": "A"}})
    saved = save(registry, ana, {"case": {"case_name": "A - B"}}, made.draft_id)
    assert saved.draft_id == made.draft_id
    with Registry.open(url, form) as again:
        (found,) = again.drafts.open_for(ana.person_id, "alerta_case")
    assert found == saved


def test_a_discarded_draft_is_no_longer_offered_but_not_lost(registry, ana):
    made = save(registry, ana, {"case": {"case_name": "A - B"}})
    registry.drafts.discard(ana.person_id, made.draft_id)
    assert registry.drafts.open_for(ana.person_id, "alerta_case") == []
    with registry.database.read() as connection:
        kept = connection.execute(sa.select(draft)).one()
    assert "A - B" in kept.record
    assert kept.discarded_at is not None
    with pytest.raises(UnknownDraft):
        save(registry, ana, {}, made.draft_id)


def test_nobody_touches_the_draft_of_somebody_else(registry, ana, luis):
    made = save(registry, ana, {})
    with pytest.raises(UnknownDraft):
        save(registry, luis, {}, made.draft_id)
    with pytest.raises(UnknownDraft):
        registry.drafts.discard(luis.person_id, made.draft_id)


def test_a_draft_that_is_sent_becomes_one_case_even_when_sent_twice(registry, ana, record):
    made = save(registry, ana, record)
    code = registry.cases.add(record, ana, "Registro inicial", made.draft_id)
    assert registry.cases.add(record, ana, "Registro inicial", made.draft_id) == code
    assert registry.drafts.open_for(ana.person_id, "alerta_case") == []
    record["case"]["case_name"] = "Otro - nombre"
    with pytest.raises(Conflict):
        registry.cases.add(record, ana, "Registro inicial", made.draft_id)
    assert len(registry.cases.list()) == 1


def test_a_discarded_draft_cannot_be_sent(registry, ana, record):
    made = save(registry, ana, record)
    registry.drafts.discard(ana.person_id, made.draft_id)
    with pytest.raises(UnknownDraft):
        registry.cases.add(record, ana, "Registro inicial", made.draft_id)
    assert registry.cases.list() == []
