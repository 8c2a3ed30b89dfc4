"""From the first look at the page to the registry, in the person's language."""

import pytest

from alerta import passes
from alerta.config import secret
from alerta.registry import Registry
from alerta.widgets.registration_form import RegistrationForm, view
from alerta.widgets.session import Session

from .acting import focused, press, texts, write


@pytest.fixture
def make(home, settings, form, day):
    """Opens the page anew, as after a reload: another kernel, another session."""
    opened = []

    def open_page(pass_text=None, **given):
        session = Session(home, settings, given.pop("lang", "es"), page="app/register_case")
        opened.append(session)
        made = RegistrationForm(session, form=form, today=day, **given)
        if pass_text:
            assert session.identify(pass_text)
        return made

    yield open_page
    for session in opened:
        session.close()


def fill(page, record):
    """Take the answers of a record as if they had been written."""
    answers = type(page.model.answers).from_record(page.model.form, record)
    for name in ("location", "actor", "event", "demand", "source"):
        item = page.model.form.item(name)
        while page.model.answers.rows(page.model.repeat_path(item)) < len(record[name]):
            page.model.add_row(item)
    for _ in range(2):  # what one answer asks for is answered in the second turn
        for path in answers.paths():
            node = answers.node(path)
            if node.answer and not node.item.read_only:
                page.model.answer(path, node.answer)
    page.keep()
    page.draw()


def test_until_somebody_is_known_nothing_is_written(make, settings):
    make()
    assert not settings.database_url.endswith("none")
    from pathlib import Path

    assert not Path(settings.database_url.removeprefix("sqlite:///")).exists()


def test_somebody_new_begins_at_once_and_every_change_is_kept(
    make, pass_text, settings, form, person
):
    made = make(pass_text)
    write(made.page, "/data/case/c1_actors", "yes")
    write(made.page, "/data/case/c1_evidence", "Memorial del 4 de marzo")
    assert made.session.saved_at is not None
    with Registry.open(settings.database_url, form) as registry:
        (draft,) = registry.drafts.open_for(person.person_id, form.id)
    assert draft.record["case"]["c1_evidence"] == "Memorial del 4 de marzo"


def test_who_comes_back_is_offered_the_draft_with_date_and_time(make, pass_text):
    first = make(pass_text)
    write(first.page, "/data/case/c1_actors", "yes")
    made = make(pass_text)
    assert made.page is None
    said = texts(made.widget)
    saved = first.session.saved_at
    from alerta.widgets.registration_form.start_view import told_moment

    assert f"Tiene un borrador del {told_moment(saved)}" in said
    press(made.widget, "Recuperar")
    assert made.page.model.answers.value("/data/case/c1_actors") == "yes"
    write(made.page, "/data/case/c2_contradiction", "no")
    assert len(made.keeper.offers()) == 1


def test_several_drafts_are_offered_and_one_is_discarded_only_when_asked_twice(make, pass_text):
    first = make(pass_text)
    write(first.page, "/data/case/c1_actors", "yes")
    second = make(pass_text)
    press(second.widget, "Empezar una ficha nueva")
    write(second.page, "/data/case/c1_actors", "no")
    made = make(pass_text)
    assert texts(made.widget).count("Tiene un borrador del") == 2
    press(made.widget, "Descartar")
    assert texts(made.widget).count("Tiene un borrador del") == 2
    press(made.widget, "Sí, descartar")
    assert texts(made.widget).count("Tiene un borrador del") == 1
    press(made.widget, "Recuperar")
    assert made.page.model.answers.value("/data/case/c1_actors") == "yes"


def test_a_record_is_registered_with_a_practice_code_and_the_way_to_the_explorer(
    make, pass_text, good
):
    made = make(pass_text)
    fill(made.page, good)
    made.page.go("review")
    press(made.widget, "Registrar el caso")
    if made.result is None:
        press(made.widget, "Ya lo revisé")
    said = texts(made.widget)
    assert "El caso está registrado" in said
    assert "PRÁCTICA-2026" in said
    assert 'href="/app/case_explorer"' in said
    assert focused(made.widget) is made.result.head
    press(made.widget, "Registrar otro caso")
    assert "Cambiar un caso ya registrado" in texts(made.widget)


def test_the_language_of_the_person_is_spoken_once_they_are_known(make, settings, person, form):
    with Registry.open(settings.database_url, form) as registry:
        registry.people.set_lang(person.person_id, "en")
    text = passes.sign(secret(settings), {"person_id": person.person_id, "lang": "en"}, 60)
    made = make()
    made.session._identified.insert(
        0, lambda: setattr(made.session, "lang", made.session.person.lang)
    )
    assert made.session.identify(text)
    assert "Practice record, section 1 of 9" in made.page.head.value
    assert made.page.part.field("/data/case/c1_actors")._look.label.startswith("C1 · Can I name")


