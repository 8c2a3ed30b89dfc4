"""Where the keyboard goes next: a class with a rising number, which the page script follows."""

from itertools import count
from typing import Any

from alerta.widgets.controls.plain import recss

FOCUS = "ka-focus-"
_numbers = count(1)


def focus(piece: Any) -> None:
    """Move the keyboard to a piece (its first control, or its heading) once it is on the page."""
    recss(piece, lambda name: name.startswith(FOCUS), (f"{FOCUS}{next(_numbers)}",))
