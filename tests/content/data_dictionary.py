"""The data dictionary of a record: every field that the method asks for, and whether it must be
filled (R), depends on other answers (C) or is free (O)."""

CASE = """
case_name R; category R; c1_actors R; c2_contradiction R; c3_public R; c4_rung R; c5_risk R;
c1_evidence C; c2_evidence C; c3_evidence C; c4_evidence C; c5_evidence C;
conflict_type R; activity C; phase C; state R; start_date R; end_date C; problem R;
structural_causes O; proximate_causes O; trigger C; situation_today R; projection C;
competence_level R; responsible_sector C; investment_amount O; dialogue_space_id C;
registrar_role R; registrar_code R; approved_by_role O; approved_on C
"""
LOCATION = """
ubigeo R; populated_place O; place_type R; latitude O; longitude C; spatial_precision C;
is_principal R; reach R
"""
ACTOR = """
name R; actor_group R; actor_type R; role_in_case R; position C; interest C; need O;
mobilisation_capacity O; dialogue_attitude R; influence O; relation_to O; indigenous_people O;
contact_role O
"""
EVENT = """
event_class R; measure_type C; status R; start_datetime R; end_datetime C; time_precision R;
location_id R; actor_ids R; participants_min O; participants_max O; violence R; deaths_civil C;
deaths_pnp C; deaths_ffaa C; injured_civil C; injured_pnp C; injured_ffaa C; detained O;
services_affected O; description R; announced_event_id O
"""
DEMAND = """
text R; actor_id R; demand_type R; addressed_to_entity R; first_made_on R; deadline_set O; status R
"""
SOURCE = """
linked_entity O; source_type R; publisher R; date R; reference C; reliability R; credibility R;
obtained_how R; confidential R; identity_stored_separately C
"""
ALERT = """
issued_at R; what_changed R; p1 R; p2 R; p3 R; p4 R; p5 R; i1 R; i2 R; i3 R; i4 R; i5 R;
jump_rule R; level R; expected_event_date C; possible_effect R; recommendation R; addressed_to R;
distribution R; sector_response O; closure_type O; closed_at C; closure_note C
"""
# worked out by the form
CALCULATED = {
    "case.case_id",
    "case.multi_regional",
    "alert.p_total",
    "alert.i_total",
    "alert.matrix_level",
}
ENTITIES = {
    "case": CASE,
    "location": LOCATION,
    "actor": ACTOR,
    "event": EVENT,
    "demand": DEMAND,
    "source": SOURCE,
    "alert": ALERT,
}
REQUIRED = {
    f"{entity}.{name}": need
    for entity, fields in ENTITIES.items()
    for name, need in (one.split() for one in fields.split(";"))
}
