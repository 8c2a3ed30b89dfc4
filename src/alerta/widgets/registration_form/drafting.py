"""The draft of a record: kept at every change, offered again, never mixed with another one."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from alerta.registry import NotStored, UnknownDraft
from alerta.widgets.session import Session

EDITS = "edits"  # key of a draft's record that says which stored case it changes


@dataclass(frozen=True)
class Edits:
    """A stored case that is being changed: its code, the version that was opened, that record."""

    code: str
    based_on: int
    before: Mapping[str, Any]


@dataclass(frozen=True)
class Offer:
    """A draft that can be taken up again. `saved_at` is aware, UTC."""

    draft_id: str
    saved_at: datetime
    title: str
    record: Mapping[str, Any]
    edits: Edits | None


class DraftKeeper:
    """The drafts of one person for one form (or one exercise: `purpose` keeps them apart)."""

    def __init__(self, session: Session, form_id: str, version: str, purpose: str = "") -> None:
        self._session = session
        self._form_id = f"{form_id}/{purpose}" if purpose else form_id
        self._version = version
        self.draft_id: str | None = None
        self._name = f"draft of {self._form_id}"

    def offers(self) -> list[Offer]:
        """The open drafts of the person, newest first; [] while nobody is known."""
        registry = self._session.registry
        if registry is None:
            return []
        return [
            _offer(one)
            for one in registry.drafts.open_for(self._session.person.person_id, self._form_id)
        ]

    def take_up(self, offer: Offer) -> None:
        """Go on with a draft: what is kept from now on goes into it."""
        self._session.stored(self._name)
        self.draft_id = offer.draft_id

    def begin(self) -> None:
        """Begin anew: the next save makes a new draft."""
        self._session.stored(self._name)
        self.draft_id = None

    def keep(self, record: Mapping[str, Any], edits: Edits | None = None) -> None:
        """Save the draft and tell the page. Writes nothing while nobody is known.

        A draft that cannot be written now is written as soon as that is possible.
        """
        registry = self._session.registry
        if registry is None:
            return
        kept = dict(record)
        if edits is not None:
            kept[EDITS] = {
                "code": edits.code,
                "based_on": edits.based_on,
                "before": dict(edits.before),
            }
        person_id = self._session.person.person_id
        try:
            draft = registry.drafts.save(
                person_id, self._form_id, self._version, kept, self.draft_id
            )
        except UnknownDraft:  # sent or discarded in another window: this is a new one now
            draft = registry.drafts.save(person_id, self._form_id, self._version, kept)
        except NotStored as fault:
            self._session.later(self._name, partial(self.keep, record, edits), fault)
            return
        self._session.stored(self._name)
        self.draft_id = draft.draft_id
        self._session.told_saved(draft.saved_at)

    def discard(self, draft_id: str) -> None:
        """Stop offering a draft. It stays in the registry, marked as discarded."""
        registry = self._session.registry
        if registry is None:
            return
        with contextlib.suppress(UnknownDraft):  # another window was first
            registry.drafts.discard(self._session.person.person_id, draft_id)
        if self.draft_id == draft_id:
            self.draft_id = None


def _offer(draft: Any) -> Offer:
    record = dict(draft.record)
    told = record.pop(EDITS, None)
    edits = Edits(told["code"], told["based_on"], told["before"]) if told else None
    return Offer(draft.draft_id, draft.saved_at, draft.title, record, edits)
