"""Any situation that can be written down, and any that is a case."""

from hypothesis import strategies as st

ANSWERS = st.sampled_from(["yes", "no", "unknown"])
SCORES = st.lists(st.sampled_from([0, 1, 2, None]), min_size=5, max_size=5)
FLAGS = (
    "hearsay_only", "violence_last_72h", "measure_active", "measure_in_30_days", "growing",
    "measure_ever", "dialogue_space_active", "resolved", "merged", "serious_harm_now",
    "threat_to_persons",
)  # fmt: skip
TYPES = ["SOC", "AGL", "AGR", "AGN", "COM", "DEM", "LAB", "ELE", "CIC", "OTR", None]
SITUATIONS = st.fixed_dictionaries(
    {
        "id": st.just("S1"),
        **dict.fromkeys(("c1", "c2", "c3", "c5"), ANSWERS),
        "c4_rung": st.integers(0, 4),
        "disagreement": st.sampled_from(["interests", "facts", None]),
        "days_since_expression": st.none() | st.integers(0, 900),
        "type": st.sampled_from(TYPES),
        "activity": st.sampled_from(["mining", "hydrocarbons", "other", None]),
        "p": SCORES,
        "i": SCORES,
        **dict.fromkeys(FLAGS, st.booleans()),
    }
)
# most random answers are no case: these are cases, whatever else is said
CASES = SITUATIONS.map(lambda found: {**found, "c1": "yes", "c2": "yes", "c3": "yes"})
