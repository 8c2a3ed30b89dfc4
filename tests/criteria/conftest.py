"""Lets the tests of this room import the situations they share (rubric_vectors, any_situation)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
