"""The parts of the chapter on dialogue and commitments."""

import ipywidgets as widgets

from alerta.widgets.commitments.board_view import BoardView
from alerta.widgets.commitments.case import table_of
from alerta.widgets.commitments.shares import shares
from alerta.widgets.commitments.space_view import SpaceView
from alerta.widgets.commitments.workshop_view import WorkshopView
from alerta.widgets.session import Session

FIRST = "the-table-of-chaskipata"
PARTS = {"space": SpaceView, "workshop": WorkshopView, "board": BoardView}


def view(session: Session, part: str, case_id: str = FIRST) -> widgets.VBox:
    """`part` is space (open a space), workshop (write commitments), board (follow them) or shares
    (the published figures). ContentError for an unknown case, KeyError for an unknown part."""
    if part == "shares":
        return shares(session)
    return PARTS[part](table_of(session, case_id)).widget
