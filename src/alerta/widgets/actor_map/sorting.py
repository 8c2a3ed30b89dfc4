"""A sentence to be sorted, or an act to be judged: a segment, and what is said of the choice."""

from collections.abc import Sequence

from alerta.widgets.actor_map.model import ActorMap
from alerta.widgets.actor_map.telling import found_line
from alerta.widgets.controls import Segment, box, escape, html, put_markup


class Choice:
    """One decision made by one segment; it is judged as soon as it is made."""

    def __init__(
        self,
        model: ActorMap,
        part: str,
        options: Sequence[tuple[str, str]],
        label: str = "",
        *,
        quote: str = "",
    ) -> None:
        self.model, self.part = model, part
        self.segment = Segment(options, model.session.guard, "" if quote else label)
        self.segment.on_change(self.take)
        self.answer = html("", "ka-status")
        pieces = [self.segment.widget, self.answer]
        if quote:
            # it is also the name of the segment (page/names.js)
            pieces.insert(0, html(f'<p class="ka-label ka-card__quote">{escape(quote)}</p>'))
        self.widget = box(pieces, "ka-card")

    def take(self, value: str) -> None:
        """Something was chosen."""
        self.model.take(self.part, value)

    def draw(self) -> None:
        """Bring the segment and its answer to the model's state."""
        self.segment.put(self.model.value(self.part))
        put_markup(self.answer, found_line(self.model, self.part))
