"""What one run found, and the sums that are made of it. Nothing is measured or written here."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

STOCK, KIT, PANEL = "stock", "kit", "panel"


@dataclass
class Arrival:
    """So many visitors at once in front of one server. Seconds from the common start; MiB."""

    server: str
    visitors: int
    whole_s: list[float] = field(default_factory=list)  # page whole and its websocket answered
    page_s: list[float] = field(default_factory=list)  # last byte of the page
    first_byte_s: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    page_bytes: int = 0
    models: int = 0
    cold_s: float | None = None  # the very first visitor after the start of the server
    cpu_s: float = 0.0  # of all its processes, until nothing was left to do
    client_cpu_s: float = 0.0  # of the visitors themselves, who share the machine
    idle_uss: float = 0.0
    idle_pss: float | None = None
    all_uss: float = 0.0
    all_pss: float | None = None
    process_uss: float | None = None  # median of the processes that came with the visitors

    @property
    def first(self) -> float | None:
        return min(self.whole_s, default=None)

    @property
    def last(self) -> float | None:
        """None when a page is missing: there is no last one."""
        return max(self.whole_s, default=None) if not self.errors else None

    @property
    def cpu_each(self) -> float:
        return self.cpu_s / self.visitors

    @property
    def own_uss(self) -> float:
        return (self.all_uss - self.idle_uss) / self.visitors

    @property
    def own_pss(self) -> float | None:
        if self.all_pss is None or self.idle_pss is None:
            return None
        return (self.all_pss - self.idle_pss) / self.visitors

    @property
    def own(self) -> float:
        """What one more visitor costs: PSS where there is any, for it counts shared pages once."""
        return self.own_uss if self.own_pss is None else self.own_pss


@dataclass
class FirstClick:
    """Seconds in Chromium from navigation until the first widget answered a click."""

    server: str
    among: int  # visitors at once, this one included
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def median(self) -> float | None:
        return statistics.median(self.seconds) if self.seconds else None


@dataclass
class Soak:
    """Simulated trainees who answer for a while. Seconds; MiB."""

    trainees: int
    minutes: float
    answers_sent: int = 0
    answers_told_saved: int = 0
    clicks_told_saved: int = 0
    acts_stored: int = 0
    answer_s: list[float] = field(default_factory=list)  # until saved and at rest
    pass_s: list[float] = field(default_factory=list)
    click_s: list[float] = field(default_factory=list)
    alive_s: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    start_uss: float = 0.0
    start_pss: float | None = None
    end_uss: float = 0.0
    end_pss: float | None = None
    cpu_s: float = 0.0

    @property
    def told_saved(self) -> int:
        """Answers and clicks after which the page said that it is saved."""
        return self.answers_told_saved + self.clicks_told_saved


@dataclass
class Room:
    """One whole run."""

    machine: dict[str, str]
    lesson: dict[str, int]
    names: dict[str, str]
    arrivals: list[Arrival] = field(default_factory=list)
    clicks: list[FirstClick] = field(default_factory=list)
    soak: Soak | None = None

    def arrival(self, server: str, visitors: int) -> Arrival | None:
        found = (one for one in self.arrivals if (one.server, one.visitors) == (server, visitors))
        return next(found, None)

    def click(self, server: str, among: int) -> FirstClick | None:
        found = (one for one in self.clicks if (one.server, one.among) == (server, among))
        return next(found, None)

    @property
    def most(self) -> int:
        """The largest room of the run; 0 when none was measured."""
        return max((one.visitors for one in self.arrivals), default=0)

    @property
    def errors(self) -> list[str]:
        """Everything that went wrong for a visitor, with the server it happened at."""
        found = [f"{a.server}, {a.visitors} at once: {e}" for a in self.arrivals for e in a.errors]
        found += [f"{c.server}, click among {c.among}: {e}" for c in self.clicks for e in c.errors]
        if self.soak:
            found += [f"soak: {error}" for error in self.soak.errors]
            if self.soak.answers_sent != self.soak.answers_told_saved:
                found.append("soak: answers sent and answers told saved differ")
            if self.soak.told_saved != self.soak.acts_stored:
                found.append("soak: what was told saved and what is stored differ")
        return found

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def percentile(values: Sequence[float], percent: float) -> float | None:
    """The smallest value that is not exceeded by `percent` % of them (nearest rank)."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(percent / 100 * len(values)) - 1)]


def ratio(peer: float | None, kit: float | None) -> float | None:
    """How many times less the kit needs than its peer; None when one was not measured."""
    return peer / kit if peer is not None and kit else None
