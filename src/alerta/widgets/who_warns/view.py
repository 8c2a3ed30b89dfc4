"""The pieces of chapter 1, each by its name: road, rules, timeline, lenses."""

from collections.abc import Callable

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import ContentError, column, table, text
from alerta.widgets.codebook_table.view import origin_mark
from alerta.widgets.controls import css, escape, html
from alerta.widgets.session import Session
from alerta.widgets.who_warns.content import shown
from alerta.widgets.who_warns.count_view import CountView
from alerta.widgets.who_warns.figures import lanes
from alerta.widgets.who_warns.road_view import RoadView


def view(session: Session, part: str) -> widgets.Widget:
    """One piece of the chapter. ContentError, with what there is, for a name it does not have."""
    if part not in PARTS:
        raise ContentError(f"who_warns: no hay «{part}». Hay: {', '.join(PARTS)}.")
    return PARTS[part](session)


def road(session: Session) -> widgets.Widget:
    """Institutions to place on the road of a warning."""
    return RoadView(session).widget


def lenses(session: Session) -> widgets.Widget:
    """Situations to count with both lenses."""
    return CountView(session).widget


def rules(session: Session) -> widgets.Widget:
    """The rules W1 to W6, official ones told apart (lesson_rules.csv)."""
    t, home, lang = translator(session.lang), session.home, session.lang
    sources = {one["id"]: one["title"] for one in table(home, "sources")}
    heads = (t("Rule"), t("Who"), t("What it does"), t("Origin"))
    body = "".join(
        f'<tr><th scope="row" translate="no">{escape(one["rule"])}</th>'
        f'<td data-l="{escape(heads[1])}">{escape(column(one, "name", lang))}</td>'
        f'<td data-l="{escape(heads[2])}">{escape(column(one, "text", lang))}</td>'
        f'<td data-l="{escape(heads[3])}">'
        f"{origin_mark(one['status'] == 'official', sources.get(one['source'], ''), lang)}</td></tr>"
        for one in table(home, "lesson_rules")
        if one["chapter"] == "01"
    )
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    caption = t("Who warns, who coordinates and who answers are not the same")
    return css(
        html(
            f'<table class="ka-table ka-table--stack ka-table--book"><caption><b>{escape(caption)}</b>'
            f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        ),
        "ka",
    )


def timeline(session: Session) -> widgets.Widget:
    """How the warning came to be: who was there when, and the dates with their sources."""
    t, lang = translator(session.lang), session.lang
    content = shown(session.home)
    finding = t("First a report that counts (2004), then a programme that warns (2013)")
    source = t("Sources: those of the list below. Drawn by the kit.")
    dates = "".join(
        f"<li><h4>{escape(text(one['when'], lang))}</h4><p>{escape(text(one, lang))}</p>"
        f'<p class="ka-line">{escape(text(one["origin"], lang))}</p></li>'
        for one in content["milestones"]
    )
    return css(
        html(
            f'<figure class="ka-fig"><figcaption>{escape(finding)}</figcaption>'
            f'{lanes(content["lanes"], lang, finding + ".")}<p class="ka-line">{escape(source)}</p>'
            f'</figure><ol class="ka-dates">{dates}</ol>'
        ),
        "ka",
    )


PARTS: dict[str, Callable[[Session], widgets.Widget]] = {
    "road": road,
    "rules": rules,
    "timeline": timeline,
    "lenses": lenses,
}
