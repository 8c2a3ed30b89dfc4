"""Sending a record: check, compare with what is registered, ask what has to be asked, store."""

from typing import Any

from alerta.criteria.record_check import duplicates
from alerta.i18n import translator
from alerta.registry import Conflict, ReasonMissing, RegistryFault, UnknownDraft
from alerta.widgets.registration_form.comparison import Alike, alike
from alerta.widgets.registration_form.drafting import DraftKeeper, Edits
from alerta.widgets.registration_form.joining import joined
from alerta.widgets.registration_form.merging import Merged, merge
from alerta.widgets.registration_form.model import FormModel
from alerta.widgets.registration_form.notices import Notice
from alerta.widgets.session import Session

EDITING, ERRORS, ALIKE, WARNINGS, REASON, CLASH, FAULT, NOBODY, DONE = (
    "editing",
    "errors",
    "alike",
    "warnings",
    "reason",
    "clash",
    "fault",
    "nobody",
    "done",
)


class Sending:
    """`stage` says what stands between the record and the registry; `code` is set when it is there.

    `edits` is the stored case that is being changed, None for a new one.
    """

    def __init__(
        self, model: FormModel, session: Session, keeper: DraftKeeper, edits: Edits | None = None
    ) -> None:
        self.model, self.session, self.keeper = model, session, keeper
        self.edits = edits
        self.stage = EDITING
        self.reason = ""
        self.code = ""
        self.fault = ""
        self.alike: list[Alike] = []
        self.different: set[str] = set()  # codes that the person looked at: another case
        self.read: set[tuple[str, str, str]] = set()  # warnings that the person looked at
        self.clash: Conflict | None = None
        self.merged: Merged | None = None
        self.chosen: dict[str, str] = {}

    def send(self) -> None:
        """Store the record if nothing stands in the way; else `stage` says what does."""
        self.fault = ""
        if self.model.attempt():
            self.stage = ERRORS
            return
        if self.session.registry is None:
            self.stage = NOBODY
            return
        if self.edits is None and self._is_case():
            self.alike = [one for one in self._alike() if one.code not in self.different]
            if self.alike:
                self.stage = ALIKE
                return
        if self.unread():
            self.stage = WARNINGS
            return
        if self.edits is not None and not self.reason.strip():
            self.stage = REASON
            return
        self._store()

    def store_exercise(self) -> None:
        """Store a finished exercise: everybody registers the same dossier, so nothing is compared."""
        self.fault = ""
        if self.model.attempt():
            self.stage = ERRORS
        elif self.session.registry is None:
            self.stage = NOBODY
        else:
            self._store()

    def back(self) -> None:
        """The person goes on writing."""
        if self.stage not in (DONE, CLASH):
            self.stage = EDITING

    # warnings

    def unread(self) -> list[Notice]:
        """Warnings that the person has not yet said to have looked at."""
        return [one for one in self.model.warnings() if _key(one) not in self.read]

    def accept_warnings(self) -> None:
        """The person looked at every warning and keeps the record as it is."""
        self.read |= {_key(one) for one in self.model.warnings()}
        self.send()

    # duplicates

    def is_other(self, code: str) -> None:
        """«Es otro caso, sigo con el mío.»"""
        self.different.add(code)
        self.send()

    def same_as(self, code: str) -> tuple[Edits, dict[str, Any], str]:
        """«Es el mismo, agrego mi hecho allí»: that case, its record with my events, a reason."""
        found = next(one for one in self.alike if one.code == code)
        case = self.session.registry.cases.get(code)
        record = joined(self.model.form, case.record, self.model.answers.record(), found.candidates)
        t = translator(self.model.lang)
        return Edits(code, case.version, case.record), record, t("I add an event to this case.")

    # somebody else saved first

    def choose(self, path: str, side: str) -> None:
        """Say whose value stays: "mine" or "theirs"."""
        self.chosen[path] = side

    @property
    def undecided(self) -> list[str]:
        """Paths of clashes without a choice."""
        if self.merged is None:
            return []
        return [one.path for one in self.merged.clashes if one.path not in self.chosen]

    def together(self) -> tuple[Edits, dict[str, Any]] | None:
        """Both versions put together, to be looked at and saved; None while a choice is missing."""
        if self.merged is None or self.clash is None or self.undecided:
            return None
        edits = Edits(self.clash.code, self.clash.their_version, self.clash.theirs_record)
        return edits, self.merged.resolved(self.chosen)

    def _store(self) -> None:
        registry, person = self.session.registry, self.session.person
        record = self.model.answers.record()
        try:
            if self.edits is None:
                self.code = registry.cases.add(record, person, "", self.keeper.draft_id)
            else:
                registry.cases.save(
                    self.edits.code, record, self.edits.based_on, person, self.reason
                )
                self.code = self.edits.code
                if self.keeper.draft_id:
                    self.keeper.discard(self.keeper.draft_id)
        except Conflict as clash:
            self._clashed(clash)
            return
        except UnknownDraft:  # discarded in another window; what is written here still counts
            self.keeper.begin()
            self._store()
            return
        except ReasonMissing:
            self.stage = REASON
            return
        except RegistryFault as fault:
            self.fault, self.stage = fault.text(self.model.lang), FAULT
            return
        self.stage = DONE
        self.session.told_saved(registry.cases.get(self.code).updated_at)

    def _clashed(self, clash: Conflict) -> None:
        self.clash, self.chosen = clash, {}
        before = self.edits.before if self.edits else clash.theirs_record
        record = self.model.answers.record()
        self.merged = merge(self.model.form, before, record, clash.theirs_record)
        self.stage = CLASH

    def _alike(self) -> list[Alike]:
        record = self.model.answers.record()
        found = duplicates(record, self.session.registry.cases.others())
        return alike(self.model.form, record, found, self.model.lang)

    def _is_case(self) -> bool:
        return self.model.answers.record().get("case", {}).get("category") != "not_a_case"


def _key(notice: Notice) -> tuple[str, str, str]:
    return notice.code, notice.path, notice.what
