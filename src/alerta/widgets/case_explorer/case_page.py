"""One case as a page: what it is, its events on a cord, who is in it, its sources, its alert."""

from collections.abc import Iterable, Mapping
from typing import Any

from alerta.i18n import translator
from alerta.registry import Case
from alerta.widgets.case_explorer.model import ExplorerModel, Revision
from alerta.widgets.case_explorer.wording import spoken_moment, spoken_text
from alerta.widgets.controls import escape, level_badge, to_verify_badge

FACTS = (
    "category", "phase", "state", "conflict_type", "activity", "start_date", "end_date",
    "competence_level", "responsible_sector",
)  # fmt: skip
TEXTS = ("problem", "situation_today", "projection", "trigger_text")
ALERT_TEXTS = ("what_changed", "possible_effect", "recommendation", "addressed_to")
TABLES = {
    "actor": ("actor_name", "role_in_case", "position_text", "interest", "dialogue_attitude"),
    "demand": ("demand_text", "demand_actor", "addressed_to_entity", "demand_status"),
    "source": ("publisher", "source_type", "source_date", "reliability", "credibility"),
    "location": ("populated_place", "district", "province", "department", "is_principal"),
}
SCORES = ("p1", "p2", "p3", "p4", "p5", "i1", "i2", "i3", "i4", "i5")
TO_VERIFY_FROM = 4  # jump_rules.csv: R4


def case_head(model: ExplorerModel, case: Case) -> str:
    """Code, name, level, who registered it and when."""
    t = translator(model.lang)
    body = _group(case, "case")
    alert = _group(case, "alert")
    level = alert.get("level", "")
    badge = level_badge(model.session.home, int(level), model.lang) if level.isdigit() else ""
    if badge and sum(alert.get(score) == "unknown" for score in SCORES) >= TO_VERIFY_FROM:
        badge += to_verify_badge(model.lang)
    told = t(
        "Registered by {who} on {when}. Version {n}.",
        who=case.registrar, when=spoken_moment(case.created_at), n=case.version,
    )  # fmt: skip
    return (
        f'<p class="ka-kicker"><span translate="no">{escape(case.code)}</span></p>'
        f'<h2 class="ka-case__name" tabindex="-1">{escape(body.get("case_name", ""))}</h2>'
        f'<p class="ka-case__marks">{badge}</p><p class="ka-case__who">{escape(told)}</p>'
    )


def case_body(model: ExplorerModel, case: Case) -> str:
    """Everything else of the case."""
    t = translator(model.lang)
    parts = [
        _facts(model, _group(case, "case"), FACTS),
        f"<h3>{escape(t('What it is about'))}</h3>{_texts(model, _group(case, 'case'), TEXTS)}",
        f"<h3>{escape(t('What happened'))}</h3>{_events(model, case)}",
    ]
    for section, fields in TABLES.items():
        rows = model.rows(case, section)
        if rows:
            parts.append(_table(model, model.label(section), fields, rows))
    alert = _group(case, "alert")
    if alert:
        parts.append(f"<h3>{escape(t('The alert'))}</h3>{_texts(model, alert, ALERT_TEXTS)}")
    return f'<div class="ka-case__body">{"".join(parts)}</div>'


def history_markup(model: ExplorerModel, revisions: list[Revision]) -> str:
    """Who changed what, when, from what to what, and why; the latest first."""
    t = translator(model.lang)
    return "".join(_revision(model, revision, t) for revision in revisions)


