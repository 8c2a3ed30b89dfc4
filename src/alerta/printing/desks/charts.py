"""Chapter 12 on paper: sums of published figures, charts without a title, two lists."""

from alerta.printing.desks.page import BLANK, Page, boxes, escape, grid
from alerta.resources import text
from alerta.widgets.figures_check.chart_model import ChartModel
from alerta.widgets.figures_check.chart_view import figure_markup
from alerta.widgets.figures_check.figures import content
from alerta.widgets.figures_check.lists_model import ListsModel
from alerta.widgets.figures_check.sum_model import SumModel


def figures_check(page: Page, task: str, name: str = "") -> str:
    """A sum, a chart or the two lists."""
    if task == "sum":
        return _sum(page, name)
    return _chart(page, name) if task == "chart" else _lists(page)


def _sum(page: Page, name: str) -> str:
    t, model = page.t, SumModel(page.session, name)
    rows = [(escape(one.name), str(one.value)) for one in model.lines]
    rows.append((escape(model.total.name), f"<b>{model.total.value}</b>"))
    figures = grid((t("What was published"), t("Figure")), rows, least={1: 80})
    said = boxes(page.say(one) for one in model.sum["say"])
    body = (
        f"<p>{page.say(model.sum['told'])}</p>{figures}"
        f"<p>{escape(t('What do the parts add up to?'))} {BLANK}</p>"
        f"<p>{escape(t('Published figure minus that sum (below 0 if the parts exceed it)'))} {BLANK}</p>"
        f"<h3>{escape(t('What may be said?'))}</h3>{said}"
    )
    task = t("Add up the parts before you repeat the total.")
    return page.sheet(f"sum-{name}", text(dict(model.sum["title"]), page.lang), task, body)


def _chart(page: Page, name: str) -> str:
    t, model = page.t, ChartModel(page.session, name)
    offered = boxes(escape(words) for _, words in model.titles())
    asked = f"<h3>{escape(t('Which title states the finding?'))}</h3>{offered}"
    return figure_markup(model) + asked


def _lists(page: Page) -> str:
    t, lists = page.t, content(page.home)["lists"]
    made = [f"<p>{page.say(lists['place'])}</p>"]
    for side in ("short", "long"):
        one = lists[side]
        rules = "".join(f"<li>{page.say(rule)}</li>" for rule in one["rules"])
        asked = (
            t("Which case of list Y is it?")
            if side == "short"
            else t("Why is it only in this list?")
        )
        rows = [(case["id"], page.say(case), "") for case in one["cases"]]
        table = grid((t("Case"), t("What it says"), asked), rows, least={2: 100})
        made.append(f"<h3>{page.say(one['name'])}</h3><ul>{rules}</ul>{table}")
    reasons = "; ".join(words for _, words in ListsModel(page.session).reasons())
    made.append(f"<p>{escape(t('Reasons to choose from: {reasons}.', reasons=reasons))}</p>")
    task = t(
        "Match the cases of list M with those of list Y. Then say why each of the others is in one list only, until nothing is left."
    )
    return page.sheet("two-lists", text(dict(lists["title"]), page.lang), task, "".join(made))
