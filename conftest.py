"""A throw-away registry for every test and every notebook kernel."""

import os
from pathlib import Path

import pytest

HOME = Path(__file__).parent


@pytest.fixture(autouse=True, scope="session")
def throw_away_data(tmp_path_factory):
    """No test and no kernel started by a test may touch the registry of this machine."""
    folder = tmp_path_factory.mktemp("alerta")
    before = {name: os.environ.get(name) for name in ("ALERTA_DATA", "ALERTA_DB", "ALERTA_HOME")}
    os.environ["ALERTA_DATA"] = str(folder)
    os.environ.pop("ALERTA_DB", None)
    os.environ["ALERTA_HOME"] = str(HOME)
    yield folder
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def home() -> Path:
    """The folder that holds datasets/, exercises/ and manual/."""
    return HOME


@pytest.fixture(scope="session")
def rules(home):
    from alerta.criteria import load_rules

    return load_rules(home)


@pytest.fixture(scope="session")
def form(home):
    from alerta.criteria.codebook import registration_form

    return registration_form(home)


@pytest.fixture
def registry(tmp_path, form):
    from alerta.registry import Registry

    with Registry.open(f"sqlite:///{(tmp_path / 'registry.sqlite').as_posix()}", form) as opened:
        yield opened
