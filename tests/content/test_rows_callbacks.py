"""Every callback of every widget is fired at least once, and none of them fails (row 102)."""

import ast
import copy
import json
import sys
from pathlib import Path

import ipywidgets as widgets
import pytest

from alerta import config, passes
from alerta.registry import Registry
from alerta.widgets.guard import Guard
from alerta.widgets.session import Session

sys.path.insert(0, str(Path(__file__).parent))

import every_widget
from every_widget import RunPage, answer, press, somebody, walk

HOME = Path(__file__).parents[2]
WIDGETS = HOME / "src" / "alerta" / "widgets"
GOOD = json.loads((HOME / "tests" / "registry" / "good_case.json").read_text(encoding="utf-8"))


# ---------------------------------------------------------------- what the source wraps


def wrapped():
    """Names of the callbacks that the source hands to a guard, a button or a choice."""
    for path in sorted(WIDGETS.rglob("*.py")):
        module = "alerta.widgets." + ".".join(path.relative_to(WIDGETS).with_suffix("").parts)
        yield from _wrapped_in(ast.parse(path.read_text(encoding="utf-8")), module, [])


def _wrapped_in(node, module, inside):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            for callback in _handed_over(child):
                name = _name(callback, inside)
                if name:
                    yield f"{module}.{name}"
        named = isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _wrapped_in(child, module, [*inside, child] if named else inside)


def _handed_over(call):
    function = call.func
    if isinstance(function, ast.Name) and function.id == "button" and len(call.args) > 1:
        return [call.args[1]]
    if isinstance(function, ast.Attribute) and function.attr in ("around", "on_change"):
        return call.args[:1]
    return []


def _name(callback, inside):
    """`Class.method`, `Class.method.<locals>.inner`; None for a parameter that is passed on."""
    if isinstance(callback, ast.Attribute):
        owner = next((one.name for one in inside if isinstance(one, ast.ClassDef)), "")
        is_self = isinstance(callback.value, ast.Name) and callback.value.id == "self"
        return f"{owner}.{callback.attr}" if is_self and not callback.attr.startswith("_") else None
    around = ".".join(
        f"{one.name}.<locals>" if isinstance(one, ast.FunctionDef) else one.name for one in inside
    )
    if isinstance(callback, ast.Lambda):
        return f"{around}.<lambda>"
    if isinstance(callback, ast.Name) and any(
        isinstance(one, ast.FunctionDef) and one.name == callback.id for one in inside[-1].body
    ):
        return f"{around}.{callback.id}"
    return None


def test_no_widget_listens_without_a_guard():
    """Only the controls observe widgets themselves, and they call their guard."""
    loose = []
    for path in sorted(WIDGETS.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            if call.func.attr in ("observe", "on_click", "on_msg", "on_submit"):
                handed = ast.unparse(call.args[0]) if call.args else ""
                known = ("self._heard", "heard", "lambda _: guarded()")
                if handed not in known and ".around(" not in handed:
                    loose.append(f"{path.name}:{call.lineno} {handed}")
    assert loose == []


# ---------------------------------------------------------------- firing them


@pytest.fixture
def settings(home, tmp_path, monkeypatch):
    for name, value in every_widget.served(tmp_path, home).items():
        monkeypatch.setenv(name, value)
    return config.read()


@pytest.fixture
def faults(monkeypatch):
    """What any guard told a person; the two lists of the guard begin empty."""
    told = []
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    tell = Guard.tell
    monkeypatch.setattr(Guard, "tell", lambda guard: (told.append(sys.exc_info()[1]), tell(guard)))
    return told


class Hand:
    """Goes through a page as a curious person does: everything that can be touched, once."""

    def __init__(self, most=400):
        self.done = set()
        self.most = most

    def touch_everything(self, root):
        for _ in range(self.most):
            new = next((one for one in walk(root, hidden=False) if self._is_new(one)), None)
            if new is None:
                return
            self._touch(new)

    def _is_new(self, one):
        return self._touchable(one) and self._key(one) not in self.done

    @staticmethod
    def _touchable(one):
        kinds = (widgets.Button, widgets.Text, widgets.Textarea, widgets.Checkbox,
                 widgets.RadioButtons, widgets.Dropdown)  # fmt: skip
        return isinstance(one, kinds) and not one.disabled

    @staticmethod
    def _key(one):
        own = getattr(one, "_options_labels", ())
        return type(one).__name__, one.description, getattr(one, "tooltip", ""), own

    def _touch(self, one):
        self.done.add(self._key(one))
        if isinstance(one, widgets.Button):
            one.click()
        elif isinstance(one, widgets.Checkbox):
            one.value = not one.value
        elif isinstance(one, widgets.Text | widgets.Textarea):
            one.value = f"{one.value} x".strip()
        else:
            values = [value for value in one._options_values if value not in (None, "")]
            one.value = next((value for value in values if value != one.value), one.value)


def test_every_callback_is_fired_and_none_fails(settings, form, faults, home):
    ana, luis = somebody(settings, form, "Ana"), somebody(settings, form, "Luis")
    with Registry.open(settings.database_url, form) as registry:
        code = registry.cases.add(GOOD, ana, "Aviso de la radio")
        for number in range(30):  # more than one page of the explorer
            other = copy.deepcopy(GOOD)
            other["case"]["case_name"] = f"Caso {number} - empresa (agua)"
            registry.cases.add(other, ana, "carga")
    for path in every_widget.pages(home):
        page = RunPage(path, "es")
        page.sign_in(ana)
        for shown in page.shown:
            Hand().touch_everything(shown)
        page.session.close()
    _solve_every_exercise(home, settings, ana)
    _register(home, settings, ana, luis, code)
    assert faults == []
    assert sorted(Guard.known - Guard.fired) == []
    assert sorted(set(wrapped()) - Guard.fired) == []


def _solve_every_exercise(home, settings, person):
    ...


def _register(home, settings, ana, luis, code):
    ...
