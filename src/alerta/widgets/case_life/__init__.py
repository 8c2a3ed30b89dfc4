"""The life of a case, week by week: its phase, its state, and the line they draw."""
