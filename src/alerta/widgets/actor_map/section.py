"""One step of the map on a page: its heading, its task, its controls, how far it has come."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from alerta.i18n import translator
from alerta.widgets.actor_map.model import ActorMap
from alerta.widgets.controls import box, escape, html, put_markup


def in_turn(actors: Sequence[Any]) -> Any:
    """What is asked of each actor; on a narrow page one at a time (static/page/in_turn.js)."""
    return box(actors, "ka-actors", "ka-in-turn")


class Section(ABC):
    """What all steps share. A subclass has its `step`, fills the section and draws its controls."""

    step: ClassVar[str]

    def __init__(self, model: ActorMap, title: str, task: str, *, alone: bool) -> None:
        self.model = model
        head = "" if alone else f"<h4>{escape(title)}</h4>"  # the screen's heading says it
        self._head = html(f"{head}<p>{escape(task)}</p>")
        self.heading = "h4" if alone else "h5"
        self._count = html("", "ka-line")
        self.widget = box([self._head], "ka-stepbox")

    def fill(self, *pieces: Any) -> None:
        """Put the controls in, between the task and the count."""
        self.widget.children = (self._head, *pieces, self._count)

    def draw(self) -> None:
        """Bring the controls to the model's state; sends only what differs."""
        self.draw_controls()
        t = translator(self.model.lang)
        right, total = self.model.count(self.step)
        put_markup(self._count, escape(t("{n} of {total} right.", n=right, total=total)))

    @abstractmethod
    def draw_controls(self) -> None:
        """The part that each step draws itself."""
