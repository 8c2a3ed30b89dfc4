"""A test: items one after the other, nothing told before it is handed in."""

from alerta.widgets.test_sitting.view import view

__all__ = ["view"]
