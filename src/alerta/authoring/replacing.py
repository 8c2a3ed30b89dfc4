"""Writing several files as one step: all of them, or none."""

from collections.abc import Mapping
from pathlib import Path


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Replace every file by its new content. On an OSError nothing has changed.

    Windows refuses to replace a file that a spreadsheet program holds open: then the files that
    were already replaced get their old content back.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    waiting: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            fresh = waiting[path] = path.with_name(f".{path.name}.new")
            fresh.write_bytes(content)
        for path, fresh in waiting.items():
            fresh.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            old = before[path]
            if old is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(old)
        raise
    finally:
        for fresh in waiting.values():
            fresh.unlink(missing_ok=True)
