"""The form on a page: what appears, what stays, where the keyboard goes."""

import ipywidgets
import pytest
from ipywidgets.widgets.widget import _instances
from touching import kind

from alerta.widgets.registration_form import RegistrationForm

from .acting import controls, focused, press, shown, texts, tree, write


def test_the_first_section_stands_there_with_its_cord(page):
    assert "Ficha de práctica, sección 1 de 9" in page.head.value
    names = [knot.description.split("\n")[0] for knot in page.cord.buttons.values()]
    assert names[:2] == ["Criterios", "Caso"]
    assert names[-1] == "Revisar y registrar"
    assert "is-now" in page.cord.buttons["criteria"]._dom_classes


def test_only_the_widgets_of_the_open_section_exist(page):
    few = len(_instances)
    page.go("event")
    many = len(_instances)
    for name in ("actor", "alert", "review", "event"):
        page.go(name)
    assert len(_instances) <= many + 2
    assert many < few + 120


def test_a_field_appears_with_the_answer_that_asks_for_it_and_nothing_else_is_made_anew(page):
    before = page.part.widget.children
    assert not controls(page, "/data/case/c1_evidence")
    write(page, "/data/case/c1_actors", "yes")
    (evidence,) = controls(page, "/data/case/c1_evidence")
    evidence.value = "Memorial del 4 de marzo"
    write(page, "/data/case/c1_actors", "unknown")
    assert "ka-gone" in page.part.field("/data/case/c1_evidence").widget._dom_classes
    write(page, "/data/case/c1_actors", "no")
    assert controls(page, "/data/case/c1_evidence") == [evidence]
    assert evidence.value == "Memorial del 4 de marzo"
    assert page.part.widget.children == before


def test_a_date_may_be_written_as_people_do_and_stays_as_it_was_written(page):
    page.go("case")
    path = "/data/case/start_date"
    write(page, path, "5/3/2026")
    assert page.model.answers.value(path) == "2026-03-05"
    assert controls(page, path)[0].value == "5/3/2026"
    page.go("criteria")
    page.go("case")
    assert controls(page, path)[0].value == "05/03/2026"


def test_an_error_stands_beside_its_field_with_the_remedy_and_goes_when_it_is_mended(page):
    page.go("case")
    path = "/data/case/start_date"
    field = page.part.field(path)
    write(page, path, "31/02/2026")
    assert "ka-field--error" in field.widget._dom_classes
    assert "El día 31/02/2026 no existe en el calendario." in texts(field.widget)
    assert "Por ejemplo, 05/03/2026" in texts(field.widget)
    write(page, path, "28/02/2026")
    assert "ka-field--error" not in field.widget._dom_classes
    assert "31/02" not in texts(field.widget)


def test_what_looks_like_a_persons_data_is_a_warning_and_no_error(page):
    page.go("case")
    write(page, "/data/case/case_name", "Junta - Municipalidad, llamar al 987654321")
    field = page.part.field("/data/case/case_name")
    assert "ka-field--warn" in field.widget._dom_classes
    assert "parece un teléfono" in texts(field.widget)


def test_a_text_is_not_called_wrong_while_it_is_being_written(page):
    import asyncio

    page.go("case")
    path = "/data/case/start_date"

    async def writing():
        controls(page, path)[0].value = "5/3"
        page.flush()
        assert page.model.answers.answer(path) == "5/3"
        assert page.notice(path) is None
        page.calm()
        assert page.notice(path).code == "not_date"

    asyncio.run(writing())


def test_the_place_is_chosen_from_department_to_district_and_its_code_is_shown(page):
    page.go("location")
    row = "/data/location[1]"
    write(page, f"{row}/department", "08")
    write(page, f"{row}/province", "0801")
    write(page, f"{row}/district", "080101")
    assert "UBIGEO 080101" in texts(page.part.field(f"{row}/district").widget)
    assert page.model.answers.value(f"{row}/ubigeo") == "080101"
    assert "Ubicación 1: Cusco, Cusco" in texts(page.widget)


