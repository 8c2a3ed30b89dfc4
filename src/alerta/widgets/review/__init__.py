"""Spaced review: what was missed comes back, one exercise at a time, without the old answers."""

from alerta.widgets.review.renewal_view import view as renewal_view
from alerta.widgets.review.view import view

__all__ = ["renewal_view", "view"]
