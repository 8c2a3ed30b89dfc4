"""Codes of practice cases: PRÁCTICA-2026MAR0012-SOC."""

import re
from datetime import date

import sqlalchemy as sa

from alerta.registry.schema import PRACTICE, code_counter

MONTHS = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC")
CODE = re.compile(
    rf"{PRACTICE}(?P<period>[0-9]{{4}}(?:{'|'.join(MONTHS)}))(?P<number>[0-9]{{4,}})-[A-Z]{{3}}"
)
WITHOUT_TYPE = "OTR"


def next_code(connection: sa.Connection, day: date, conflict_type: str) -> str:
    """Take the next number of the month and return the code; given up if the write fails."""
    period = f"{day.year:04}{MONTHS[day.month - 1]}"
    kind = conflict_type if re.fullmatch("[A-Z]{3}", conflict_type) else WITHOUT_TYPE
    number = _count(connection, period, code_counter.c.last + 1, 1)
    return f"{PRACTICE}{period}{number:04}-{kind}"


def reserve(connection: sa.Connection, code: str) -> None:
    """Keep the number of a code that came from another registry from being given again."""
    found = CODE.fullmatch(code)
    if found:
        number = int(found["number"])
        highest = sa.case((code_counter.c.last > number, code_counter.c.last), else_=number)
        _count(connection, found["period"], highest, number)


def _count(connection: sa.Connection, period: str, last: sa.ColumnElement[int], first: int) -> int:
    """One statement, so that two writers cannot read the same number."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert
    add = insert(code_counter).values(period=period, last=first)
    add = add.on_conflict_do_update(index_elements=["period"], set_={"last": last})
    return connection.execute(add.returning(code_counter.c.last)).scalar_one()


def is_practice_code(text: str) -> bool:
    """Whether a text is a whole code of a practice case."""
    return CODE.fullmatch(text) is not None
