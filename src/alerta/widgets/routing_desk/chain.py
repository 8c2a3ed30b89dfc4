"""After sending: the clock moves, and an alert without an answer is reminded, raised and told.

The acts of a person are a list; everything else follows from it, so that what comes back after a
pause is exactly what was there. Rules: deadlines.csv (D1 to D4), lesson_rules.csv (K7), and the
chain of routing_desk.yaml, one step up at every deadline without an answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.routing_desk.clock import Clock
from alerta.widgets.routing_desk.content import Alert
from alerta.widgets.routing_desk.saying import PARTLY, RIGHT, WRONG, Said

REMIND, ESCALATE, PARTIES, UPDATE = "remind", "escalate", "parties", "update"
DUPLICATE, JUMP, WAIT = "duplicate", "jump", "wait"
ACTS = (REMIND, ESCALATE, PARTIES, UPDATE, DUPLICATE, JUMP, WAIT)
CHAIN_RULE, DUPLICATE_RULE = "K7", "E03"


@dataclass(frozen=True)
class Line:
    """One line of the log: when, which act, what is said of it."""

    at: datetime
    act: str
    said: Said


@dataclass(frozen=True)
class State:
    """How things stand between two acts."""

    now: datetime
    due: datetime  # of the answer that is waited for
    updated: datetime
    rung: int = 0  # how many steps up
    remind: bool = False  # a deadline has passed and nobody was reminded of it
    escalate: bool = False  # … and it was not taken one step up
    tell: bool = True  # there is something that the parties do not know yet; K7 asks for it later
    answered: datetime | None = None

    @property
    def done(self) -> bool:
        """Answered, and both parties know it."""
        return self.answered is not None and not self.tell


class Chain:
    """What happens to one alert after `sent`, act by act."""

    def __init__(self, alert: Alert, clock: Clock, lang: str, acts: Iterable[str] = ()) -> None:
        self.alert, self.clock, self.lang = alert, clock, lang
        self.sent = alert.now
        self.acts: list[str] = []
        self.log: list[Line] = []
        self.first_due = clock.due(alert.known)  # the clock began before anybody wrote
        self.state = State(self.sent, self.first_due, self.sent)
        for act in acts:
            self.do(act)

    def do(self, act: str) -> None:
        """Do one of ACTS; after the end nothing is done any more."""
        if act not in ACTS or self.state.done:
            return
        at = self.state.now
        self.acts.append(act)
        said = self._wait() if act == WAIT else self._act(act)
        self.log.append(Line(at, act, said))

    @property
    def hours(self) -> int:
        """Hours from sending to the answer, or to now."""
        return round(((self.state.answered or self.state.now) - self.sent).total_seconds() / 3600)

    @property
    def is_overdue(self) -> bool:
        """Whether an answer is waited for whose time has passed."""
        return self.state.answered is None and self.state.now >= self.state.due

    @property
    def update_is_due(self) -> bool:
        """Whether the alert has to be updated now."""
        since = self.state.now - self.state.updated
        return since >= timedelta(hours=self.clock.update_hours)

    @property
    def next_step(self) -> str:
        """Who comes next in the chain; '' above its last step."""
        steps = self.alert.chain
        return text(steps[self.state.rung], self.lang) if self.state.rung < len(steps) else ""

    @property
    def told_so_far(self) -> list[str]:
        """The steps that were reached, in order."""
        return [text(one, self.lang) for one in self.alert.chain[: self.state.rung]]

    def owed(self) -> list[str]:
        """The acts that are due now, in the order in which they are best done."""
        state = self.state
        if state.answered is not None:
            return [PARTIES] if state.tell else []
        acts = ((REMIND, state.remind), (ESCALATE, state.escalate and bool(self.next_step)))
        late = [act for act, due in acts if due]
        told = [PARTIES] if state.escalate or (state.rung and state.tell) else []
        return [*late, *told, *([UPDATE] if self.update_is_due else [])]

    def _act(self, act: str) -> Said:
        t, state = translator(self.lang), self.state
        if act == DUPLICATE:
            text_ = t("The alert is sent again under the same code. Two codes make two owners.")
            return Said(WRONG, text_, DUPLICATE_RULE)
        if state.answered is not None and act != PARTIES:
            return Said(
                PARTLY, t("There is an answer already: both parties should know it."), CHAIN_RULE
            )
        return {
            REMIND: self._remind,
            ESCALATE: self._escalate,
            PARTIES: self._tell,
            UPDATE: self._update,
            JUMP: self._jump,
        }[act]()

    def _remind(self) -> Said:
        t, late = translator(self.lang), self.state.remind
        self.state = replace(self.state, remind=False)
        if late:
            return Said(
                RIGHT, t("Reminded under the same code: the deadline has passed."), CHAIN_RULE
            )
        if self.is_overdue or self.state.rung:
            return Said(PARTLY, t("It was already reminded of this deadline."), CHAIN_RULE)
        text_ = t("A kind reminder does no harm, but the deadline has not passed: {first_answer}.",
                  first_answer=self.clock.first_answer(self.lang).lower())  # fmt: skip
        return Said(PARTLY, text_, self.clock.rule)

    def _escalate(self) -> Said:
        t, state, step = translator(self.lang), self.state, self.next_step
        if not state.escalate:
            if state.rung:
                text_ = t("One step at a time: whoever was told last also has a deadline.")
                return Said(WRONG, text_, CHAIN_RULE)
            text_ = t("The deadline has not passed yet: {first_answer}. To wait is also right.",
                      first_answer=self.clock.first_answer(self.lang).lower())  # fmt: skip
            return Said(WRONG, text_, self.clock.rule)
        if not step:
            return Said(PARTLY, t("There is no step above the last one."), CHAIN_RULE)
        self.state = replace(
            state, rung=state.rung + 1, escalate=False, tell=True, due=self.clock.due(state.now)
        )
        text_ = t("One step up, after a deadline without an answer: {step} is told.", step=step)
        return Said(RIGHT, text_, CHAIN_RULE)

    def _tell(self) -> Said:
        t, state = translator(self.lang), self.state
        if not state.tell:
            return Said(PARTLY, t("Both parties know it already; nothing has changed."), CHAIN_RULE)
        self.state = replace(state, tell=False)
        if state.answered is not None:
            return Said(RIGHT, t("Both parties know the answer at the same time."), CHAIN_RULE)
        text_ = t("Both parties know who has been told. Promise nothing for others.")
        return Said(RIGHT, text_, CHAIN_RULE)

    def _update(self) -> Said:
        t, due, said = (
            translator(self.lang),
            self.update_is_due,
            self.clock.update(self.lang).lower(),
        )
        self.state = replace(self.state, updated=self.state.now)
        if due:
            return Said(RIGHT, t("Updated in time ({update}).", update=said), self.clock.rule)
        return Said(PARTLY, t("Not due yet ({update}). It is updated sooner if something changes.",
                              update=said), self.clock.rule)  # fmt: skip

    def _jump(self) -> Said:
        t, step = translator(self.lang), self.next_step
        if self.state.rung >= len(self.alert.chain) - 1:
            return self._escalate()  # it is the next step, or there is none
        text_ = t(
            "The chain goes up one step at a time: the next one is {step}. Whoever has a copy is "
            "informed; the answer is asked of the step.",
            step=step,
        )
        return Said(WRONG, text_, CHAIN_RULE)

    def _wait(self) -> Said:
        """Move the clock; say what was left undone before it moved."""
        t, left, step = translator(self.lang), self.owed(), self.clock.step_hours
        self.state = replace(self.state, now=self.state.now + timedelta(hours=step))
        if self.state.answered is None:
            self._see_answer()
        overdue = self.is_overdue
        if overdue:
            more = self.state.rung < len(self.alert.chain)
            self.state = replace(self.state, remind=True, escalate=more)
        if left:
            names = ", ".join(self.name(act).lower() for act in left)
            text_ = t("{step} h went by. Left undone: {names}.", step=step, names=names)
            return Said(WRONG, text_, CHAIN_RULE if left != [UPDATE] else self.clock.rule)
        if self.state.answered is not None:
            return Said(
                RIGHT, t("{step} h went by, and an answer came.", step=step), self.clock.rule
            )
        if overdue:
            text_ = t("{step} h went by and nobody answered: the deadline has passed.", step=step)
            return Said(RIGHT, text_, self.clock.rule)
        text_ = t("{step} h went by. The deadline has not passed: to wait is right.", step=step)
        return Said(RIGHT, text_, self.clock.rule)

    def _see_answer(self) -> None:
        wanted, state = self.alert.key["answers"], self.state
        in_time = "hours" in wanted and state.now >= self.sent + timedelta(hours=wanted["hours"])
        if in_time or ("rung" in wanted and state.rung >= wanted["rung"]):
            self.state = replace(state, answered=state.now, tell=True, remind=False, escalate=False)

    def name(self, act: str) -> str:
        """What an act is called: the words of its button."""
        t = translator(self.lang)
        return {
            REMIND: t("Remind the receiver"),
            ESCALATE: t("Go one step up"),
            PARTIES: t("Inform both parties"),
            UPDATE: t("Update the alert"),
            DUPLICATE: t("Create another alert"),
            JUMP: t("Go straight to the PCM"),
            WAIT: t("{hours} hours go by", hours=self.clock.step_hours),
        }[act]


def best(alert: Alert, clock: Clock, lang: str) -> Chain:
    """The walk of somebody who does all that is due, and nothing else."""
    walk = Chain(alert, clock, lang)
    while not walk.state.done:
        for act in walk.owed() or [WAIT]:
            walk.do(act)
    return walk