def test_in_a_plain_notebook_it_works_and_says_that_nothing_is_kept(session, form, good, day):
    session.served = False
    made = RegistrationForm(session, form=form, today=day)
    fill(made.page, good)
    made.page.go("review")
    press(made.widget, "Registrar el caso")
    assert "En este cuaderno no se guarda" in texts(made.widget)
    assert session.saved_at is None


def test_what_was_written_before_the_pass_came_is_kept_when_it_comes(session, form, pass_text):
    session.served = False
    made = RegistrationForm(session, form=form)
    write(made.page, "/data/case/c1_actors", "yes")
    assert session.identify(pass_text)
    assert len(made.keeper.offers()) == 1
    assert made.page.model.answers.value("/data/case/c1_actors") == "yes"
    made.identified()
    assert len(made.keeper.offers()) == 1


@pytest.fixture
def code(make, pass_text, good):
    made = make(pass_text)
    return made.session.registry.cases.add(good, made.session.person)


def test_a_registered_case_is_opened_changed_with_a_reason_and_saved(make, pass_text, code):
    made = make(pass_text)
    made.start.list.control.value = code
    press(made.widget, "Abrir este caso")
    assert code in made.page.head.value
    made.page.go("case")
    write(made.page, "/data/case/trigger_text", "La empresa instaló otra bomba el 2 de marzo")
    made.page.go("review")
    press(made.widget, "Guardar los cambios")
    if "Ya lo revisé" in texts(made.widget):
        press(made.widget, "Ya lo revisé")
    assert "Falta el motivo del cambio." in texts(made.widget)
    made.page.last.reason.control.value = "Verificado en el acta."
    press(made.widget, "Guardar los cambios")
    assert "Los cambios están guardados" in texts(made.widget)
    case = made.session.registry.cases.get(code)
    assert case.version == 2
    assert made.keeper.offers() == []


def test_a_draft_of_changes_is_offered_as_such(make, pass_text, code):
    made = make(pass_text, code=code)
    made.page.go("case")
    write(made.page, "/data/case/trigger_text", "Otra bomba")
    again = make(pass_text)
    assert f"Cambios en {code}" in texts(again.widget)
    press(again.widget, "Recuperar")
    assert again.sending.edits.code == code
    assert again.page.model.answers.value("/data/case/trigger_text") == "Otra bomba"


def test_a_case_that_is_not_there_is_said_plainly(make, pass_text):
    made = make(pass_text, code="PRÁCTICA-2026MAR0999-SOC")
    assert "No hay" in texts(made.widget)
    assert make(code="PRÁCTICA-2026MAR0999-SOC").session.guard.fault == ""


def test_a_similar_case_is_compared_and_takes_my_event(make, pass_text, good, code):
    mine = {**good, "event": [good["event"][0], {**good["event"][1], "start_on": "2026-03-10"}]}
    made = make(pass_text)
    press(made.widget, "Empezar una ficha nueva")
    fill(made.page, mine)
    made.page.go("review")
    press(made.widget, "Registrar el caso")
    said = texts(made.widget)
    assert "¿Es un caso que ya existe?" in said
    assert code in said
    assert said.count("Igual") >= 3
    press(made.widget, "Es el mismo, agrego mi hecho allí")
    assert made.sending.edits.code == code
    assert made.page.model.answers.rows("/data/event") == 3
    assert made.page.last.reason.value == "Agrego un hecho a este caso."
    press(made.widget, "Guardar los cambios")
    if "Ya lo revisé" in texts(made.widget):
        press(made.widget, "Ya lo revisé")
    assert made.session.registry.cases.get(code).version == 2


def test_another_case_goes_on_alone(make, pass_text, good, code):
    made = make(pass_text)
    press(made.widget, "Empezar una ficha nueva")
    fill(made.page, good)
    made.page.go("review")
    press(made.widget, "Registrar el caso")
    press(made.widget, "Es otro caso, sigo con el mío")
    if made.result is None:
        press(made.widget, "Ya lo revisé")
    assert len(made.session.registry.cases.list()) == 2


def test_two_editors_the_second_chooses_field_by_field(make, pass_text, code):
    mine = make(pass_text, code=code)
    theirs = make(pass_text, code=code)
    for made, words in ((theirs, "Lo de la otra ventana"), (mine, "Lo de esta ventana")):
        made.page.go("case")
        write(made.page, "/data/case/trigger_text", words)
        made.page.last.reason.control.value = "Precisión"
        made.page.go("review")
        press(made.widget, "Guardar los cambios")
        if "Ya lo revisé" in texts(made.widget):
            press(made.widget, "Ya lo revisé")
    assert "Otra persona guardó este caso antes que usted" in texts(mine.widget)
    clash = mine.page.last.clash.children[0]
    press(clash, "Seguir con esto")
    assert "Falta elegir: 1." in texts(clash)
    import ipywidgets

    from .acting import tree

    (choice,) = [one for one in tree(clash) if isinstance(one, ipywidgets.RadioButtons)]
    assert [words.split("\n")[1] for words, _ in choice.options] == [
        "Lo de esta ventana",
        "Lo de la otra ventana",
    ]
    choice.value = "mine"
    press(clash, "Seguir con esto")
    assert mine.sending.edits.based_on == 2
    press(mine.widget, "Guardar los cambios")
    if "Ya lo revisé" in texts(mine.widget):
        press(mine.widget, "Ya lo revisé")
    now = mine.session.registry.cases.get(code)
    assert (now.version, now.record["case"]["trigger_text"]) == (3, "Lo de esta ventana")


