"""The board itself: a row for each commitment, a column for each week that was reached."""

from pathlib import Path
from statistics import median

from alerta.i18n import translator
from alerta.widgets.commitments.board_model import BoardModel
from alerta.widgets.commitments.workshop_model import day_words
from alerta.widgets.controls import choice_words, escape, icon, stacked_table

_MARK = {"fulfilled": "check", "in_progress": "clock", "overdue": "flag"}


def state_words(home: Path, lang: str) -> dict[str, str]:
    """{code: word} of how a commitment stands."""
    words = choice_words(home, "v_commit", lang)
    return {
        "fulfilled": words["fulfilled"],
        "in_progress": translator(lang)("In time"),
        "overdue": words["overdue"],
    }


def action_words(lang: str) -> dict[str, str]:
    """{code: words} of what is done about an overdue commitment."""
    t = translator(lang)
    return {"remind": t("Remind"), "escalate": t("Escalate"), "tell": t("Tell the parties")}


def board_table(model: BoardModel) -> str:
    """The table, whose caption says how things stand; at the end, the figures."""
    t, lang = translator(model.lang), model.lang
    weeks = model.shown()
    heads = [
        t("Commitment"),
        t("Due date"),
        *(_short(model.on(week).isoformat(), lang) for week in weeks),
    ]
    rows = [
        [
            escape(model.name(one["id"])),
            escape(_short(model.due(one["id"]).isoformat(), lang)),
            *(_cell(model, week, one["id"]) for week in weeks),
        ]
        for one in model.commitments
    ]
    return stacked_table(heads, rows, _caption(model), kind="ka-board") + _figures(model)


def _caption(model: BoardModel) -> str:
    t, total = translator(model.lang), len(model.commitments)
    if model.finished():
        late = sum(days > 0 for days in model.delays().values())
        return t("All {n} were fulfilled; {late} of them late", n=total, late=late)
    counted = {"fulfilled": 0, "overdue": 0}
    for one in model.commitments:
        states = [state for week in model.shown() if (state := model.cell(week, one["id"])[0])]
        if states and states[-1] in counted:
            counted[states[-1]] += 1
    return t(
        "Fulfilled: {fulfilled} of {n}. Overdue: {overdue}.",
        fulfilled=counted["fulfilled"],
        overdue=counted["overdue"],
        n=total,
    )


def _figures(model: BoardModel) -> str:
    """What the board adds up to, once it is finished."""
    if not model.finished():
        return ""
    t, late = translator(model.lang), sorted(model.delays().values())
    on_time = sum(days == 0 for days in late)
    lines = [
        t(
            "Fulfilled on time: {n} of {total} ({share} %).",
            n=on_time,
            total=len(late),
            share=round(100 * on_time / len(late)),
        ),
        t(
            "Days late of those that were late: {days}. Median of all: {median}.",
            days=", ".join(str(days) for days in late if days),
            median=f"{median(late):g}".replace(".", "," if model.lang == "es" else "."),
        ),
        t("Without your follow-up nobody would know it."),
    ]
    return f'<ul class="ka-drawnlinks">{"".join(f"<li>{escape(one)}</li>" for one in lines)}</ul>'


def _cell(model: BoardModel, week: str, commitment: str) -> str:
    state, action = model.cell(week, commitment)
    if not state:
        t = translator(model.lang)
        over = any(model.cell(one, commitment)[0] == "fulfilled" for one in model.shown())
        open_now = any(line["of"] == commitment for line in model.news(week))
        words = t("Closed already") if over and not open_now else t("To be decided")
        return f'<span class="ka-muted">{escape(words)}</span>'
    words = state_words(model.shared.session.home, model.lang)[state]
    if action:
        words += f": {action_words(model.lang)[action].lower()}"
    return f'<span class="ka-state ka-state--{state}">{icon(_MARK[state])}{escape(words)}</span>'


def _short(day: str, lang: str) -> str:
    """«5 de junio», "5 June"."""
    words = day_words(day, lang).split(" ")
    return " ".join(words[:-2] if words[-2] == "de" else words[:-1])
