"""Opening a space, writing commitments, following them: what is said of each decision (K1 to K7)."""

import pytest

from alerta.widgets.commitments.board_model import BoardModel
from alerta.widgets.commitments.case import table_of
from alerta.widgets.commitments.preview import commitment_list, preview
from alerta.widgets.commitments.space_model import SpaceModel
from alerta.widgets.commitments.workshop_model import FIELDS, WorkshopModel
from alerta.widgets.session import Session

CASE = "the-table-of-chaskipata"
HARDER = "the-table-of-the-gate"


@pytest.fixture
def shared(session):
    return table_of(session, CASE)


@pytest.fixture
def space(shared):
    return SpaceModel(shared)


@pytest.fixture
def workshop(shared):
    return WorkshopModel(shared)


@pytest.fixture
def board(shared):
    return BoardModel(shared)


def write(model, sheet, **instead):
    """A sheet as the key has it, but for what is said."""
    key = {**model.shared.key["workshop"][sheet], **instead}
    model.take(sheet, "kind", key["kind"])
    if key["kind"] == "commitment":
        for name in FIELDS:
            model.take(sheet, name, key[name])
    model.check(sheet)


def decide(model, week, **instead):
    """A week as the key has it, but for what is said (state or (state, action))."""
    for line in model.news(week):
        entry = model.shared.key["board"][week][line["of"]]
        state, action = entry["state"], entry.get("action")
        if line["of"] in instead:
            state, action = instead[line["of"]]
        model.take(week, line["of"], "state", state)
        model.take(week, line["of"], "action", action)
    model.check(week)


# ---------------------------------------------------------------- a space


def test_without_agenda_representatives_and_date_it_is_a_meeting(space):
    assert space.missing() == ["Agenda", "Representantes", "Fecha"]
    assert "agenda, representantes, fecha" in space.verdict()


def test_with_the_three_it_is_a_dialogue_space_though_not_yet_a_good_one(space):
    for line in ("agenda", "people", "date"):
        space.take(line, space.shared.key["space"][line]["value"])
    assert space.missing() == []
    assert not space.complete()
    assert space.verdict().startswith("Ya es un espacio de diálogo (K6).")


def test_an_agenda_of_one_party_is_no_agenda(space):
    space.take("agenda", "b")
    found = space.judged("agenda")
    assert (found.status, found.rule) == ("wrong", "K6")
    assert found.text.startswith("K6: ")
    assert "quiere hablar de dónde para" in found.quote
    assert "Agenda" in space.missing()


def test_who_calls_the_meeting_does_not_decide_on_the_demand(space):
    space.take("decides", "b")
    assert space.judged("decides").rule == "W3"


def test_every_option_of_the_list_has_its_own_words(space):
    for line in space.lines:
        for option in line["options"]:
            space.take(line["id"], option["id"])
            assert len(space.judged(line["id"]).text) > 20
        assert sum(_right(space, line, option["id"]) for option in line["options"]) == 1


def _right(space, line, option):
    space.take(line["id"], option)
    return space.right(line["id"])


# ---------------------------------------------------------------- a commitment


def test_nothing_is_said_of_a_sheet_before_it_is_checked(workshop):
    workshop.take("sign", "kind", "request")
    assert workshop.judged("sign", "kind") is None
    workshop.check("sign")
    assert workshop.judged("sign", "kind").status == "wrong"


def test_a_changed_field_is_no_longer_judged_until_it_is_checked_again(workshop):
    write(workshop, "sign", entity="engineer")
    assert workshop.judged("sign", "entity").status == "wrong"
    workshop.take("sign", "entity", "municipality")
    assert workshop.judged("sign", "entity") is None
    assert workshop.judged("sign", "what").status == "right"
    workshop.check("sign")
    assert workshop.right("sign")


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("entity", "engineer", "K1"),
        ("what", "a", "K2"),
        ("date", "2026-06-19", "K3"),
        ("evidence", "b", "K4"),
        ("follower", "itself", "K4"),
    ],
)
def test_each_gap_is_named_by_its_rule(workshop, name, value, rule):
    write(workshop, "sign", **{name: value})
    found = workshop.judged("sign", name)
    assert (found.status, found.rule) == ("wrong", rule)
    assert found.text.startswith(f"{rule}: ")
    assert not workshop.right("sign")
    assert workshop.commitments() == []


def test_a_request_is_not_a_commitment(workshop):
    workshop.take("roof", "kind", "commitment")
    for name in FIELDS:
        workshop.take("roof", name, "a")
    workshop.check("roof")
    assert workshop.judged("roof", "kind").rule == "K5"
    assert workshop.judged("roof", "what") is None  # there is nothing to fill in
    write(workshop, "roof")
    assert workshop.right("roof")
    assert workshop.commitments() == []


