"""The desk on a page: the alert on one side, its routing on the other, the chain below."""

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    box,
    escape,
    follower,
    html,
    level_badge,
    level_words,
    row,
    source_document,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.routing_desk.chain_view import ChainView
from alerta.widgets.routing_desk.figures import moment
from alerta.widgets.routing_desk.form_view import FormView
from alerta.widgets.routing_desk.model import DeskModel
from alerta.widgets.session import Session


def view(session: Session, alert: str) -> widgets.VBox:
    """The desk with one alert of routing_desk.yaml. ContentError for an alert it does not have."""
    return DeskView(DeskModel(session, alert)).widget


class DeskView:
    """Binds a DeskModel to the page."""

    def __init__(self, model: DeskModel) -> None:
        self.model = model
        lang, t = model.lang, translator(model.lang)
        self.chain = ChainView(model)
        self.form = FormView(model, self.draw, self.go_on)
        anchor = f"{model.alert.id}-document"
        document = html(source_document(model.alert.document, lang, anchor=anchor), "ka-sources")
        bar = follower(
            f"<b>{escape(self._title())}</b>", anchor, t("See the document"), t("Shortcut")
        )
        side = box([self.form.widget, html(bar, "ka-floatbar")], "ka-work__side")
        self.widget = box(
            [html(self._head()), row([document, side], "ka-work"), self.chain.widget],
            "ka",
            "ka-desk",
        )
        model.session.on_identified(model.session.guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known did with this alert."""
        self.model.restore()
        self.draw()

    def go_on(self) -> None:
        """The alert was sent: on to the chain."""
        focus(self.chain.head)

    def draw(self) -> None:
        """Bring the page to the model's state."""
        self.form.draw()
        self.chain.draw()

    def _title(self) -> str:
        return text(self.model.alert.shown["title"], self.model.lang)

    def _head(self) -> str:
        """Title, level and clock of the alert."""
        model, lang, t = self.model, self.model.lang, translator(self.model.lang)
        level, home = model.routing.level, model.session.home
        badge = level_badge(home, level, lang, big=True, note=level_words(home, lang)[level][1])
        known = t("Known since: {when}.", when=moment(model.alert.known, lang, True))
        now = t("On your desk: {when}.", when=moment(model.alert.now, lang, True))
        return (
            f'<div class="ka-exercise__head" id="{escape(model.alert.id)}">'
            f'<p class="ka-kicker">{escape(t("An alert reaches your desk"))}</p>'
            f"<h3>{escape(self._title())}</h3></div>"
            f'<div class="ka-desk__head">{badge}<p>{escape(known)}<br>{escape(now)}</p></div>'
        )
