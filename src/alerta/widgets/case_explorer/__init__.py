"""The case explorer: the list of practice cases, one case as a page, its whole history."""

from alerta.widgets.case_explorer.model import ExplorerModel
from alerta.widgets.case_explorer.view import CaseExplorer

__all__ = ["CaseExplorer", "ExplorerModel"]
