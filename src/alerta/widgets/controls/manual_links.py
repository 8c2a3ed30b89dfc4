"""Where the manual explains a code: C4, B3, P2, R1, E04."""

from alerta.widgets.session import Session

# first letter of the code: chapter, notebook, cell id ('': the code itself)
_CHAPTERS = {
    "B": ("02", "02_difference_controversy_conflict", "rule"),
    "C": ("04", "04_five_criteria", ""),
    "P": ("06", "06_alert_level", "anchors"),
    "I": ("06", "06_alert_level", "anchors"),
    "R": ("06", "06_alert_level", "jump"),
    "L": ("02", "02_difference_controversy_conflict", "two-lenses"),
    "E": ("08", "08_registering_a_case", "errors"),
}


def manual_address(session: Session, code: str) -> str:
    """The page of a code; in a plain notebook, the notebook beside this one."""
    number, name, cell = _CHAPTERS.get(code[:1].upper(), _CHAPTERS["C"])
    if session.served:
        return f"/manual/{session.lang}/{number}#{cell or code.lower()}"
    return f"{name}.ipynb"


def chapter_number(code: str) -> int:
    """The chapter that explains a code."""
    return int(_CHAPTERS.get(code[:1].upper(), _CHAPTERS["C"])[0])
