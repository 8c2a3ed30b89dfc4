"""Every callback of every widget is fired at least once, and none of them fails (row 102)."""

import ast
import asyncio
import contextlib
import copy
import json
import sys
from pathlib import Path

import ipywidgets as widgets
import pytest

from alerta import config, passes
from alerta.criteria import load_rules
from alerta.learning import load_exercise, load_exercises, load_key
from alerta.registry import Registry
from alerta.widgets.case_explorer import CaseExplorer
from alerta.widgets.exercise_card.view import view as exercise_view
from alerta.widgets.guard import Guard
from alerta.widgets.registration_form import RegistrationForm
from alerta.widgets.registration_form.model import REVIEW
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
    monkeypatch.setenv("ALERTA_SELF_PACED", "1")  # the list of chapters listens only then
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
        # what a list with a name offers may change with every answer: it is the same list
        own = () if one.description else getattr(one, "_options_labels", ())
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
    ana, luis, rosa = (somebody(settings, form, name) for name in ("Ana", "Luis", "Rosa"))
    with Registry.open(settings.database_url, form) as registry:
        code = registry.cases.add(GOOD, ana, "Aviso de la radio")
        for number in range(30):  # more than one page of the explorer
            other = copy.deepcopy(GOOD)
            other["case"]["case_name"] = f"Caso {number} - empresa (agua)"
            registry.cases.add(other, ana, "carga")
    for path in every_widget.pages(home):
        page = RunPage(path, "es")
        page.sign_in(ana)
        for piece in page.shown:
            Hand(most=60).touch_everything(piece)
        page.session.close()
    _read_the_cases(home, settings, ana)
    _solve_every_kind(home, settings, ana)
    _register(home, settings, rosa, luis, code)
    assert faults == []
    assert sorted(filter(_is_here, Guard.known - Guard.fired)) == []
    assert sorted(filter(_is_here, set(wrapped()) - Guard.fired)) == []


# Their steps open only to who answers right, or on another day: each has a story of its own.
STORIES = {
    "cohorts": "cohorts/test_cohorts_view.py",
    "commitments": "commitments/test_commitments_view.py",
    "review": "review/test_review_page.py",
    "routing_desk": "routing_desk/test_desk.py",
    "sorting_board": "sorting_board/test_board_view.py",
    "test_sitting": "test_sitting/test_sittings.py",
}


def _is_here(callback):
    return callback.split(".")[2] not in STORIES


@pytest.mark.parametrize("widget", STORIES)
def test_the_widgets_with_a_story_of_their_own_fire_every_callback_there(widget):
    story = (HOME / "tests" / "widgets" / STORIES[widget]).read_text(encoding="utf-8")
    assert "Guard.fired" in story or "tally.fired" in story


def _read_the_cases(home, settings, person):
    """From the list to a case, its history, the form that changes it, and back."""
    session = Session(home, settings, "es", page="test")
    root = CaseExplorer(session).view()
    known(session, settings, person)
    press(root, "Mostrar más")
    press(root, "Abrir")
    press(root, "Ver la historia")
    press(root, "Cambiar este caso")
    press(root, "Volver al caso")
    press(root, "Volver a la lista")
    session.close()


def _solve_every_kind(home, settings, person):
    """Right answers, hints, the model answer: of one exercise of each kind."""
    first: dict[str, str] = {}
    for one in load_exercises(home):
        if one["kind"] != "registration" and not one.get("test"):
            first.setdefault(one["kind"], one["id"])
    for name in (*first.values(), "quarry-trucks-school", "health-post-roof"):
        exercise, key = load_exercise(home, name), load_key(home, name)
        session = Session(home, settings, "es", page="test")
        root = exercise_view(exercise, key, load_rules(home), session)
        known(session, settings, person)
        right = {part: str(one["value"]) for part, one in key["answers"].items()}
        right = {"disagreement": "interests", **right}
        answer(root, exercise, right, dict.fromkeys(right, "d1.1"))
        press_with(root, "modelo")
        Hand().touch_everything(root)
        session.close()


def _register(home, settings, ana, luis, code):
    """A dossier; a draft that is left; a case like another; one that two people change."""
    _solve_the_dossier(home, settings, ana)
    _leave_a_draft(home, settings, ana)
    _register_one_like_another(home, settings, ana)
    _change_at_the_same_time(home, settings, ana, luis, code)
    asyncio.run(_type_and_pause(home, settings, ana))


def _solve_the_dossier(home, settings, person):
    with sitting(home, settings, person, exercise_id="unfinished-valley-road") as desk:
        press(desk.view(), "Abrir la ficha")
        desk.page.go(REVIEW)
        press(desk.view(), "Comprobar la ficha")  # the two errors of the dossier
        first_link(desk).click()
        right = {part: str(one["value"]) for part, one in desk.exercise.key["answers"].items()}
        for part, value in {**right, "/data/case/start_date": "2026-03-01"}.items():
            desk.page.model.answer(part, value)
        desk.page.go(REVIEW)
        press(desk.view(), "Comprobar la ficha")  # one answer differs from the key
        first_link(desk).click()
        desk.page.model.answer("/data/case/start_date", right["/data/case/start_date"])
        desk.page.go(REVIEW)
        press(desk.view(), "Comprobar la ficha")
        press(desk.view(), "Pista")
        press_with(desk.view(), "modelo")
        press(desk.view(), "Guardar como caso de práctica")
        assert "PRÁCTICA-" in text(desk)


