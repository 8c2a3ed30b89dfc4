"""Steps of a path -> the place of a value in the nested record."""

from collections.abc import Sequence
from typing import Any

from alerta.form.faults import Pair, pair

Record = dict[str, Any]


class SubmissionError(ValueError):
    """A submission that cannot be read at all; `message` is a pair es/en with what to do."""

    def __init__(self, message: str, **values: object) -> None:
        self.text, self.values = message, values
        super().__init__(message.format(**values) if values else message)

    @property
    def message(self) -> Pair:
        return pair(self.text, **self.values)


def put(record: Record, steps: Sequence[str], value: Any) -> None:
    """Put a value below its groups; a name that is already a value is kept beside it."""
    inside = record
    for step in steps[:-1]:
        below = inside.setdefault(step, {})
        if not isinstance(below, dict):
            inside["/".join(steps)] = value
            return
        inside = below
    inside[steps[-1]] = value
