"""One submission of KoboToolbox's JSON API: full paths as keys, also inside repeats."""

from collections.abc import Mapping
from typing import Any

from alerta.form.definition import Form
from alerta.form.submission.nesting import Record, SubmissionError, put

SYSTEM = ("_", "formhub/", "meta/")  # beginnings of the keys that Kobo adds


def from_kobo_json(form: Form, submission: Mapping[str, Any]) -> Record:
    """The record of one submission; SubmissionError when it is no object."""
    if not isinstance(submission, Mapping):
        raise SubmissionError("A submission of KoboToolbox is an object with names and answers.")
    return {"form": form.id, **_group(submission, "")}


def _group(body: Mapping[str, Any], prefix: str) -> Record:
    out: Record = {}
    for key, value in body.items():
        if key.startswith(SYSTEM) or value in (None, ""):
            continue
        steps = key.removeprefix(prefix).split("/")
        if isinstance(value, list) and all(isinstance(row, Mapping) for row in value):
            value = [_group(row, f"{key}/") for row in value]
        put(out, steps, value)
    return out
