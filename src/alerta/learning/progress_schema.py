"""The shape of one part of a progress file, as JSON Schema: what is not named here cannot be in it."""

from typing import Any

_DAY = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}
_MONTH = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}
_HEX = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
_CHAPTER = r"^\d{2}$"


def _closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


_POINTS = {
    "type": "array",
    "prefixItems": [{"type": "number", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "minItems": 2,
    "maxItems": 2,
}
_TEST = _closed(
    {
        "on": _DAY,
        "scores": {
            "type": "object",
            "patternProperties": {r"^(\*|\d{2}|[A-Z]\d{1,2})$": _POINTS},
            "additionalProperties": False,
        },
    }
)
_PERSON = _closed(
    {
        "person": _HEX,
        "lang": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        "region": {"type": "string", "pattern": r"^(\d{2})?$"},
        "first_month": _MONTH,
        "chapters": {
            "type": "object",
            "patternProperties": {
                _CHAPTER: _closed({"started": _DAY}, {"finished": _DAY, "mastered": _DAY})
            },
            "additionalProperties": False,
        },
        "tests": _closed({}, {"entry": _TEST, "exit": _TEST}),
        "requirements_met": {
            "type": "array",
            "items": {"type": "string", "pattern": "^[a-z_]{1,40}$"},
        },
        "certified": {"type": "boolean"},
    }
)
PART = _closed(
    {
        "copy": _HEX,
        "file_id": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "made_at": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "kit_version": {"type": "string", "maxLength": 40},
        "codebook_version": {"type": "string", "pattern": r"^\d+(\.\d+)*$"},
        "chapters": {"type": "array", "items": {"type": "string", "pattern": _CHAPTER}},
        "people": {"type": "array", "items": _PERSON},
    }
)