def _leave_a_draft(home, settings, person):
    with sitting(home, settings, person, draft=GOOD) as desk:
        press(desk.view(), "Descartar")
        press(desk.view(), "Sí, descartar")
    with sitting(home, settings, person, draft=GOOD) as desk:
        press(desk.view(), "Recuperar")
        press(desk.view(), "Continuar")
        press(desk.view(), "Volver")
        Hand(most=60).touch_everything(desk.page.cord.widget)
        desk.page.go_to("/data/actor[1]/actor_name")
        press(desk.view(), "Cerrar")
        press(desk.view(), "Abrir")
        press(desk.view(), "Quitar")
        press(desk.view(), "No, conservar")
        press(desk.view(), "Quitar")
        press(desk.view(), "Sí, quitar")
        press_with(desk.view(), "Agregar")
        desk.page.model.answer("/data/case/category", "difference")
        desk.page.go_to("/data/case/category")
        press_with(desk.view(), "Cambiar a «")
        for path in ("/data/alert/addressed_to", "/data/event[1]/event_actors"):
            desk.page.go_to(path)
            Hand().touch_everything(desk.page.part.field(path).widget)
        desk.keeper.discard(desk.keeper.draft_id)


def _register_one_like_another(home, settings, person):
    with sitting(home, settings, person, draft=GOOD) as desk:
        press(desk.view(), "Recuperar")
        desk.page.go(REVIEW)
        press(desk.view(), "Registrar el caso")
        for _ in range(40):  # one case of those that are alike at a time
            if not shown(desk, "Es otro caso, sigo con el mío"):
                break
            press(desk.view(), "Es otro caso, sigo con el mío")
        if shown(desk, "Ya lo revisé: registrar así"):
            press(desk.view(), "Ya lo revisé: registrar así")
        assert "El caso está registrado" in text(desk)
        press(desk.view(), "Registrar otro caso")
        desk.start.list.control.value = desk.start.list.control.options[1][1]
        press(desk.view(), "Abrir este caso")
    with sitting(home, settings, person, draft=GOOD) as desk:
        press(desk.view(), "Recuperar")
        desk.page.go(REVIEW)
        press(desk.view(), "Registrar el caso")
        press(desk.view(), "Es el mismo, agrego mi hecho allí")
        assert "Guardar los cambios" in text(desk)


def _change_at_the_same_time(home, settings, ana, luis, code):
    with sitting(home, settings, ana, code=code) as desk:
        with sitting(home, settings, luis, code=code) as other:
            save_change(other, "Luis")
        save_change(desk, "Ana")
        assert "Otra persona guardó este caso antes que usted" in text(desk)
        press(desk.view(), "Seguir con esto")
        assert "Falta elegir" in text(desk)
        for one in walk(desk.view(), hidden=False):
            if isinstance(one, widgets.RadioButtons) and "mine" in one._options_values:
                one.value = "mine"
        press(desk.view(), "Seguir con esto")
        press(desk.view(), "Guardar los cambios")
        if shown(desk, "Ya lo revisé: registrar así"):
            press(desk.view(), "Ya lo revisé: registrar así")
        assert "Los cambios están guardados" in text(desk)


def save_change(desk, who):
    problem = f"{GOOD['case']['problem']} Así lo anotó {who} al actualizar la ficha."
    desk.page.model.answer("/data/case/problem", problem)
    desk.page.go(REVIEW)
    desk.page.last.reason.control.value = "Hubo una nueva reunión"
    press(desk.view(), "Guardar los cambios")
    if shown(desk, "Ya lo revisé: registrar así"):
        press(desk.view(), "Ya lo revisé: registrar así")


async def _type_and_pause(home, settings, person):
    """An error about a text is told once the person has stopped writing it."""
    with sitting(home, settings, person, draft=GOOD) as desk:
        press(desk.view(), "Recuperar")
        desk.page.go_to("/data/actor[1]/actor_name")
        name = desk.page.part.field("/data/actor[1]/actor_name").widget.children[0]
        name.value = "La población"
        await asyncio.sleep(4)
        assert (
            "ka-field--error"
            in desk.page.part.field("/data/actor[1]/actor_name").widget._dom_classes
        )


@contextlib.contextmanager
def sitting(home, settings, person, draft=None, **more):
    """The registration form in front of a person; with a record to be offered as a draft."""
    session = Session(home, settings, "es", page="test")
    desk = RegistrationForm(session, **more)
    if draft is not None:
        with Registry.open(settings.database_url, desk.form) as registry:
            registry.drafts.save(person.person_id, desk.form.id, desk.form.version, draft)
    known(session, settings, person)
    yield desk
    session.close()


def known(session, settings, person):
    claims = {"person_id": person.person_id, "alias": person.alias, "lang": "es"}
    assert session.identify(passes.sign(config.secret(settings), claims, 600))


def text(desk):
    return "\n".join(every_widget.words(desk.view()))


def shown(desk, words):
    return any(getattr(one, "description", "") == words for one in walk(desk.view(), hidden=False))


def first_link(desk):
    """The first of the links to the fields that are to be looked at again."""
    return next(one for one in walk(desk.view(), hidden=False)
                if isinstance(one, widgets.Button) and "ka-reg-link" in one._dom_classes)  # fmt: skip


def press_with(root, part):
    next(one for one in walk(root, hidden=False)
         if part in getattr(one, "description", "") and hasattr(one, "click")).click()  # fmt: skip