def test_boxes_are_ticked_and_cleared(page):
    page.go("case")
    path = "/data/case/structural_causes"
    boxes = controls(page, path)
    boxes[0].value = boxes[2].value = True
    assert len(page.model.answers.value(path).split()) == 2
    boxes[0].value = False
    assert len(page.model.answers.value(path).split()) == 1


def test_of_a_long_list_one_is_added_at_a_time_and_taken_out_by_its_box(page):
    page.go("alert")
    path = "/data/alert/addressed_to"
    write(page, path, "GL")
    write(page, path, "PREFECTURA")
    assert set(page.model.answers.value(path).split()) == {"GL", "PREFECTURA"}
    ticked = [one for one in controls(page, path) if isinstance(one, ipywidgets.Checkbox)]
    assert len(ticked) == 2
    offered = [code for _, code in controls(page, path)[0].options]
    assert "GL" not in offered
    ticked[0].value = False
    assert len(page.model.answers.value(path).split()) == 1


def test_a_moment_has_a_day_and_a_time(page):
    page.go("alert")
    path = "/data/alert/issued_at"
    day, clock = controls(page, path)
    day.value = "20/03/2026"
    assert "Falta la hora." in texts(page.part.field(path).widget)
    clock.value = "10:30"
    assert page.model.answers.value(path) == "2026-03-20T10:30:00.000-05:00"


def test_an_added_row_is_open_and_has_the_keyboard(page):
    page.go("actor")
    write(page, "/data/actor[1]/actor_name", "Junta Vecinal de Tambo Callapa")
    press(page.widget, "Agregar actor")
    assert page.part.field("/data/actor[1]/actor_name") is None
    first = page.part.field("/data/actor[2]/actor_name")
    assert focused(page.widget) is first.widget
    assert "Actor 1: Junta Vecinal de Tambo Callapa" in texts(page.widget)


def test_a_row_with_answers_goes_only_when_the_person_is_sure(page):
    page.go("actor")
    press(page.widget, "Agregar actor")
    write(page, "/data/actor[2]/actor_name", "Ronda")
    rows = page.part.repeats[0].rows
    rows[1].remover.click()
    assert "¿Quitar «Actor 2: Ronda»? Se pierde su respuesta." in texts(page.widget)
    press(page.widget, "No, conservar")
    assert focused(page.widget) is rows[1].remover
    rows[1].remover.click()
    press(page.widget, "Sí, quitar")
    assert len(page.part.repeats[0].rows) == 1
    assert focused(page.widget) is page.part.repeats[0].adder


def test_a_blank_row_goes_at_once_and_the_keyboard_goes_to_the_next(page):
    page.go("actor")
    press(page.widget, "Agregar actor")
    page.part.repeats[0].rows[0].remover.click()
    repeat = page.part.repeats[0]
    assert len(repeat.rows) == 1
    assert focused(page.widget) is repeat.rows[0].opener


def test_a_row_closes_and_opens(page):
    page.go("event")
    press(page.part.widget, "Cerrar")
    assert list(page.part.fields) == []
    press(page.part.widget, "Abrir")
    assert page.part.field("/data/event[1]/status") is not None


def test_continue_and_back_go_from_section_to_section_with_the_keyboard(page):
    assert "ka-gone" in page.back._dom_classes
    page.next.click()
    assert page.model.open_name == "case"
    assert focused(page.widget) is page.head
    page.back.click()
    assert page.model.open_name == "criteria"
    for _ in range(8):
        page.next.click()
    assert page.model.open_name == "review"
    assert "ka-gone" in page.next._dom_classes


def test_sending_shows_every_error_and_each_leads_to_its_field(page):
    page.go("review")
    press(page.widget, "Registrar el caso")
    assert f"Corrija {len(page.model.errors)} datos para seguir" in texts(page.widget)
    links = kind(page.summary.widget, ipywidgets.Button)
    assert len(links) == len(page.model.errors)
    press(page.summary.widget, "Tipo de fuente (fuente 1): falta")
    assert page.model.open_name == "source"
    assert focused(page.widget) is page.part.field("/data/source[1]/source_type").widget
    write(page, "/data/source[1]/source_type", "police")
    assert f"Corrija {len(page.model.errors)} datos para seguir" in texts(page.widget)
    assert "Tipo de fuente (fuente 1): falta" not in texts(page.summary.widget)


