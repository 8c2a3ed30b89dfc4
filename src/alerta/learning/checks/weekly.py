"""Does a weekly decision rest on what was known that week?"""

from collections.abc import Iterator, Mapping
from typing import Any

from alerta.learning.checks.explaining import addresses
from alerta.learning.checks.reporting import ContentFault, Reporter


def weekly(
    report: Reporter, exercise: Mapping[str, Any], answers: Mapping[str, Mapping[str, Any]]
) -> Iterator[ContentFault]:
    """The sentences that decide a week stand in documents shown by then."""
    shown: set[str] = set()
    for week in exercise["weeks"]:
        shown |= set(week["shows"])
        for asked in week["asks"]:
            part = f"{week['id']}.{asked}"
            for address in addresses(answers.get(part, {})):
                if address.partition(".")[0] not in shown:
                    said = {"address": address, "week": week["id"]}
                    yield report(f"answers/{part}", "week_sentence", **said)
