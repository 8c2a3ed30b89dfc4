"""State of the desk: the answers to one alert, how they were found, and what was done after."""

from typing import Any

from alerta.criteria import load_rules
from alerta.i18n import translator
from alerta.widgets.routing_desk import recommending
from alerta.widgets.routing_desk.chain import Chain, best
from alerta.widgets.routing_desk.content import ITEM, Alert, alert
from alerta.widgets.routing_desk.routing import Routing
from alerta.widgets.routing_desk.saying import PARTLY, RIGHT, Said
from alerta.widgets.session import Session

RECEIVER, COPIES, DEADLINE = "receiver", "copies", "deadline"
ENTITY, ACTION, DATE = "entity", "action", "date"
PARTS = (RECEIVER, COPIES, DEADLINE, ENTITY, ACTION, DATE)
TRIES_BEFORE_MODEL = 2


class DeskModel:
    """One alert on the desk of one person. Answers are text; copies are codes with a space."""

    def __init__(self, session: Session, name: str) -> None:
        self.session, self.lang = session, session.lang
        self.alert: Alert = alert(session.home, name)
        self.routing = Routing(self.alert, load_rules(session.home), self.lang)
        self._clear()

    @property
    def missing(self) -> list[str]:
        """The parts without an answer."""
        return [part for part in PARTS if not self.answers.get(part, "").strip()]

    @property
    def can_send(self) -> bool:
        """Whether everything was checked as it stands and nothing is wrong."""
        said = [self.found(part) for part in PARTS]
        good = (RIGHT, PARTLY)
        return all(
            one is not None and (one.status == RIGHT or (part == ACTION and one.status in good))
            for part, one in zip(PARTS, said, strict=True)
        )

    @property
    def may_see_model(self) -> bool:
        """Whether enough was tried to be shown how the rules route it."""
        return self.checks >= TRIES_BEFORE_MODEL or self.is_sent

    def answer(self, part: str, value: str | None) -> None:
        """Take and save an answer. After sending nothing changes any more."""
        if self.is_sent or self.answers.get(part, "") == (value or ""):
            return
        self.answers[part] = value or ""
        self._save(part, self.answers[part])

    def check(self) -> None:
        """Check everything; what is changed later has to be checked again."""
        if self.missing:
            return
        self.checked = {**self.answers}
        self.checks += 1
        self._save("checks", {"answers": self.checked, "n": self.checks})

    def found(self, part: str) -> Said | None:
        """What is said of a part; None while its answer is not checked as it stands."""
        value = self.answers.get(part, "")
        if not value or self.checked.get(part) != value:
            return None
        if part == COPIES and self.checked.get(RECEIVER) != self.answers.get(RECEIVER):
            return None  # who gets a copy hangs on who receives it
        routing, lang = self.routing, self.lang
        if part == RECEIVER:
            return routing.of_receiver(value)
        if part == COPIES:
            return routing.of_copies(value.split(), self.answers.get(RECEIVER))
        if part == DEADLINE:
            return routing.of_deadline(value)
        if part == ENTITY:
            return recommending.of_entity(value, routing, lang)
        if part == ACTION:
            return recommending.of_action(value, self.alert, lang)
        return recommending.of_date(value, self.alert, lang)

    def sentence(self) -> str:
        """The recommendation as it stands."""
        code = self.answers.get(ENTITY, "")
        return recommending.sentence(
            self.routing.body(code) if code else "",
            self.answers.get(ACTION, ""),
            self.answers.get(DATE, ""),
            self.alert,
            self.lang,
        )

    def model_routing(self) -> list[tuple[str, str]]:
        """(name, words) of how the rules route it; empty before enough tries."""
        if not self.may_see_model:
            return []
        t, routing, key = translator(self.lang), self.routing, self.alert.key["model"]
        first = routing.main[0]
        model = recommending.sentence(
            routing.body(first), key.get(self.lang) or key["es"], key["date"], self.alert, self.lang
        )
        hours = str(routing.clock.register_hours)
        return [
            (t("Receiver"), f"{routing.body(first)} ({routing.row['rule']})"),
            (t("Copies"), f"{routing.bodies(routing.copies(first))} ({routing.clock.rule})"),
            (t("Register within"), t("{hours} h", hours=hours)),
            (t("Recommendation"), model),
        ]

    def send(self) -> None:
        """Send the alert: the clock of the answer starts."""
        if self.can_send and not self.is_sent:
            self.is_sent = True
            self._save("sent", True)

    @property
    def chain(self) -> Chain:
        """What has happened since it was sent."""
        if self._chain is None or self._chain.acts != self.acts:
            self._chain = Chain(self.alert, self.routing.clock, self.lang, self.acts)
        return self._chain

    def act(self, act: str) -> None:
        """Do one thing after sending, and save it."""
        chain = self.chain
        if self.is_sent and not chain.state.done:
            chain.do(act)
            self.acts = [*chain.acts]
            self._save("acts", self.acts)

    def start_again(self) -> None:
        """Go back to the moment of sending, to walk the chain once more."""
        self.acts = []
        self._save("acts", [])

    def best_hours(self) -> int:
        """Hours to the answer for somebody who does all that is due."""
        return best(self.alert, self.routing.clock, self.lang).hours

    def restore(self) -> None:
        """Read back what the person did with this alert."""
        self._clear()
        for part, entry in self.session.latest(ITEM).items():
            name, _, field = part.partition(".")
            if name != self.alert.id:
                continue
            if field in PARTS:
                self.answers[field] = entry.value
            elif field == "checks":
                self.checked, self.checks = entry.value["answers"], entry.value["n"]
            elif field == "sent":
                self.is_sent = bool(entry.value)
            elif field == "acts":
                self.acts = [*entry.value]

    def _save(self, field: str, value: Any) -> None:
        self.session.save(ITEM, f"{self.alert.id}.{field}", value)

    def _clear(self) -> None:
        self.answers: dict[str, str] = {}
        self.checked: dict[str, str] = {}
        self.checks = 0
        self.is_sent = False
        self.acts: list[str] = []
        self._chain: Chain | None = None
