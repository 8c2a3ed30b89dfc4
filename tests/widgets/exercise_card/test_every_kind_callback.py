"""Every callback that any kind of exercise registers is fired, by doing all that a person can do."""

import acting
import ipywidgets

from alerta.widgets.guard import Guard

ELSEWHERE = ("registration", "criteria_coding", "alert_scoring")  # ../test_every_callback.py


def test_a_person_who_does_everything_fires_every_callback(
    monkeypatch, samples, show, session, pass_text, home
):
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    pages = {kind: show(one, session) for kind, one in samples.items() if kind not in ELSEWHERE}
    session.identify(pass_text)
    for kind, page in pages.items():
        exercise, key = samples[kind]
        acting.fill(home, page, exercise, acting.wrong_answers(exercise, key))
        for turn in range(4):  # what opens brings more to press
            use_everything(page, last=turn % 2 == 1)
    assert Guard.known - Guard.fired == set()
    assert len(Guard.known) > 15
    assert session.guard.fault == ""


def use_everything(page, *, last):
    """Choose something everywhere, write, tick, and press every button that is shown."""
    for one in list(acting.tree(page)):
        if isinstance(one, ipywidgets.RadioButtons | ipywidgets.Dropdown) and one.options:
            one.index = len(one.options) - 1 if last else 0
        elif isinstance(one, ipywidgets.Checkbox):
            one.value = not one.value
        elif isinstance(one, ipywidgets.Text | ipywidgets.Textarea):
            one.value = "17" if last else "Los regantes"
    for one in list(acting.tree(page, hidden=False)):
        if isinstance(one, ipywidgets.Button):
            one.click()
