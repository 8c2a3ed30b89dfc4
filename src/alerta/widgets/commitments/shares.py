"""The published shares of agreements without a date and without follow-up, as a chart that comes
after one has thought of two numbers."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.learning.written import number
from alerta.resources import table, text
from alerta.widgets.actor_map.case_files import load_case
from alerta.widgets.actor_map.figure import lettering
from alerta.widgets.codebook_table.view import origin_mark
from alerta.widgets.controls import (
    NumberField,
    box,
    button,
    escape,
    html,
    put_markup,
    row,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.session import Session

ITEM = "11.shares"
WIDTH, ROW, TOP = 380, 64, 8
LONGEST = 300  # of a bar of 100 %


class SharesView:
    """Two guesses, then the chart. The guesses are kept, and nobody judges them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.case = load_case(session.home, "commitment-shares")
        t, lang, guard = translator(session.lang), session.lang, session.guard
        self.said = [(one["id"], text(one, lang), float(one["value"])) for one in self.case["bars"]]
        labels = {
            "deadline": t("Of every 100 agreements, how many had no date?"),
            "follower": t("And how many had nobody to follow them up?"),
        }
        self.fields = {
            name: NumberField(guard, lang, label=labels[name]) for name, _, _ in self.said
        }
        self.ready = False  # both guesses are kept, and the figures shown
        self.needs = html("", "ka-line")
        look = button(t("See the figures"), self.look, guard, kind="primary")
        self.steps = row([look, self.needs], "ka-actions")
        self.told = html("", "ka-status")
        self.chart = html(chart(session))
        asked = [one.widget for one in self.fields.values()]
        self.widget = box(
            [box(asked, "ka-guess"), self.steps, self.told, self.chart],
            "ka",
            "ka-commitments",
            "ka-guess",
        )
        for field in self.fields.values():
            field.on_change(self.changed)
        self.draw({})
        session.on_identified(guard.around(self.restore))

    def restore(self) -> None:
        """Bring back what the person thought of."""
        kept = {name: one.value for name, one in self.session.latest(ITEM).items()}
        for name, field in self.fields.items():
            field.put(kept.get(name))
        self.draw(kept)

    def look(self) -> None:
        """Keep the two guesses and show the figures, or say what is missing."""
        typed = {name: field.value.strip() for name, field in self.fields.items()}
        if not all(_share(one) for one in typed.values()):
            t = translator(self.session.lang)
            put_markup(
                self.needs, escape(t("Write two numbers from 0 to 100. A rough idea will do."))
            )
            return
        self.keep(typed)
        focus(self.told)  # the button, which had it, is gone

    def changed(self, _: str) -> None:
        """The last digits of a fast typist come after the press of the button: they count too."""
        typed = {name: field.value.strip() for name, field in self.fields.items()}
        if self.ready and all(_share(one) for one in typed.values()):
            self.keep(typed)

    def keep(self, typed: Mapping[str, str]) -> None:
        """Keep the two guesses and show them beside the figures."""
        for name, value in typed.items():
            self.session.save(ITEM, name, value)
        self.draw(typed)

    def draw(self, thought: Mapping[str, Any]) -> None:
        """Show the chart once both guesses are kept, and what they were beside the figures."""
        guesses = [number(str(thought.get(name) or "")) for name, _, _ in self.said]
        ready = self.ready = None not in guesses
        for piece in (self.chart, self.told):
            show(piece, ready)
        show(self.steps, not ready)
        if not ready:
            return
        put_markup(self.needs, "")
        lang = self.session.lang
        t = translator(lang)
        lines = "".join(
            f"<li>{escape(name)}: {escape(_beside(t, guess or 0, value, lang))}</li>"
            for (_, name, value), guess in zip(self.said, guesses, strict=True)
        )
        put_markup(self.told, f'<ul class="ka-guesses">{lines}</ul>')


def shares(session: Session) -> widgets.VBox:
    """The two guesses and the chart (`manual/cases/commitment-shares.yaml`)."""
    return SharesView(session).widget


def chart(session: Session) -> str:
    """The chart, its source, and its figures as a table, as markup."""
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
    drawn = (
        f'<figure class="ka-figure"><figcaption><b>{escape(text(case["title"], lang))}</b>'
        f"<span>{escape(text(case['counted'], lang))}</span></figcaption>"
        f'<svg class="ka-drawing" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(alt)}" '
        f'focusable="false">{bars}{_axis(height)}</svg>'
        f'<p class="ka-line">{escape(text(case["from"], lang))} {mark}</p></figure>'
    )
    return drawn + _table(said, lang)


def _share(typed: str) -> bool:
    value = number(typed)
    return value is not None and 0 <= value <= 100


def _beside(t: Any, guess: float, value: float, lang: str) -> str:
    return t(
        "you thought {guess}; it was {share}.",
        guess=f"{guess:g}".replace(".", "," if lang == "es" else "."),
        share=percent(value, lang),
    )


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
