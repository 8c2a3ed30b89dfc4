"""What the registry holds of one person: how much, a copy of it, and its deletion."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from alerta.registry import clock, forgetting
from alerta.registry.answers import Answers
from alerta.registry.cases import Cases
from alerta.registry.database import Database
from alerta.registry.faults import UnknownPerson
from alerta.registry.forgetting import Share
from alerta.registry.schema import answer, draft, history, person


@dataclass(frozen=True)
class Held:
    """How many of each there are: answers (visits and tries too), drafts (those sent or discarded
    too), cases of this person alone, and cases to which others contributed."""

    answers: int
    drafts: int
    cases: int
    shared_cases: int


class OwnData:
    """The data of each person of one registry."""

    def __init__(self, database: Database, answers: Answers, cases: Cases) -> None:
        self._database = database
        self._answers = answers
        self._cases = cases

    def held(self, person_id: str) -> Held:
        """Count what there is; UnknownPerson when there is nobody. Writes nothing."""
        with self._database.read() as connection:
            return _held(connection, forgetting.share(connection, _row(connection, person_id)))

    def copy(self, person_id: str) -> dict[str, Any]:
        """Everything of a person as JSON values, but the PIN; UnknownPerson. Writes nothing."""
        with self._database.read() as connection:
            row = _row(connection, person_id)
            share = forgetting.share(connection, row)
            drafts = connection.execute(
                sa.select(draft).where(draft.c.person_id == person_id).order_by(draft.c.saved_at)
            ).all()
            made = connection.execute(
                sa.select(history).where(share.changes).order_by(history.c.change_id)
            ).all()
        return {
            "kit": "Kit Alerta",
            "copied_at": clock.now().isoformat(),
            "person": {
                "alias": row.alias,
                "lang": row.lang,
                "created_at": row.created_at.isoformat(),
            },
            "answers": [
                {**vars(one), "at": one.at.isoformat()} for one in self._answers.log(person_id)
            ],
            "drafts": [_as_json(one, "person_id") for one in drafts],
            "cases": [
                {"code": code, "record": self._cases.get(code).record}
                for code in sorted({*share.alone, *share.registered})
            ],
            "changes": [_as_json(one, "person_id", "import_id") for one in made],
        }

    def forget(self, person_id: str) -> Held:
        """Delete a person and all that is theirs, in one go; return what there was.

        A case that others worked on stays, and «borrado» stands where the alias stood. Raises
        UnknownPerson; NotStored when the registry cannot be written: then nothing is deleted.
        """
        with self._database.write() as connection:
            # whoever is writing something of this person's has written it, or will be refused
            row = _row(connection, person_id, lock=True)
            share = forgetting.share(connection, row, lock=True)
            found = _held(connection, share)
            forgetting.forget(connection, share)
        self._database.empty_journal()
        return found


def _row(connection: sa.Connection, person_id: str, *, lock: bool = False) -> sa.Row:
    query = sa.select(person).where(person.c.person_id == person_id)
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise UnknownPerson()
    return row


def _held(connection: sa.Connection, share: Share) -> Held:
    def count(table: sa.Table) -> int:
        query = sa.select(sa.func.count()).select_from(table)
        return connection.execute(query.where(table.c.person_id == share.person_id)).scalar_one()

    return Held(count(answer), count(draft), len(share.alone), len(share.together))


def _as_json(row: sa.Row, *hidden: str) -> dict[str, Any]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row._mapping.items()
        if name not in hidden
    }
