"""Sessions for the widgets: one of nobody, one of a person whose pass has arrived."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # what the tests of widgets share

from alerta import passes
from alerta.config import Settings, secret
from alerta.learning import load_exercise, load_key
from alerta.registry import Registry
from alerta.widgets.guard import Guard
from alerta.widgets.session import Session


@pytest.fixture
def settings(home, tmp_path):
    url = f"sqlite:///{(tmp_path / 'registry.sqlite').as_posix()}"
    return Settings(home, tmp_path, url)


@pytest.fixture
def session(home, settings):
    opened = Session(home, settings, "es", page="04_five_criteria")
    yield opened
    opened.close()


@pytest.fixture
def english(home, settings):
    opened = Session(home, settings, "en", page="04_five_criteria")
    yield opened
    opened.close()


@pytest.fixture
def person(settings, form):
    with Registry.open(settings.database_url, form) as registry:
        return registry.people.sign_up("Tarwi", "1234")


@pytest.fixture
def pass_text(settings, person):
    claims = {"person_id": person.person_id, "alias": person.alias, "lang": "es"}
    return passes.sign(secret(settings), claims, 60)


@pytest.fixture
def tally(monkeypatch):
    """The callbacks that any guard knows and has fired, counted from zero."""
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    return Guard


@pytest.fixture
def guard():
    return Guard("es")


@pytest.fixture
def quarry(home):
    return load_exercise(home, "quarry-trucks-school"), load_key(home, "quarry-trucks-school")


@pytest.fixture
def canal(home):
    return load_exercise(home, "canal-gate-water-plant"), load_key(home, "canal-gate-water-plant")


@pytest.fixture
def market(home):
    return load_exercise(home, "market-closure-called"), load_key(home, "market-closure-called")


@pytest.fixture
def right():
    """Answer and sentence of every question on the quarry and the school."""
    return {
        "c1": ("yes", "d1.1"),
        "c2": ("yes", "d1.2"),
        "c3": ("yes", "d1.4"),
        "c4_rung": ("2", "d1.6"),
        "c5": ("yes", "d1.7"),
        "disagreement": ("interests", "d1.2"),
    }
