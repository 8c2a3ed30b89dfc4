"""A field: label, help, error, control; typing is handed over at a pause."""

import asyncio

import ipywidgets

from alerta.widgets.controls import Field
from alerta.widgets.controls.settle import LONGEST_S, PAUSE_S, Settled


def test_a_field_has_its_label_its_help_and_room_for_an_error(guard):
    field = Field("Actor primario", guard, help_text="El grupo que pide")
    assert field.control.description == "Actor primario"
    assert "El grupo que pide" in field.widget.children[1].value
    assert "ka-field" in field.widget._dom_classes


def test_an_error_says_what_happens_and_what_to_do(guard):
    field = Field("Actor primario", guard)
    field.show_error("«La población» no es una organización.", "Escriba cuál.")
    error = field.widget.children[-1]
    assert "no es una organización" in error.value
    assert "Escriba cuál." in error.value
    assert "ka-field--error" in field.widget._dom_classes
    field.show_warning("Parece un teléfono.")
    assert "ka-field--warn" in field.widget._dom_classes
    assert "ka-field--error" not in field.widget._dom_classes
    field.clear()
    assert error.value == ""
    assert field.widget._dom_classes == ("ka-field",)


def test_what_comes_from_outside_cannot_become_markup(guard):
    field = Field("Actor", guard, help_text="<script>alert(1)</script>")
    field.show_error("<img src=x onerror=alert(1)>", "<b>no</b>")
    markup = "".join(child.value for child in field.widget.children[1:])
    assert "<script>" not in markup
    assert "<img" not in markup
    assert "&lt;b&gt;" in markup


def test_a_stored_text_comes_back_without_being_told(guard):
    field, told = Field("Actor", guard), []
    field.on_change(told.append)
    field.put("Comunidad")
    assert (field.value, told) == ("Comunidad", [])
    field.control.value = "Comunidad Alta"
    assert told == ["Comunidad Alta"]


def test_a_field_may_be_long_short_or_hold_another_control(guard):
    assert isinstance(Field("x", guard, long=True).control, ipywidgets.Textarea)
    assert "ka-short" in Field("x", guard, short=True).control._dom_classes
    own = ipywidgets.BoundedIntText(description="Heridos")
    field = Field("x", guard, control=own, after=ipywidgets.HTML("después"))
    assert field.control is own
    assert "ka-after" in field.widget.children[-1]._dom_classes
    field.disable()
    assert own.disabled


def test_typing_is_told_once_at_a_pause():
    async def type_slowly():
        told = []
        settled = Settled(told.append)
        for text in ("C", "Co", "Com"):
            settled.take(text)
            await asyncio.sleep(PAUSE_S / 10)
        assert told == []
        await asyncio.sleep(PAUSE_S * 1.5)
        return told

    assert asyncio.run(type_slowly()) == ["Com"]


def test_who_goes_on_typing_is_saved_before_two_seconds():
    async def type_on():
        told = []
        settled = Settled(told.append)
        loop = asyncio.get_running_loop()
        start = loop.time()
        while not told and loop.time() - start < 3:
            settled.take(loop.time() - start)
            await asyncio.sleep(PAUSE_S / 4)
        return loop.time() - start

    assert asyncio.run(type_on()) < 2.0
    assert LONGEST_S < 2.0


def test_a_field_hands_over_what_waits_when_asked(guard):
    async def type_and_submit():
        field, told = Field("Actor", guard), []
        field.on_change(told.append)
        field.control.value = "Comunidad"
        assert told == []
        field.flush()
        field.flush()
        return told

    assert asyncio.run(type_and_submit()) == ["Comunidad"]
