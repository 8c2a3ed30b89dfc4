"""Two people read every exercise blind; where they differ the key allows it or is mended."""

from collections.abc import Iterator, Mapping
from typing import Any

from alerta.learning.checks.reporting import ContentFault, Reporter


def readers(report: Reporter, key: Mapping[str, Any]) -> Iterator[ContentFault]:
    if not {"A", "B"} <= {one["reader"] for one in key["reviewed"]}:
        yield report("reviewed", "one_reader")
    for one in key["reviewed"]:
        for part, value in one.get("differs", {}).items():
            expected = key["answers"].get(part)
            if expected is None or expected.get("ambiguous"):
                continue
            if value not in (expected["value"], *expected.get("accepted", [])):
                yield report(f"reviewed/{one['reader']}/{part}", "differs", value=value)
