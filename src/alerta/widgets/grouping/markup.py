"""What the drill shows: a report as a small card, the groups so far, how the answer compares."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import escape, spoken_date, stacked_table
from alerta.widgets.grouping.model import PARTS, GroupingModel, letter


def report_markup(report: Mapping[str, Any], lang: str) -> str:
    """One report: number, origin, day, how far it can be trusted, and what it says."""
    t = translator(lang)
    when = spoken_date(report["date"], lang)
    if report.get("time"):
        when += f", {str(report['time']).removeprefix('0')}"
    trust = t(
        "Source {reliability}, credibility {credibility}.",
        reliability=report["reliability"],
        credibility=report["credibility"],
    )
    number = t("Report {number}", number=report["id"][1:])
    body = "".join(
        f"<p>{' '.join(escape(text(sentence, lang)) for sentence in paragraph)}</p>"
        for paragraph in report["paragraphs"]
    )
    return (
        f'<article class="ka-source ka-report__text"><header><b>{escape(number)}.</b> '
        f"{escape(text(report['origin'], lang))}<br>{escape(when)}. {escape(trust)}</header>"
        f"<h4>{escape(text(report['title'], lang))}</h4>"
        f"{body}</article>"
    )


def groups_markup(model: GroupingModel) -> str:
    """The groups so far: letter, and the numbers of its reports."""
    t = translator(model.lang)
    total = len(model.ids)
    made = []
    for part in PARTS:
        placed = total - len(model.left(part))
        said = t("{placed} of {total} reports placed", placed=placed, total=total)
        rows = "".join(
            f'<li><b translate="no">{letter(place)}</b> '
            f"{escape(', '.join(one[1:] for one in group))}</li>"
            for place, group in enumerate(model.groups(part))
            if group
        )
        listed = f'<ul class="ka-groups">{rows}</ul>' if rows else ""
        name = escape(model.name(part))
        made.append(f'<h4>{name}</h4><p class="ka-muted">{escape(said)}</p>{listed}')
    return "".join(made)


def result_markup(model: GroupingModel) -> str:
    """How much naive counting inflates, and the decisive pairs; '' before an attempt."""
    counted = model.inflation()
    if counted is None:
        return ""
    t = translator(model.lang)
    reports, events, cases, times = counted
    figure = f"{times:.1f}"
    title = t(
        "{reports} reports are {events} events and {cases} cases",
        reports=reports,
        events=events,
        cases=cases,
    )
    said = t(
        "Whoever counts each report as a case comes {times} times too high.",
        times=figure.replace(".", ",") if model.lang == "es" else figure,
    )
    return (
        f'<section class="ka-findings"><h4>{escape(title)}</h4><p>{escape(said)}</p>'
        f"{_pairs(model)}</section>"
    )


def _pairs(model: GroupingModel) -> str:
    t = translator(model.lang)
    pairs = model.decisive()
    if not pairs:
        return f"<p>{escape(t('You see every decisive pair as the model does.'))}</p>"
    words = {
        "event": t("same event"),
        "case": t("same case, another event"),
        "neither": t("another case"),
    }
    head = [t("Reports"), t("Model"), t("You"), t("Why")]
    rows = (
        [escape(cell) for cell in (t("{a} and {b}", a=a, b=b), words[same], words[said], why)]
        for a, b, same, said, why in pairs
    )
    return stacked_table(head, rows, t("Decisive pairs that you see otherwise"))
