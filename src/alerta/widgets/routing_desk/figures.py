"""The line of hours since an alert was sent, drawn to scale; its words say the same."""

from datetime import datetime

from alerta.i18n import translator
from alerta.widgets.controls import escape, spoken_date
from alerta.widgets.routing_desk.chain import ESCALATE, Chain
from alerta.widgets.routing_desk.saying import RIGHT

WIDE, HIGH, _AXIS, _EDGE = 320, 84, 46, 16


def moment(at: datetime, lang: str, within: bool = False) -> str:
    """«Miércoles 17 de junio de 2026, 7:15»; `within` a sentence Spanish days are written small."""
    said = f"{spoken_date(at.date(), lang)}, {at.hour}:{at.minute:02}"
    return said.lower() if within and lang != "en" else said


def finding(chain: Chain) -> str:
    """How it stands, in one line."""
    t, hours, rule = translator(chain.lang), chain.hours, chain.clock.rule
    if chain.state.answered is not None:
        return t("Answered after {hours} h", hours=hours)
    if chain.is_overdue:
        return t("{hours} h without an answer: the deadline has passed", hours=hours)
    if chain.state.rung:
        return t("{hours} h without an answer: step {n} has its own deadline now",
                 hours=hours, n=chain.state.rung)  # fmt: skip
    return t("{hours} h since it was sent; the deadline {rule} still runs", hours=hours, rule=rule)


def hours_line(chain: Chain) -> str:
    """The figure: sent, first deadline, steps up, answer, now."""
    t, lang, state = translator(chain.lang), chain.lang, chain.state
    first_due = chain.first_due
    last = max(first_due, state.now, state.due)
    span = max((last - chain.sent).total_seconds(), 1)

    def x(at: datetime) -> float:
        return _EDGE + (at - chain.sent).total_seconds() / span * (WIDE - 2 * _EDGE)

    ups = [line.at for line in chain.log if line.act == ESCALATE and line.said.status == RIGHT]
    drawn = [
        f'<path class="ka-hours__line" d="M{_EDGE} {_AXIS}H{WIDE - _EDGE}"/>',
        f'<path class="ka-hours__past" d="M{_EDGE} {_AXIS}H{x(state.now):.0f}"/>',
        f'<path class="ka-hours__due" d="M{x(first_due):.0f} 22V{_AXIS + 12}"/>',
        _words(x(first_due), 15, chain.clock.rule),
        f'<circle class="ka-hours__knot" cx="{_EDGE}" cy="{_AXIS}" r="6"/>',
        *(f'<path class="ka-hours__up" d="M{x(at):.0f} {_AXIS - 20}l7 12h-14z"/>' for at in ups),
    ]
    if state.answered is not None:
        place = x(state.answered)
        drawn.append(f'<path class="ka-hours__ok" d="M{place - 7:.0f} {_AXIS}l5 5 9-11"/>')
    else:
        drawn.append(f'<circle class="ka-hours__now" cx="{x(state.now):.0f}" cy="{_AXIS}" r="7"/>')
    drawn += [_words(_EDGE, 76, "0 h")]
    if chain.hours:
        drawn.append(_words(x(state.answered or state.now), 76, f"{chain.hours} h"))
    said = [
        finding(chain) + ".",
        t("Sent: {when}.", when=moment(chain.sent, lang, True)),
        t(
            "First deadline {rule}: {when}.",
            rule=chain.clock.rule,
            when=moment(first_due, lang, True),
        ),
        *(t("One step up: {when}.", when=moment(at, lang, True)) for at in ups),
    ]
    return (
        f'<svg class="ka-hours" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        f'aria-label="{escape(" ".join(said))}">{"".join(drawn)}</svg>'
    )


def _words(x: float, y: int, words: str) -> str:
    anchor = "start" if x < 40 else "end" if x > WIDE - 40 else "middle"
    place = _EDGE - 6 if anchor == "start" else WIDE - 6 if anchor == "end" else x
    return f'<text x="{place:.0f}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'
