"""Chapter 10 on paper: an alert, who answers, who is told, until when, and what is asked."""

from datetime import datetime

from alerta.learning.paper import documents
from alerta.printing.desks.page import BLANK, Page, blanks, boxes, escape
from alerta.resources import column, document, table, text


def routing_desk(page: Page, name: str) -> str:
    """One alert of manual/cases/routing_desk.yaml. KeyError for one that it does not have."""
    t = page.t
    desk = document(page.home / "manual" / "cases" / "routing_desk.yaml")
    shown = {one["id"]: one for one in desk["alerts"]}[name]
    bodies = {row["code"]: column(row, "name", page.lang) for row in table(page.home, "bodies")}
    offered = [escape(bodies[code]) for code in shown["offers"]]
    times = {key: datetime.fromisoformat(shown[key]) for key in ("known", "now")}
    told = t(
        "The facts were known on {known}. It is {now}.",
        known=f"{times['known']:%d/%m/%Y, %H:%M}",
        now=f"{times['now']:%d/%m/%Y, %H:%M}",
    )
    hours = boxes(escape(t("{hours} h", hours=one)) for one in desk["hours"])
    asked = [
        (t("Who has to answer first?"), boxes(offered)),
        (t("Who else has to know? Tick all."), boxes(offered)),
        (t("Within how many hours is it registered?"), hours),
        (t("Entity: who has to do it"), f"<p>{BLANK}{BLANK}</p>"),
        (t("Verb: what it has to do"), blanks(2)),
        (t("Date: by when"), f"<p>{BLANK}</p>"),
    ]
    body = "".join(
        f'<section class="ka-paper__q"><h3>{number}. {escape(ask)}</h3>{answer}</section>'
        for number, (ask, answer) in enumerate(asked, start=1)
    )
    made = f"{documents([shown['document']], page.lang)}<p>{escape(told)}</p>{body}"
    task = t(
        "Route this alert: one receiver who can decide, those who must know, a deadline and a recommendation."
    )
    return page.sheet(name, text(shown["title"], page.lang), task, made)
