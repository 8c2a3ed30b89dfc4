"""Power and attitude of each actor, read from what it did (N6)."""

from alerta.i18n import translator
from alerta.widgets.actor_map.model import ATTITUDES, ActorMap
from alerta.widgets.actor_map.section import Section, in_turn
from alerta.widgets.actor_map.sorting import Choice
from alerta.widgets.controls import box, choice_words, escape, html


class ActsView(Section):
    """Two decisions for each actor whose acts the documents tell."""

    step = "acts"

    def __init__(self, model: ActorMap, *, alone: bool = False) -> None:
        t = translator(model.lang)
        super().__init__(
            model,
            t("What they can do, and whether they want to talk"),
            t("Look for the act of each one. Sympathy and loudness do not count."),
            alone=alone,
        )
        powers = [("low", t("Low power")), ("high", t("High power"))]
        words = choice_words(model.session.home, "v_attitude", model.lang)
        attitudes = [(code, words[code]) for code in ATTITUDES]
        self.choices, pieces = [], []
        for actor in model.acting:
            pair = [
                Choice(model, f"power.{actor}", powers, t("Power to gather or to decide")),
                Choice(model, f"attitude.{actor}", attitudes, t("Attitude to the talks")),
            ]
            self.choices += pair
            name = html(f"<{self.heading}>{escape(model.name(actor))}</{self.heading}>")
            pieces.append(box([name, *(one.widget for one in pair)], "ka-pair", "ka-actor"))
        self.fill(in_turn(pieces))

    def draw_controls(self) -> None:
        """Every decision as it stands."""
        for one in self.choices:
            one.draw()
