"""Sorting sentences: what an actor says it wants, what for, what it cannot give up (N3 to N5)."""

from alerta.i18n import translator
from alerta.widgets.actor_map.model import ActorMap
from alerta.widgets.actor_map.section import Section, in_turn
from alerta.widgets.actor_map.sorting import Choice
from alerta.widgets.controls import box, escape, html


class LayersView(Section):
    """The sentences of each speaker, in no order."""

    step = "layers"

    def __init__(self, model: ActorMap, *, alone: bool = False) -> None:
        t = translator(model.lang)
        super().__init__(
            model,
            t("What they ask, and what for"),
            t("Say of each sentence whether it is a position, an interest or a need."),
            alone=alone,
        )
        options = [("position", t("Position")), ("interest", t("Interest")), ("need", t("Need"))]
        self.choices, pieces = [], []
        for row in model.speakers:
            name = html(f"<{self.heading}>{escape(model.name(row['actor']))}</{self.heading}>")
            said = [
                Choice(model, f"layer.{sentence}", options, quote=model.texts[sentence])
                for sentence in row["sentences"]
            ]
            self.choices += said
            pieces.append(box([name, *(one.widget for one in said)], "ka-actor"))
        self.fill(in_turn(pieces))

    def draw_controls(self) -> None:
        """Every sentence as it stands."""
        for one in self.choices:
            one.draw()
