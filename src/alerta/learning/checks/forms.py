"""Has a file the form that its schema asks for? Told in words that a trainer can act upon."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from alerta.learning.checks.reporting import ContentFault, Reporter
from alerta.resources import document

SHOWN = 60  # characters of a value that is quoted


def form_faults(report: Reporter, home: Path, content: Any, kind: str) -> Iterator[ContentFault]:
    """The faults of one file against exercises/schema/<kind>.schema.json."""
    import jsonschema  # lessons never check, so they never need it

    schema = document(home / "exercises" / "schema" / f"{kind}.schema.json")
    for error in jsonschema.Draft202012Validator(schema).iter_errors(content):
        place = "/".join(map(str, error.absolute_path))
        code, said = _TOLD.get(str(error.validator), _other)(error)
        yield report(place, code, **said, name=kind)


def _missing(error: Any) -> tuple[str, dict[str, Any]]:
    lacking = [one for one in error.validator_value if one not in error.instance]
    return "schema:required", {"what": ", ".join(lacking)}


def _unknown(error: Any) -> tuple[str, dict[str, Any]]:
    known = error.schema.get("properties", {})
    extra = [str(one) for one in error.instance if one not in known]
    return "schema:unknown", {"what": ", ".join(extra), "known": ", ".join(known)}


def _few(error: Any) -> tuple[str, dict[str, Any]]:
    return "schema:few", {"n": len(error.instance), "least": error.validator_value}


def _many(error: Any) -> tuple[str, dict[str, Any]]:
    return "schema:many", {"n": len(error.instance), "most": error.validator_value}


def _not_listed(error: Any) -> tuple[str, dict[str, Any]]:
    known = ", ".join(str(one) for one in error.validator_value)
    return "schema:enum", {"value": str(error.instance)[:SHOWN], "known": known}


def _not_text(error: Any) -> tuple[str, dict[str, Any]]:
    if error.validator_value != "string":
        return _other(error)
    return "schema:text", {"value": str(error.instance)[:SHOWN]}


def _other(error: Any) -> tuple[str, dict[str, Any]]:
    whole = " ".join(error.message.split())
    return "schema", {"what": whole if len(whole) <= 2 * SHOWN else f"…{whole[-2 * SHOWN :]}"}


_TOLD: dict[str, Callable[[Any], tuple[str, dict[str, Any]]]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "minItems": _few,
    "maxItems": _many,
    "enum": _not_listed,
    "type": _not_text,
}
