"""Registries on SQLite and, where a server is told of, on PostgreSQL; one good record."""

import copy
import json
import os
import shutil
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from alerta.registry import Registry, people

SERVER = os.environ.get("ALERTA_TEST_POSTGRES", "")
GOOD = json.loads((Path(__file__).parent / "good_case.json").read_text(encoding="utf-8"))

postgres = pytest.param(
    "postgres",
    marks=[
        pytest.mark.postgres,
        pytest.mark.skipif(not SERVER, reason="ALERTA_TEST_POSTGRES is not set"),
    ],
)


@pytest.fixture(autouse=True, scope="session")
def quick_pins():
    """Hashing a PIN is slow on purpose (`test_people` holds it to that); not for every test."""
    slow = dict(people.COST)
    people.COST["n"] = 2**4
    yield slow
    people.COST.update(slow)


@pytest.fixture(params=["sqlite", postgres])
def url(request, tmp_path):
    """The address of an empty registry that this test alone uses."""
    if request.param == "sqlite":
        yield f"sqlite:///{(tmp_path / 'registro ñandú.sqlite').as_posix()}"
        return
    schema = f"t{uuid.uuid4().hex}"
    engine = sa.create_engine(SERVER, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    address = sa.make_url(SERVER).update_query_dict({"options": f"-csearch_path={schema}"})
    yield address.render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory, form):
    """A new registry, made once and copied: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("new") / "r.sqlite"
    Registry.open(f"sqlite:///{path.as_posix()}", form).close()
    return path


@pytest.fixture
def registry(url, form, new_sqlite):
    if url.startswith("sqlite"):
        shutil.copy(new_sqlite, sa.make_url(url).database)
    with Registry.open(url, form) as opened:
        yield opened


@pytest.fixture
def ana(registry):
    return registry.people.sign_up("Ana Rímac", "1234", "es")


@pytest.fixture
def luis(registry):
    return registry.people.sign_up("Luis", "4321", "es")


@pytest.fixture
def record():
    """A complete case without a fault: a blockade of a national road, second day."""
    return copy.deepcopy(GOOD)
