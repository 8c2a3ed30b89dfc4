"""Everything a person answers, in the order it happened; only ever added to."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from alerta.registry.clock import now
from alerta.registry.database import Database
from alerta.registry.schema import answer


@dataclass(frozen=True)
class Answer:
    """`version` is the item's version when it was answered; `at` is aware, UTC."""

    item: str
    part: str
    kind: str
    value: Any
    version: int
    page: str
    at: datetime


class Answers:
    """The answers of one registry. Kinds: answer, attempt, hint, certainty, visit, opened."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        person_id: str,
        item: str,
        part: str,
        value: Any,
        *,
        kind: str = "answer",
        version: int = 1,
        page: str = "",
    ) -> datetime:
        """Append one answer (`value`: anything JSON can hold); on return it is on the disk."""
        at = now()
        row = {
            "person_id": person_id,
            "item": item,
            "part": part,
            "kind": kind,
            "value": json.dumps(value),
            "version": version,
            "page": page,
            "at": at,
        }
        with self._database.write() as connection:
            connection.execute(answer.insert().values(row))
        return at

    def latest(self, person_id: str, item: str) -> dict[str, Answer]:
        """The newest answer (kind `answer`) to each part of an item."""
        mine = sa.and_(
            answer.c.person_id == person_id, answer.c.item == item, answer.c.kind == "answer"
        )
        newest = sa.select(sa.func.max(answer.c.answer_id)).where(mine).group_by(answer.c.part)
        query = sa.select(answer).where(answer.c.answer_id.in_(newest)).order_by(answer.c.answer_id)
        with self._database.read() as connection:
            return {row.part: _answer(row) for row in connection.execute(query)}

    def log(self, person_id: str, item: str | None = None, kind: str | None = None) -> list[Answer]:
        """All answers of a person, oldest first, of one item or of one kind if asked for."""
        query = sa.select(answer).where(answer.c.person_id == person_id)
        if item is not None:
            query = query.where(answer.c.item == item)
        if kind is not None:
            query = query.where(answer.c.kind == kind)
        with self._database.read() as connection:
            return [_answer(row) for row in connection.execute(query.order_by(answer.c.answer_id))]


def _answer(row: sa.Row) -> Answer:
    return Answer(
        row.item, row.part, row.kind, json.loads(row.value), row.version, row.page, row.at
    )
