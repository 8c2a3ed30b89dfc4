"""The twelve chapters and the apps: what there is to open, read from `manual/chapters.yaml`."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta import resources

APPS = ("register_case", "case_explorer", "cohorts")
# pages of the manual that are no chapter: the word in their address, and their notebook
EXTRA = {
    "index": "index",
    "entry": "entry_test",
    "exit": "exit_test",
    "certification": "certification",
    "review": "review",
    "profile": "profile",
}
_IN_MANUAL = rf"(?:\d\d|{'|'.join(EXTRA)})"
_OWN_PATH = re.compile(
    rf"/(?:(?:camino|mis-datos|manual/(?:es|en)/{_IN_MANUAL}|app/[a-z0-9_]+)(?:#[\w.-]{{1,80}})?)?",
    re.ASCII,
)
_PAGE = re.compile(rf"manual/{_IN_MANUAL}|app/[a-z0-9_]+", re.ASCII)


@dataclass(frozen=True)
class Chapter:
    """One row of chapters.yaml. `number` is two digits: it is the address of the chapter."""

    id: str
    number: str
    facts: dict[str, Any]
    available: bool

    def text(self, name: str, lang: str) -> str:
        """The text `title`, `question`, `lead`, `objective`, `before` or `product`."""
        return resources.text(self.facts[name], lang) if self.facts.get(name) else ""

    @property
    def minutes(self) -> int:
        return int(self.facts.get("minutes") or 0)

    def address(self, lang: str) -> str:
        return f"/manual/{lang}/{self.number}"

    def notebook(self, home: Path, lang: str) -> Path:
        return home / "manual" / lang / f"{self.id}.ipynb"


def chapters(home: Path) -> list[Chapter]:
    """All chapters in order; one counts as available only when its notebook is there."""
    rows = resources.document(home / "manual" / "chapters.yaml")
    return [
        Chapter(
            row["id"],
            f"{int(row['number']):02d}",
            row,
            bool(row.get("available"))
            and (home / "manual" / "es" / f"{row['id']}.ipynb").is_file(),
        )
        for row in rows
    ]


def chapter(home: Path, number: str) -> Chapter | None:
    """The chapter with this two-digit number, or None."""
    return next((one for one in chapters(home) if one.number == number), None)


def apps(home: Path) -> list[str]:
    """Names of the apps whose notebook is there."""
    return [name for name in APPS if (home / "notebooks" / f"{name}.ipynb").is_file()]


def own_path(address: str) -> str:
    """`address` when it is a page of this kit, otherwise the home page.

    What comes after signing in is asked for in the address: it must never lead elsewhere.
    """
    return address if _OWN_PATH.fullmatch(address) else "/"


def page_name(address: str) -> str | None:
    """The name a visit is stored under: `manual/04` or `app/register_case`; None if neither.

    Without the language, so that a person who changes it continues at the same place.
    """
    name = re.sub(r"^/?manual/(?:es|en)/", "manual/", address).lstrip("/")
    return name if _PAGE.fullmatch(name) else None


def page_address(name: str, lang: str) -> str:
    """The address of a page name in a language."""
    return "/" + re.sub(r"^manual/", f"manual/{lang}/", name)
