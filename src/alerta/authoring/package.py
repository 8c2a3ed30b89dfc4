"""`datapackage.json`: what each table of the codebook holds (Frictionless Data Package).

Two facts that the standard has no word for stand under the key `alerta` of a field: `condition`
(an expression of the rules) and `codes` (space-separated codes of `table.column`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta.authoring.faults import Fault, fault
from alerta.resources import document

FOLDER = "datasets/codebook"
FILE = f"{FOLDER}/datapackage.json"
DESCRIBED = ("title", "description", "sources", "licenses", "version", "schema")


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `reference` is (table, column) or None; so is `codes`, for lists of codes."""

    name: str
    type: str = "string"
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    minimum: float | None = None
    maximum: float | None = None
    reference: tuple[str, str] | None = None
    codes: tuple[str, str] | None = None
    condition: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `path` is relative to the codebook's folder. `form` = a sheet of the XLSForm."""

    name: str
    path: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def form(self) -> bool:
        return self.path.startswith("form/")

    @property
    def file(self) -> str:
        return f"{FOLDER}/{self.path}"

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Package:
    version: str
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table | None:
        return next((table for table in self.tables if table.name == name), None)


def read_package(home: Path) -> Package:
    """Raises KeyError, TypeError or ContentError when the description itself is broken."""
    described = document(home / FILE)
    return Package(described["version"], tuple(table_of(one) for one in described["resources"]))


def check_package(home: Path) -> list[Fault]:
    """Every table says what it is, where it comes from, its licence and its edition."""
    described = document(home / FILE)
    faults = []
    for resource in described["resources"]:
        for what in DESCRIBED:
            if not resource.get(what):
                name = resource.get("name", "?")
                faults.append(fault(FILE, 0, "", "package_incomplete", table=name, what=what))
    named = {f"{FOLDER}/{resource['path']}" for resource in described["resources"]}
    for path in sorted((home / FOLDER).rglob("*.csv")):
        file = path.relative_to(home).as_posix()
        if file not in named:
            faults.append(fault(file, 0, "", "table_extra"))
    return faults


def table_of(resource: Mapping[str, Any]) -> Table:
    """The table that an entry of `resources` describes."""
    schema = resource["schema"]
    references = {
        key["fields"]: (key["reference"]["resource"], key["reference"]["fields"])
        for key in schema.get("foreignKeys", ())
    }
    key = schema.get("primaryKey", ())
    return Table(
        resource["name"],
        resource["path"],
        tuple(_field(one, references) for one in schema["fields"]),
        (key,) if isinstance(key, str) else tuple(key),
    )


def _field(described: Mapping[str, Any], references: Mapping[str, tuple[str, str]]) -> Field:
    limits = described.get("constraints", {})
    own = described.get("alerta", {})
    codes = own.get("codes", "").partition(".")
    return Field(
        described["name"],
        described.get("type", "string"),
        required=limits.get("required", False),
        unique=limits.get("unique", False),
        enum=tuple(limits.get("enum", ())),
        pattern=limits.get("pattern", ""),
        example=described.get("example", ""),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        reference=references.get(described["name"]),
        codes=(codes[0], codes[2]) if codes[0] else None,
        condition=own.get("condition", False),
    )
