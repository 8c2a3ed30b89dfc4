"""`alerta progress` as a facilitator and an institution run it."""

import json

import pytest
from progress_parts import part, person

from alerta import config
from alerta.cli import main
from alerta.learning.course import on_the_pages
from alerta.learning.progress_file import read, to_bytes
from alerta.registry import Registry


@pytest.fixture
def kit(home, form, tmp_path, monkeypatch):
    """A copy of the kit in which one person answered."""
    monkeypatch.setenv("ALERTA_HOME", str(home))
    monkeypatch.setenv("ALERTA_DATA", str(tmp_path / "datos"))
    monkeypatch.delenv("ALERTA_DB", raising=False)
    settings = config.read()
    settings.data.mkdir()
    with Registry.open(settings.database_url, form) as registry:
        known = registry.people.sign_up("Tarwi", "1234")
        item = on_the_pages(home, "01")[0]
        registry.answers.add(known.person_id, item, "q1", "a")
    return tmp_path


@pytest.fixture
def files(tmp_path):
    """`files(name, parts)` writes a progress file and returns its path as text."""

    def write(name, *parts):
        (tmp_path / name).write_bytes(to_bytes(parts))
        return str(tmp_path / name)

    return write


def test_export_writes_the_copy_with_its_department(kit, capsys):
    path = kit / "cusco.json"
    assert main(["progress", "export", str(path), "--region", "cusco"]) == 0
    assert capsys.readouterr().out == (
        "cusco.json: 1 personas, Cusco. No lleva nombres, alias ni respuestas.\n"
    )
    assert [one["region"] for one in read(path).parts[0]["people"]] == ["08"]


def test_export_without_a_department_says_so(kit, capsys):
    assert main(["progress", "export", str(kit / "a.json"), "--lang", "en"]) == 0
    assert "1 people, no region given" in capsys.readouterr().out


def test_an_unknown_department_is_told_and_nothing_is_written(kit, capsys):
    assert main(["progress", "export", str(kit / "a.json"), "--region", "Cuzco"]) == 2
    assert "No hay un departamento «Cuzco». ¿Quiso decir: Cusco" in capsys.readouterr().err
    assert not (kit / "a.json").exists()


def test_export_overwrites_nothing_and_wants_a_json_name(kit, capsys):
    (kit / "a.json").write_text("de otra persona", encoding="utf-8")
    assert main(["progress", "export", str(kit / "a.json")]) == 2
    assert (kit / "a.json").read_text(encoding="utf-8") == "de otra persona"
    assert main(["progress", "export", str(kit / "a.xlsx")]) == 2
    assert "termina en .json" in capsys.readouterr().err


def test_merge_makes_one_file_of_many_in_any_order(files, tmp_path, capsys):
    old = files("old.json", part(1, [person(1)], "2026-10-01T10:00:00Z"))
    new = files("new.json", part(1, [person(1), person(2)], "2026-11-01T10:00:00Z"))
    other = files("other.json", part(2, [person(3)]))
    one, two = str(tmp_path / "one.json"), str(tmp_path / "two.json")
    assert main(["progress", "merge", old, new, other, "--out", one]) == 0
    said = capsys.readouterr().out
    assert "one.json: 2 copias del kit, 3 personas." in said
    assert "reemplazó: 1" in said
    assert main(["progress", "merge", other, new, new, old, one, "--out", two]) == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_merge_may_go_on_in_its_own_file_but_overwrites_no_other(files, tmp_path, capsys):
    whole, more = files("all.json", part(1, [person(1)])), files("b.json", part(2, [person(2)]))
    assert main(["progress", "merge", more, "--out", whole]) == 2
    assert "all.json ya existe" in capsys.readouterr().err
    assert main(["progress", "merge", whole, more, "--out", whole]) == 0
    assert len(read(tmp_path / "all.json").parts) == 2


def test_a_damaged_file_is_told_and_the_others_are_merged(files, tmp_path, capsys):
    good = files("good.json", part(1, [person(1)]))
    (tmp_path / "bad.json").write_text('{"format": "kit-al', encoding="utf-8")
    out = tmp_path / "all.json"
    words = ["progress", "merge", str(tmp_path / "bad.json"), good, "--out", str(out)]
    assert main(words) == 1
    told = capsys.readouterr()
    assert "✘ bad.json está dañado" in told.err and "all.json: 1 copias" in told.out
    assert len(read(out).parts) == 1


def test_with_nothing_to_merge_nothing_is_written(tmp_path, capsys):
    out = tmp_path / "all.json"
    assert main(["progress", "merge", str(tmp_path / "no.json"), "--out", str(out)]) == 1
    assert "no.json no existe" in capsys.readouterr().err
    assert not out.exists()


def test_people_that_a_newer_export_no_longer_has_are_told(files, tmp_path, capsys):
    old = files("old.json", part(1, [person(1), person(2)], "2026-10-01T10:00:00Z"))
    new = files("new.json", part(1, [person(1)], "2026-11-01T10:00:00Z"))
    assert main(["progress", "merge", old, new, "--out", str(tmp_path / "all.json")]) == 0
    assert "1 personas de una exportación antigua no están" in capsys.readouterr().out


def test_the_sample_is_what_its_program_makes_and_its_description_says(home):
    from alerta.authoring import progress_sample

    folder = home / progress_sample.FOLDER
    content = (folder / "progress.json").read_bytes()
    assert content == to_bytes(progress_sample.parts())
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert described == progress_sample.description(content)
    assert described["resources"][0]["generator"]["seed"] == progress_sample.SEED


def test_the_sample_reads_like_a_file_from_outside(home):
    from alerta.authoring import progress_sample

    reading = read(home / progress_sample.FOLDER / "progress.json")
    assert len(reading.parts) == 7 and not reading.faults
