"""The parts of an exercise that are not text: its place, documents, weeks and receivers."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from alerta.learning.checks.reporting import ContentFault, Reporter
from alerta.resources import table

Faults = Iterator[ContentFault]
WITH_DOCUMENTS = ("highlight", "criteria_coding", "alert_scoring", "routing", "registration")


def structure(report: Reporter, path: Path, exercise: Mapping[str, Any]) -> Faults:
    """`exercise` has passed its schema and has its documents in it."""
    if exercise["id"] != path.stem or exercise["chapter"] != path.parent.name:
        yield report("id", "place")
    if "form" in exercise and "pool" not in exercise:
        yield report("form", "form_alone")
    if exercise["kind"] in WITH_DOCUMENTS and not exercise.get("documents"):
        yield report("documents", "documents_none")
    yield from numbered(report, exercise.get("documents") or ())
    if exercise["kind"] == "unfolding":
        yield from _weeks(report, exercise)
    if exercise["kind"] == "routing":
        yield from _receivers(report, exercise)


def codes(report: Reporter, exercise: Mapping[str, Any], known: frozenset[str]) -> Faults:
    """Every code that is trained exists, and the last hint leads to one."""
    for code in exercise["trains"]:
        if code not in known:
            yield report("trains", "code_unknown", code=code)
    for number, hint in enumerate(exercise["hints"], 1):
        if hint.get("section") and hint["section"] not in known:
            yield report(f"hints/{number}", "code_unknown", code=hint["section"])
    if not exercise["hints"][-1].get("section"):
        yield report("hints", "hint_section")


def numbered(report: Reporter, documents: Sequence[Mapping[str, Any]]) -> Faults:
    """Every document has an id of its own."""
    ids = [one["id"] for one in documents]
    for one in sorted({one for one in ids if ids.count(one) > 1}):
        yield report("documents", "document_twice", id=one)


def dossier(report: Reporter, path: Path, content: Mapping[str, Any]) -> Faults:
    """A dossier that has passed its schema."""
    if content["id"] != path.stem:
        yield report("id", "place")
    yield from numbered(report, content["documents"])
    departments = [
        row["name"] for row in table(report.home, "places") if row["level"] == "department"
    ]
    if content["department"] not in departments:
        near = departments[0] if departments else ""
        yield report("department", "department", name=content["department"], near=near)


def joining(report: Reporter, exercise: Mapping[str, Any], dossiers: Mapping[str, Any]) -> Faults:
    """The dossier that an exercise names is there, and so is what it shows of it."""
    name = exercise.get("dossier")
    if name is None:
        return
    if "documents" in exercise:
        yield report("documents", "documents_twice")
    if name not in dossiers:
        yield report("dossier", "dossier_missing", id=name)
        return
    known = [one["id"] for one in dossiers[name]]
    for one in exercise.get("shows", ()):
        if one not in known:
            yield report("shows", "shows_unknown", id=one, known=", ".join(known))


def _weeks(report: Reporter, exercise: Mapping[str, Any]) -> Faults:
    dated = {one["id"]: day(one["date"]) for one in exercise["documents"]}
    before = None
    shown: set[str] = set()
    for week in exercise["weeks"]:
        on, place = day(week["on"]), f"weeks/{week['id']}"
        if before is not None and on <= before:
            yield report(place, "weeks_order", id=week["id"])
        before = on
        for one in week["shows"]:
            shown.add(one)
            if one not in dated or dated[one] > on:
                yield report(place, "week_document", week=week["id"], id=one)
    for one in dated:
        if one not in shown:
            yield report("weeks", "never_shown", id=one)


def _receivers(report: Reporter, exercise: Mapping[str, Any]) -> Faults:
    bodies = {row["code"] for row in table(report.home, "bodies")}
    for code in exercise["receivers"]:
        if code not in bodies:
            yield report("receivers", "receiver_unknown", code=code)
    if (exercise.get("level") is None) != ("level" in exercise["asks"]):
        yield report("level", "level_told")


def day(value: Any) -> dt.date:
    """A date of a document: YAML reads it as one, or as text."""
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