# exercises


def to_the_key(made, entries):
    for path, entry in entries.items():
        made.page.model.answer(path, str(entry["value"]))
    made.page.keep()
    made.page.draw()


def test_the_dossier_stands_beside_the_form_that_the_colleague_began(make, pass_text):
    made = make(pass_text, exercise_id="unfinished-valley-road")
    assert "Pedimos que se termine la pista" in texts(made.widget)
    press(made.widget, "Abrir la ficha")
    assert made.page.model.answers.value("/data/actor[1]/actor_name") == "La población"
    again = make(pass_text, exercise_id="unfinished-valley-road")
    assert "Tiene un borrador del" in texts(again.widget)
    assert make(pass_text).page is not None


def test_validation_speaks_first_then_the_key_then_the_record_is_saved(make, pass_text, road):
    made = make(pass_text, exercise_id="unfinished-valley-road")
    press(made.widget, "Abrir la ficha")
    page = made.page
    page.go("review")
    press(page.last.widget, "Comprobar la ficha")
    assert "Corrija 11 datos para seguir" in texts(page.widget)
    assert not made.exercise.state.attempted
    assert "Guardar como caso de práctica" not in texts(page.widget)
    to_the_key(made, road[1]["answers"])
    press(page.last.widget, "Comprobar la ficha")
    assert "coinciden con el modelo. Ya puede guardar la ficha como caso de práctica." in texts(
        page.widget
    )
    press(page.widget, "Ver la respuesta modelo")
    assert "Respuesta modelo" in texts(page.widget)
    press(page.widget, "Guardar como caso de práctica")
    assert "PRÁCTICA-2026MAR" in texts(made.widget)
    (case,) = made.session.registry.cases.list()
    assert case.category == "controversy"


def test_a_wrong_answer_is_explained_beside_its_field_and_listed(make, pass_text, road):
    made = make(pass_text, exercise_id="unfinished-valley-road")
    press(made.widget, "Abrir la ficha")
    page = made.page
    to_the_key(made, road[1]["answers"])
    page.model.answer("/data/case/start_date", "2026-03-18")
    page.model.answer("/data/demand[1]/deadline_set", "")
    page.go("review")
    press(page.last.widget, "Comprobar la ficha")
    total = len(road[1]["answers"])
    assert f"{total - 2} de {total} datos decisivos" in texts(page.widget)
    press(page.last.links_box, "Fecha de inicio")
    field = page.part.field("/data/case/start_date")
    assert "ka-feedback--wrong" in texts(field.widget)
    assert "E05" in texts(field.widget)
    assert focused(page.widget) is field.widget
    write(page, "/data/case/start_date", "16/03/2026")
    assert "ka-feedback" not in texts(field.widget)
    page.go("demand")
    assert "Las fuentes sí lo dicen." in texts(
        page.part.field("/data/demand[1]/deadline_set").widget
    )
    page.go("review")
    assert "Cambió 1 desde entonces" in texts(page.widget)


def test_hints_are_given_one_by_one_and_remembered(make, pass_text):
    made = make(pass_text, exercise_id="unfinished-valley-road")
    press(made.widget, "Abrir la ficha")
    made.page.go("review")
    press(made.page.widget, "Pista")
    press(made.page.widget, "Pista")
    assert "Pista 2 de 2" in texts(made.page.widget)
    assert "ka-gone" in made.page.last.hinter._dom_classes
    assert len(made.session.log("unfinished-valley-road", "hint")) == 2


def test_the_card_of_a_lesson_gets_its_form(session, road):
    made = view(session, exercise=road[0], key=road[1])
    assert "La pista sin terminar" in texts(made)
    assert "Abrir la ficha" in texts(made)


def test_an_exercise_in_a_plain_notebook_can_be_done_but_not_stored(session, road, form):
    session.served = False
    made = RegistrationForm(session, exercise=road[0], key=road[1], form=form)
    press(made.widget, "Abrir la ficha")
    to_the_key(made, road[1]["answers"])
    made.page.go("review")
    press(made.page.last.widget, "Comprobar la ficha")
    press(made.page.widget, "Guardar como caso de práctica")
    assert "En este cuaderno no se guarda" in texts(made.widget)