def test_the_links_that_are_left_stay_where_a_finger_is_about_to_press_them(page):
    page.go("review")
    press(page.widget, "Registrar el caso")
    press(page.summary.widget, "Tipo de fuente (fuente 1): falta")
    before = kind(page.summary.widget, ipywidgets.Button)
    write(page, "/data/source[1]/source_type", "police")
    assert set(kind(page.summary.widget, ipywidgets.Button)) < set(before)
    assert set(before) <= set(page.summary.widget.children)
    write(page, "/data/source[1]/source_type", "")
    assert kind(page.summary.widget, ipywidgets.Button) == before


def test_errors_in_a_closed_row_are_counted_at_its_title(page):
    page.go("event")
    press(page.widget, "Cerrar")
    page.model.attempt()
    page.draw()
    assert "datos por corregir" in page.part.repeats[0].rows[0].title.value


def test_the_remedy_beside_the_error_is_one_press(session, form, rules, good, day):
    from alerta.widgets.registration_form.drafting import DraftKeeper
    from alerta.widgets.registration_form.form_page import FormPage
    from alerta.widgets.registration_form.model import FormModel
    from alerta.widgets.registration_form.review_view import ReviewView
    from alerta.widgets.registration_form.sending import Sending

    model = FormModel(form, rules, "es", good, today=day)
    keeper = DraftKeeper(session, form.id, form.version)
    sending = Sending(model, session, keeper)
    made = FormPage(
        model, session, keeper, lambda page: ReviewView(page, sending, lambda: None, print)
    )
    made.go("event")
    made.open_row(form.item("event"), 2)
    write(made, "/data/event[2]/start_on", "26/03/2026")
    press(made.part.widget, "Cambiar a «Anunciado»")
    assert model.answers.value("/data/event[2]/status") == "announced"
    assert "Cambiar a" not in texts(made.part.widget)


def test_the_section_that_is_not_asked_leaves_the_cord(page):
    write(page, "/data/case/category", "not_a_case")
    assert "ka-gone" in page.cord.buttons["alert"]._dom_classes
    assert "Según sus respuestas no es un caso." in texts(page.widget)


def test_harm_to_persons_is_asked_when_there_was_violence_and_knows_three_kinds_of_blank(page):
    page.go("event")
    write(page, "/data/event[1]/violence", "persons")
    path = "/data/event[1]/harm/injured_civil_known"
    assert "Daños a personas" in texts(page.part.widget)
    (segment,) = controls(page, path)
    assert [words for words, _ in segment.options] == ["Tengo el número", "No se sabe", "No aplica"]
    segment.value = "unknown"
    assert page.model.answers.value(path) == "unknown"
    segment.value = "number"
    write(page, "/data/event[1]/harm/injured_civil", "2")
    assert page.model.answers.value("/data/event[1]/harm/injured_civil") == "2"


def test_a_form_in_a_page_waits_for_the_person(session, form):
    assert session.served
    form_widget = RegistrationForm(session, form=form)
    assert form_widget.page is None
    assert "Un momento: preparamos su ficha." in texts(form_widget.view())


@pytest.mark.parametrize("name", ["criteria", "case", "location", "actor", "event", "alert"])
def test_every_control_has_a_name(page, name):
    page.go(name)
    for one in shown(page.part.widget):
        if isinstance(one, ipywidgets.Text | ipywidgets.Textarea | ipywidgets.Dropdown):
            assert one.description
        if isinstance(one, ipywidgets.Button):
            assert one.description
    assert page.session.guard.fault == ""


def test_closing_gives_everything_back(session, form):
    session.served = False
    before = len(_instances)
    made = RegistrationForm(session, form=form)
    made.page.go("event")
    made.page.close()
    left = [one for one in tree(made.widget) if one.comm is not None]
    assert len(left) <= 2
    assert len(_instances) < before + 60
