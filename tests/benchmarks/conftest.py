"""Lets the tests of this room import the parts of `benchmarks/room.py`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
