"""More practice: the exercises of a chapter that it does not show, one at a time."""

from alerta.widgets.practice.view import view

__all__ = ["view"]
