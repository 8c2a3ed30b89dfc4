"""Buttons: one primary a screen; a switched-off one has its reason beside it."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from alerta.widgets.controls.plain import css, recss, shared
from alerta.widgets.guard import Guard

_KINDS = {
    "primary": ("mod-primary",),
    "secondary": (),
    "quiet": ("ka-quiet",),
    "small": ("ka-small",),
}


def button(
    text: str,
    on_click: Callable[[], Any] | None,
    guard: Guard,
    *,
    kind: str = "secondary",
    name: str = "",
    arrow: bool = False,
) -> widgets.Button:
    """A button; `kind` is primary, secondary, quiet or small.

    `name` is the longer name for screen readers, where the visible word repeats («Abrir C2»).
    """
    made = widgets.Button(
        description=text,
        tooltip=name or None,
        layout=shared(widgets.Layout),
        style=shared(widgets.ButtonStyle),
    )
    css(made, *_KINDS[kind], *(("ka-next",) if arrow else ()))
    if on_click is not None:
        guarded = guard.around(on_click)
        made.on_click(lambda _: guarded())
    return made


def expanded(made: widgets.Button, is_open: bool) -> None:
    """Say whether what this button opens is open (the page script makes it `aria-expanded`)."""
    recss(
        made,
        lambda name: name in ("ka-opened", "ka-closed"),
        ("ka-opened" if is_open else "ka-closed",),
    )
