"""Renewal: which version a certificate has, and the exercises that bring it up to date."""

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.learning.renewal import Delta, delta, versions
from alerta.resources import column
from alerta.widgets.controls import DropDown, box, escape, html, put_markup, show
from alerta.widgets.practice.view import view as practice_view
from alerta.widgets.session import Session

Make = Callable[[Mapping[str, Any]], widgets.Widget]


def view(session: Session, make: Make) -> widgets.Widget:
    """The renewal section; `make` returns the widget of one exercise."""
    return RenewalView(session, make).widget


class RenewalView:
    """Asks for the version that the certificate bears: certificates are stored nowhere."""

    def __init__(self, session: Session, make: Make) -> None:
        self.session, self._make = session, make
        t, guard = translator(session.lang), session.guard
        *earlier, self.present = versions(session.home)
        options = [(one, one) for one in (*earlier, self.present)]
        self.chosen = DropDown(
            options, guard, t("Codebook version on your certificate"), t("Choose a version")
        )
        self.chosen.on_change(self.choose)
        self.told = html("", "ka-renewal-told")
        self.desk = box([], "ka-renewal-desk")
        self.widget = box([self.chosen.widget, self.told, self.desk], "ka", "ka-renewal")
        show(self.chosen.widget, bool(earlier))
        self._tell(None if earlier else delta(session.home, self.present))

    def choose(self, version: str | None) -> None:
        """Show what renews a certificate of a version."""
        found = delta(self.session.home, version, self.session.log()) if version else None
        made = []
        if found and found.exercises:
            made = [practice_view(self.session, found.exercises, self._make)]
        self.desk.children = tuple(made)
        self._tell(found)

    def _tell(self, found: Delta | None) -> None:
        t, lang = translator(self.session.lang), self.session.lang
        if found is None:
            put_markup(self.told, "")
            return
        if not found.exercises:
            line = t(
                "The codebook is at version {version}. A certificate of that version needs no "
                "renewal.",
                version=self.present,
            )
            if found.since != self.present:
                line = t(
                    "Since version {since} nothing has changed in what is practised: print your "
                    "certificate again in “My path”.",
                    since=found.since,
                )
            put_markup(self.told, f"<p>{escape(line)}</p>")
            return
        line = t(
            "From version {since} to {present}: solve these {n} exercises at 80 %. Then print "
            "your certificate again in “My path”.",
            since=found.since,
            present=found.present,
            n=len(found.exercises),
        )
        items = "".join(
            f'<li><b translate="no">{escape(row["code"])}</b> {escape(column(row, "what", lang))}</li>'
            for row in found.changes
        )
        listed = f"<ul>{items}</ul>" if items else ""
        put_markup(self.told, f"<p>{escape(line)}</p>{listed}")
