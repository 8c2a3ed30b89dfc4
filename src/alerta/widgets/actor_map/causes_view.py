"""Laying causes on the line, and dating the trigger (N7 to N9)."""

from alerta.i18n import translator
from alerta.widgets.actor_map.model import ActorMap
from alerta.widgets.actor_map.section import Section
from alerta.widgets.actor_map.sorting import Choice
from alerta.widgets.actor_map.telling import found_line
from alerta.widgets.actor_map.timeline import cause_words, short_date
from alerta.widgets.controls import DropDown, box, html, put_markup


class CausesView(Section):
    """The sentences that tell of causes, in no order, and the date."""

    step = "causes"

    def __init__(self, model: ActorMap, *, alone: bool = False) -> None:
        t, guard = translator(model.lang), model.session.guard
        super().__init__(
            model,
            t("From the slow to the sudden"),
            t("Lay each sentence on the line: root, proximate, trigger, or not a cause."),
            alone=alone,
        )
        options = list(cause_words(model.lang).items())
        self.choices = [
            Choice(model, f"cause.{one}", options, quote=model.texts[one]) for one in model.cards
        ]
        dates = [(day, short_date(day, model.lang)) for day in model.dates]
        self.date = DropDown(dates, guard, t("Date of the trigger"), t("Choose a date"))
        self.date.on_change(self.take_date)
        self.answer = html("", "ka-status")
        dated = box([self.date.widget, self.answer], "ka-card")
        self.fill(*(one.widget for one in self.choices), dated)

    def take_date(self, day: str | None) -> None:
        """A date was chosen, or taken back."""
        self.model.take("date", day)

    def draw_controls(self) -> None:
        """Every card as it stands, and the date."""
        for one in self.choices:
            one.draw()
        self.date.put(self.model.value("date"))
        put_markup(self.answer, found_line(self.model, "date"))
