"""Chapter 5 on paper: a case week by week, and the line of days."""

from alerta.learning.kinds import PHASES, STATES, Part
from alerta.learning.paper import documents
from alerta.printing.desks.exercises import decisions
from alerta.printing.desks.page import Page, escape, grid
from alerta.resources import text
from alerta.widgets.actor_map.case_files import load_case

FIRST = "the-broken-ford"
_DECIDED = (Part("phase", "single", PHASES, "phase"), Part("state", "single", STATES, "state"))
DAYS = (7, 90, 91, 365, 366)


def case_life(page: Page, case: str = FIRST) -> str:
    """The notes of each week, and two decisions below each."""
    t, content = page.t, load_case(page.home, case)
    made = "".join(
        f"<h3>{escape(t('Week {number}.', number=number))}</h3>"
        f"{documents([week['document']], page.lang, t('Document {number}', number=number))}"
        f"{decisions(page, {}, _DECIDED)}"
        for number, week in enumerate(content["weeks"], start=1)
    )
    return page.sheet(
        case, text(content["title"], page.lang), text(content["task"], page.lang), made
    )


def days_line(page: Page) -> str:
    """Days to turn into states with the table of state rules."""
    t = page.t
    rows = [(escape(t("{days} days", days=days)), "", "") for days in DAYS]
    heads = (
        t("Days since the last public expression"),
        t("State, without a dialogue space"),
        t("State, with a dialogue space in which the actors take part"),
    )
    task = t("Write the state that each number of days gives. Use the table of states.")
    return page.sheet("days-line", t("90 and 365 days"), task, grid(heads, rows))
