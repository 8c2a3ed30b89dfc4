"""The registration form: any record of the codebook's form, filled in section by section.

`RegistrationForm(session).view()` on its own page; `RegistrationForm(session, code=…)` to change a
registered case; `view(session, exercise=…, key=…)` inside a lesson.
"""

from collections.abc import Mapping
from typing import Any

from alerta.widgets.registration_form.registration import RegistrationForm
from alerta.widgets.session import Session

__all__ = ["RegistrationForm", "view"]


def view(session: Session, exercise: Mapping[str, Any], key: Mapping[str, Any]) -> Any:
    """The form on an exercise of kind `registration`, as a widget."""
    return RegistrationForm(session, exercise=exercise, key=key).view()
