"""Keys of this computer, each kept in a file of its own beside the registry."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

LENGTH = 32  # bytes


def kept_key(path: Path) -> bytes:
    """The 32 random bytes kept at `path` in hexadecimal; made at the first call, for their owner only.

    Processes that ask at the same moment all get the same key. A file that holds no whole key is
    put aside as `<name>.damaged`, and a new key is made.
    """
    while True:
        with contextlib.suppress(FileNotFoundError):
            key = _whole(path)
            if key:
                return key
            path.replace(path.with_name(f"{path.name}.damaged"))
        _make(path)


def _whole(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text("ascii"))
    except ValueError:
        return b""
    return key if len(key) == LENGTH else b""


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
