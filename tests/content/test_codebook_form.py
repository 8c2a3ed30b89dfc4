"""The registration form asks what the data dictionary asks, when it applies, and refuses what
cannot be true."""

import datetime as dt
import re

import pytest
from tests.content.data_dictionary import CALCULATED, REQUIRED

from alerta.authoring.xlsform import convert, write_xlsform
from alerta.form import Answers, dialect
from alerta.form.definition import SELECTS
from alerta.resources import table

TODAY = dt.date(2026, 3, 20)
NOW = dt.datetime(2026, 3, 20, 10, 0)
CASE, ACTOR, EVENT, ALERT = "/data/case/", "/data/actor[1]/", "/data/event[1]/", "/data/alert/"
LANGUAGES = ("es", "en")


@pytest.fixture
def answers(form):
    return Answers(form, today=TODAY, now=NOW)


def fill(answers, prefix, **values):
    for name, value in values.items():
        answers.set(prefix + name, str(value))


def refused(answers, path):
    """The message of the field's constraint, "" when its answer is accepted."""
    found = [one for one in answers.issues() if one.path == path and one.code == "constraint"]
    return found[0].message["es"] if found else ""


# ---------------------------------------------------------------- the form as a whole


def test_all_odk_programs_read_the_form_alike(form):
    assert [one.line() for one in dialect.check(form)] == []


def test_odk_converts_the_form_without_error_or_warning(home):
    result = convert(home)
    assert result.warnings == []
    assert "<h:html" in result.xform


def test_the_exported_xlsform_converts_as_well(home, tmp_path):
    from pyxform import xls2xform

    write_xlsform(home, tmp_path / "ficha.xlsx")
    result = xls2xform.convert(tmp_path / "ficha.xlsx", form_name="data", validate=False)
    assert result.warnings == []
    assert result.xform == convert(home).xform


def dictionary_of(form):
    found = {}
    for item in form.fields():
        entry = item.row.get("dictionary")
        if entry:
            found.setdefault(entry, []).append(item)
    return found


def test_every_entry_of_the_data_dictionary_is_asked(form):
    assert set(REQUIRED) | CALCULATED <= set(dictionary_of(form))


def test_the_form_asks_nothing_that_the_dictionary_does_not_know(form):
    extra = {"case.created_at", "location.location_id"}
    known = set(REQUIRED) | CALCULATED | extra
    asked = {one for one in dictionary_of(form) if not one.startswith(("refusal.", "observation"))}
    assert asked <= known


@pytest.mark.parametrize("entry", sorted(k for k, need in REQUIRED.items() if need == "R"))
def test_a_required_entry_is_required_in_the_form(form, entry):
    assert any(item.required for item in dictionary_of(form)[entry])


@pytest.mark.parametrize("entry", sorted(k for k, need in REQUIRED.items() if need == "O"))
def test_a_free_entry_may_stay_blank(form, entry):
    assert dictionary_of(form)[entry][0].required is not True


def test_every_question_has_a_label_and_a_hint_in_both_languages(form):
    for item in form.fields():
        if item.type in SELECTS or item.type in ("text", "integer", "decimal", "date", "dateTime"):
            for lang in LANGUAGES:
                assert item.label(lang), item.name
                assert item.hint(lang), item.name


def test_every_constraint_has_its_own_message_and_remedy_in_both_languages(form):
    seen = {}
    for item in form.fields():
        if item.constraint is None:
            continue
        for column in ("constraint_message", "remedy"):
            texts = [item.languages.text(item.row, column, lang) for lang in LANGUAGES]
            assert all(texts), item.name
            assert texts[0] != texts[1], item.name
        message = item.languages.text(item.row, "constraint_message", "es")
        assert len(re.findall(r"[.?](?:\s|$)", message)) >= 1, item.name
        seen.setdefault(message, []).append(item.name)
    shared = {message: names for message, names in seen.items() if len(names) > 1}
    assert set(map(tuple, shared.values())) <= {("first_made_on", "source_date")}