def test_what_only_tells_something_is_neither(session):
    harder = WorkshopModel(table_of(session, HARDER))
    write(harder, "flow", kind="request")
    assert not harder.right("flow")
    write(harder, "flow")
    assert harder.right("flow")


def test_the_preview_says_what_is_missing_until_nothing_is(workshop):
    assert preview(workshop, "sign") == ""
    workshop.take("sign", "kind", "commitment")
    assert "¿quién? (K1)" in preview(workshop, "sign")
    assert "¿qué fecha? (K3)" in preview(workshop, "sign")
    for name in FIELDS:
        workshop.take("sign", name, workshop.shared.key["workshop"]["sign"][name])
    assert "No falta nada" in preview(workshop, "sign")
    workshop.check("sign")
    assert "Una persona que no estuvo allí lo puede comprobar." in preview(workshop, "sign")


def test_the_minutes_end_with_three_commitments(workshop):
    for sheet in ("sign", "metres", "roof", "report"):
        write(workshop, sheet)
    said = commitment_list(workshop)
    assert "Su acta: 3 compromisos" in said
    assert "La Asociación Rueda Serena dejará libres ocho metros" in said
    assert "Lo comprueba: la subprefectura." in said


@pytest.mark.parametrize("case", [CASE, HARDER])
def test_every_key_of_the_workshop_can_be_reached_from_its_lists(session, case):
    model = WorkshopModel(table_of(session, case))
    for sheet in model.sheets:
        write(model, sheet["id"])
        assert model.right(sheet["id"])
        if model.value(sheet["id"], "kind") == "commitment":
            assert all(model.words(sheet["id"], name) for name in FIELDS)


# ---------------------------------------------------------------- the board


def test_a_date_that_passed_without_proof_is_overdue(board):
    decide(board, "w1", post=("in_progress", None))
    found = board.judged("w1", "post", "state")
    assert (found.status, found.rule) == ("wrong", "K3")  # the rule that its words name
    decide(board, "w1")
    assert board.right("w1")


def test_a_telephone_call_is_no_proof(board):
    decide(board, "w2", sign=("fulfilled", None))
    found = board.judged("w2", "sign", "state")
    assert found.status == "wrong"
    assert found.text.startswith("K4: ")
    assert "teléfono" in found.quote


def test_what_is_due_later_is_in_time_though_there_is_no_news(board):
    decide(board, "w1", report=("overdue", "remind"))
    assert board.judged("w1", "report", "state").status == "wrong"
    assert board.judged("w1", "report", "action") is None


@pytest.mark.parametrize(("week", "step"), [("w2", "remind"), ("w3", "escalate"), ("w4", "tell")])
def test_remind_then_escalate_then_tell_the_parties(board, week, step):
    for action in ("remind", "escalate", "tell"):
        decide(board, week, sign=("overdue", action))
        found = board.judged(week, "sign", "action")
        assert found.rule == "K7"
        assert (found.status == "right") is (action == step)


def test_the_calendar_turns_only_when_the_week_is_right(board):
    assert board.shown() == ["w1"]
    decide(board, "w1", metres=("in_progress", None))
    board.go_on("w1")
    assert board.shown() == ["w1"]
    decide(board, "w1")
    assert board.shown() == ["w1", "w2"]


def test_an_overdue_commitment_without_an_action_is_still_blank(board):
    board.take("w1", "post", "state", "overdue")
    assert "post" in board.blank("w1")
    board.take("w1", "post", "action", "remind")
    assert "post" not in board.blank("w1")


def test_the_first_day_late_is_the_day_after_the_deadline(board):
    assert board.delays() == {"metres": 0, "post": 6, "report": 0, "sign": 21}


def test_the_board_is_finished_after_the_last_week(board):
    for week in board.weeks:
        assert not board.finished()
        decide(board, week["id"])
        board.go_on(week["id"])
    assert board.finished()


# ---------------------------------------------------------------- kept


def test_every_decision_is_saved_and_comes_back(session, settings, home, pass_text):
    session.identify(pass_text)
    write(WorkshopModel(table_of(session, CASE)), "metres")
    SpaceModel(table_of(session, CASE)).take("date", "b")
    later = Session(home, settings, "es", page="11_dialogue_and_commitments")
    again = WorkshopModel(table_of(later, CASE))
    assert not again.right("metres")
    later.identify(pass_text)
    assert again.right("metres")
    assert SpaceModel(table_of(later, CASE)).right("date")
    assert {one.item for one in later.log()} == {"11.commitments"}
    later.close()


def test_both_languages_say_it_in_their_own_words(session, english):
    said = []
    for one in (session, english):
        model = WorkshopModel(table_of(one, CASE))
        write(model, "sign", date="2026-06-19")
        said.append(model.judged("sign", "date"))
    assert "¿Qué fecha dio" in said[0].text
    assert "Which date" in said[1].text
    assert said[0].quote != said[1].quote
