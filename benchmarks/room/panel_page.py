"""The lesson as a Panel app: a model for every model, the same texts, callbacks that answer.

`panel serve benchmarks/room/panel_page.py` with `ROOM_LESSON` naming a file of `lesson_tree.py`.
What can be made once is made once, as Panel advises: the tree is read and the plot drawn for the
first visitor only. The lesson has no chart; one is added, for a page of widgets usually has one.
"""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import panel as pn

LESSON = "ROOM_LESSON"
OPEN, CLOSE = "Abrir", "Cerrar"
Node = dict[str, Any]


def lesson() -> dict[str, Any]:
    return json.loads(Path(os.environ[LESSON]).read_text(encoding="utf-8"))


def plot() -> str:
    """How many models of each kind the page has, as SVG."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 3))
    models = lesson()["models"]
    figure.add_subplot().barh(list(models), list(models.values()))
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg")
    return drawn.getvalue()


class Page:
    """One visitor's page."""

    def __init__(self) -> None:
        self.said = pn.pane.HTML("")
        kinds: dict[str, Callable[[Node], Any]] = {
            "HTML": lambda node: pn.pane.HTML(node["text"]),
            "VBox": lambda node: pn.Column(*map(self.part, node["children"])),
            "HBox": lambda node: pn.Row(*map(self.part, node["children"])),
            "RadioButtons": self.rows,
            "Dropdown": self.drop_down,
            "Button": self.button,
            "Text": lambda node: pn.widgets.TextInput(name=node["name"]),
        }
        self._kinds = kinds

    def part(self, node: Node) -> Any:
        """The model of Panel for a widget of the lesson. KeyError for an unknown kind."""
        made = self._kinds[node["kind"]](node)
        if node["hidden"]:
            made.visible = False
        return made

    def rows(self, node: Node) -> Any:
        made = pn.widgets.RadioBoxGroup(
            name=node["name"], options=node["options"], value=None, inline=node["inline"]
        )
        made.param.watch(self.take, "value")
        return made

    def drop_down(self, node: Node) -> Any:
        made = pn.widgets.Select(name=node["name"], options=node["options"])
        made.param.watch(self.take, "value")
        return made

    def button(self, node: Node) -> Any:
        made = pn.widgets.Button(name=node["name"])
        made.on_click(lambda _: self.turn(made))
        return made

    def take(self, event: Any) -> None:
        """An option was chosen."""
        self.said.object = f"<p>{event.new}</p>"

    def turn(self, button: Any) -> None:
        """A button was clicked: what opens, closes."""
        button.name = {OPEN: CLOSE, CLOSE: OPEN}.get(button.name, button.name)
        self.said.object = f"<p>{button.name}</p>"

    def whole(self) -> Any:
        """Everything, in the order of the lesson."""
        parts = []
        for cell in pn.state.as_cached("lesson", lesson)["cells"]:
            if "markdown" in cell:
                parts.append(pn.pane.Markdown(cell["markdown"]))
            else:
                parts += [self.part(node) for node in cell["shows"]]
        picture = pn.pane.HTML(pn.state.as_cached("plot", plot))
        return pn.Column(*parts, picture, self.said)


pn.extension()
Page().whole().servable(title="Panel")
