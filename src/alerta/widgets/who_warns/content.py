"""What the chapter teaches with: manual/cases/who_warns.yaml, its answers apart in
exercises/keys/cases/."""

from pathlib import Path
from typing import Any

from alerta import resources

ITEM = "01.who_warns"


def shown(home: Path) -> dict[str, Any]:
    """Story, stations, cards, situations, lanes and milestones. ContentError when it is missing."""
    return resources.document(home / "manual" / "cases" / "who_warns.yaml")


def answers(home: Path) -> dict[str, Any]:
    """Where each card stands and what is known of each situation; never sent before an answer."""
    return resources.document(home / "exercises" / "keys" / "cases" / "who_warns.yaml")