def test_every_choice_has_its_own_words_not_its_code(home):
    for row in table(home, "form/choices"):
        for column in ("label::Español (es)", "label::English (en)"):
            label = row[column]
            assert label, row
            assert "_" not in label, row
        if row["list_name"] not in ("v_ind",):
            assert row["label::Español (es)"] != row["name"], row


def test_no_label_or_message_blames_or_shouts(home):
    banned = re.compile(r"incorrect|inválid|invalid|error|wrong!|prohibid|¡|!", re.IGNORECASE)
    for row in table(home, "form/survey"):
        for column, text in row.items():
            if "::" in column:
                assert not banned.search(text), (row["name"], text)


def test_a_question_speaks_of_its_section(home):
    sections = {r["name"] for r in table(home, "form/choices") if r["list_name"] == "v_section"}
    asked = {row["section"] for row in table(home, "form/survey") if row["section"]}
    assert asked == sections


def test_age_rules_look_at_the_day_of_the_record_not_at_today(form):
    for item in form.fields():
        for column in ("relevant", "constraint", "calculation"):
            assert not re.search(
                r"(today\(\)\s*[-+])|([<>]=?\s*today\(\)\s*[-+])", item.row[column]
            )


# ---------------------------------------------------------------- asked only when it applies
# (field, answers that hide it, answers that show it)

RELEVANCE = [
    (CASE + "c1_evidence", {CASE + "c1_actors": "unknown"}, {CASE + "c1_actors": "yes"}),
    (CASE + "c3_evidence", {CASE + "c3_public": ""}, {CASE + "c3_public": "no"}),
    (CASE + "c4_evidence", {CASE + "c4_rung": "0"}, {CASE + "c4_rung": "1"}),
    (CASE + "disagreement", {CASE + "c2_contradiction": "no"}, {CASE + "c2_contradiction": "yes"}),
    (CASE + "activity", {CASE + "conflict_type": "AGL"}, {CASE + "conflict_type": "SOC"}),
    (CASE + "phase", {CASE + "category": "under_observation"}, {CASE + "category": "conflict"}),
    (CASE + "phase", {CASE + "category": ""}, {CASE + "category": "difference"}),
    (
        CASE + "dialogue_space",
        {CASE + "category": "controversy", CASE + "phase": "early"},
        {CASE + "category": "controversy", CASE + "phase": "dialogue"},
    ),
    (CASE + "end_date", {CASE + "state": "latent"}, {CASE + "state": "resolved"}),
    (CASE + "end_date", {CASE + "state": "active"}, {CASE + "state": "withdrawn"}),
    (
        CASE + "responsible_sector",
        {CASE + "competence_level": "local"},
        {CASE + "competence_level": "national"},
    ),
    (CASE + "refusal_reason", {CASE + "category": "conflict"}, {CASE + "category": "not_a_case"}),
    (
        CASE + "what_is_missing",
        {CASE + "category": "controversy"},
        {CASE + "category": "under_observation"},
    ),
    (CASE + "investment_source", {}, {CASE + "investment_amount": "100"}),
    (CASE + "approved_on", {}, {CASE + "approved_by_role": "trainer"}),
    ("/data/location[1]/province", {}, {"/data/location[1]/department": "08"}),
    (
        "/data/location[1]/district",
        {"/data/location[1]/department": "08"},
        {"/data/location[1]/department": "08", "/data/location[1]/province": "0801"},
    ),
    (
        "/data/location[1]/spatial_precision",
        {"/data/location[1]/latitude": "-13.5"},
        {"/data/location[1]/latitude": "-13.5", "/data/location[1]/longitude": "-71.9"},
    ),
    (ACTOR + "actor_type", {}, {ACTOR + "actor_group": "state"}),
    (ACTOR + "mobilisation_basis", {}, {ACTOR + "mobilisation_capacity": "high"}),
    (ACTOR + "indigenous_name", {ACTOR + "indigenous": "no"}, {ACTOR + "indigenous": "yes"}),
    (EVENT + "measure_type", {EVENT + "event_class": "letter"}, {EVENT + "event_class": "protest"}),
    (EVENT + "end_on", {EVENT + "status": "ongoing"}, {EVENT + "status": "finished"}),
    (EVENT + "participants_source", {}, {EVENT + "participants_max": "200"}),
    (
        EVENT + "participants_sure",
        {EVENT + "participants_max": "10000"},
        {EVENT + "participants_max": "10001"},
    ),
    (
        EVENT + "harm/deaths_civil_known",
        {EVENT + "violence": "none"},
        {EVENT + "violence": "persons"},
    ),
    (
        EVENT + "harm/deaths_civil",
        {EVENT + "violence": "both", EVENT + "harm/deaths_civil_known": "unknown"},
        {EVENT + "violence": "both", EVENT + "harm/deaths_civil_known": "number"},
    ),
    (
        "/data/source[1]/identity_stored_separately",
        {"/data/source[1]/confidential": "no"},
        {"/data/source[1]/confidential": "yes"},
    ),
    (ALERT + "jump_evidence", {ALERT + "jump_rule": "none"}, {ALERT + "jump_rule": "R1"}),
    (ALERT + "expected_event_date", {ALERT + "level": "2"}, {ALERT + "level": "3"}),
    (ALERT + "closure_note", {}, {ALERT + "closure_type": "risk_passed"}),
    (ALERT + "level", {CASE + "category": "not_a_case"}, {CASE + "category": "difference"}),
]


