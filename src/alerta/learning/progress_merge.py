"""Many progress files as one: in any order, some twice, some older, always the same result."""

from collections.abc import Iterable
from dataclasses import dataclass

from alerta.learning.progress_file import Part


@dataclass(frozen=True)
class Merged:
    """One part for each copy. `replaced` counts older exports of a copy; `gone` counts people who
    are in an older export of a copy and not in its newest (who asked to be deleted)."""

    parts: tuple[Part, ...]
    replaced: int = 0
    gone: int = 0

    @property
    def people(self) -> int:
        """How many people there are in all copies."""
        return sum(len(one["people"]) for one in self.parts)


def merge(parts: Iterable[Part]) -> Merged:
    """Keep the newest export of each copy. A log only grows, so that it tells everything an older
    one did, but for people who were deleted: they stay deleted."""
    newest: dict[str, Part] = {}
    others: dict[str, dict[str, Part]] = {}
    for part in parts:
        others.setdefault(part["copy"], {})[part["file_id"]] = part
        known = newest.get(part["copy"])
        if known is None or _order(part) > _order(known):
            newest[part["copy"]] = part
    replaced = sum(len(found) - 1 for found in others.values())
    gone = sum(len(_people(*others[copy].values()) - _people(newest[copy])) for copy in newest)
    return Merged(tuple(newest[copy] for copy in sorted(newest)), replaced, gone)


def _order(part: Part) -> tuple[str, str]:
    return part["made_at"], part["file_id"]  # the digest decides between two of one second


def _people(*parts: Part) -> set[str]:
    return {one["person"] for part in parts for one in part["people"]}
