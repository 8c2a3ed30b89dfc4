"""What the registry says when it cannot do what was asked: where, what, and what to do."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from alerta.i18n import translator

if TYPE_CHECKING:
    from alerta.registry.changes import Change


class RegistryFault(Exception):
    """`sentence` is the English text; `message` holds the sentence in both languages."""

    sentence = "The registry cannot do this."

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    @property
    def message(self) -> dict[str, str]:
        """The sentence in every language of the kit."""
        return {lang: self.text(lang) for lang in ("es", "en")}

    def text(self, lang: str) -> str:
        """The sentence in one language, with its places filled."""
        return translator(lang)(self.sentence, **self.values)

    def __str__(self) -> str:
        return self.text("es")


class AliasTaken(RegistryFault):
    sentence = (
        "The alias “{alias}” is already in use here. Choose another, or sign in with its PIN."
    )


class UnfitAlias(RegistryFault):
    sentence = "The alias needs 2 to 40 letters or digits. Write a short name that you will remember; not your ID number."


class UnfitPin(RegistryFault):
    sentence = "The PIN needs exactly 4 digits. Write 4 digits, for example the ones of a date."


class UnknownAlias(RegistryFault):
    sentence = "Nobody is called “{alias}” here yet. Check how you wrote it, or create your alias."


class UnknownPerson(RegistryFault):
    sentence = "Nothing is kept of this person here any more. Create an alias if you want to go on."


class WrongPin(RegistryFault):
    """`left` is the number of tries that remain before a pause of one minute."""

    sentence = "The PIN does not go with this alias. Try again; tries left: {left}."

    def __init__(self, left: int) -> None:
        super().__init__(left=left)
        self.left = left


class TooManyTries(RegistryFault):
    """`until` is the moment (aware, UTC) from which a new try is possible."""

    sentence = "Too many tries with this alias. Wait {seconds} seconds and try again."

    def __init__(self, until: datetime, seconds: int) -> None:
        super().__init__(seconds=seconds)
        self.until = until


class UnknownCase(RegistryFault):
    sentence = "There is no case {code} in this registry. Look for it in the case list."


class UnknownDraft(RegistryFault):
    sentence = (
        "This draft is not open: it was sent or discarded. Open the case list or begin a new draft."
    )


class ReasonMissing(RegistryFault):
    sentence = (
        "Case {code}: the reason for the change is missing. Write in one line why you change it."
    )


class MadeByNewerKit(RegistryFault):
    sentence = "This registry was made by a newer version of the kit (revision {revision}). Update the kit and open it again."


class Unreachable(RegistryFault):
    sentence = "The registry {url} cannot be opened: {reason}. Check the address and that the database is running."


class NotStored(RegistryFault):
    """What was to be written is not written, and may be tried again later: nothing is broken."""

    sentence = (
        "The registry cannot be written now: your last answers are not saved yet. Leave this page "
        "open, and tell whoever looks after the computer; then they are saved by themselves."
    )


class DiskFull(NotStored):
    sentence = (
        "The disk of the kit's computer is full: your last answers are not saved yet. Leave this "
        "page open, and ask whoever looks after the computer to free some space; then they are "
        "saved by themselves."
    )


class UnfitRecord(RegistryFault):
    """`places` lists (path, what was expected) of all that cannot be stored; nothing was stored."""

    sentence = "These values cannot be stored: {places}. Correct them and save again."

    def __init__(self, places: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.places = list(places)

    def text(self, lang: str) -> str:
        """The sentence with every place and what was expected there."""
        t = translator(lang)
        told = "; ".join(f"{path} ({t(what)})" for path, what in self.places)
        return t(self.sentence, places=told)


class Conflict(RegistryFault):
    """Somebody else saved first. Nothing was stored; both versions are here to be compared.

    `theirs_record` is what is stored now, `mine_record` what was about to be saved;
    `changes` are the stored changes made since the version that was opened, `fields` their
    (entity, row, field).
    """

    sentence = (
        "Case {code}: {who} saved version {their_version} on {day} while you were editing. "
        "Compare both versions and save again what should stay. Fields changed: {fields}."
    )

    def __init__(
        self,
        code: str,
        theirs_record: Mapping[str, Any],
        mine_record: Mapping[str, Any],
        their_version: int,
        changes: "Sequence[Change]",
    ) -> None:
        from alerta.registry.clock import in_lima

        last = changes[-1]
        self.code = code
        self.theirs_record = theirs_record
        self.mine_record = mine_record
        self.their_version = their_version
        self.who = last.who
        self.at = last.at
        self.changes = list(changes)
        self.fields = list(dict.fromkeys((c.entity, c.row, c.field) for c in changes))
        super().__init__(
            code=code,
            who=last.who,
            their_version=their_version,
            day=in_lima(last.at),
            fields=", ".join(f"{entity} {row} {field}" for entity, row, field in self.fields),
        )
