"""Chapter 1 on paper: the road of a warning, its rules, its dates, and two counts."""

from alerta.printing.desks.page import BOX, Page, escape, grid
from alerta.widgets.codebook_table.view import origin_mark
from alerta.widgets.who_warns.content import shown
from alerta.widgets.who_warns.view import rules, timeline


def who_warns(page: Page, part: str) -> str:
    """One piece: road, rules, timeline or lenses."""
    if part == "rules":
        return rules(page.session).value
    if part == "timeline":
        return _timeline(page)
    return _road(page) if part == "road" else _lenses(page)


def _timeline(page: Page) -> str:
    t = page.t
    rows = [
        (
            page.say(one["when"]),
            page.say(one),
            page.say(one["origin"]),
            origin_mark(one["status"] == "official", "", page.lang),
        )
        for one in shown(page.home)["milestones"]
    ]
    figure = timeline(page.session).value.partition("</figure>")[0] + "</figure>"
    return figure + grid((t("When"), t("What happened"), t("Source"), t("Origin")), rows)


def _road(page: Page) -> str:
    t, content = page.t, shown(page.home)
    stations = grid(
        (t("Station"), t("What is done there"), t("How")),
        [
            (f"{number}", page.say(one["name"]), page.say(one["hint"]))
            for number, one in enumerate(content["stations"], start=1)
        ],
        caption=t("The five stations of the road"),
    )
    cards = grid(
        (t("Institution"), t("What happens"), t("Station")),
        [(page.say(one["name"]), page.say(one), "") for one in content["cards"]],
        caption=t("Where does it stand on the road of a warning?"),
        least={2: 62},
    )
    story = content["story"]
    body = f"<h3>{page.say(story['title'])}</h3><p>{page.say(story)}</p>{stations}{cards}"
    task = t("Write beside each institution the number of its station.")
    return page.sheet("road-of-nine", t("The road of a warning"), task, body)


def _lenses(page: Page) -> str:
    t, content = page.t, shown(page.home)
    heads = (t("Situation"), t("What is known"), t("PCM"), t("Defensoría"))
    rows = [
        (str(number), page.say(one), BOX, BOX)
        for number, one in enumerate(content["situations"], start=1)
    ]
    rows.append((escape(t("Total")), "", "", ""))
    body = grid(heads, rows)
    task = t(
        "Tick each situation that the institution counts as a conflict. Then add up both columns."
    )
    return page.sheet("two-counts", t("Count twice"), task, body)