def _revision(model: ExplorerModel, revision: Revision, t: Any) -> str:
    first = revision.version == 1
    heading = (
        t("Version {n}: registered", n=1)
        if first
        else t("Version {n}: changed", n=revision.version)
    )
    why = t("Why: {why}", why=revision.why) if revision.why else ""
    who = t("{who}, {when}.", who=revision.who, when=spoken_moment(revision.at))
    heads = (t("Field"), t("Before"), t("Now"))
    rows = "".join(
        "<tr>"
        f'<th scope="row">{escape(_where(edit.section, edit.row))}{escape(edit.field)}</th>'
        f'<td data-l="{escape(heads[1])}">{escape(edit.old) or _blank(t)}</td>'
        f'<td data-l="{escape(heads[2])}">{escape(edit.new) or _blank(t)}</td></tr>'
        for edit in revision.edits
    )
    count = t("{n} fields", n=len(revision.edits))
    table = (
        f'<table class="ka-table ka-table--stack"><caption class="ka-sr">{escape(heading)}</caption>'
        f"<thead><tr>{''.join(f'<th scope=col>{escape(h)}</th>' for h in heads)}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )
    opened = "" if first else " open"
    return (
        f'<section class="ka-revision"><h3>{escape(heading)}</h3>'
        f"<p>{escape(who)} {escape(why)}</p>"
        f"<details{opened}><summary>{escape(count)}</summary>{table}</details></section>"
    )


def _where(section: str, row: int) -> str:
    return f"{section} {row}: " if row else ""


def _blank(t: Any) -> str:
    return f'<span class="ka-case__blank">{escape(t("blank"))}</span>'


def _events(model: ExplorerModel, case: Case) -> str:
    t = translator(model.lang)
    rows = sorted(model.rows(case, "event"), key=lambda event: event.get("start_on", ""))
    items = []
    for event in rows:
        announced = event.get("status") == "announced"
        kind = event.get("measure_type") and model.words("measure_type", event["measure_type"])
        kind = kind or model.words("event_class", event.get("event_class", ""))
        status = model.words("status", event.get("status", ""))
        violent = event.get("violence", "none") not in ("", "none")
        marks = status + (f", {model.words('violence', event['violence'])}" if violent else "")
        state = "" if announced else ' class="is-done"'
        items.append(
            f"<li{state}><time>{escape(spoken_text(event.get('start_on', '')))}</time>"
            f"<b>{escape(kind)}</b> <span>{escape(marks)}</span>"
            f"<p>{escape(event.get('description', ''))}</p></li>"
        )
    if not items:
        return f"<p>{escape(t('No event was registered.'))}</p>"
    return f'<ol class="ka-knots ka-events">{"".join(items)}</ol>'


def _facts(model: ExplorerModel, body: Mapping[str, str], names: Iterable[str]) -> str:
    rows = "".join(
        f"<div><dt>{escape(model.label(name))}</dt>"
        f"<dd>{escape(model.words(name, body[name]))}</dd></div>"
        for name in names
        if body.get(name)
    )
    return f'<dl class="ka-facts">{rows}</dl>'


def _texts(model: ExplorerModel, body: Mapping[str, str], names: Iterable[str]) -> str:
    return "".join(
        f'<h4>{escape(model.label(name))}</h4><p class="ka-case__text">'
        f"{escape(model.words(name, body[name]))}</p>"
        for name in names
        if body.get(name)
    )


def _table(
    model: ExplorerModel, title: str, fields: tuple[str, ...], rows: list[dict[str, Any]]
) -> str:
    used = [name for name in fields if any(row.get(name) for row in rows)]
    if not used:
        return ""
    heads = "".join(f'<th scope="col">{escape(model.label(name))}</th>' for name in used)
    lines = []
    for row in rows:
        first, *others = (escape(model.words(name, row.get(name, ""))) for name in used)
        cells = "".join(
            f'<td data-l="{escape(model.label(name))}">{text}</td>'
            for name, text in zip(used[1:], others, strict=True)
        )
        lines.append(f'<tr><th scope="row">{first}</th>{cells}</tr>')
    return (
        f'<h3>{escape(title)}</h3><table class="ka-table ka-table--stack">'
        f'<caption class="ka-sr">{escape(title)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _group(case: Case, name: str) -> Mapping[str, str]:
    found = case.record.get(name) or {}
    return found if isinstance(found, dict) else {}
