"""The door of the notebook: one call, nothing asked and nothing written by running it."""

import ipywidgets
import pytest

from alerta import passes
from alerta.apps import App
from alerta.config import secret
from alerta.registry import Registry
from alerta.resources import document

from .acting import texts, tree


@pytest.fixture
def displayed(monkeypatch):
    pieces = []
    monkeypatch.setattr("alerta.apps.display", pieces.append)
    return pieces


@pytest.fixture
def served(monkeypatch, displayed, tmp_path):
    monkeypatch.setenv("ALERTA_KERNEL", "a-kernel")
    monkeypatch.setenv("ALERTA_DATA", str(tmp_path / "data"))
    return App("register_case")


def test_the_first_cell_shows_only_the_hidden_signals(served, displayed):
    (signals,) = displayed[0].children
    names = [child._dom_classes[0] for child in signals.children]
    assert names == ["ka-pass", "ka-known", "ka-saved", "ka-fault"]


def test_running_the_notebook_writes_nothing(served, tmp_path):
    widget = served.registration()
    assert "Un momento: preparamos su ficha." in texts(widget)
    assert not (tmp_path / "data").exists()


def test_the_form_speaks_the_language_of_the_person_who_comes(served, displayed, form):
    widget = served.registration()
    settings = served.session.settings
    settings.data.mkdir(parents=True)
    with Registry.open(settings.database_url, form) as registry:
        person = registry.people.sign_up("Puma", "1234", "en")
    text = passes.sign(secret(settings), {"person_id": person.person_id, "lang": "en"}, 60)
    entry = next(one for one in tree(displayed[0]) if isinstance(one, ipywidgets.Text))
    entry.value = text
    assert "Practice record, section 1 of 9" in texts(widget)
    assert served.session.guard.lang == "en"
    assert served.session.guard.fault == ""
    served.session.close()


def test_in_a_plain_notebook_it_works_and_says_quietly_that_nothing_is_saved(
    monkeypatch, displayed
):
    monkeypatch.delenv("ALERTA_KERNEL", raising=False)
    app = App("register_case")
    assert "En este cuaderno no se guarda nada." in displayed[0].children[1].value
    assert "ka-reg-cord" in displayed[0].children[1].value
    assert "Ficha de práctica, sección 1 de 9" in texts(app.registration())


def test_the_notebook_is_thin_and_has_no_output(home):
    cells = document(home / "notebooks" / "register_case.ipynb")["cells"]
    assert [cell["id"] for cell in cells] == ["open", "registration"]
    assert all(cell["outputs"] == [] for cell in cells)
    assert sum(len("".join(cell["source"]).splitlines()) for cell in cells) <= 10
