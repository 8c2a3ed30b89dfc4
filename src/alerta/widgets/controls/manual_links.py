"""Where the manual explains a code: C4, B3, P2, R1, E04, G2."""

from html import escape

from alerta.i18n import translator
from alerta.widgets.session import Session

# first letter of the code: chapter, notebook, cell id ('': the code itself)
_CHAPTERS = {
    "W": ("01", "01_why_we_warn", "who-is-who"),
    "B": ("02", "02_difference_controversy_conflict", "rule"),
    "L": ("02", "02_difference_controversy_conflict", "two-lenses"),
    "N": ("03", "03_actors_interests_causes", ""),
    "C": ("04", "04_five_criteria", ""),
    "F": ("05", "05_phases_and_states", "phase-rule"),
    "S": ("05", "05_phases_and_states", "state-rule"),
    "Z": ("05", "05_phases_and_states", "state-rule"),
    "P": ("06", "06_alert_level", "anchors"),
    "I": ("06", "06_alert_level", "anchors"),
    "R": ("06", "06_alert_level", "jump"),
    "Q": ("07", "07_sources_and_verification", "rules"),
    "E": ("08", "08_registering_a_case", "errors"),
    "T": ("08", "08_registering_a_case", "writing"),
    "G": ("09", "09_report_event_case", "rules"),
    "A": ("10", "10_from_alert_to_response", "routing"),
    "D": ("10", "10_from_alert_to_response", "deadlines"),
    "K": ("11", "11_dialogue_and_commitments", ""),
    "V": ("12", "12_reading_the_data", "rules"),
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


def rule_link(session: Session, code: str) -> tuple[str, str]:
    """(address, words) of the way to a rule, as `feedback` takes it."""
    words = translator(session.lang)("Rule {code} in the manual", code=code)
    return manual_address(session, code), words


def path_link(session: Session) -> str:
    """Markup of the way to «Mi recorrido», which says what comes next; in a plain notebook none."""
    if not session.served:
        return ""
    words = escape(translator(session.lang)("See what comes next"))
    return f'<p class="ka-actions"><a class="ka-btn ka-btn--primary" href="/camino">{words}</a></p>'
