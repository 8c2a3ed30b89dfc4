"""`alerta validate`, `import` and `export` as a person runs them."""

import json

import pytest

from alerta.cli import main
from alerta.registry import Registry


@pytest.fixture
def at_home(url, home, monkeypatch, tmp_path, form):
    """The kit of this test: its content, its own data and registry."""
    monkeypatch.setenv("ALERTA_HOME", str(home))
    monkeypatch.setenv("ALERTA_DATA", str(tmp_path / "datos"))
    monkeypatch.setenv("ALERTA_DB", url)

    def cases():
        with Registry.open(url, form) as registry:
            return {row.code: registry.cases.get(row.code) for row in registry.cases.list()}

    return cases


@pytest.fixture
def good(tmp_path, record):
    path = tmp_path / "bueno.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


@pytest.fixture
def mixed(tmp_path, record):
    """A good case and one in another province with two mistakes."""
    bad = json.loads(json.dumps(record))
    bad["event"][1]["status"] = "quizás"
    bad["case"]["state"] = "latent"
    path = tmp_path / "mixto.json"
    path.write_text(json.dumps([record, bad]), encoding="utf-8")
    return path


def test_validate_says_that_a_good_file_is_right_and_stores_nothing(at_home, good, capsys):
    assert main(["validate", str(good)]) == 0
    assert "bueno.json: 1 de 1 casos están bien." in capsys.readouterr().out
    assert at_home() == {}


def test_validate_tells_every_mistake_in_the_language_asked_for(at_home, mixed, capsys):
    assert main(["validate", str(mixed)]) == 1
    told = capsys.readouterr().out
    assert "✘ cases, fila 2, columna /data/event[2]/status: «quizás»" in told
    assert "/data/case/state" in told
    assert main(["validate", str(mixed), "--lang", "en"]) == 1
    assert "✘ cases, row 2, column /data/event[2]/status: “quizás”" in capsys.readouterr().out


def test_import_stores_nothing_while_one_case_is_wrong(at_home, mixed, capsys):
    assert main(["import", str(mixed)]) == 1
    told = capsys.readouterr().out
    assert "No se guardó nada" in told
    assert at_home() == {}


def test_import_takes_the_good_cases_when_told_so(at_home, mixed, capsys):
    assert main(["import", str(mixed), "--good-only"]) == 1
    told = capsys.readouterr().out
    assert "#1 → PRÁCTICA-2026MAR0001-SOC" in told
    assert "1 guardados, 0 ya estaban, 1 con errores" in told
    assert [case.registrar for case in at_home().values()] == ["Importación"]


def test_who_imports_stands_in_the_history(at_home, good, url, form, capsys):
    assert main(["import", str(good), "--alias", "Ana Rímac"]) == 2
    assert "«Ana Rímac»" in capsys.readouterr().err
    with Registry.open(url, form) as registry:
        registry.people.sign_up("Ana Rímac", "1234", "es")
    assert main(["import", str(good), "--alias", "ana rimac"]) == 0
    (case,) = at_home().values()
    assert case.registrar == "Ana Rímac"


@pytest.mark.parametrize("name", ["salida.json", "salida.xlsx", "salida.zip", "salida"])
def test_what_export_writes_import_reads_into_another_registry(
    at_home, good, tmp_path, monkeypatch, capsys, name
):
    assert main(["import", str(good)]) == 0
    path = tmp_path / name
    assert main(["export", str(path)]) == 0
    assert f"{name}: 1 casos escritos" in capsys.readouterr().out
    before = at_home()
    monkeypatch.setenv("ALERTA_DB", f"sqlite:///{(tmp_path / 'otro.sqlite').as_posix()}")
    assert main(["import", str(path)]) == 0
    again = tmp_path / "de nuevo.json"
    assert main(["export", str(again)]) == 0
    (case,) = json.loads(again.read_text(encoding="utf-8"))["cases"]
    assert {case["kit_code"]: case["record"]} == {code: c.record for code, c in before.items()}


def test_export_never_writes_over_a_file(at_home, good, capsys):
    before = good.read_bytes()
    assert main(["export", str(good)]) == 2
    assert "ya existe" in capsys.readouterr().err
    assert good.read_bytes() == before


def test_a_registry_that_is_not_there_is_told(at_home, good, monkeypatch, capsys):
    monkeypatch.setenv("ALERTA_DB", "postgresql+psycopg://a:secreto@127.0.0.1:1/no")
    assert main(["import", str(good)]) == 2
    told = capsys.readouterr().err
    assert "No se puede abrir" in told
    assert "secreto" not in told


def test_forget_counts_first_and_deletes_only_when_told_so(at_home, good, url, form, capsys):
    with Registry.open(url, form) as registry:
        ana = registry.people.sign_up("Ana Rímac", "1234")
        registry.answers.add(ana.person_id, "quarry", "c1", "yes")
    assert main(["import", str(good), "--alias", "ana rimac"]) == 0
    assert main(["forget", "Ana Rímac"]) == 1
    told = capsys.readouterr().out
    assert "Ana Rímac: respuestas 1, borradores 0, casos 1, casos con otras personas 0." in told
    assert "No se borró nada" in told and len(at_home()) == 1
    assert main(["forget", "Ana Rímac", "--yes"]) == 0
    assert "Borrado." in capsys.readouterr().out
    assert at_home() == {}
    with Registry.open(url, form) as registry:
        assert registry.people.by_alias("Ana Rímac") is None


def test_forget_says_who_is_not_there(at_home, capsys):
    assert main(["forget", "Nadie", "--yes"]) == 2
    assert "«Nadie»" in capsys.readouterr().err
