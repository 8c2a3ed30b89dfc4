"""A record without a fault, and forms around it: of nobody, and of a person who is known."""

import copy
import json
from pathlib import Path

import pytest

from alerta.learning import load_exercise, load_key
from alerta.widgets.registration_form import RegistrationForm
from alerta.widgets.registration_form.drafting import DraftKeeper
from alerta.widgets.registration_form.model import FormModel
from alerta.widgets.registration_form.sending import Sending
from alerta.widgets.session import Session

GOOD = Path(__file__).parents[2] / "registry" / "good_case.json"


@pytest.fixture(scope="session")
def _good():
    return json.loads(GOOD.read_text(encoding="utf-8"))


@pytest.fixture
def good(_good):
    """A record of 20 March 2026 in which nothing is wrong."""
    return copy.deepcopy(_good)


@pytest.fixture
def day():
    from datetime import date

    return date(2026, 3, 20)


@pytest.fixture
def blank(form, rules):
    return FormModel(form, rules, "es")


@pytest.fixture
def filled(form, rules, good, day):
    return FormModel(form, rules, "es", good, today=day)


@pytest.fixture
def known(session, pass_text):
    """A session in which the person's pass has arrived."""
    assert session.identify(pass_text)
    return session


@pytest.fixture
def second(home, settings, form):
    """Another person at the same registry, in a session of their own."""
    from alerta.registry import Registry

    opened = Session(home, settings, "es")
    with Registry.open(settings.database_url, form) as registry:
        opened.person = registry.people.sign_up("Vicuña", "5678")
    yield opened
    opened.close()


@pytest.fixture
def sending_of(form):
    """Makes what sends a model for a session; `edits` for a stored case."""

    def make(model, session, edits=None):
        keeper = DraftKeeper(session, form.id, form.version)
        return Sending(model, session, keeper, edits)

    return make


@pytest.fixture
def road(home):
    return load_exercise(home, "unfinished-valley-road"), load_key(home, "unfinished-valley-road")


@pytest.fixture
def page(session, form):
    """The form of somebody who is not known yet, in a plain notebook."""
    session.served = False
    return RegistrationForm(session, form=form).page


def answer_all(model, answers):
    for path, text in answers.items():
        model.answer(path, text)
