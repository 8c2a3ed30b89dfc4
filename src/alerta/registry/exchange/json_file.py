"""JSON: nested records, with their history. Also a bare record or a list of records."""

import json
from pathlib import Path
from typing import Any

from alerta.registry.exchange.book import Book
from alerta.registry.exchange.report import UnfitFile


def write(book: Book, path: Path) -> None:
    """Write {…what it is…, "cases": […]}, readable by people."""
    text = json.dumps({**book.meta, "cases": book.cases}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read(path: Path) -> Book:
    """Read an export, one record, or a list of records."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UnfitFile(
            "{file}, line {line}: this is not JSON ({reason}). Correct the line, or export again.",
            file=path.name,
            line=error.lineno,
            reason=error.msg,
        ) from error
    except (UnicodeDecodeError, OSError, RecursionError) as error:
        raise UnfitFile(
            "{file} cannot be read ({reason}). Save it as JSON in UTF-8.",
            file=path.name,
            reason=type(error).__name__,
        ) from error
    cases = found.get("cases", [found]) if isinstance(found, dict) else found
    if not isinstance(cases, list):
        raise UnfitFile(
            "{file} holds no records. A record is an object {{…}}, several are a list […].",
            file=path.name,
        )
    return Book({}, [], cases=[_case(case) for case in cases], nested=True)


def _case(found: Any) -> dict[str, Any]:
    """A case of an export as it is; a bare record as a case without code."""
    if isinstance(found, dict):
        return found if isinstance(found.get("record"), dict) else {"record": found}
    return {"record": found}
