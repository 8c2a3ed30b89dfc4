"""The twelve situations and four controls of the rubric (criteria.md 6.8), all invented."""

QUIET = {
    "c1": "yes",
    "c2": "yes",
    "c3": "yes",
    "c4_rung": 1,
    "c5": "yes",
    "disagreement": "interests",
    "hearsay_only": False,
    "violence_last_72h": False,
    "measure_active": False,
    "measure_in_30_days": False,
    "growing": False,
    "measure_ever": False,
    "dialogue_space_active": False,
    "days_since_expression": 3,
    "resolved": False,
    "merged": False,
    "type": "SOC",
    "activity": "water_irrigation",
    "p": [0, 0, 0, 0, 0],
    "i": [0, 0, 0, 0, 0],
    "serious_harm_now": False,
    "threat_to_persons": False,
}
ACTIVE = {"c4_rung": 3, "measure_active": True, "measure_in_30_days": True, "measure_ever": True}


def situation(id="S1", **facts):
    """A controversy in words, with the facts that a test wants otherwise."""
    return {"id": id, **QUIET, **facts}


# id, facts, category, phase, P, I, matrix, level, jump rules
VECTORS = [
    ("V1", {"disagreement": "facts", "p": [0, 0, 0, 1, 0], "i": [0, 0, 0, 0, 0]},
     "difference", "early", 1, 0, 1, 1, []),
    ("V2", {"c4_rung": 2, "type": "AGL", "activity": None,
            "p": [1, 1, 0, 1, 1], "i": [0, 0, 1, 0, 0]},
     "controversy", "early", 4, 1, 2, 2, []),
    ("V3", {**ACTIVE, "activity": "mining", "p": [2, 1, 1, 1, 2], "i": [1, 1, 1, 1, 0]},
     "conflict", "escalation", 7, 4, 3, 3, []),
    ("V4", {**ACTIVE, "growing": True, "activity": "mining", "days_since_expression": 0,
            "p": [2, 2, 2, 2, 2], "i": [1, 2, 2, 1, 2]},
     "conflict", "escalation", 10, 8, 4, 4, ["R2"]),
    ("V5", {**ACTIVE, "c4_rung": 4, "violence_last_72h": True, "serious_harm_now": True,
            "type": "AGL", "activity": None, "p": [2, 2, 1, 1, 2], "i": [2, 1, 1, 2, 0]},
     "conflict", "crisis", 8, 6, 3, 4, ["R1"]),
    ("V6", {**ACTIVE, "measure_active": False, "dialogue_space_active": True, "activity": "mining",
            "p": [0, 2, 1, 2, 0], "i": [1, 1, 0, 0, 1]},
     "conflict", "dialogue", 5, 3, 2, 2, []),
    ("V7", {"c4_rung": 2, "type": "AGR", "activity": None,
            "p": [2, 1, 0, 1, 1], "i": [0, 0, 0, 1, 0]},
     "controversy", "early", 5, 1, 2, 2, []),
    ("V8", {**ACTIVE, "dialogue_space_active": True, "type": "AGN", "activity": None,
            "p": [2, 2, 1, 0, 0], "i": [0, 2, 2, 0, 1]},
     "conflict", "escalation", 5, 5, 2, 3, ["R2"]),
    ("V9", {"disagreement": "facts", "p": [0, 0, 0, 0, 1], "i": [0, 0, 0, 0, 1]},
     "difference", "early", 1, 1, 1, 1, []),
    ("V10", {"c4_rung": 2, "type": "AGR", "activity": None,
             "p": [1, 1, 2, 2, 2], "i": [1, 2, 1, 1, 1]},
     "controversy", "early", 8, 6, 3, 3, []),
    ("V11", {"activity": "hydrocarbons", "p": [0, 0, 1, 1, 1], "i": [1, 1, 2, 1, 2]},
     "controversy", "early", 3, 7, 2, 2, []),
    ("V12", {"threat_to_persons": True, "type": "COM", "activity": None,
             "p": [0, 0, 0, 1, 1], "i": [2, 0, 0, 1, 0]},
     "controversy", "early", 2, 3, 1, 3, ["R3"]),
]  # fmt: skip

# what it is, facts, where it is sent
CONTROLS = [
    ("a bank robbery", {"c1": "no", "c2": "no", "c3": "no", "c4_rung": 0, "c5": "no",
                        "disagreement": None, "violence_last_72h": True}, "crime"),
    ("a flood with no claim", {"c1": "no", "c2": "no", "c4_rung": 0, "disagreement": None},
     "disaster"),
    ("a divorce", {"c1": "no", "c3": "no", "c4_rung": 0, "c5": "no"}, "private_matter"),
    ("one citizen's complaint about a fine", {"c1": "no", "c4_rung": 0, "c5": "no"},
     "individual_complaint"),
]  # fmt: skip
