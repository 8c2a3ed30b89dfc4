"""The matrix as a real table: bands drawn to scale, a ring on the exact score."""

import re
from typing import Any

from alerta.i18n import translator
from alerta.resources import column
from alerta.widgets.alert_scorer.model import AlertModel
from alerta.widgets.controls import escape, level_badge


def matrix(model: AlertModel) -> str:
    """The matrix as markup; ring and framed cell only when all ten are scored."""
    t = translator(model.lang)
    rules, home = model.rules, model.session.home
    p, i = model.axis("probability"), model.axis("impact")
    placed = p.done and i.done
    caption = t("Alert matrix.")
    if placed:
        caption += " " + t(
            "Your case: probability {p}, {p_band}; impact {i}, {i_band}.",
            p=p.total,
            p_band=p.band,
            i=i.total,
            i_band=i.band,
        )
    bands = list(rules.bands)
    heads = "".join(
        f'<th scope="col"><span class="ka-sr">{escape(t("Impact"))} </span>{_band(band, model.lang)}</th>'
        for band in bands
    )
    here = (rules.band(p.total)["band"], rules.band(i.total)["band"]) if placed else ("", "")
    rows = []
    for p_band in reversed(bands):
        cells = []
        for i_band in bands:
            level = int(rules.cell(int(p_band["min"]), int(i_band["min"]))["level"])
            mine = " is-here" if (p_band["band"], i_band["band"]) == here else ""
            cells.append(
                f'<td class="ka-l{level}{mine}">{_breakable(level_badge(home, level, model.lang))}</td>'
            )
        name = f'<span class="ka-sr">{escape(t("Probability"))} </span>{_band(p_band, model.lang)}'
        rows.append(f'<tr><th scope="row">{name}</th>{"".join(cells)}</tr>')
    ring = '<div class="ka-matrix__plot" aria-hidden="true"><span class="ka-matrix__ring"></span></div>'
    return (
        f'<div class="ka-matrix" style="--p:{p.total};--i:{i.total}">'
        f'<p class="ka-matrix__x" aria-hidden="true">{_axis(t("Impact"), i)}</p>'
        f'<p class="ka-matrix__y" aria-hidden="true">{_axis(t("Probability"), p)}</p>'
        f'<table><caption class="ka-sr">{escape(caption)}</caption><colgroup><col><col><col><col></colgroup>'
        f'<thead><tr><td><span class="ka-sr">{escape(t("Probability"))}</span></td>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>{ring if placed else ''}</div>"
    )


def _breakable(badge: str) -> str:
    """A long name may be broken: on a narrow screen the middle column is too narrow for it."""
    return re.sub(r"\b(Inter)(mediate)\b", r"\1&shy;\2", badge)


def _band(band: dict[str, str], lang: str) -> str:
    return f"<b>{escape(column(band, 'name', lang))}</b>{band['min']}–{band['max']}"


def _axis(name: str, axis: Any) -> str:
    return f"{escape(name)}: <b>{axis.total}</b>" if axis.done else escape(name)
