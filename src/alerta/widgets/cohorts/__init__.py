"""The institution's view: how far many copies of the kit have come, and no person among them."""

from alerta.widgets.cohorts.model import CohortsModel
from alerta.widgets.cohorts.view import Cohorts

__all__ = ["Cohorts", "CohortsModel"]
