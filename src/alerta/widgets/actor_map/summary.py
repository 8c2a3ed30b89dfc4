"""The finished map in words: what goes into the record, as far as it was found."""

from alerta.i18n import translator
from alerta.widgets.actor_map.drawing import map_figure
from alerta.widgets.actor_map.model import CAUSES, LAYERS, NONE, ActorMap
from alerta.widgets.actor_map.timeline import cause_words, line_figure, short_date
from alerta.widgets.controls import (
    box,
    choice_words,
    escape,
    html,
    put_markup,
    stacked_table,
)


class SummaryView:
    """Both drawings and the table of what was found."""

    step = "summary"

    def __init__(self, model: ActorMap, *, alone: bool = False) -> None:
        self.model = model
        self.map, self.line, self.table = html(), html(), html()
        figures = box([self.map, self.line], "ka-twofigures")
        self.widget = box([figures, self.table], "ka-stepbox")

    def draw(self) -> None:
        """Bring all three to the model's state."""
        put_markup(self.map, map_figure(self.model))
        put_markup(self.line, line_figure(self.model))
        put_markup(self.table, actors_table(self.model) + causes_table(self.model))


def actors_table(model: ActorMap) -> str:
    """Actor, ring, power, attitude, position, interest, need."""
    t = translator(model.lang)
    orders = choice_words(model.session.home, "v_order", model.lang)
    attitudes = choice_words(model.session.home, "v_attitude", model.lang)
    powers = {"low": t("Low power"), "high": t("High power")}
    heads = [t("Actor"), t("Ring"), t("Power"), t("Attitude")]
    heads += [t("Position"), t("Interest"), t("Need")]
    rows = []
    for actor in model.placed():
        if not model.right(f"ring.{actor}"):
            continue
        spoken = next((row["sentences"] for row in model.speakers if row["actor"] == actor), [])
        cells = [
            orders[model.value(f"ring.{actor}") or ""],
            powers.get(_found(model, f"power.{actor}"), ""),
            attitudes.get(_found(model, f"attitude.{actor}"), ""),
            *(
                " ".join(
                    model.texts[one] for one in spoken if _found(model, f"layer.{one}") == layer
                )
                for layer in LAYERS
            ),
        ]
        rows.append(_row(model.name(actor), cells))
    if not rows:
        return f'<p class="ka-line">{escape(t("Your map is still empty. Begin on screen 2."))}</p>'
    return stacked_table(heads, rows, t("Your map of actors, as it would go into the record"))


def causes_table(model: ActorMap) -> str:
    """Each layer of causes with what was found for it; '' before anything was."""
    t, words = translator(model.lang), cause_words(model.lang)
    rows = []
    for kind in CAUSES:
        found = [model.texts[one] for one in model.laid(kind) if model.right(f"cause.{one}")]
        date = model.value("date") if kind == "trigger" and model.right("date") else None
        if found:
            cells = [" ".join(found), short_date(date, model.lang) if date else ""]
            rows.append(_row(words[kind], cells))
    if not rows:
        return ""
    heads = [t("Layer"), t("What the documents say"), t("Date")]
    return stacked_table(heads, rows, t("Your line of causes"))


def _found(model: ActorMap, part: str) -> str:
    return (model.value(part) or NONE) if model.right(part) else NONE


def _row(name: str, cells: list[str]) -> list[str]:
    return [escape(name), *(escape(cell) or "–" for cell in cells)]