@pytest.mark.parametrize(("path", "hiding", "showing"), RELEVANCE)
def test_a_question_is_asked_only_when_it_applies(form, path, hiding, showing):
    for given, shown in ((hiding, False), (showing, True)):
        answers = Answers(form, today=TODAY, now=NOW)
        for name, value in given.items():
            answers.set(name, value)
        assert answers.relevant(path) is shown


def test_a_document_needs_its_reference_and_a_church_does_not(answers):
    fill(answers, "/data/source[1]/", source_type="church")
    assert not answers.required("/data/source[1]/reference")
    fill(answers, "/data/source[1]/", source_type="document")
    assert answers.required("/data/source[1]/reference")


def test_a_case_needs_a_cause_or_a_trigger(answers):
    assert answers.required(CASE + "trigger_text")
    fill(answers, CASE, proximate_causes="breach")
    assert not answers.required(CASE + "trigger_text")


def test_a_hidden_answer_is_not_part_of_the_record(answers):
    fill(answers, CASE, conflict_type="SOC", activity="mining")
    assert answers.record()["case"]["activity"] == "mining"
    fill(answers, CASE, conflict_type="AGL")
    assert "activity" not in answers.record()["case"]


def test_unknown_not_applicable_a_number_and_blank_are_four_different_values(answers):
    fill(answers, EVENT, violence="persons")
    path = "harm/deaths_civil"
    seen = []
    for known, number in (("", ""), ("unknown", ""), ("not_applicable", ""), ("number", "0")):
        fill(answers, EVENT, **{f"{path}_known": known})
        if number:
            fill(answers, EVENT, **{path: number})
        harm = answers.record()["event"][0].get("harm", {})
        seen.append((harm.get("deaths_civil_known"), harm.get("deaths_civil")))
    assert seen == [(None, None), ("unknown", None), ("not_applicable", None), ("number", "0")]


# ---------------------------------------------------------------- what cannot be true together
# (field, its answer, what it is checked against: refused with, accepted with)

MEASURE = {"event_class": "protest", "measure_type": "02", "status": "ongoing"}


def in_event(**values):
    return {EVENT + name: value for name, value in values.items()}


