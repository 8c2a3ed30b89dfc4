"""Every callback of the form is fired, by doing everything a person can do."""

import ipywidgets
import pytest
from touching import kind

from alerta.widgets.registration_form import RegistrationForm
from alerta.widgets.session import Session

from .acting import press, shown, texts, tree, write
from .test_registration import fill, to_the_key

OURS = "alerta.widgets.registration_form"


@pytest.fixture
def opened(home, settings, form, day):
    sessions = []

    def make(pass_text, **given):
        session = Session(home, settings, "es")
        sessions.append(session)
        made = RegistrationForm(session, form=form, today=day, **given)
        assert session.identify(pass_text)
        return made

    yield make
    for session in sessions:
        session.close()


def use_everything(piece):
    """Choose, write and tick in every control that is shown."""
    for one in [*tree(piece)]:
        if one.comm is None:
            continue
        if isinstance(one, ipywidgets.RadioButtons | ipywidgets.Dropdown):
            one.index = len(one.options) - 1
        elif isinstance(one, ipywidgets.Checkbox):
            one.value = not one.value
        elif isinstance(one, ipywidgets.Text | ipywidgets.Textarea):
            one.value = "2"


def test_a_person_who_does_everything_fires_every_callback(tally, opened, pass_text, good, road):
    made = opened(pass_text)
    page = made.page
    for section in page.model.sections:
        press(page.cord.widget, section.title("es"))
        for _ in range(2):
            use_everything(page.body)
        for button in [b for b in shown(page.body) if isinstance(b, ipywidgets.Button)]:
            if button.comm is not None:
                button.click()
    page.next.click()
    page.back.click()
    page.calm()
    page.go("case")
    write(page, "/data/case/start_date", "2099-01-01")
    page.go("event")
    if page.part.field("/data/event[1]/start_on") is None:
        page.open_row(page.model.form.item("event"), 1)
    write(page, "/data/event[1]/status", "ongoing")
    write(page, "/data/event[1]/start_on", "01/01/2099")
    press(page.part.widget, "Cambiar a «Anunciado»")
    page.go("review")
    press(page.widget, "Registrar el caso")
    kind(page.summary.widget, ipywidgets.Button)[0].click()
    page.go("actor")
    press(page.widget, "Agregar actor")
    write(page, f"/data/actor[{page.model.open_rows['actor']}]/actor_name", "Ronda")
    row = page.part.repeats[0].rows[-1]
    row.remover.click()
    press(page.widget, "No, conservar")
    row.remover.click()
    press(page.widget, "Sí, quitar")

    made = opened(pass_text)  # a draft is there now
    press(made.widget, "Descartar")
    press(made.widget, "Sí, descartar")
    if made.page is None:
        press(made.widget, "Empezar")
    path = "/data/event[2]/description"
    fill(made.page, good)
    made.page.model.answer(path, good["event"][1]["description"] + " Llamar al 987654321.")
    made.page.go("review")
    press(made.widget, "Registrar el caso")
    press(made.widget, "Ya lo revisé")
    code = made.sending.code
    press(made.widget, "Registrar otro caso")
    press(made.widget, "Empezar")
    fill(made.page, good)
    made.page.go("review")
    press(made.widget, "Registrar el caso")
    press(made.widget, "Es otro caso")
    if made.result is None:
        press(made.widget, "Ya lo revisé")
    press(made.widget, "Registrar otro caso")
    press(made.widget, "Empezar")
    fill(made.page, good)
    made = opened(pass_text)
    press(made.widget, "Recuperar")
    made.page.go("review")
    press(made.widget, "Registrar el caso")
    press(made.widget, "Es el mismo")
    made = opened(pass_text)
    made.start.list.control.value = code
    press(made.widget, "Abrir este caso")
    other = opened(pass_text, code=code)
    for one, words in ((other, "a"), (made, "b")):
        one.page.model.answer("/data/case/trigger_text", f"La bomba nueva {words}")
        one.page.go("review")
        one.page.last.reason.control.value = "Precisión"
        press(one.widget, "Guardar los cambios")
        if "Ya lo revisé" in texts(one.widget):
            press(one.widget, "Ya lo revisé")
    use_everything(made.page.last.clash)
    press(made.page.last.clash, "Seguir con esto")

    lesson = opened(pass_text, exercise=road[0], key=road[1])
    press(lesson.widget, "Abrir la ficha")
    to_the_key(lesson, road[1]["answers"])
    lesson.page.model.answer("/data/case/start_date", "2026-03-18")
    lesson.page.go("review")
    press(lesson.page.widget, "Pista")
    press(lesson.page.last.widget, "Comprobar la ficha")
    lesson.page.last.links[0].click()
    lesson.page.go("review")
    press(lesson.page.widget, "Ver la respuesta modelo")
    press(lesson.page.widget, "Guardar como caso de práctica")

    known = {name for name in tally.known if name.startswith(OURS)}
    assert known - tally.fired == set()
    assert len(known) > 30
    for one in (made, other, lesson):
        assert one.session.guard.fault == ""
