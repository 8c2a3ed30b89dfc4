"""Any XLSForm in Python: its sheets, its expressions, the answers, what is still wrong with them.

Knows nothing of this kit's own form. Standard library only.
"""

from alerta.form.answers import Answers
from alerta.form.building import build_form, load_form
from alerta.form.conditions import Condition
from alerta.form.definition import Choice, Form, Item
from alerta.form.faults import ExpressionError, FormError, Problem
from alerta.form.validation import Issue

__all__ = [
    "Answers",
    "Choice",
    "Condition",
    "ExpressionError",
    "Form",
    "FormError",
    "Issue",
    "Item",
    "Problem",
    "build_form",
    "load_form",
]
