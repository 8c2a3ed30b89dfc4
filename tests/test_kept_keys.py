"""A key is made once, whole, and for its owner only."""

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from alerta.kept_keys import kept_key


@pytest.mark.parametrize("links", [True, False], ids=["disk", "stick"])
def test_it_is_made_once_and_found_again(tmp_path, monkeypatch, links):
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    key = kept_key(tmp_path / "data" / "secret")
    assert len(key) == 32
    assert kept_key(tmp_path / "data" / "secret") == key
    assert [one.name for one in (tmp_path / "data").iterdir()] == ["secret"]


def test_all_who_ask_at_the_same_moment_get_the_same(tmp_path):
    for time in range(40):
        with ThreadPoolExecutor(8) as pool:
            keys = set(pool.map(lambda _, n=time: kept_key(tmp_path / f"{n}"), range(16)))
        assert len(keys) == 1 and len(keys.pop()) == 32


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_else_on_the_computer_may_read_it(tmp_path):
    kept_key(tmp_path / "secret")
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("left", ["", "ab" * 31, "no key at all", "ñ"])
def test_a_file_without_a_whole_key_is_put_aside_and_never_used(tmp_path, caplog, left):
    (tmp_path / "secret").write_text(left, encoding="utf-8")
    assert len(kept_key(tmp_path / "secret")) == 32
    assert (tmp_path / "secret.damaged").read_text("utf-8") == left
    assert "secret.damaged" in caplog.text


def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        kept_key(tmp_path / "secret")
    assert list(tmp_path.iterdir()) == []


def _no_links(*_):
    raise PermissionError(errno.EPERM, "Operation not permitted")
