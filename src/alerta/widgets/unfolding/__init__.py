"""A case that unfolds: week by week, a new decision with what is known that day."""
