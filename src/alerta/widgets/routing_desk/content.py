"""What the desk teaches with: manual/cases/routing_desk.yaml, its facts apart in
exercises/keys/cases/."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from alerta import resources
from alerta.resources import ContentError, text
from alerta.widgets.controls.source_document import sentences

ITEM = "10.routing_desk"
Pair = Mapping[str, str]


@dataclass(frozen=True)
class Alert:
    """One alert: what reaches the desk (`shown`) and what is known of it (`key`)."""

    id: str
    shown: Mapping[str, Any]
    key: Mapping[str, Any]
    chain: tuple[Pair, ...]
    hours: tuple[str, ...]
    verbs: Mapping[str, tuple[str, ...]]

    @property
    def document(self) -> Mapping[str, Any]:
        return self.shown["document"]

    @property
    def offers(self) -> list[str]:
        """Codes of the bodies that are offered, in their order."""
        return list(self.shown["offers"])

    @property
    def known(self) -> datetime:
        """When the facts were known: from then on the clock runs. Lima time."""
        return datetime.fromisoformat(self.shown["known"])

    @property
    def now(self) -> datetime:
        """When the person sits down at the desk. Lima time."""
        return datetime.fromisoformat(self.shown["now"])

    @property
    def useful_until(self) -> date:
        """The last day on which what is recommended still helps."""
        return date.fromisoformat(self.key["useful_until"])

    def quote(self, address: str, lang: str) -> str:
        """The words of a sentence such as "d1.2"."""
        return dict(sentences(self.document, lang))[address]

    def reply(self, lang: str) -> str:
        """What is answered in the end."""
        return text(self.key["reply"], lang)


def alert(home: Path, name: str) -> Alert:
    """One alert by its id. ContentError, with the ids there are, when there is none."""
    desk = resources.document(home / "manual" / "cases" / "routing_desk.yaml")
    apart = home / "exercises" / "keys" / "cases" / "routing_desk.yaml"
    keys = resources.document(apart)["alerts"]
    for shown in desk["alerts"]:
        if shown["id"] == name:
            verbs = {kind: tuple(words) for kind, words in desk["verbs"].items()}
            return Alert(name, shown, keys[name], tuple(desk["chain"]), tuple(desk["hours"]), verbs)
    known = ", ".join(one["id"] for one in desk["alerts"])
    raise ContentError(f"routing_desk.yaml: no hay una alerta «{name}». Hay: {known}.")
