"""After sending: the line of hours, what can be done now, what was said of it, and the log."""

from alerta.i18n import translator
from alerta.widgets.controls import (
    box,
    button,
    escape,
    feedback,
    html,
    put_markup,
    row,
    show,
)
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.routing_desk import chain as acts
from alerta.widgets.routing_desk.chain import Line
from alerta.widgets.routing_desk.figures import finding, hours_line, moment
from alerta.widgets.routing_desk.model import DeskModel


class ChainView:
    """Binds what happens to the alert of a DeskModel after it was sent."""

    def __init__(self, model: DeskModel) -> None:
        self.model = model
        guard, t, name = model.session.guard, translator(model.lang), model.chain.name
        self.head, self.now = html(), html()
        self.remind = button(name(acts.REMIND), self.do_remind, guard)
        self.escalate = button(name(acts.ESCALATE), self.do_escalate, guard)
        self.parties = button(name(acts.PARTIES), self.do_parties, guard)
        self.update = button(name(acts.UPDATE), self.do_update, guard)
        self.duplicate = button(name(acts.DUPLICATE), self.do_duplicate, guard)
        self.jump = button(name(acts.JUMP), self.do_jump, guard)
        self.wait = button(name(acts.WAIT), self.do_wait, guard, kind="primary", arrow=True)
        self.again = button(t("Walk the chain again"), self.start_again, guard, kind="quiet")
        self.answer, self.reply, self.log = html("", "ka-status"), html("", "ka-status"), html()
        what = html(f'<h4 class="ka-label">{escape(t("What do you do now?"))}</h4>')
        every = (self.remind, self.escalate, self.parties, self.update, self.duplicate, self.jump)
        turn = row([self.wait], "ka-actions", "ka-actions--tight")
        self.choices = box([what, row(every, "ka-row", "ka-acts"), turn], "ka-chain__do")
        left = box([self.now, self.choices, self.answer, self.reply, row([self.again])])
        self.widget = box([self.head, row([left, self.log], "ka-chain__work")], "ka-chain")

    def do_remind(self) -> None:
        """Remind the receiver."""
        self._do(acts.REMIND)

    def do_escalate(self) -> None:
        """Take it one step up."""
        self._do(acts.ESCALATE)

    def do_parties(self) -> None:
        """Inform both parties."""
        self._do(acts.PARTIES)

    def do_update(self) -> None:
        """Update the alert."""
        self._do(acts.UPDATE)

    def do_duplicate(self) -> None:
        """Create another alert."""
        self._do(acts.DUPLICATE)

    def do_jump(self) -> None:
        """Go straight to the last step."""
        self._do(acts.JUMP)

    def do_wait(self) -> None:
        """Let the clock move."""
        self._do(acts.WAIT)

    def start_again(self) -> None:
        """Walk the chain once more from the beginning."""
        self.model.start_again()
        self.draw()
        self.wait.focus()

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model = self.model
        show(self.widget, model.is_sent)
        if not model.is_sent:
            return
        chain, t = model.chain, translator(model.lang)
        title = (
            t("The alert was sent and answered")
            if chain.state.done
            else t("The alert was sent. Now it has to be answered")
        )
        put_markup(self.head, f"<h3>{escape(title)}</h3>")
        put_markup(self.now, self._now())
        show(self.choices, not chain.state.done)
        show(self.again, bool(chain.acts))
        put_markup(self.answer, self._answer())
        put_markup(self.reply, self._reply())
        put_markup(self.log, self._log())

    def _do(self, act: str) -> None:
        self.model.act(act)
        self.draw()
        if self.model.chain.state.done:  # the button that had the keyboard is gone
            self.again.focus()

    def _now(self) -> str:
        chain, t, lang = self.model.chain, translator(self.model.lang), self.model.lang
        steps = ", ".join(chain.told_so_far) or t("nobody yet")
        rows = [(t("Now"), moment(chain.state.now, lang)), (t("Steps told"), steps)]
        if chain.state.answered is None:
            expected = f"{chain.clock.first_answer(lang)} ({chain.clock.rule})"
            rows[1:1] = [(t("Expected"), expected), (t("Until"), moment(chain.state.due, lang))]
        facts = "".join(
            f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>" for name, words in rows
        )
        legend = t("Dotted line: deadline {rule}. Triangle: one step up.", rule=chain.clock.rule)
        return (
            f'<figure class="ka-chain__fig"><figcaption>{escape(finding(chain))}</figcaption>'
            f'{hours_line(chain)}<p class="ka-line">{escape(legend)}</p></figure>'
            f'<dl class="ka-kv">{facts}</dl>'
        )

    def _answer(self) -> str:
        chain, session = self.model.chain, self.model.session
        if not chain.log:
            return ""
        said = chain.log[-1].said
        link = None if said.status == "right" else rule_link(session, said.rule)
        return feedback(said.status, said.text, session.lang, rule=said.rule, link=link)

    def _reply(self) -> str:
        """The answer that came; at the end, how long it took and how long it had to take."""
        chain, t, lang = self.model.chain, translator(self.model.lang), self.model.lang
        if chain.state.answered is None:
            return ""
        words = t("“{words}”", words=self.model.alert.reply(lang))
        head = f"<h4>{escape(t('An answer came'))}</h4><p>{escape(words)}</p>"
        if not chain.state.done:
            line = t("One thing is left: those who are waiting for it do not know it yet.")
            return f'<div class="ka-reply">{head}<p>{escape(line)}</p></div>'
        line = t(
            "It took {hours} h. For somebody who does all that is due, {best} h.",
            hours=chain.hours,
            best=self.model.best_hours(),
        )
        slips = sum(1 for one in chain.log if one.said.status == "wrong")
        more = (
            t("Things to look at again in your log: {n}.", n=slips)
            if slips
            else t("Nothing was left undone on the way.")
        )
        return f'<div class="ka-reply">{head}<p>{escape(line)}</p><p>{escape(more)}</p></div>'

    def _log(self) -> str:
        chain, t, lang = self.model.chain, translator(self.model.lang), self.model.lang
        sent = (
            f'<li class="is-done"><b>{escape(t("Alert sent"))}</b>'
            f"<span>{escape(moment(chain.sent, lang))}</span></li>"
        )
        lines = "".join(self._line(one) for one in chain.log)
        title = t("Your log")
        return f'<h4>{escape(title)}</h4><ol class="ka-knots ka-log">{sent}{lines}</ol>'

    def _line(self, line: Line) -> str:
        chain, t, lang = self.model.chain, translator(self.model.lang), self.model.lang
        word = {"right": t("Right"), "partly": t("Partly"), "wrong": t("Not yet")}[line.said.status]
        right = line.said.status == "right"
        done = ' class="is-done"' if right else ""
        why = "" if right else f"<span>{escape(line.said.text)} ({escape(line.said.rule)})</span>"
        return (
            f"<li{done}><b>{escape(chain.name(line.act))}</b>"
            f"<span>{escape(moment(line.at, lang))}</span><span>{escape(word)}</span>{why}</li>"
        )