CROSS_FIELD = [
    (CASE + "c4_rung", "3", in_event(**MEASURE | {"status": "announced"}), in_event(**MEASURE)),
    (
        CASE + "c4_rung",
        "4",
        in_event(event_class="violent", status="finished", violence="none"),
        in_event(event_class="violent", status="finished", violence="persons"),
    ),
    (
        CASE + "phase",
        "crisis",
        {CASE + "category": "conflict", **in_event(violence="none")},
        {CASE + "category": "conflict", **in_event(violence="property")},
    ),
    (
        CASE + "phase",
        "dialogue",
        {CASE + "category": "conflict", **in_event(**MEASURE)},
        {CASE + "category": "conflict", **in_event(**MEASURE | {"status": "finished"})},
    ),
    (CASE + "state", "resolved", in_event(status="ongoing"), in_event(status="finished")),
    (CASE + "state", "resolved", {ALERT + "level": "2"}, {ALERT + "level": "1"}),
    (
        CASE + "end_date",
        "2026-03-01",
        {CASE + "state": "resolved", CASE + "start_date": "2026-03-02"},
        {CASE + "state": "resolved", CASE + "start_date": "2026-02-28"},
    ),
    (
        CASE + "approved_by_role",
        "trainer",
        {CASE + "registrar_role": "trainer"},
        {CASE + "registrar_role": "district_subprefect"},
    ),
    (
        EVENT + "status",
        "announced",
        in_event(start_on="2026-03-19"),
        in_event(start_on="2026-03-25"),
    ),
    (
        EVENT + "start_on",
        "2026-03-25",
        in_event(status="ongoing"),
        in_event(status="announced"),
    ),
    (
        EVENT + "end_on",
        "2026-03-04",
        in_event(status="finished", start_on="2026-03-05"),
        in_event(status="finished", start_on="2026-03-04"),
    ),
    (
        EVENT + "time_precision",
        "2",
        in_event(event_class="protest"),
        in_event(event_class="statement"),
    ),
    (
        EVENT + "participants_max",
        "150",
        in_event(participants_min="200"),
        in_event(participants_min="100"),
    ),
    (EVENT + "violence", "property", in_event(status="announced"), in_event(status="ongoing")),
    (
        EVENT + "harm/injured_civil",
        "2",
        in_event(
            violence="persons", **{"harm/injured_civil_known": "number", "harm/injured_civil_low": "3"}
        ),
        in_event(
            violence="persons", **{"harm/injured_civil_known": "number", "harm/injured_civil_low": "1"}
        ),
    ),
    (
        EVENT + "harm/injured_civil_high",
        "2",
        in_event(
            violence="persons", **{"harm/injured_civil_known": "number", "harm/injured_civil": "3"}
        ),
        in_event(
            violence="persons", **{"harm/injured_civil_known": "number", "harm/injured_civil": "2"}
        ),
    ),
    (
        ACTOR + "interest",
        "Agua para riego",
        {ACTOR + "position_text": "Agua para riego"},
        {ACTOR + "position_text": "Exige el cierre de la toma"},
    ),
    (
        "/data/demand[1]/deadline_set",
        "2026-03-28",
        {"/data/demand[1]/first_made_on": "2026-03-10"},
        {"/data/demand[1]/first_made_on": "2026-03-10", **in_event(status="announced")},
    ),
    (
        ALERT + "jump_rule",
        "none",
        {ALERT + "p1": "2", ALERT + "i3": "2"},
        {ALERT + "p1": "2", ALERT + "i3": "1"},
    ),
    (ALERT + "distribution", "public", {ALERT + "jump_rule": "R3"}, {ALERT + "jump_rule": "R1"}),
    (
        ALERT + "addressed_to",
        "GORE",
        {CASE + "competence_level": "national", CASE + "responsible_sector": "MINEM"},
        {CASE + "competence_level": "regional"},
    ),
    (ALERT + "closure_type", "risk_passed", {ALERT + "level": "3"}, {ALERT + "level": "2"}),
    (
        ALERT + "expected_event_date",
        "2026-03-18",
        {ALERT + "level": "3", ALERT + "issued_at": "2026-03-19T08:00:00"},
        {ALERT + "level": "3", ALERT + "issued_at": "2026-03-18T08:00:00"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "against", "beside"), CROSS_FIELD)
def test_answers_that_cannot_both_be_true_are_refused(form, path, value, against, beside):
    for given, wrong in ((against, True), (beside, False)):
        answers = Answers(form, today=TODAY, now=NOW)
        for name, text in given.items():
            answers.set(name, text)
        answers.set(path, value)
        assert bool(refused(answers, path)) is wrong


def test_a_case_has_exactly_one_principal_location(answers):
    answers.add("/data/location")
    for first, second, wrong in (("no", "no", True), ("yes", "yes", True), ("yes", "no", False)):
        fill(answers, "/data/location[1]/", is_principal=first)
        fill(answers, "/data/location[2]/", is_principal=second)
        assert bool(refused(answers, "/data/location[1]/is_principal")) is wrong


def test_a_case_has_two_primary_actors(answers):
    fill(answers, ACTOR, role_in_case="primary")
    assert refused(answers, ACTOR + "role_in_case")
    answers.add("/data/actor")
    fill(answers, "/data/actor[2]/", role_in_case="primary")
    assert not refused(answers, ACTOR + "role_in_case")


@pytest.mark.parametrize("name", ["La población", "los manifestantes", "El pueblo"])
def test_an_actor_without_a_name_of_its_own_is_refused(answers, name):
    fill(answers, ACTOR, actor_name=name)
    assert "organización concreta" in refused(answers, ACTOR + "actor_name")
    fill(answers, ACTOR, actor_name="Frente de Defensa de Alto Wayra")
    assert not refused(answers, ACTOR + "actor_name")


def test_the_same_actor_is_registered_once(answers):
    answers.add("/data/actor")
    fill(answers, ACTOR, actor_name="Junta de Usuarios")
    fill(answers, "/data/actor[2]/", actor_name="Junta de Usuarios")
    assert refused(answers, "/data/actor[2]/actor_name")


@pytest.mark.parametrize("word", ["azuzadores", "Violentistas", "antimineros", "vándalos"])
def test_loaded_words_are_refused_on_any_line_of_a_text(answers, word):
    text = "La comunidad y la asociación de padres esperan respuesta desde el 4 de marzo.\n"
    fill(answers, CASE, problem=f"{text}Los {word} llegaron a la plaza.")
    assert "palabras cargadas" in refused(answers, CASE + "problem")
    fill(answers, CASE, problem=f"{text}Un grupo llegó a la plaza y dejó un memorial.")
    assert not refused(answers, CASE + "problem")


def test_a_social_network_alone_is_not_enough(answers):
    fill(answers, "/data/source[1]/", source_type="social_network")
    assert refused(answers, "/data/source[1]/source_type")
    answers.add("/data/source")
    assert not refused(answers, "/data/source[1]/source_type")


# ---------------------------------------------------------------- what the form works out

CATEGORIES = [
    ({"c1": "no", "c2": "yes", "c3": "yes", "rung": 3, "c5": "yes"}, "not_a_case"),
    ({"c1": "yes", "c2": "yes", "c3": "no", "rung": 1, "c5": "yes"}, "not_a_case"),
    ({"c1": "yes", "c2": "unknown", "c3": "yes", "rung": 1, "c5": "yes"}, "under_observation"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 3, "c5": "yes"}, "conflict"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 3, "c5": "unknown"}, "conflict"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 4, "c5": "no"}, "conflict"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 3, "c5": "no"}, "under_observation"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 2, "about": "facts"}, "controversy"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 1, "about": "interests"}, "controversy"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 1, "about": "facts"}, "difference"),
    ({"c1": "yes", "c2": "no", "c3": "yes", "rung": 1, "c5": "yes"}, "under_observation"),
    ({"c1": "yes", "c2": "yes", "c3": "yes", "rung": 0, "c5": "yes"}, "under_observation"),
]


