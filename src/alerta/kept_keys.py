"""Keys of this computer, each kept in a file of its own beside the registry."""

import contextlib
import logging
import os
import secrets
import tempfile
from pathlib import Path

LENGTH = 32  # bytes


def kept_key(path: Path) -> bytes:
    """The 32 random bytes kept at `path` in hexadecimal; made at the first call, for their owner only.

    Processes that ask at the same moment all get the same key (on a disk that knows hard links). A
    file that holds no whole key is put aside as `<name>.damaged`, with a line in the log, and a new
    key is made.
    """
    while True:
        with contextlib.suppress(FileNotFoundError):
            key = _whole(path)
            if key:
                return key
            _put_aside(path)
        _make(path)


def _whole(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text("ascii"))
    except ValueError:
        return b""
    return key if len(key) == LENGTH else b""


def _put_aside(path: Path) -> None:
    aside = path.replace(path.with_name(f"{path.name}.damaged"))
    logging.getLogger(__name__).warning(
        "%s held no whole key. It is kept as %s; a new key is made. If you have a copy of the old "
        "one, stop the kit and put it back.",
        path,
        aside.name,
    )


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_bytes(LENGTH).hex())
            file.flush()
            os.fsync(file.fileno())
        _name(made, path)
    finally:
        made.unlink(missing_ok=True)


def _name(made: Path, path: Path) -> None:
    """Give the whole file its name, unless another process was first."""
    try:
        path.hardlink_to(made)
    except FileExistsError:
        pass
    except OSError:  # a memory stick knows no links
        made.replace(path)
