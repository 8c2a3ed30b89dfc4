"""One exercise of every kind, out of the bank; `acting` does to it what people do."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from alerta.learning import load_exercises, load_key
from alerta.learning.kinds import KINDS
from alerta.widgets.exercise_card.view import view

IN_QUESTIONS = [kind for kind in KINDS if kind != "registration"]  # that has a suite of its own


@pytest.fixture(scope="session")
def samples(home):
    """{kind: (exercise, key)}: the first of each kind, those of the tests left aside."""
    found = {}
    for exercise in load_exercises(home):
        if not exercise.get("test"):
            found.setdefault(exercise["kind"], (exercise, load_key(home, exercise["id"])))
    return found


@pytest.fixture(params=list(KINDS))
def any_kind(request, samples):
    return samples[request.param]


@pytest.fixture(params=IN_QUESTIONS)
def kind(request, samples):
    return samples[request.param]


@pytest.fixture
def show(rules):
    """Put an exercise on a page of a session."""
    return lambda one, session: view(*one, rules, session)
