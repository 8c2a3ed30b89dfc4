"""State of a record that is being filled in: its answers, the open section, what is wrong.

Knows the form and the rules of the method; writes nothing itself (see `drafting`, `sending`).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from alerta.criteria import Rules
from alerta.criteria.record_check import check_answers
from alerta.form import Answers, Form, Issue, Item
from alerta.widgets.registration_form import state as states
from alerta.widgets.registration_form.notices import (
    Notice,
    Remedy,
    notice_of,
    private_notices,
    remedy_for,
)
from alerta.widgets.registration_form.outline import Outline
from alerta.widgets.registration_form.sections import Section
from alerta.widgets.registration_form.slots import after_removal
from alerta.widgets.registration_form.state import SectionState
from alerta.widgets.registration_form.typed import LIMA, stored

REVIEW = "review"  # the last place of the list: look everything over and send


class FormModel(Outline):
    """`today` and `now` fix the clock (an exercise is set on its own day); else it is today.

    `before` is the stored record that this one changes.
    """

    def __init__(
        self,
        form: Form,
        rules: Rules,
        lang: str,
        record: Mapping[str, Any] | None = None,
        *,
        today: dt.date | None = None,
        before: Mapping[str, Any] | None = None,
    ) -> None:
        self.rules, self.before, self._today = rules, before, today
        # the exercise's own day is over: whatever happened on it has happened
        moment = dt.datetime.combine(today, dt.time(23, 59), LIMA) if today else None
        if record is None:
            answers = Answers(form, today, moment)
        else:
            answers = Answers.from_record(form, record, today, moment)
            # a draft keeps answers that are hidden for now: nothing is wrong with that
            answers.found_on_reading = []
        super().__init__(form, answers, lang)
        self.open_name = self.sections[0].name
        self.open_rows: dict[str, int] = {
            item.name: 1
            for section in self.sections
            for item in section.items
            if item.is_repeat and self.answers.rows(self.repeat_path(item))
        }
        self.touched: set[str] = set()
        self.seen: set[str] = set()  # sections that were opened
        self.left: set[str] = set()  # sections that were opened and left
        self.attempted = False  # the person asked to send: now everything is told
        self.changed = False
        self._open_blank = {section.name for section in self.sections if not self.answered(section)}
        self.seen.add(self.open_name)
        self._look_again()

    @property
    def today(self) -> dt.date:
        """The day against which dates are held."""
        return self._today or dt.datetime.now(LIMA).date()

    def state(self, section: Section) -> SectionState:
        """How far a section is."""
        if not self.asked(section):
            return SectionState(states.EMPTY)
        own = [issue for issue in self.errors if self.section_of(issue.path) == section.name]
        if section.name not in self.seen and not self.attempted:
            blank = section.name in self._open_blank
            return SectionState(states.PENDING if blank else states.TO_REVIEW)
        missing = [issue for issue in own if issue.code == "required"]
        wrong = [
            issue
            for issue in own
            if issue.code != "required" and (self.attempted or self._told(issue.path))
        ]
        if wrong:
            return SectionState(states.WRONG, len(wrong))
        if missing and not self.answered(section) and not self.attempted:
            return SectionState(states.PENDING)
        if missing:
            return SectionState(states.MISSING, len(missing))
        return SectionState(states.COMPLETE)

    # going about

    def open(self, name: str) -> None:
        """Open a section (or REVIEW); the one before counts as left."""
        if name != self.open_name:
            self.left.add(self.open_name)
        self.open_name = name
        self.seen.add(name)

    def beside(self, step: int) -> str:
        """The section before (-1) or after (1) the open one; '' at the ends."""
        names = [section.name for section in self.shown_sections()] + [REVIEW]
        place = names.index(self.open_name) + step if self.open_name in names else 0
        return names[place] if 0 <= place < len(names) else ""

    def open_row(self, repeat: str, index: int) -> None:
        """Open one row of a repeat; 0 closes them."""
        self.open_rows[repeat] = index

    def go_to(self, path: str) -> None:
        """Open the section and the row in which a field stands."""
        name = self.section_of(path)
        if name:
            self.open(name)
        try:
            node = self.answers.node(path)
        except KeyError:
            return
        for above in node.ancestors():
            if above.item.is_repeat:
                self.open_row(above.item.name, above.index)

    # answering

    def answer(self, path: str, written: str) -> None:
        """Take an answer as it was written or chosen; '' takes it back."""
        kind = self.answers.item(path).type
        text = stored(kind, written)
        if text == self.answers.answer(path):
            return
        self.answers.set(path, text)
        self.touched.add(path)
        self.changed = True
        self._look_again()

    def add_row(self, item: Item) -> str:
        """Add a row at the end of a repeat and open it; its path."""
        path = self.answers.add(self.repeat_path(item))
        self.open_row(item.name, self.answers.rows(self.repeat_path(item)))
        self.changed = True
        self._look_again()
        return path

    def remove_row(self, item: Item, index: int) -> None:
        """Take a row away; fields that point to rows by number follow."""
        repeat = self.repeat_path(item)
        count = self.answers.rows(repeat)
        self.answers.remove(f"{repeat}[{index}]")
        after_removal(self.answers, item.name, index, count)
        self.touched = {path for path in self.touched if not path.startswith(f"{repeat}[")}
        self.open_row(item.name, 0)
        self.changed = True
        self._look_again()

    # what is wrong

    def check(self, others: Iterable[tuple[str, Mapping[str, Any]]] = ()) -> list[Issue]:
        """All issues of the record on its own clock; `others` are compared for duplicates."""
        return check_answers(self.answers, self.rules, others, today=self.today, before=self.before)

    @property
    def errors(self) -> list[Issue]:
        """What keeps the record from being saved, section by section."""
        order = {section.name: place for place, section in enumerate(self.sections)}
        wrong = [issue for issue in self.issues if issue.severity == "error"]
        return sorted(wrong, key=lambda one: order.get(self.section_of(one.path), -1))

    def attempt(self) -> list[Issue]:
        """The person wants to send: from now on everything is told. The errors."""
        self.attempted = True
        self._look_again()
        return self.errors

    def notice(self, path: str) -> Notice | None:
        """What is to be said beside a field now: an error before a warning."""
        issue = next((one for one in self.issues if one.path == path and self._tell(one)), None)
        if issue is not None:
            return self.notice_of(issue)
        return next(iter(self.private(path)), None)

    def notice_of(self, issue: Issue) -> Notice:
        """An issue in the words of this page."""
        return notice_of(self.answers, issue, self.lang)

    def private(self, path: str) -> list[Notice]:
        """Warnings about data of persons in a free text."""
        return private_notices(self.answers.node(path), self.lang)

    def remedy(self, path: str) -> Remedy | None:
        """What one press would mend, beside an error that is shown."""
        return remedy_for(self.answers, path, self.today.isoformat(), self.lang)

    def warnings(self) -> list[Notice]:
        """All warnings of the record but those about duplicates, which are compared side by side."""
        told = [
            self.notice_of(issue)
            for issue in self.issues
            if issue.severity != "error" and not issue.code.startswith("duplicate_")
        ]
        for section in self.sections:
            for node in self.nodes(section):
                told += self.private(node.path)
        return told

    def _tell(self, issue: Issue) -> bool:
        if self.attempted:
            return True
        return issue.code != "required" and self._told(issue.path)

    def _told(self, path: str) -> bool:
        return path in self.touched or self.section_of(path) in self.left

    def _look_again(self) -> None:
        self.issues = self.check() if self.attempted else self.answers.issues()