@pytest.mark.parametrize(("given", "category"), CATEGORIES)
def test_the_category_must_agree_with_the_five_criteria(answers, given, category):
    fill(
        answers,
        CASE,
        c1_actors=given["c1"],
        c2_contradiction=given["c2"],
        disagreement=given.get("about", "interests"),
        c3_public=given["c3"],
        c4_rung=given["rung"],
        c5_risk=given.get("c5", "yes"),
    )
    assert answers.value(CASE + "suggested_category") == category
    for choice in answers.choices(CASE + "category"):
        fill(answers, CASE, category=choice.name)
        assert bool(refused(answers, CASE + "category")) is (choice.name != category)


def test_hearsay_alone_at_a_low_rung_is_under_observation(answers):
    fill(answers, "/data/source[1]/", reliability="C", credibility="3")
    fill(answers, CASE, c1_actors="yes", c2_contradiction="yes", c3_public="yes", c4_rung=2)
    assert answers.value(CASE + "suggested_category") == "under_observation"
    fill(answers, "/data/source[1]/", reliability="B")
    assert answers.value(CASE + "suggested_category") == "controversy"


def score(answers, p, i):
    for axis, values in (("p", p), ("i", i)):
        for n, value in enumerate(values, 1):
            fill(answers, ALERT, **{f"{axis}{n}": "unknown" if value is None else value})


