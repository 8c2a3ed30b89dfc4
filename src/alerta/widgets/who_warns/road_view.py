"""The road on a page: the institution in hand, five stations, and who already stands at each."""

from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    OptionRows,
    box,
    button,
    escape,
    feedback,
    html,
    put_markup,
    row,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.session import Session
from alerta.widgets.who_warns.road import RoadModel


class RoadView:
    """Binds a RoadModel to the page."""

    def __init__(self, session: Session) -> None:
        self.model = model = RoadModel(session)
        self.fresh = False  # whether the institution in hand was placed just now
        guard, t = session.guard, translator(model.lang)
        self.card = html()
        self.stations = OptionRows(self._options(), guard)
        self.placer = button(t("Place it here"), self.place, guard, kind="primary")
        self.goer = button(t("Next institution"), self.go_on, guard, kind="primary", arrow=True)
        self.needs, self.answer = html("", "ka-line"), html("", "ka-status")
        self.road = html("", "ka-road")
        self.stations.on_change(self.choose)
        self.hand = box(
            [self.card, self.stations.widget, row([self.placer, self.needs], "ka-actions")],
            "ka-hand",
        )
        side = box([self.hand, self.answer, row([self.goer], "ka-actions", "ka-actions--tight")])
        self.widget = box([html(self._story()), row([side, self.road], "ka-who")], "ka")
        session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known placed here."""
        self.model.restore()
        self.fresh = False
        self.draw()

    def choose(self, station: str | None) -> None:
        """A station was chosen for the institution in hand."""
        self.model.choose(station)
        self.draw()

    def place(self) -> None:
        """Place the institution in hand, or say that a station is missing."""
        t = translator(self.model.lang)
        if not self.model.chosen.get(self.model.here):
            put_markup(self.needs, escape(t("Choose a place on the road first.")))
            return
        self.model.place()
        self.fresh = True
        self.draw()
        if self.model.is_placed(self.model.here) and not self.model.done:
            self.goer.focus()

    def go_on(self) -> None:
        """Take the next institution."""
        self.model.go_on()
        self.draw()
        focus(self.hand)

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model = self.model
        placed = model.is_placed(model.here)
        put_markup(self.card, "" if model.done else self._card())
        self.stations.put(model.chosen.get(model.here))
        right = model.chosen.get(model.here) if placed else None
        self.stations.mark(right, model.wrong_stations())
        show(self.stations.widget, not model.done)
        show(self.placer, not placed)
        show(self.goer, placed and not model.done)
        if model.chosen.get(model.here):
            put_markup(self.needs, "")
        put_markup(self.answer, self._answer())
        put_markup(self.road, self._road())

    def _options(self) -> list[tuple[str, str, str]]:
        lang = self.model.lang
        return [
            (name, text(one["name"], lang), text(one["hint"], lang))
            for name, one in self.model.stations.items()
        ]

    def _story(self) -> str:
        story, lang = self.model.story, self.model.lang
        return (
            f'<div class="ka-story"><h3>{escape(text(story["title"], lang))}</h3>'
            f"<p>{escape(text(story, lang))}</p></div>"
        )

    def _card(self) -> str:
        model, t = self.model, translator(self.model.lang)
        card: dict[str, Any] = model.cards[model.here]
        place = t("Institution {number} of {total}", number=model.number, total=len(model.cards))
        return (
            f'<p class="ka-kicker">{escape(place)}</p><h3>{escape(text(card["name"], model.lang))}</h3>'
            f'<p class="ka-hand__says">{escape(text(card, model.lang))}</p>'
            f'<h4 class="ka-label">{escape(t("Where does it stand on the road of a warning?"))}</h4>'
        )

    def _answer(self) -> str:
        model, t = self.model, translator(self.model.lang)
        # of a road that was finished before, the last answer is no news
        found = model.found() if self.fresh or not model.done else None
        said = ""
        if found is not None:
            status = "right" if found.right else "wrong"
            said = feedback(status, found.text, model.lang, rule=found.rule)
        if not model.done:
            return said
        line = t(
            "You placed {first} of {total} at the first try.",
            first=model.at_first_try,
            total=len(model.cards),
        )
        return f'{said}<p class="ka-line">{escape(line)}</p>'

    def _road(self) -> str:
        model, t = self.model, translator(self.model.lang)
        left = sum(1 for card in model.cards if not model.is_placed(card))
        finding = (
            t("{n} still to be placed", n=left)
            if left
            else t(
                "{n} institutions, {tasks} tasks: who warns is not who answers",
                n=len(model.cards),
                tasks=len(model.stations),
            )
        )
        stops = "".join(self._station(name) for name in model.stations)
        return (
            f'<figure class="ka-road__fig"><figcaption>{escape(finding)}</figcaption>'
            f'<ol class="ka-road__stops">{stops}</ol></figure>'
        )

    def _station(self, name: str) -> str:
        model, t = self.model, translator(self.model.lang)
        station, there = model.stations[name], model.at(name)
        names = "".join(f"<li>{escape(one)}</li>" for one in there)
        inside = f"<ul>{names}</ul>" if there else f"<p>{escape(t('Nobody yet'))}</p>"
        reached = ' class="is-done"' if there else ""
        code = f'<span translate="no">{escape(station["rule"])}</span>'
        return (
            f"<li{reached}><h4>{code} {escape(text(station['name'], model.lang))}</h4>{inside}</li>"
        )
