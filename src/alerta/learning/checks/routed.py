"""Does the key of a routing exercise say what routing.csv (A1-A21) and deadlines.csv (D1-D8) say?"""

from collections.abc import Iterator, Mapping
from typing import Any

from alerta.learning.checks.reporting import ContentFault, Reporter
from alerta.resources import Row, table

SECTOR = "SECTOR"  # whichever ministry the matter belongs to


def routed(
    report: Reporter, exercise: Mapping[str, Any], answers: Mapping[str, Mapping[str, Any]]
) -> Iterator[ContentFault]:
    """Only what the exercise tells is held against the tables: `given.type`, the level."""
    told = exercise.get("given") or {}
    level = exercise.get("level") or answers.get("level", {}).get("value")
    row = route(table(report.home, "routing"), told.get("type"), told.get("activity"))
    due = next(
        (one for one in table(report.home, "deadlines") if one["when"] == f"${{level}} = {level}"),
        None,
    )
    receiver = answers.get("receiver")
    if row and receiver and not receiver.get("ambiguous"):
        main = row["main"].split()
        if receiver["value"] not in main and SECTOR not in main:
            said = {"type": row["type"], "activity": row["activity"], "main": row["main"]}
            yield report("answers/receiver", "routing_receiver", **said, value=receiver["value"])
    deadline = answers.get("deadline")
    observed = told.get("category") == "under_observation"  # its hours are those of D6 and D7
    if due and deadline and not observed and not deadline.get("ambiguous"):
        yield from _deadline(report, due, deadline, level)
    copies = answers.get("copies")
    if copies and not copies.get("ambiguous"):
        first = receiver["value"] if receiver else ""
        named = (row["inform"].split() if row else []) + (due["tell"].split() if due else [])
        ticked = {code for good in _good(copies) for code in good.split()}
        for code in exercise["receivers"]:
            if code in named and code != first and code not in ticked:
                yield report("answers/copies", "routing_copy", code=code)


def _deadline(
    report: Reporter, due: Row, deadline: Mapping[str, Any], level: str | None
) -> Iterator[ContentFault]:
    if due["hours"] not in _good(deadline):
        said = {"hours": due["hours"], "level": level, "value": deadline["value"]}
        yield report("answers/deadline", "routing_deadline", **said)


def route(rows: list[Row], type_code: str | None, activity: str | None) -> Row | None:
    """The row of routing.csv for a type and activity; None when no type is told."""
    if not type_code:
        return None
    fits = [row for row in rows if row["type"] == type_code]
    exact = next((row for row in fits if row["activity"] == (activity or "")), None)
    return exact or next((row for row in fits if not row["activity"]), None)


def _good(expected: Mapping[str, Any]) -> list[str]:
    return [expected["value"], *expected.get("accepted", [])]
