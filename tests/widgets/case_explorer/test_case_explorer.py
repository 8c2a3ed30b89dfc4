"""The explorer: somebody finds a case, reads its whole history, and takes the cases along."""

import copy
import io
import json
import zipfile
from pathlib import Path

import pytest

from alerta import config, passes
from alerta.i18n import PSEUDO
from alerta.registry import Registry
from alerta.widgets.case_explorer import CaseExplorer, ExplorerModel
from alerta.widgets.session import Session

GOOD = json.loads(
    (Path(__file__).parents[2] / "registry" / "good_case.json").read_text(encoding="utf-8")
)


@pytest.fixture
def settings(home, tmp_path):
    return config.read({"ALERTA_HOME": str(home), "ALERTA_DATA": str(tmp_path)})


@pytest.fixture
def stored(settings, form):
    """A registry with two cases, one of them changed once; returns (person, codes)."""
    settings.data.mkdir(exist_ok=True)
    with Registry.open(settings.database_url, form) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        first = registry.cases.add(GOOD, ana, "Aviso de la radio")
        other = copy.deepcopy(GOOD)
        other["case"] |= {"case_name": "Gremio Ñan - municipalidad (paradero)", "state": "latent"}
        second = registry.cases.add(other, ana, "Memorial")
        changed = copy.deepcopy(GOOD)
        changed["event"][1] |= {"status": "finished", "end_on": "2026-03-20"}
        registry.cases.save(first, changed, 1, ana, "La vía se abrió")
    return ana, (first, second)


@pytest.fixture
def session(home, settings, stored):
    made = Session(home, settings, "es", "app/case_explorer")
    yield made
    made.close()


@pytest.fixture
def known(session, settings, stored):
    person, _ = stored
    claims = {"person_id": person.person_id, "alias": person.alias, "lang": "es"}
    assert session.identify(passes.sign(config.secret(settings), claims, 60))
    return session


def words(widget):
    """All that a person reads in a widget and below it."""
    parts = [getattr(widget, "value", ""), getattr(widget, "description", "")]
    parts += [words(child) for child in getattr(widget, "children", ())]
    return " ".join(part for part in parts if isinstance(part, str))


def press(widget, text):
    for child in walk(widget):
        if getattr(child, "description", None) == text and hasattr(child, "click"):
            child.click()
            return
    raise AssertionError(f"no button «{text}»")


def walk(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def test_before_anybody_is_known_nothing_is_opened_or_listed(session, settings):
    explorer = CaseExplorer(session)
    assert "Entre para ver" in words(explorer.view())
    assert session._registry is None


def test_an_empty_registry_invites_to_register_the_first_case(home, tmp_path, form):
    settings = config.read({"ALERTA_HOME": str(home), "ALERTA_DATA": str(tmp_path / "new")})
    settings.data.mkdir()
    with Registry.open(settings.database_url, form) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
    session = Session(home, settings, "es")
    explorer = CaseExplorer(session)
    session.identify(passes.sign(config.secret(settings), {"person_id": ana.person_id}, 60))
    assert "Todavía no hay casos de práctica" in words(explorer.view())
    assert "/app/register_case" in words(explorer.view())
    session.close()


def test_the_list_says_in_words_what_each_case_is(known, stored):
    lines = {line.code: line for line in ExplorerModel(known).lines()}
    line = lines[stored[1][0]]
    assert line.code.startswith("PRÁCTICA-")
    assert (line.category, line.phase, line.state) == ("Conflicto social", "Escalamiento", "Activo")
    assert line.place == "Cusco"
    assert line.level == int(GOOD["alert"]["level"])


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("text", "NAN", 1),
        ("text", "practica", 2),
        ("text", "zzz", 0),
        ("state", "latent", 1),
        ("conflict_type", "SOC", 2),
        ("conflict_type", "LAB", 0),
        ("department", "08", 2),
    ],
)
def test_a_filter_keeps_only_the_cases_that_fit(known, name, value, found):
    model = ExplorerModel(known)
    model.filters[name] = value
    assert len(model.lines()) == found


