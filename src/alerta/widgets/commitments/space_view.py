"""Opening a space on a page: the list on one side, the act that grows on the other."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.commitments.act import Line, act
from alerta.widgets.commitments.case import Table, options
from alerta.widgets.commitments.documents import folded, title
from alerta.widgets.commitments.space_model import SpaceModel
from alerta.widgets.commitments.telling import told
from alerta.widgets.controls import OptionRows, box, escape, html, put_markup, row, show


class LineView:
    """One line of the list."""

    def __init__(self, model: SpaceModel, line: Mapping[str, Any]) -> None:
        self.model, self.line = model, line
        shared = model.shared
        name, ask = shared.words(line["name"]), shared.words(line["ask"])
        head = html(f'<h4 class="ka-label">{escape(name)}. {escape(ask)}</h4>')
        self.options = OptionRows(options(line["options"], shared), shared.session.guard)
        self.options.on_change(self.take)
        self.answer = html("", "ka-status")
        self.widget = box([head, self.options.widget, self.answer], "ka-question")

    def take(self, value: str) -> None:
        """An option was chosen."""
        self.model.take(self.line["id"], value)

    def draw(self) -> None:
        """Bring the line to the model's state."""
        model, found = self.model, self.model.judged(self.line["id"])
        chosen = model.value(self.line["id"])
        self.options.put(chosen)
        right = found is not None and found.status == "right"
        self.options.mark(chosen if right else None, {chosen} if found and not right else ())
        put_markup(self.answer, told(found, model.shared))


class SpaceView:
    """The list and the act."""

    def __init__(self, shared: Table) -> None:
        self.model = SpaceModel(shared)
        t = translator(shared.lang)
        self.lines = [LineView(self.model, line) for line in self.model.lines]
        self.act = html("", "ka-actside")
        questions = box([one.widget for one in self.lines], "ka-questions")
        self.widget = box(
            [
                html(title(shared, t("Open a dialogue space"))),
                html(folded(shared, "space", is_open=True)),
                row([questions, self.act], "ka-work", "ka-work--map"),
            ],
            "ka",
            "ka-exercise",
            "ka-commitments",
        )
        shared.decided.watch(self.draw)
        self.draw()

    def draw(self) -> None:
        """Bring everything to the model's state; sends only what differs."""
        model, t = self.model, translator(self.model.lang)
        reached = True
        for one in self.lines:  # one question after the other: six at once are a wall on a phone
            one.draw()
            show(one.widget, reached or model.value(one.line["id"]) is not None)
            reached = reached and model.value(one.line["id"]) is not None
        lines = [
            Line(
                model.shared.words(line["name"]),
                model.chosen_words(line),
                None if model.value(line["id"]) is None else model.right(line["id"]),
            )
            for line in model.lines
        ]
        name = model.shared.words(model.shared.case["title"])
        said = act(t("Act of opening, draft"), name, lines, model.lang, model.verdict())
        put_markup(self.act, said)
