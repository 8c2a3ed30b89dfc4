"""The progress of this copy of the kit, as a part of a progress file."""

import hashlib
import hmac
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from alerta import __version__, resources
from alerta.learning.learner import Course, learner
from alerta.learning.progress_file import Part, sealed

if TYPE_CHECKING:
    from alerta.registry import Registry


def own_part(
    home: Path, registry: "Registry", key: bytes, region: str = "", at: datetime | None = None
) -> Part:
    """Everybody who answered anything here. Writes nothing.

    `key` is the secret of this copy (`config.secret`): with it, and only with it, the same person
    has the same pseudonym in every export. `region` is the INEI code of a department or "".
    """
    course = Course.read(home)
    people = []
    for person in registry.people.everyone():
        told = learner(course, registry.answers.log(person.person_id))
        if told:
            name = pseudonym(key, person.person_id)
            people.append({"person": name, "lang": person.lang, "region": region, **told})
    made_at = (at or datetime.now(UTC)).astimezone(UTC)
    return sealed(
        {
            "copy": _keyed(key, "copy", ""),
            "made_at": made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "kit_version": __version__,
            "codebook_version": resources.codebook_version(home),
            "chapters": list(course.pages),
            "people": sorted(people, key=lambda one: one["person"]),
        }
    )


def pseudonym(key: bytes, person_id: str) -> str:
    """What stands for a person outside of this copy: a keyed hash, 16 hexadecimal digits."""
    return _keyed(key, "person", person_id)


def _keyed(key: bytes, what: str, name: str) -> str:
    # the same key seals passes: what is hashed says what it is for
    said = f"alerta progress/{what}/{name}".encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()[:16]