def test_the_filters_offer_only_what_occurs(known):
    assert ExplorerModel(known).options("state") == [("active", "Activo"), ("latent", "Latente")]


def test_the_history_tells_who_changed_what_when_and_why(known, stored):
    last, first = ExplorerModel(known).history(stored[1][0])
    assert (last.version, last.who, last.why) == (2, "Ana", "La vía se abrió")
    edit = next(edit for edit in last.edits if edit.new == "Finalizado")
    assert (edit.old, edit.row) == ("En curso", 2)
    assert first.version == 1 and first.why == "Aviso de la radio"
    assert all(edit.old == "" for edit in first.edits)


def test_computed_fields_are_no_decision_of_a_person(known, stored):
    model = ExplorerModel(known)
    for revision in model.history(stored[1][0]):
        assert "p_total" not in {edit.field for edit in revision.edits}


def test_a_case_is_one_click_away_and_its_history_another(known, stored):
    explorer = CaseExplorer(known)
    press(explorer.view(), "Abrir")
    assert "PRÁCTICA-" in words(explorer.view())
    press(explorer.view(), "Ver la historia")
    assert "Por qué:" in words(explorer.view())
    press(explorer.view(), "Ocultar la historia")
    assert "Por qué:" not in words(explorer.view())
    press(explorer.view(), "Volver a la lista")
    assert "2 casos de práctica" in words(explorer.view())


def test_filters_and_files_answer_on_the_page(known):
    explorer = CaseExplorer(known)
    explorer.take_state("latent")
    assert "1 caso de práctica" in words(explorer.view())
    explorer.take_state(None)
    explorer.take_type("LAB")
    assert "Ningún caso coincide" in words(explorer.view())
    explorer.take_type(None)
    explorer.take_department("08")
    explorer.text.control.value = "ñan"
    explorer.text.flush()
    assert "1 caso de práctica" in words(explorer.view())
    for ending in ("Archivo de Excel (XLSX)", "Tablas CSV (ZIP)", "Datos JSON"):
        press(explorer.view(), ending)
        assert 'href="data:' in words(explorer.view())


def test_hundreds_of_cases_come_a_page_at_a_time(known, stored):
    person, _ = stored
    for number in range(30):
        other = copy.deepcopy(GOOD)
        other["case"]["case_name"] = f"Caso {number} - empresa (agua)"
        known.registry.cases.add(other, person, "carga")
    explorer = CaseExplorer(known)
    assert len(explorer.lines.children) == 25
    press(explorer.view(), "Mostrar más")
    assert len(explorer.lines.children) == 32


def test_the_files_hold_every_case_with_its_reasons(known):
    model = ExplorerModel(known)
    name, content, _ = model.file("json")
    assert name.startswith("PRACTICA-")
    assert "La vía se abrió" in content.decode("utf-8-sig")
    assert zipfile.is_zipfile(io.BytesIO(model.file("xlsx")[1]))
    assert zipfile.is_zipfile(io.BytesIO(model.file("zip")[1]))


def test_what_people_wrote_is_shown_as_text_never_as_markup(known, stored):
    person, _ = stored
    evil = copy.deepcopy(GOOD)
    evil["case"]["case_name"] = "<img src=x onerror=alert(1)> - empresa"
    evil["event"][0]["description"] = "<script>alert(1)</script> " + evil["event"][0]["description"]
    code = known.registry.cases.add(evil, person, "<b>x</b>")
    explorer = CaseExplorer(known)
    seen = words(explorer.view())
    explorer.open(code)
    explorer.toggle_history()
    seen += words(explorer.view())
    assert "<img" not in seen and "<script" not in seen and "<b>x</b>" not in seen


@pytest.mark.parametrize("lang", ["en", PSEUDO])
def test_another_language_has_no_spanish_button_left(known, stored, lang):
    known.lang = lang
    explorer = CaseExplorer(known)
    seen = words(explorer.view())
    explorer.open(stored[1][0])
    explorer.toggle_history()
    seen += words(explorer.view())
    for spanish in ("Abrir", "Volver", "historia", "Buscar", "casos de práctica"):
        assert spanish not in seen
