"""Lets the tests of this room import the small kit they share, and starts one server for them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from small_kit import RunningKit, small_home


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    return small_home(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def kit(content, tmp_path_factory):
    with RunningKit(content, tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture
def nobody(kit):
    """A browser in which nobody has signed in."""
    return kit.visitor()


@pytest.fixture(scope="session")
def tarwi(kit):
    return kit.visitor("Tarwi")


@pytest.fixture(scope="session")
def vicuna(kit):
    return kit.visitor("Vicuña")
