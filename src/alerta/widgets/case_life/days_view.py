"""The days line on a page: type a number of days, and see which state they give."""

from functools import partial
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.case_life.days import LONGEST, Days, Zone
from alerta.widgets.case_life.life_line import ANIL, INK, QUIET
from alerta.widgets.controls import Check, Field, box, button, escape, html, put_markup, row
from alerta.widgets.session import Session

TRY = (7, 90, 91, 365, 366)
_FILLS = {
    "active": '<rect width="10" height="10" fill="#E4E9F9" stroke="none"/>',
    "latent": '<circle cx="5" cy="5" r="1.6"/>',
    "withdrawn": '<path d="M-2 -2l14 14M-2 8l4 4M8 -2l4 4" stroke-width="1.8"/>',
}


def view(rules: Any, session: Session) -> widgets.VBox:
    """The line with 90 and 365 days, to be tried."""
    return DaysView(Days(rules, session)).widget


class DaysView:
    """Binds a Days to the page."""

    def __init__(self, model: Days) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        self.field = Field(t("Days since the last public expression"), guard, short=True)
        self.field.on_change(self.take_days)
        self.part = Check(t("There is a dialogue space and the actors take part"), guard)
        self.part.on_change(self.take_part)
        names = (t("{days} days", days=days) for days in TRY)
        tries = [
            button(name, partial(self.try_days, days), guard, kind="small")
            for days, name in zip(TRY, names, strict=True)
        ]
        self.line = html("", "ka-status")
        self.told = html("", "ka-status")
        self.widget = box(
            [
                self.line,
                row([self.field.widget, row(tries, "ka-days__try")], "ka-days__ask"),
                box([self.part.widget], "ka-ticks"),
                self.told,
            ],
            "ka",
            "ka-exercise",
            "ka-days",
        )
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known tried."""
        self.model.restore()
        self.draw()

    def take_days(self, typed: str) -> None:
        """A number was typed."""
        wrong = self.model.set_days(typed)
        if wrong:
            t = translator(self.model.lang)
            self.field.show_error(wrong, t("Write a whole number, 0 or more. For example: 91."))
            return
        self.draw()

    def try_days(self, days: int) -> None:
        """One of the numbers worth trying."""
        self.model.set_days(str(days))
        self.draw()

    def take_part(self, ticked: bool) -> None:
        """Whether the actors take part was ticked or cleared."""
        self.model.set_taking_part(ticked)
        self.draw()

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model = self.model
        self.field.clear()
        typed = "" if model.days is None else str(model.days)
        if self.field.value.strip() != typed:
            self.field.put(typed)
        self.part.put(model.taking_part)
        put_markup(self.line, _figure(model))
        why = model.why()
        put_markup(self.told, f'<p class="ka-days__why"><b>{escape(why)}</b></p>' if why else "")


def _figure(model: Days) -> str:
    """The line as a figure: zones by pattern and word, the number that was tried."""
    title = model.finding()
    t = translator(model.lang)
    told = [
        t("From {first} to {last} days: {state} ({rule}).", first=one.first, last=one.last,
          state=one.name.lower(), rule=one.rule)
        for one in model.zones()
    ]  # fmt: skip
    alt = f"{title}. {' '.join(told)}"
    how = t(
        "90 and 365 days are this kit's, to practise: the Defensoría speaks of prolonged "
        "inactivity, without a number."
    )
    return (
        f'<figure class="ka-lifeline"><figcaption><h3>{escape(title)}</h3></figcaption>'
        f"{_drawing(model, 720, alt, 'ka-lifeline__wide')}"
        f"{_drawing(model, 328, alt, 'ka-lifeline__narrow')}"
        f'<p class="ka-lifeline__how">{escape(how)}</p></figure>'
    )


def _drawing(model: Days, width: int, alt: str, name: str) -> str:
    left, right, top, tall = 8, 8, 40, 44
    scale = (width - left - right) / LONGEST
    drawn = []
    for one in model.zones():
        x, end = left + one.first * scale, left + min(one.last + 1, LONGEST) * scale
        drawn.append(
            f'<rect x="{x:.1f}" y="{top}" width="{end - x:.1f}" height="{tall}" '
            f'fill="url(#days-{width}-{one.state})" stroke="{INK}" stroke-width="2"/>'
        )
        drawn.append(_zone_name(one, x, end, top + tall + 46, width))
        drawn.append(
            _text(x, top + tall + 20, str(max(0, one.first - 1)), QUIET, _at(x, left, width))
        )
    if model.days is not None:
        x = left + min(model.days, LONGEST) * scale
        words = translator(model.lang)("{days} days", days=model.days)
        anchor = "start" if x < width * 0.2 else "end" if x > width * 0.8 else "middle"
        drawn.append(
            f'<path d="M{x:.1f} {top - 2}l-8 -12h16z" fill="{ANIL}"/><path d="M{x:.1f} {top}v{tall}" '
            f'stroke="{ANIL}" stroke-width="4"/>'
        )
        drawn.append(_text(x, top - 20, words, INK, anchor, bold=True))
    patterns = "".join(
        f'<pattern id="days-{width}-{state}" width="10" height="10" patternUnits="userSpaceOnUse" '
        f'fill="{ANIL}" stroke="{ANIL}">{marks}</pattern>'
        for state, marks in _FILLS.items()
    )
    return (
        f'<svg class="{name}" viewBox="0 0 {width} {top + tall + 54}" style="max-width:{width}px" '
        f'role="img" aria-label="{escape(alt)}"><defs>{patterns}</defs>{"".join(drawn)}</svg>'
    )


def _zone_name(one: Zone, x: float, end: float, y: int, width: int) -> str:
    if end - x < 90 and end > width / 2:  # a word wider than its zone ends where the line ends
        return _text(end, y, one.name, INK, "end", bold=True)
    return _text((x + end) / 2, y, one.name, INK, "middle", bold=True)


def _at(x: float, left: int, width: int) -> str:
    return "start" if x <= left else "middle"


def _text(x: float, y: int, words: str, colour: str, anchor: str, *, bold: bool = False) -> str:
    weight = 680 if bold else 400
    return (
        f'<text x="{x:.1f}" y="{y}" font-size="15" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
