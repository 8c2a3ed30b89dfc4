import pytest
from tests.authoring.copies import copy_of

from alerta.authoring import workbook


@pytest.fixture
def kit(home, tmp_path):
    return copy_of(home, tmp_path)


@pytest.fixture
def book(kit, tmp_path):
    """The exported workbook of `kit`."""
    path = tmp_path / "libro de códigos.xlsx"
    workbook.export(kit, path)
    return path
