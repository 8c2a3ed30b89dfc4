"""The published shares of agreements without a date and without follow-up, as a chart."""

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import table, text
from alerta.widgets.actor_map.case_files import load_case
from alerta.widgets.actor_map.figure import lettering
from alerta.widgets.codebook_table.view import origin_mark
from alerta.widgets.controls import box, escape, html
from alerta.widgets.session import Session

WIDTH, ROW, TOP = 380, 64, 8
LONGEST = 300  # of a bar of 100 %


def shares(session: Session) -> widgets.VBox:
    """The chart (`manual/cases/commitment-shares.yaml`), its source, and its figures as a table."""
    lang = session.lang
    case = load_case(session.home, "commitment-shares")
    sources = {row["id"]: row["title"] for row in table(session.home, "sources")}
    mark = origin_mark(case["status"] == "official", sources[case["source"]], lang)
    said = [(text(one, lang), float(one["value"])) for one in case["bars"]]
    height = TOP + ROW * len(said) + 26
    alt = f"{text(case['title'], lang)}. " + " ".join(
        f"{name}: {percent(value, lang)}." for name, value in said
    )
    bars = "".join(_bar(name, value, n, lang) for n, (name, value) in enumerate(said))
    chart = (
        f'<figure class="ka-figure"><figcaption><b>{escape(text(case["title"], lang))}</b>'
        f"<span>{escape(text(case['counted'], lang))}</span></figcaption>"
        f'<svg class="ka-drawing" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(alt)}" '
        f'focusable="false">{bars}{_axis(height)}</svg>'
        f'<p class="ka-line">{escape(text(case["from"], lang))} {mark}</p></figure>'
    )
    return box([html(chart + _table(said, lang))], "ka", "ka-commitments")


def percent(value: float, lang: str) -> str:
    """«57,7 %», "57.7 %"."""
    return f"{value:g} %".replace(".", "," if lang == "es" else ".")


def _bar(name: str, value: float, place: int, lang: str) -> str:
    y, long = TOP + ROW * place, LONGEST * value / 100
    return (
        lettering(0, y + 14, [name], "ka-map__name", "start")
        + f'<rect class="ka-share__all" x="0" y="{y + 22}" width="{LONGEST}" height="24"/>'
        + f'<rect class="ka-share__bar" x="0" y="{y + 22}" width="{long:.1f}" height="24"/>'
        + lettering(LONGEST + 8, y + 40, [percent(value, lang)], "ka-share__value", "start")
    )


def _axis(height: int) -> str:
    ends = ((0, "0", "start"), (LONGEST / 2, "50", "middle"), (LONGEST, "100 %", "end"))
    return "".join(lettering(x, height - 6, [word], "ka-map__ringname", a) for x, word, a in ends)


def _table(said: list[tuple[str, float]], lang: str) -> str:
    t = translator(lang)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td class="num">{escape(percent(value, lang))}</td></tr>'
        for name, value in said
    )
    return (
        f'<details class="ka-fold"><summary>{escape(t("The figures of the chart"))}</summary>'
        f'<div class="ka-fold__in"><table class="ka-table"><tbody>{rows}</tbody></table></div></details>'
    )
