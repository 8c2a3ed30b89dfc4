"""A small bank of every newer kind, on disk and in memory."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import small_bank


@pytest.fixture
def bank(home, tmp_path):
    """The small bank below a folder of its own, with the codebook and the schemas."""
    shutil.copytree(home / "datasets" / "codebook", tmp_path / "datasets" / "codebook")
    shutil.copytree(home / "exercises" / "schema", tmp_path / "exercises" / "schema")
    small_bank.write_bank(tmp_path)
    return tmp_path
