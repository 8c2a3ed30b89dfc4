"""Drafts are kept at every change and offered again."""

from alerta.registry import Registry
from alerta.widgets.registration_form.drafting import DraftKeeper, Edits


def keeper(session, form, purpose=""):
    return DraftKeeper(session, form.id, form.version, purpose)


def test_nothing_is_written_while_nobody_is_known(session, form, good):
    mine = keeper(session, form)
    mine.keep(good)
    mine.discard("any")
    assert mine.offers() == []
    assert mine.draft_id is None


def test_a_draft_is_one_however_often_it_is_saved_and_the_page_is_told_when(known, form, good):
    told = []
    known.on_saved(told.append)
    mine = keeper(known, form)
    mine.keep(good)
    good["case"]["problem"] = "Otro"
    mine.keep(good)
    (offer,) = mine.offers()
    assert offer.title == good["case"]["case_name"]
    assert offer.record["case"]["problem"] == "Otro"
    assert offer.saved_at == told[-1] == known.saved_at
    assert offer.edits is None


def test_several_drafts_stand_side_by_side_and_one_is_discarded_alone(known, form, good):
    mine = keeper(known, form)
    mine.keep(good)
    mine.begin()
    mine.keep({**good, "case": {**good["case"], "case_name": "Otro - caso"}})
    newest, oldest = mine.offers()
    assert (newest.title, oldest.title) == ("Otro - caso", good["case"]["case_name"])
    mine.discard(newest.draft_id)
    assert mine.draft_id is None
    assert [one.draft_id for one in mine.offers()] == [oldest.draft_id]


def test_a_draft_that_is_taken_up_goes_on(known, form, good):
    mine = keeper(known, form)
    mine.keep(good)
    later = keeper(known, form)
    later.take_up(later.offers()[0])
    later.keep(good)
    assert len(later.offers()) == 1


def test_a_draft_discarded_in_another_window_is_kept_anew(known, form, good):
    mine, other = keeper(known, form), keeper(known, form)
    mine.keep(good)
    other.discard(mine.draft_id)
    other.discard(mine.draft_id)
    mine.keep(good)
    assert len(mine.offers()) == 1


def test_the_draft_of_an_exercise_is_not_offered_among_the_others(known, form, good):
    keeper(known, form, "unfinished-valley-road").keep(good)
    assert keeper(known, form).offers() == []
    assert len(keeper(known, form, "unfinished-valley-road").offers()) == 1


def test_a_draft_of_changes_remembers_the_case_and_its_version(known, form, good):
    mine = keeper(known, form)
    mine.keep(good, Edits("PRÁCTICA-2026MAR0001-SOC", 3, good))
    (offer,) = mine.offers()
    assert (offer.edits.code, offer.edits.based_on) == ("PRÁCTICA-2026MAR0001-SOC", 3)
    assert offer.edits.before == good
    assert "edits" not in offer.record


def test_drafts_survive_the_end_of_the_kernel(known, settings, form, good):
    keeper(known, form).keep(good)
    person_id = known.person.person_id
    known.close()
    with Registry.open(settings.database_url, form) as registry:
        (draft,) = registry.drafts.open_for(person_id, form.id)
    assert draft.record["event"] == good["event"]
