"""The registry: people, answers, drafts and practice cases, in SQLite or PostgreSQL.

The only room that knows SQLAlchemy. Nothing is ever overwritten silently or thrown away, unless a
person deletes what is theirs.
"""

from alerta.registry.answers import Answer
from alerta.registry.case_list import CaseRow
from alerta.registry.cases import Case
from alerta.registry.changes import Change
from alerta.registry.drafts import Draft
from alerta.registry.faults import (
    AliasTaken,
    Conflict,
    DiskFull,
    MadeByNewerKit,
    NotStored,
    ReasonMissing,
    RegistryFault,
    TooManyTries,
    UnfitAlias,
    UnfitPin,
    UnfitRecord,
    UnknownAlias,
    UnknownCase,
    UnknownDraft,
    UnknownPerson,
    Unreachable,
    WrongPin,
)
from alerta.registry.own_data import Held
from alerta.registry.people import Person
from alerta.registry.store import Registry

__all__ = [
    "AliasTaken",
    "Answer",
    "Case",
    "CaseRow",
    "Change",
    "Conflict",
    "DiskFull",
    "Draft",
    "Held",
    "MadeByNewerKit",
    "NotStored",
    "Person",
    "ReasonMissing",
    "Registry",
    "RegistryFault",
    "TooManyTries",
    "UnfitAlias",
    "UnfitPin",
    "UnfitRecord",
    "UnknownAlias",
    "UnknownCase",
    "UnknownDraft",
    "UnknownPerson",
    "Unreachable",
    "WrongPin",
]
