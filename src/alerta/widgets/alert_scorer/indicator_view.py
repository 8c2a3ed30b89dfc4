"""One indicator (or flag) of the scorer: what it asks, its segment, its sentence, its feedback."""

from collections.abc import Callable
from typing import Any

from alerta.i18n import translator
from alerta.resources import column
from alerta.widgets.alert_scorer.model import FLAGS, UNKNOWN, AlertModel
from alerta.widgets.controls import DropDown, Segment, box, escape, feedback, html, right_line
from alerta.widgets.controls.found import GOOD
from alerta.widgets.controls.manual_links import rule_link


class IndicatorView:
    """Binds one part. `changed()` is called after every choice."""

    def __init__(self, model: AlertModel, part: str, changed: Callable[[], None]) -> None:
        self.model, self.part, self._changed = model, part, changed
        guard, t = model.session.guard, translator(model.lang)
        self.text = html()
        if part in FLAGS:
            options: list[Any] = [("yes", t("Yes")), ("no", t("No"))]
        else:
            options = [("0", "0"), ("1", "1"), ("2", "2"), (UNKNOWN, t("No data"))]
        # no label of its own: the page names it by the heading beside it, and a page of six
        # scorers has seventy segments
        self.segment = Segment(options, guard, no_data=part not in FLAGS)
        self.segment.on_change(self.take_score)
        self.evidence: DropDown | None = None
        self.found: Any = None
        self.widget = box([self.text, self.segment.widget], "ka-ind")

    def take_score(self, value: str) -> None:
        """A score was chosen."""
        self.model.state.answer(self.part, value)
        self._changed()

    def take_evidence(self, address: str | None) -> None:
        """A sentence was chosen."""
        self.model.state.cite(self.part, address)
        self._changed()

    def draw(self) -> None:
        """Bring the row to the model's state."""
        state = self.model.state
        self.segment.put(state.answers.get(self.part))
        if self.model.is_exercise and state.answers.get(self.part):
            self._draw_evidence()
        markup = self._flag_markup() if self.part in FLAGS else self._markup()
        if self.text.value != markup:
            self.text.value = markup
        told = self._found_markup()
        if told and self.found is None:
            self.found = html("", "ka-ind__more", "ka-status")
            self._add(self.found)
        if self.found is not None and self.found.value != told:
            self.found.value = told

    def _draw_evidence(self) -> None:
        """The list of sentences comes with the first score: a page opens sooner without it."""
        model, t = self.model, translator(self.model.lang)
        if self.evidence is None:
            self.evidence = DropDown(
                model.evidence_options(),
                model.session.guard,
                t("Sentence"),
                t("Choose a sentence"),
            )
            self.evidence.on_change(self.take_evidence)
            self._add(self.evidence.widget)
        self.evidence.put(model.state.evidence.get(self.part))

    def _add(self, piece: Any) -> None:
        self.widget.children = (*self.widget.children, piece)

    def _markup(self) -> str:
        model, part = self.model, self.part
        row = next(r for r in model.indicators if r["key"] == part)
        head = self._title(row["code"], column(row, "name", model.lang))
        asks = f"<p>{escape(column(row, 'question', model.lang))}</p>"
        anchors = model.anchors(part)
        lines = "".join(
            f"<li><b>{score}</b> {escape(words)}</li>" for score, words in enumerate(anchors)
        )
        means = model.means(part)
        if not means:
            return f'{head}{asks}<ul class="ka-anchors">{lines}</ul>'
        summary = escape(translator(model.lang)("What 0, 1 and 2 mean"))
        return (
            f'{head}{asks}<p class="ka-means">{escape(means)}</p>'
            f'<details><summary>{summary}</summary><ul class="ka-anchors">{lines}</ul></details>'
        )

    def _flag_markup(self) -> str:
        model = self.model
        row = next(
            rule.row
            for rule in model.rules.rules("jump_rules")
            if rule.row["rule"] == FLAGS[self.part]
        )
        head = self._title(row["rule"], column(row, "name", model.lang))
        return f"{head}<p>{escape(column(row, 'condition', model.lang))}</p>"

    def _title(self, code: str, name: str) -> str:
        # an id of its own: the page names the segment by it, also after this is drawn anew
        place = escape(f"{self.model.state.item}-{self.part}")
        tag = f"h{self.model.heading + 1}"
        code = f'<span translate="no">{escape(code)}</span>'
        return f'<{tag} id="{place}" class="ka-label">{code}{escape(name)}</{tag}>'

    def _found_markup(self) -> str:
        model = self.model
        found = model.state.found(self.part)
        if found is None or found.status == "missing":
            return ""
        if found.status in GOOD:
            differ = translator(model.lang)("Careful readers differ here")
            return right_line(found.text, model.lang, "" if found.status == "right" else differ)
        link = rule_link(model.session, FLAGS.get(self.part, self.part.upper()))
        return feedback(found.status, found.text, model.lang, link=link)
