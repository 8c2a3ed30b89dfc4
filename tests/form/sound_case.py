"""One whole case of the registration form, without anything to mend."""

import copy
import datetime as dt

from alerta.form import Answers

DAY = dt.date(2026, 3, 20)
TEXT = "La comunidad pide agua para riego y la empresa dice que cumple con su licencia de uso. "
SOUND = {
    "form": "alerta_case",
    "record_date": "2026-03-20",
    "case": {
        "c1_actors": "yes",
        "c1_evidence": "Memorial de la comunidad",
        "c2_contradiction": "yes",
        "c2_evidence": "Exige que paren las obras",
        "disagreement": "interests",
        "c3_public": "yes",
        "c3_evidence": "Agua de riego",
        "c4_rung": "3",
        "c4_evidence": "Bloqueó la vía el 18 de marzo",
        "c5_risk": "yes",
        "c5_evidence": "Cierre de la vía nacional",
        "category": "conflict",
        "case_name": "Comunidad Alta - Empresa X (agua)",
        "conflict_type": "SOC",
        "activity": "mining",
        "start_date": "2026-03-04",
        "phase": "escalation",
        "state": "active",
        "problem": TEXT,
        "structural_causes": "poor_service",
        "situation_today": TEXT,
        "situation_date": "2026-03-19",
        "projection": "El bloqueo puede extenderse; se propone una reunión.",
        "competence_level": "national",
        "responsible_sector": "MINEM",
        "registrar_role": "provincial_subprefect",
        "registrar_code": "SUB-0123",
    },
    "location": [
        {
            "department": "08",
            "province": "0801",
            "district": "080101",
            "populated_place": "Anexo Alto Wayra",
            "place_type": "road",
            "latitude": "-13.5",
            "longitude": "-71.9",
            "spatial_precision": "2",
            "is_principal": "yes",
            "reach": "local",
        }
    ],
    "actor": [
        {
            "actor_name": "Comunidad Alta",
            "actor_group": "population",
            "actor_type": "peasant_community",
            "role_in_case": "primary",
            "position_text": "Exige parar las obras",
            "interest": "Que no falte agua en agosto",
            "dialogue_attitude": "conditional",
        },
        {
            "actor_name": "Empresa X",
            "actor_group": "company",
            "actor_type": "company",
            "role_in_case": "primary",
            "position_text": "Rechaza parar las obras",
            "interest": "Terminar en plazo",
            "dialogue_attitude": "favourable",
        },
    ],
    "event": [
        {
            "event_class": "protest",
            "measure_type": "02",
            "status": "ongoing",
            "start_on": "2026-03-18",
            "time_precision": "1",
            "event_location": "1",
            "event_actors": "1",
            "participants_min": "150",
            "participants_max": "200",
            "participants_source": "PNP, nota del 18 de marzo",
            "violence": "none",
            "services_affected": "national_road",
            "description": "La comunidad bloqueó la vía nacional con piedras desde la mañana.",
        }
    ],
    "demand": [
        {
            "demand_text": "Que paren las obras",
            "demand_actor": "Comunidad Alta",
            "demand_type": "project_withdrawal",
            "addressed_to_entity": "MINEM",
            "first_made_on": "2026-03-04",
            "demand_status": "raised",
        }
    ],
    "source": [
        {
            "linked_events": "1",
            "source_type": "police",
            "publisher": "Comisaría",
            "source_date": "2026-03-18",
            "reliability": "A",
            "credibility": "2",
            "obtained_how": "document",
            "confidential": "no",
        },
        {
            "linked_events": "1",
            "source_type": "local_media",
            "publisher": "Radio Alto Wayra",
            "source_date": "2026-03-18",
            "reference": "Boletín de la mañana",
            "reliability": "B",
            "credibility": "2",
            "obtained_how": "media",
            "confidential": "no",
        },
    ],
    "alert": {
        "issued_at": "2026-03-19T08:00:00.000-05:00",
        "what_changed": "P2: la comunidad bloqueó la vía nacional desde el 18 de marzo.",
        **{f"p{n}": "2" for n in range(1, 6)},
        **{f"i{n}": "1" for n in range(1, 6)},
        "jump_rule": "none",
        "level": "3",
        "expected_event_date": "2026-03-21",
        "possible_effect": "Corte de la vía nacional y desabastecimiento.",
        "recommendation": "Convocar al MINEM y a la comunidad antes del 22 de marzo.",
        "addressed_to": "MINEM",
        "distribution": "institutional",
    },
}


def read(form, record=SOUND):
    return Answers.from_record(form, copy.deepcopy(record), today=DAY)


def changed(form, changes):
    """The sound record with some answers changed; a path of a new row adds it."""
    answers = read(form)
    for path, value in changes.items():
        repeat = path.partition("[")[0]
        if "[" in path and int(path.partition("[")[2][0]) > answers.rows(f"/data/{repeat}"):
            answers.add(f"/data/{repeat}")
        answers.set(f"/data/{path}", value)
    return answers
