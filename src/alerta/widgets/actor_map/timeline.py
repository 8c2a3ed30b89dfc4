"""The line of causes as a drawing: old conditions, what makes it worse now, the dated trigger."""

from alerta.i18n import translator
from alerta.widgets.actor_map.figure import cut, figure, lettering
from alerta.widgets.actor_map.model import CAUSES, NONE, ActorMap
from alerta.widgets.controls import escape, spoken_date

WIDTH = 380
BEGINS = {"structural": 4, "proximate": 196, "trigger": 300}
TODAY = 372
ROW, TOP, FOOT = 62, 26, 40


def cause_words(lang: str) -> dict[str, str]:
    """{code: word} of the layers of causes, and «not a cause»."""
    t = translator(lang)
    return {
        "structural": t("Root"),
        "proximate": t("Proximate"),
        "trigger": t("Trigger"),
        NONE: t("Not a cause"),
    }


def line_figure(model: ActorMap) -> str:
    """The line with its title and its description."""
    t = translator(model.lang)
    right, total = model.count("causes")
    title = model.finding("line") or (
        t("{n} of {total} in their place: from the slow to the sudden", n=right, total=total)
        if any(map(model.laid, (*CAUSES, NONE)))
        else t("The line is empty: lay the first cause on it")
    )
    rows = [(kind, one) for kind in CAUSES for one in model.laid(kind)]
    height = TOP + ROW * max(1, len(rows)) + FOOT
    drawn = [_axis(model, height)]
    drawn += [_row(model, kind, one, TOP + ROW * n, height) for n, (kind, one) in enumerate(rows)]
    outside = model.laid(NONE)
    note = ""
    if outside:
        names = "; ".join(model.card(one) for one in outside)
        note = t("Outside the line: {names}.", names=names)
        note = f'<p class="ka-line">{escape(note)}</p>'
    return figure(title, "", "".join(drawn), description(model), (WIDTH, height)) + note


def description(model: ActorMap) -> str:
    """The line in words, for those who do not see it."""
    t, words = translator(model.lang), cause_words(model.lang)
    told = [t("Line of causes, from the oldest to the most recent.")]
    for kind in CAUSES:
        for one in model.laid(kind):
            told.append(f"{words[kind]}: {_said(model, kind, one)}.")
    return " ".join(told)


def _said(model: ActorMap, kind: str, sentence: str) -> str:
    date = _date(model) if kind == "trigger" else ""
    return f"{date}: {model.card(sentence)}" if date else model.card(sentence)


def _date(model: ActorMap) -> str:
    """The date of the trigger without its weekday and year; '' before it is right."""
    chosen = model.value("date")
    if chosen is None or not model.right("date"):
        return ""
    return short_date(chosen, model.lang)


def short_date(day: str, lang: str) -> str:
    """«27 de abril», "27 April"."""
    words = spoken_date(day, lang).split(" ")
    return " ".join(words[1:-2] if words[-2] == "de" else words[1:-1])


def _axis(model: ActorMap, height: int) -> str:
    t, foot = translator(model.lang), height - FOOT + 8
    return (
        f'<line class="ka-time__axis" x1="4" y1="{foot}" x2="{TODAY}" y2="{foot}"/>'
        f'<path class="ka-time__axis" d="M{TODAY - 7} {foot - 5}l7 5-7 5"/>'
        + lettering(4, foot + 22, [t("long ago")], "ka-map__ringname", "start")
        + lettering(TODAY, foot + 22, [t("today")], "ka-map__ringname", "end")
    )


def _row(model: ActorMap, kind: str, sentence: str, y: int, height: int) -> str:
    state = "" if model.right(f"cause.{sentence}") else " is-open"
    words = cause_words(model.lang)[kind]
    label = f"{words}. {_said(model, kind, sentence)}"
    foot = height - FOOT + 8
    if kind == "trigger":
        x = BEGINS[kind]
        lines = cut(label, 34)
        return (
            f'<line class="ka-time__drop{state}" x1="{x}" y1="{y + 32}" x2="{x}" y2="{foot}"/>'
            f'<path class="ka-time__trigger{state}" d="M{x} {foot - 13}l13 13-13 13-13-13z"/>'
            + lettering(TODAY, y, lines, "ka-map__name", "end")
        )
    lines = cut(label, 46 if kind == "structural" else 34)
    start = BEGINS[kind]
    anchor, x = ("start", start) if kind == "structural" else ("end", TODAY)
    below = y + 16 * (len(lines) - 1) + 8
    return lettering(x, y, lines, "ka-map__name", anchor) + (
        f'<rect class="ka-time__bar{state}" x="{start}" y="{below}" width="{TODAY - start}" height="9"/>'
    )
