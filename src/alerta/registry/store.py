"""The door of the registry."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from alerta.registry.answers import Answers
from alerta.registry.cases import Cases
from alerta.registry.database import Database
from alerta.registry.drafts import Drafts
from alerta.registry.opening import prepare
from alerta.registry.own_data import OwnData
from alerta.registry.people import People

if TYPE_CHECKING:
    from alerta.form import Form


class Registry:
    """An open registry: `people`, `answers`, `drafts`, `cases`, `own_data`.

    Safe to use from several threads and after a fork; several kernels may have the same registry
    open. Every method that writes has written when it returns.
    """

    def __init__(self, database: Database, form: "Form") -> None:
        sheets = prepare(database, form)
        self.database = database
        self.form = form
        self.people = People(database)
        self.answers = Answers(database)
        self.drafts = Drafts(database)
        self.cases = Cases(database, form, sheets)
        self.own_data = OwnData(database, self.answers, self.cases)

    @classmethod
    def open(cls, url: str, form: "Form") -> Self:
        """Open the registry at an SQLAlchemy URL; make it, or bring it up to date, if needed.

        Raises Unreachable or MadeByNewerKit.
        """
        return cls(Database(url), form)

    def close(self) -> None:
        """Close the connections."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
