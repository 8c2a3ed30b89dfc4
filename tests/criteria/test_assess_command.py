"""`alerta assess`: a list in, a list out; or every fault and nothing else."""

import argparse
import io
import json
import sys

import pytest
from rubric_vectors import VECTORS, situation

from alerta.cli import assess as command


@pytest.fixture
def run(capsys):
    def run(*words):
        parser = argparse.ArgumentParser()
        command.add(parser.add_subparsers())
        arguments = parser.parse_args(["assess", *map(str, words)])
        code = arguments.run(arguments)
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "situaciones.json"
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_list_of_situations_gives_a_list_of_verdicts(run, file):
    code, out, err = run(file([situation(id, **facts) for id, facts, *_ in VECTORS]))
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert [verdict["id"] for verdict in found] == [vector[0] for vector in VECTORS]
    assert [verdict["level"] for verdict in found] == [vector[7] for vector in VECTORS]


def test_it_reads_the_standard_input(run, monkeypatch):
    raw = json.dumps([situation("ÑANDÚ")], ensure_ascii=False).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="cp1252"))
    code, out, _ = run("-")
    assert (code, json.loads(out)[0]["id"]) == (0, "ÑANDÚ")


def test_an_empty_list_is_an_empty_list(run, file):
    assert run(file([])) == (0, "[]\n", "")


def test_every_fault_goes_to_stderr_and_nothing_is_printed(run, file):
    bad = situation("B", c4_rung=7, growing="sí")
    del bad["c1"]
    code, out, err = run(file([situation("A"), bad]))
    assert (code, out) == (2, "")
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "Situación 2, clave «c1»",
        "Situación 2, clave «c4_rung»",
        "Situación 2, clave «growing»",
    ]


def test_faults_are_told_in_english_when_asked(run, file):
    _, _, err = run(file([situation(c4_rung=7)]), "--lang", "en")
    assert err.startswith("Situation 1, key “c4_rung”: It goes from 0 to 4")


@pytest.mark.parametrize("content", ["[{]", "", "[1, 2", "{'id': 1}"])
def test_broken_json_names_line_and_column(content, run, file):
    code, out, err = run(file(content))
    assert (code, out) == (2, "")
    assert "línea 1, columna" in err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[{"id": "A", "id": "B"}]', "la clave «id» está dos veces"),
        ("[" + "9" * 5000 + "]", "un número que no se puede leer"),
        ("[" * 100_000, "demasiados corchetes"),
    ],
    ids=["a key twice", "an endless number", "endless brackets"],
)
def test_what_json_lets_through_is_still_told(content, words, run, file):
    code, out, err = run(file(content))
    assert (code, out) == (2, "")
    assert words in err


def test_a_broken_character_in_the_code_is_a_fault(run, file):
    code, out, err = run(file(json.dumps([situation("\ud83d")])))
    assert (code, out) == (2, "")
    assert err.startswith("Situación 1, clave «id»")


def test_a_file_that_is_not_there_is_said_plainly(run, tmp_path):
    code, out, err = run(tmp_path / "nada.json")
    assert (code, out) == (2, "")
    assert "no se puede abrir" in err


def test_a_file_in_another_encoding_is_said_plainly(run, tmp_path):
    path = tmp_path / "ansi.json"
    path.write_bytes('[{"id": "ñ"}]'.encode("cp1252"))
    code, _, err = run(path)
    assert (code, "UTF-8" in err) == (2, True)


def test_text_for_an_official_tells_level_deadline_receivers_and_why(run, file):
    id, facts, *_ = VECTORS[3]
    code, out, _ = run(file([situation(id, **facts)]), "--format", "text")
    assert code == 0
    for words in (
        "V4 · Conflicto social",
        "Fase: Escalamiento",
        "nivel 4 Crítico (alerta crítica)",
        "reglas de salto: R2",
        "Registre dentro de: 1 h",
        "Avise a: Ministerio de Energía y Minas (OGGS)",
        "Por qué:",
        "F2  Hay una medida en curso",
    ):
        assert words in out


def test_text_of_no_case_tells_where_to_go(run, file):
    _, out, _ = run(file([situation(c1="no", c2="no", c4_rung=0)]), "--format", "text")
    assert "No es caso" in out and "INDECI" in out and "Alerta:" not in out


def test_text_speaks_english_too(run, file):
    _, out, _ = run(
        file([situation(p=[None] * 5, hearsay_only=True)]), "--format", "text", "--lang", "en"
    )
    assert "Under observation" in out and "to verify" in out and "Verify within: 48 h" in out
    assert "No information: P1, P2, P3, P4, P5" in out
