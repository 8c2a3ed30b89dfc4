"""The ground of all pieces: escaped text, boxes by class, and as few widget models as possible.

Every model costs time when a page opens, so that all pieces share one Layout and one style of a
kind. Looks and sizes come from classes (kit.css), never from Layout.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import ipywidgets as widgets

__all__ = [
    "box",
    "css",
    "escape",
    "html",
    "put_markup",
    "put_words",
    "recss",
    "row",
    "shared",
    "show",
    "silently",
]

_shared: dict[type, Any] = {}
GONE = "ka-gone"


def shared(kind: type) -> Any:
    """The one Layout (or style) of this kernel; made again when it was closed."""
    known = _shared.get(kind)
    if known is None or known.comm is None:
        known = _shared[kind] = kind()
    return known


def html(content: str = "", *classes: str) -> widgets.HTML:
    """An HTML widget. `content` is markup: whatever comes from outside must be escaped."""
    piece = widgets.HTML(
        content, layout=shared(widgets.Layout), style=shared(widgets.widget_string.HTMLStyle)
    )
    return css(piece, *classes)


def box(children: Iterable[widgets.Widget], *classes: str) -> widgets.VBox:
    """Children below one another (or as the classes say)."""
    return css(widgets.VBox(tuple(children), layout=shared(widgets.Layout)), *classes)


def row(children: Iterable[widgets.Widget], *classes: str) -> widgets.HBox:
    """Children side by side, wrapping where it is narrow."""
    made = widgets.HBox(tuple(children), layout=shared(widgets.Layout))
    return css(made, *(classes or ("ka-row",)))


def css(piece: Any, *classes: str) -> Any:
    """Add classes and return the piece."""
    if classes:
        piece._dom_classes = tuple(dict.fromkeys((*piece._dom_classes, *classes)))
    return piece


def recss(piece: Any, drop: Callable[[str], bool], add: Iterable[str] = ()) -> None:
    """Drop the classes that `drop` names, then add others: one message to the page, not many."""
    kept = [name for name in piece._dom_classes if not drop(name)]
    wanted = tuple(dict.fromkeys((*kept, *add)))
    if wanted != tuple(piece._dom_classes):
        piece._dom_classes = wanted


def show(piece: Any, shown: bool) -> None:
    """Show or hide a piece, by class: the shared Layout is never touched."""
    recss(piece, lambda name: name == GONE, () if shown else (GONE,))


def put_markup(piece: Any, markup: str) -> None:
    """Set the markup of an HTML piece where it differs, and hide the piece while it is empty."""
    if piece.value != markup:
        piece.value = markup
    show(piece, bool(markup))


def put_words(made: Any, **traits: str) -> None:
    """Set words of a widget (description, tooltip) where they differ."""
    for name, value in traits.items():
        if getattr(made, name) != value:
            setattr(made, name, value)


def silently(control: Any, trait: str, value: Any, flag: Any) -> None:
    """Set a trait without calling the listeners of `flag` (an object with `_quiet`)."""
    before, flag._quiet = flag._quiet, True
    try:
        setattr(control, trait, value)
    finally:
        flag._quiet = before
