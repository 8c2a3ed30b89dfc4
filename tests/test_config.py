"""Where the kit finds its content and keeps its data."""

from pathlib import Path

from alerta import config


def test_without_being_told_the_registry_is_a_file_beside_the_kit():
    settings = config.read({})
    assert settings.data == settings.home / ".alerta"
    assert settings.database_url.startswith("sqlite:///")
    assert (settings.home / "pyproject.toml").exists()


def test_an_institution_names_its_own_database():
    settings = config.read({"ALERTA_DB": "postgresql+psycopg://db/alerta"})
    assert settings.database_url == "postgresql+psycopg://db/alerta"


def test_a_folder_with_spaces_and_accents_is_kept(tmp_path):
    folder = tmp_path / "Práctica del año"
    settings = config.read({"ALERTA_DATA": str(folder)})
    assert settings.data == folder.resolve()
    assert Path(settings.database_url.removeprefix("sqlite:///")).parent == folder.resolve()


def test_the_secret_survives_a_restart(tmp_path):
    settings = config.read({"ALERTA_DATA": str(tmp_path / "data")})
    assert config.secret(settings) == config.secret(settings)
