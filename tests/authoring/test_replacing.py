"""Several files change together or not at all, also when one of them is held open."""

import pytest

from alerta.authoring import form_version, replacing
from alerta.authoring.replacing import replace_all


@pytest.fixture
def files(tmp_path):
    made = {tmp_path / name: name.encode() for name in ("a.csv", "b.csv", "c.csv")}
    for path, content in made.items():
        path.write_bytes(content)
    return made


def test_all_files_get_their_new_content(files, tmp_path):
    replace_all(dict.fromkeys(files, b"new"))
    assert {path: path.read_bytes() for path in files} == dict.fromkeys(files, b"new")
    assert sorted(tmp_path.iterdir()) == sorted(files)


@pytest.mark.parametrize("held", [0, 1, 2])
def test_when_one_is_held_open_none_has_changed(files, tmp_path, monkeypatch, held):
    blocked = list(files)[held]
    replace = replacing.Path.replace

    def refuse(self, target):
        if target == blocked:
            raise PermissionError(13, "in use", str(target))
        return replace(self, target)

    monkeypatch.setattr(replacing.Path, "replace", refuse)
    with pytest.raises(PermissionError):
        replace_all(dict.fromkeys(files, b"new"))
    assert {path: path.read_bytes() for path in files} == files
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_the_version_of_the_form_always_rises():
    import datetime as dt

    day = dt.date(2026, 11, 22)
    assert form_version.next_version("2026112101", day) == "2026112201"
    assert form_version.next_version("2026112201", day) == "2026112202"
    assert form_version.next_version("2026122401", day) == "2026122402"


def test_an_author_who_raised_the_version_keeps_it():
    import datetime as dt

    old = [["form_id", "version"], ["x", "2026112201"]]
    new = [["form_id", "version"], ["x", "2026112207"]]
    day = dt.date(2026, 11, 22)
    assert form_version.raised(new, old, day) == new
    assert form_version.raised(old, old, day)[1] == ["x", "2026112202"]
