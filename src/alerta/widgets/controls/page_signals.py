"""The three hidden pieces by which a page and its kernel speak of persons, saves and faults."""

from datetime import datetime
from typing import Any

import ipywidgets as widgets

from alerta.widgets.controls.plain import box, css, escape, html, shared
from alerta.widgets.session import Session


def page_signals(session: Session) -> widgets.VBox:
    """`ka-pass` takes the pass, and `ka-known` says that every widget has followed it;
    `ka-saved` holds the time of the last save; `ka-fault` a fault.

    To be shown once, by the first cell of a page. Showing it writes nothing.
    """
    entry = css(
        widgets.Text(
            description="",
            layout=shared(widgets.Layout),
            style=shared(widgets.widget_string.TextStyle),
        ),
        "ka-pass",
    )
    known, saved, fault = html("", "ka-known"), html("", "ka-saved"), html("", "ka-fault")

    def take_pass(change: dict[str, Any]) -> None:
        if change["new"]:
            if session.identify(change["new"]):
                known.value = "1"
            entry.value = ""  # a pass has no business staying in the page

    def tell_saved(at: datetime) -> None:
        saved.value = at.isoformat(timespec="seconds")

    def tell_fault(text: str) -> None:
        stays = text and text == session.guard.standing  # the page offers no reload then
        fault.value = f'<span class="ka-stays">{escape(text)}</span>' if stays else escape(text)

    entry.observe(session.guard.around(take_pass), names="value")
    session.on_saved(tell_saved)
    session.guard.on_fault(tell_fault)
    return box([entry, known, saved, fault], "ka-signals")
