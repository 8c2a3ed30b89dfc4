"""Records that are not finished: saved at every change, offered again, several at a time."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from alerta.registry.clock import now
from alerta.registry.database import Database
from alerta.registry.faults import UnknownDraft
from alerta.registry.schema import draft


@dataclass(frozen=True)
class Draft:
    """`title` is the case's name so far, '' before it has one; `saved_at` is aware, UTC."""

    draft_id: str
    saved_at: datetime
    record: dict[str, Any]
    form_version: str
    title: str


class Drafts:
    """The drafts of one registry."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self,
        person_id: str,
        form_id: str,
        form_version: str,
        record: Mapping[str, Any],
        draft_id: str | None = None,
    ) -> Draft:
        """Save a new draft, or the one with `draft_id`; UnknownDraft when it is no longer open."""
        case = record.get("case")
        title = case.get("case_name", "") if isinstance(case, Mapping) else ""
        made = Draft(draft_id or uuid.uuid4().hex, now(), dict(record), form_version, title)
        values = {
            "form_version": form_version,
            "record": json.dumps(record),
            "title": title,
            "saved_at": made.saved_at,
        }
        with self._database.write() as connection:
            if draft_id is None:
                key = {"draft_id": made.draft_id, "person_id": person_id, "form_id": form_id}
                connection.execute(draft.insert().values(**key, **values))
            else:
                mine = _open(person_id, draft.c.draft_id == draft_id)
                if not connection.execute(draft.update().where(mine).values(values)).rowcount:
                    raise UnknownDraft()
        return made

    def open_for(self, person_id: str, form_id: str) -> list[Draft]:
        """The drafts that a person has neither sent nor discarded, newest first."""
        query = sa.select(draft).where(_open(person_id, draft.c.form_id == form_id))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(draft.c.saved_at.desc(), draft.c.draft_id))
            return [
                Draft(r.draft_id, r.saved_at, json.loads(r.record), r.form_version, r.title)
                for r in rows
            ]

    def discard(self, person_id: str, draft_id: str) -> None:
        """Stop offering a draft. It stays in the registry, marked as discarded."""
        with self._database.write() as connection:
            mine = _open(person_id, draft.c.draft_id == draft_id)
            if not connection.execute(
                draft.update().where(mine).values(discarded_at=now())
            ).rowcount:
                raise UnknownDraft()


def _open(person_id: str, which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.and_(
        draft.c.person_id == person_id,
        which,
        draft.c.discarded_at.is_(None),
        draft.c.case_code.is_(None),
    )
