"""A person's coding profile: which way their answers lean, and what they were too sure of."""

from alerta.widgets.profile.view import view

__all__ = ["view"]