@pytest.mark.parametrize(
    ("p", "i", "jump", "level"),
    [
        ([0, 0, 0, 1, 0], [0, 0, 0, 0, 0], "none", "1"),
        ([1, 1, 0, 1, 1], [0, 0, 1, 0, 0], "none", "2"),
        ([2, 1, 1, 1, 2], [1, 1, 1, 1, 0], "none", "3"),
        ([2, 2, 2, 2, 2], [1, 2, 2, 1, 2], "R2", "4"),
        ([2, 2, 1, 1, 2], [2, 1, 1, 2, 0], "R1", "4"),
        ([2, 2, 1, 0, 0], [0, 2, 2, 0, 1], "R2", "3"),
        ([0, 0, 0, 1, 1], [2, 0, 0, 1, 0], "R3", "3"),
        ([None, None, None, 1, None], [0, 0, 0, 0, 0], "none", "2"),
    ],
)
def test_the_level_is_that_of_the_matrix_and_the_jump_rules(answers, p, i, jump, level):
    score(answers, p, i)
    fill(answers, ALERT, jump_rule=jump)
    assert answers.value(ALERT + "computed_level") == level


def test_no_level_before_all_ten_indicators_are_scored(answers):
    score(answers, [2, 2, 2, 2, 2], [2, 2, 2, 2, ""])
    assert answers.value(ALERT + "computed_level") == ""


def test_four_indicators_without_information_leave_the_alert_to_be_verified(answers):
    score(answers, [None, None, None, 0, 0], [0, 0, 0, 0, 0])
    assert answers.value(ALERT + "to_verify") == "no"
    score(answers, [None, None, None, None, 0], [0, 0, 0, 0, 0])
    assert answers.value(ALERT + "to_verify") == "yes"
    assert answers.relevant(ALERT + "provisional_note")


def test_a_level_of_your_own_needs_a_reason(answers):
    score(answers, [0] * 5, [0] * 5)
    fill(answers, ALERT, jump_rule="none", level=1)
    assert not answers.relevant(ALERT + "level_reason")
    fill(answers, ALERT, level=2)
    assert answers.required(ALERT + "level_reason")


def test_deaths_add_up_only_where_there_is_a_number(answers):
    fill(answers, EVENT, violence="persons")
    fill(answers, EVENT + "harm/", deaths_civil_known="number", deaths_civil=2)
    fill(answers, EVENT + "harm/", deaths_pnp_known="unknown")
    assert answers.value("/data/total_deaths") == "2"


def test_the_phase_offers_what_the_category_allows(answers):
    fill(answers, CASE, category="controversy")
    offered = {choice.name for choice in answers.choices(CASE + "phase")}
    assert offered == {"early", "dialogue"}
    fill(answers, CASE, category="conflict")
    offered = {choice.name for choice in answers.choices(CASE + "phase")}
    assert offered == {"escalation", "crisis", "dialogue", "de_escalation"}


def test_places_of_two_departments_make_a_case_multiregional(answers):
    answers.add("/data/location")
    fill(answers, "/data/location[1]/", department="08")
    fill(answers, "/data/location[2]/", department="08")
    assert answers.value("/data/multi_regional") == "no"
    fill(answers, "/data/location[2]/", department="21")
    assert answers.value("/data/multi_regional") == "yes"
