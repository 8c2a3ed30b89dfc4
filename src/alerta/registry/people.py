"""People: an alias and a four-digit PIN, made on this machine, no e-mail.

A PIN keeps neighbours in a room apart; it is not a bank's password. So it is hashed slowly and
the number of tries is limited.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from alerta.registry.clock import now
from alerta.registry.database import Database
from alerta.registry.faults import (
    AliasTaken,
    TooManyTries,
    UnfitAlias,
    UnfitPin,
    UnknownAlias,
    WrongPin,
)
from alerta.registry.forgetting import FORGOTTEN
from alerta.registry.schema import person

TRIES = 5
PAUSE = timedelta(minutes=1)
COST = {"n": 2**14, "r": 8, "p": 1}  # about 50 ms and 16 MB


@dataclass(frozen=True)
class Person:
    """Somebody who learns or registers here; `created_at` is aware, UTC."""

    person_id: str
    alias: str
    lang: str
    created_at: datetime


class People:
    """The people of one registry."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sign_up(self, alias: str, pin: str, lang: str = "es") -> Person:
        """Make a person. Raises UnfitAlias, UnfitPin or AliasTaken (capitals and accents apart)."""
        alias = " ".join(unicodedata.normalize("NFC", alias).split())
        key = folded(alias)
        if not (2 <= len(alias) <= 40 and re.search(r"\w", key)):
            raise UnfitAlias()
        _check_pin(pin)
        if key == FORGOTTEN:
            raise AliasTaken(alias=alias)
        made = Person(uuid.uuid4().hex, alias, lang, now())
        row = {
            "person_id": made.person_id,
            "alias": alias,
            "alias_key": key,
            "pin": _hash(pin, secrets.token_bytes(16)),
            "lang": lang,
            "tries": 0,
            "created_at": made.created_at,
        }
        try:
            with self._database.write() as connection:
                connection.execute(person.insert().values(row))
        except sa.exc.IntegrityError as error:
            raise AliasTaken(alias=alias) from error
        return made

    def sign_in(self, alias: str, pin: str) -> Person:
        """Return the person. Raises UnknownAlias, WrongPin or TooManyTries; counts the try."""
        row = self._count_try(alias)
        if not _agrees(pin, row.pin):
            if row.tries >= TRIES:
                raise TooManyTries(now() + PAUSE, round(PAUSE.total_seconds()))
            raise WrongPin(TRIES - row.tries)
        self._update(row.person_id, tries=0, locked_until=None)
        return _person(row)

    def _count_try(self, alias: str) -> sa.Row:
        """Count before comparing: many guesses sent at once must not slip through together."""
        with self._database.write() as connection:
            mine = person.c.alias_key == folded(alias)
            row = connection.execute(sa.select(person).where(mine).with_for_update()).first()
            if row is None:
                raise UnknownAlias(alias=alias)
            at = now()
            if row.locked_until and row.locked_until > at:
                seconds = int((row.locked_until - at).total_seconds()) + 1
                raise TooManyTries(row.locked_until, seconds)
            tries = 1 if row.locked_until else row.tries + 1
            locked = at + PAUSE if tries >= TRIES else None
            connection.execute(person.update().where(mine).values(tries=tries, locked_until=locked))
            return connection.execute(sa.select(person).where(mine)).one()

    def get(self, person_id: str) -> Person | None:
        """Return a person by id."""
        with self._database.read() as connection:
            row = connection.execute(
                sa.select(person).where(person.c.person_id == person_id)
            ).first()
        return _person(row) if row else None

    def by_alias(self, alias: str) -> Person | None:
        """Return a person by alias, without a PIN: for commands of this machine's own user."""
        with self._database.read() as connection:
            mine = person.c.alias_key == folded(alias)
            row = connection.execute(sa.select(person).where(mine)).first()
        return _person(row) if row else None

    def everyone(self) -> list[Person]:
        """Everybody who has an alias here, whoever came first before the others."""
        with self._database.read() as connection:
            query = sa.select(person).order_by(person.c.created_at, person.c.person_id)
            return [_person(row) for row in connection.execute(query)]

    def set_lang(self, person_id: str, lang: str) -> None:
        """Keep the language that the person reads."""
        self._update(person_id, lang=lang)

    def _update(self, person_id: str, **values: object) -> None:
        with self._database.write() as connection:
            connection.execute(
                person.update().where(person.c.person_id == person_id).values(**values)
            )


def folded(text: str) -> str:
    """The text without capitals, accents and double spaces, as people compare names."""
    apart = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _check_pin(pin: str) -> None:
    if not re.fullmatch(r"[0-9]{4}", pin):
        raise UnfitPin()


def _hash(pin: str, salt: bytes) -> str:
    digest = hashlib.scrypt(pin.encode(), salt=salt, **COST)
    return f"scrypt${COST['n']}${COST['r']}${COST['p']}${salt.hex()}${digest.hex()}"


def _agrees(pin: str, stored: str) -> bool:
    _, n, r, p, salt, digest = stored.split("$")
    made = hashlib.scrypt(pin.encode(), salt=bytes.fromhex(salt), n=int(n), r=int(r), p=int(p))
    return hmac.compare_digest(made, bytes.fromhex(digest))


def _person(row: sa.Row) -> Person:
    return Person(row.person_id, row.alias, row.lang, row.created_at)
