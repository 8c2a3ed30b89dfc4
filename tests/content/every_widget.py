"""Runs the pages of the kit in this process, and does to their widgets what people do."""

import ast
import contextlib
import html
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from alerta import config, passes
from alerta.registry import Registry

HOME = Path(__file__).parents[2]
sys.path.insert(0, str(HOME / "tests" / "widgets" / "exercise_card"))

import acting  # noqa: E402

SAID = ("description", "placeholder", "tooltip")
NAMED = re.compile(r'(?:aria-label|title|alt|data-l|placeholder)="([^"]*)"')
TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


class RunPage:
    """One notebook, run from top to bottom in language `lang`; `shown` is what its cells show."""

    def __init__(self, path: Path, lang: str) -> None:
        self.path = path
        names: dict[str, Any] = {}
        before = set(_living())
        self.shown: list[widgets.Widget] = []
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                source = re.sub(r'lang="\w+"', f'lang="{lang}"', "".join(cell["source"]))
                with contextlib.redirect_stdout(io.StringIO()):  # what `display` says elsewhere
                    value = _value(source, names)
                if isinstance(value, widgets.Widget):
                    self.shown.append(value)
        self.session = next(
            one.session for one in names.values() if hasattr(getattr(one, "session", None), "guard")
        )
        self.entry = next(
            one for key, one in _living().items()
            if key not in before and "ka-pass" in getattr(one, "_dom_classes", ())
        )  # fmt: skip

    def sign_in(self, person: Any) -> None:
        """Hand over a pass as the page script does: through the hidden field."""
        claims = {"person_id": person.person_id, "alias": person.alias, "lang": "es"}
        self.entry.value = passes.sign(config.secret(self.session.settings), claims, 600)
        assert self.session.person is not None


def pages(home: Path, lang: str = "es") -> list[Path]:
    """Every notebook that people open: the manual in one language, and the apps."""
    return [*sorted((home / "manual" / lang).glob("*.ipynb")),
            *sorted((home / "notebooks").glob("*.ipynb"))]  # fmt: skip


def somebody(settings: Any, form: Any, alias: str = "Tarwi", lang: str = "es") -> Any:
    """A person of the registry; signed up at the first call."""
    with Registry.open(settings.database_url, form) as registry:
        try:
            return registry.people.sign_up(alias, "1234", lang)
        except Exception:
            return registry.people.sign_in(alias, "1234")


def walk(widget: Any, hidden: bool = True) -> Iterator[Any]:
    """A widget and all below it; without the hidden ones when told so."""
    if not hidden and "ka-gone" in widget._dom_classes:
        return
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child, hidden)


def words(widget: Any) -> list[str]:
    """Every text of a widget and those below it that a person may read or hear."""
    found: list[str] = []
    for one in walk(widget):
        found += [text for name in SAID if (text := getattr(one, name, None))]
        if isinstance(one, widgets.HTML):
            found += visible(one.value)
        elif hasattr(one, "_options_labels"):
            found += [line for label in one._options_labels for line in label.split("\n")]
    return [text for text in found if text.strip("\u200b \n")]


def visible(markup: str) -> list[str]:
    """The texts of some markup, and those that only a screen reader says."""
    named = [html.unescape(text) for text in NAMED.findall(markup)]
    return named + [html.unescape(text).strip() for text in TAG.split(markup) if text.strip()]


def press(root: Any, text: str) -> None:
    """Press the button with this text; it has to be there and not hidden."""
    for one in walk(root, hidden=False):
        if isinstance(one, widgets.Button) and one.description == text:
            one.click()
            return
    raise AssertionError(f"no button «{text}»")


def _value(source: str, names: dict[str, Any]) -> Any:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "page", "exec"), names)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "page", "eval"), names)


def _living() -> dict[str, Any]:
    from ipywidgets.widgets.widget import _instances

    return dict(_instances)


def served(data: Path, home: Path) -> dict[str, str]:
    """The environment of a kernel that the kit's own server has started."""
    return {**os.environ, "ALERTA_HOME": str(home), "ALERTA_DATA": str(data), "ALERTA_KERNEL": "1"}


def radios(root: Any, orientation: str) -> list[Any]:
    """Option rows ("vertical") or segments ("horizontal") below `root`, in their order."""
    return [
        one for one in walk(root, hidden=False)
        if isinstance(one, widgets.RadioButtons) and one.orientation == orientation
    ]  # fmt: skip


def boxes(root: Any, name: str) -> list[Any]:
    """The boxes of one class that are shown below `root`."""
    return [one for one in walk(root, hidden=False) if name in one._dom_classes]


def answer(root: Any, exercise: Any, answers: dict[str, str], evidence: dict[str, str]) -> None:
    """Answer an exercise on the page and have it checked, as a person does: control by control.

    `answers` has a value for every part that is asked; any kind but registration.
    """
    if exercise["kind"] == "criteria_coding":
        number = 0  # the sixth question appears while the others are answered
        while number < len(boxes(root, "ka-crit")):
            _answer_criterion(boxes(root, "ka-crit")[number], root, answers, evidence)
            number += 1
        return
    if exercise["kind"] != "alert_scoring":
        acting.answer(HOME, root, exercise, answers)
        return
    for row in boxes(root, "ka-ind"):
        part = PARTS[title(row)]
        radios(row, "horizontal")[0].value = answers[part]
        if part in evidence:
            boxes(row, "ka-field")[0].children[0].value = evidence[part]
    for segment in radios(root, "horizontal"):
        if "sure" in segment._options_values:
            segment.value = "sure"
    press(root, "Comprobar")


def _answer_criterion(
    row: Any, root: Any, answers: dict[str, str], evidence: dict[str, str]
) -> None:
    part = PARTS[title(row)]
    part = "disagreement" if row is not boxes(root, "ka-crit")[1] and part == "c2" else part
    if "ka-crit--open" not in row._dom_classes:
        next(one for one in walk(row) if isinstance(one, widgets.Button)).click()
    radios(row, "vertical")[0].value = answers[part]
    if part in evidence:
        boxes(row, "ka-field")[0].children[0].value = evidence[part]
    radios(row, "horizontal")[0].value = "sure"
    if any(getattr(one, "description", "") == "Comprobar" for one in walk(row, hidden=False)):
        press(row, "Comprobar")  # what is right already is not checked again


PARTS = {
    "C1": "c1",
    "C2": "c2",
    "C3": "c3",
    "C4": "c4_rung",
    "C5": "c5",
    "R1": "serious_harm_now",
    "R3": "threat_to_persons",
    **{f"{letter}{n}": f"{letter.lower()}{n}" for letter in "PI" for n in range(1, 6)},
}


def title(row: Any) -> str:
    """The code in the heading of a question: C4, P2."""
    markup = next(one.value for one in walk(row) if isinstance(one, widgets.HTML) and one.value)
    return re.search(r'translate="no">(\w\d)<', markup)[1]
