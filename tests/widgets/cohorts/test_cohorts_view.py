"""The institution's view on a page: own progress, files from others, an example, tables to take."""

import base64
import io
import json
import re
import shutil
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from alerta import passes
from alerta.apps import App
from alerta.config import secret
from alerta.i18n import PSEUDO
from alerta.learning.course import on_the_pages
from alerta.learning.progress_file import from_bytes, sealed, to_bytes
from alerta.registry import Registry
from alerta.widgets.cohorts import Cohorts
from alerta.widgets.cohorts.model import EXAMPLE
from alerta.widgets.guard import Guard
from alerta.widgets.session import Session


@pytest.fixture
def tally(monkeypatch):
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    return Guard


@pytest.fixture
def known(session, pass_text):
    assert session.identify(pass_text)
    return session


@pytest.fixture
def worked(settings, form, home, person):
    """Four people of this copy answered in chapter 1."""
    with Registry.open(settings.database_url, form) as registry:
        people = [person, *(registry.people.sign_up(f"Quinua {n}", "1234") for n in range(3))]
        for one in people:
            registry.answers.add(one.person_id, on_the_pages(home, "01")[0], "q1", "a")
    return people


def words(piece):
    """All that a person reads in a widget and below it, without markup and without what is hidden."""
    if "ka-gone" in piece._dom_classes:
        return ""
    own = [getattr(piece, name, "") for name in ("value", "description")]
    parts = [re.sub("<[^>]+>", " ", one) for one in own if isinstance(one, str)]
    parts += [words(child) for child in getattr(piece, "children", ())]
    return " ".join(" ".join(parts).split())


def press(piece, text):
    for child in walk(piece):
        if getattr(child, "description", None) == text and hasattr(child, "click"):
            child.click()
            return
    raise AssertionError(f"no button «{text}»")


def walk(piece):
    yield piece
    for child in getattr(piece, "children", ()):
        yield from walk(child)


def bring(view, **files):
    """Choose files, as the browser hands them over."""
    view.uploads.value = tuple(
        {"name": f"{name}.json", "type": "", "size": len(content), "content": memoryview(content),
         "last_modified": datetime(2026, 11, 22, tzinfo=UTC)}
        for name, content in files.items()
    )  # fmt: skip


def taken(piece):
    """(name, content) of the file that is offered in a piece."""
    name, data = re.search(r'download="([^"]+)" href="data:[^,]+,([^"]+)"', piece.value).groups()
    return name, base64.b64decode(data)


def department(view):
    return next(
        one
        for one in walk(view.view())
        if getattr(one, "description", "") == "Departamento de esta copia"
    )


@pytest.fixture
def sample(home):
    return (home / EXAMPLE).read_bytes()


# ---------------------------------------------------------------- before and without anything


def test_before_anybody_is_known_nothing_is_shown_or_opened(session, settings):
    view = Cohorts(session)
    assert words(view.view()) == "Ingrese para ver cuánto ha avanzado esta copia del kit."
    assert list(settings.data.glob("*.sqlite")) == []


def test_with_nothing_at_all_it_says_calmly_what_to_do(known):
    view = Cohorts(known)
    told = words(view.view())
    assert "Todavía no hay avance" in told and "abra el ejemplo" in told
    assert "Lleve las tablas" not in told


def test_in_a_plain_notebook_files_are_read_without_signing_in(home, settings, sample):
    session = Session(home, settings, "es", served=False)
    view = Cohorts(session)
    bring(view, todo=sample)
    assert "De 126 personas que empezaron" in words(view.view())
    assert "Envíe el avance de esta copia" not in words(view.view())
    assert list(settings.data.glob("*.sqlite")) == []


# ---------------------------------------------------------------- own progress


def test_the_progress_of_this_copy_is_there_without_any_file(worked, known):
    told = words(Cohorts(known).view())
    assert "De 4 personas que empezaron, 0 dominaron todo el curso" in told
    assert "Sin región 4 0 0" in told
    assert "Tarwi" not in told


def test_two_people_are_too_few_to_be_shown(settings, form, home, person, session, pass_text):
    with Registry.open(settings.database_url, form) as registry:
        for one in (person, registry.people.sign_up("Oca", "1234")):
            registry.answers.add(one.person_id, on_the_pages(home, "01")[0], "q1", "a")
    session.identify(pass_text)
    assert "Todavía son pocas personas" in words(Cohorts(session).view())


def test_the_file_of_this_copy_has_its_department_and_can_be_read_elsewhere(worked, known):
    view = Cohorts(known)
    region = department(view)
    region.value = "17"
    assert "Madre de Dios 4 0 0" in words(view.view())
    press(view.view(), "Hacer el archivo de esta copia")
    name, content = taken(view.own_file)
    assert name == "avance-Madre-de-Dios.json"
    part = from_bytes(content, name).parts[0]
    assert [one["region"] for one in part["people"]] == ["17"] * 4


# ---------------------------------------------------------------- files from others


def test_files_are_added_to_the_own_progress_and_twice_changes_nothing(worked, known, sample):
    view = Cohorts(known)
    bring(view, a=sample)
    first, page = words(view.first), words(view.view())
    assert "De 130 personas que empezaron" in first and "Copias del kit con avance: 8." in page
    bring(view, a=sample, b=sample)
    assert words(view.first) == first


def test_a_damaged_file_is_named_and_the_others_are_shown(known, sample):
    view = Cohorts(known)
    bring(view, malo=sample[:500], bueno=sample)
    told = words(view.view())
    assert "malo.json está dañado" in told and "De 126 personas" in told


def test_a_name_of_a_file_is_shown_as_text_never_as_markup(known):
    view = Cohorts(known)
    bring(view, **{"<img src=x>": b"{"})
    assert "<img" not in view.told.value and "&lt;img" in view.told.value


def test_files_in_the_folder_of_the_kit_are_read_by_themselves(home, settings, known):
    folder = settings.data / "progress"
    folder.mkdir()
    shutil.copy(home / EXAMPLE, folder / "todo.json")
    (folder / "roto.json").write_text("{", encoding="utf-8")
    told = words(Cohorts(known).view())
    assert "De 126 personas que empezaron" in told and "roto.json está dañado" in told


def test_the_example_stands_alone_and_says_that_it_is_invented(worked, known):
    view = Cohorts(known)
    press(view.view(), "Ver un ejemplo")
    told = words(view.view())
    assert "todas estas cifras son inventadas" in told and "De 126 personas" in told
    press(view.view(), "Volver a mis cifras")
    assert "De 4 personas" in words(view.view()) and "inventadas" not in words(view.view())


def test_each_version_of_the_criteria_is_shown_by_itself(worked, known, sample):
    later = [
        sealed({**one, "codebook_version": "2026.2", "copy": f"{n:016x}"})
        for n, one in enumerate(from_bytes(sample, "a").parts)
    ]
    view = Cohorts(known)
    assert "ka-gone" in view.version.widget._dom_classes
    bring(view, b=to_bytes(later))
    assert "De 126 personas" in words(view.view())
    view.version.control.value = "2026.1"
    assert "De 4 personas" in words(view.view())


# ---------------------------------------------------------------- what is told


@pytest.fixture
def example(known):
    view = Cohorts(known)
    view.toggle_example()
    return view


def test_every_chart_has_a_title_that_states_a_finding_one_sentence_and_a_table(example):
    for piece, title in ((example.first, "De 126 personas que empezaron, 58 dominaron"),
                         (example.months, "empezaron fue marzo de 2026: 34")):  # fmt: skip
        assert title in words(piece)
        labels = re.findall(r'role="img" aria-label="([^"]+)"', piece.value)
        assert len(labels) == 2 and labels[0].count(".") == 1
        assert '<table role="table"' in piece.value


def test_small_figures_are_a_dash_that_is_read_out_as_hidden(example):
    assert "Madre de Dios – oculto – oculto – oculto" in words(example.first)


def test_the_gain_is_told_with_n_and_below_five_there_is_none(example, known, home):
    assert "de 49 % a 70 % de aciertos (n = 68)" in words(example.gain)
    assert "C4 · Expresión colectiva 68 51 75 24" in words(example.gain)
    few = json.loads((home / EXAMPLE).read_text(encoding="utf-8"))["parts"][0]
    tested = [one for one in few["people"] if "exit" in one["tests"]][:4]
    view = Cohorts(known)
    bring(view, pocos=to_bytes([sealed({**few, "people": tested})]))
    told = words(view.gain)
    assert "Todavía no hay ganancia" in told and "menos de 5 – oculto – oculto" in told


def test_regions_stand_in_the_order_of_their_codes_not_of_their_figures(example):
    names = re.findall(r'scope="row">([^<]+)<', example.first.value)
    assert names == [
        "Apurímac", "Cajamarca", "Cusco", "Huancavelica", "Loreto", "Madre de Dios", "Puno",
        "Todas las regiones",
    ]  # fmt: skip


def test_no_pseudonym_reaches_the_page_or_the_tables(example, home):
    people = [
        one["person"]
        for part in json.loads((home / EXAMPLE).read_text(encoding="utf-8"))["parts"]
        for one in part["people"]
    ]
    example.take_csv()
    content = taken(example.file)[1].decode("utf-8-sig")
    page = " ".join(str(getattr(one, "value", "")) for one in walk(example.view()))
    assert not any(one in page or one in content for one in people)


def test_a_step_shows_region_by_month(example):
    assert "Cusco – oculto 13" in words(example.grid)
    example.step.control.value = "mastered"
    assert "Cusco 0 0 0" in words(example.grid)
    example.step.control.value = ""
    assert words(example.grid) == ""


def test_the_workbook_has_every_table_and_says_how_to_read_them(example):
    press(example.view(), "Archivo de Excel (XLSX)")
    name, content = taken(example.file)
    book = load_workbook(io.BytesIO(content))
    assert name == "avance.xlsx"
    assert book.sheetnames == [
        "Léame", "Regiones", "Meses", "Empezaron", "Terminaron", "Dominaron", "Capítulos",
        "Ganancia",
    ]  # fmt: skip
    rows = {row[0].value: row[1].value for row in book["Regiones"].iter_rows()}
    assert rows["Apurímac"] == 24 and rows["Madre de Dios"] == "–"


def test_the_csv_has_a_line_for_each_region_month_and_step(example):
    press(example.view(), "Tabla CSV")
    name, content = taken(example.file)
    lines = content.decode("utf-8-sig").splitlines()
    assert name == "avance.csv"
    assert lines[0] == "Versión del método;Código INEI;Región;Mes;Paso;Personas"
    assert any("Cusco" in one and one.endswith(";Empezaron;13") for one in lines)


# ---------------------------------------------------------------- languages and callbacks


def test_an_english_person_reads_english(english, settings, person, form):
    with Registry.open(settings.database_url, form) as registry:
        registry.people.set_lang(person.person_id, "en")
    claims = {"person_id": person.person_id, "alias": person.alias, "lang": "en"}
    english.identify(passes.sign(secret(settings), claims, 60))
    view = Cohorts(english)
    view.toggle_example()
    told = words(view.view())
    assert "Of 126 people who started, 58 mastered the whole course" in told
    assert "March 2026" in told and "personas" not in told


def test_every_text_of_the_view_is_looked_up(home, settings):
    view = Cohorts(Session(home, settings, PSEUDO, served=False))
    assert "[No progress yet]" in words(view.view())
    view.toggle_example()
    for piece in (view.first, view.months, view.gain, view.chapters):
        assert words(piece).startswith("[")


def test_a_person_who_touches_everything_fires_every_callback(tally, worked, known, sample):
    view = Cohorts(known)
    bring(view, a=sample)
    view.version.control.value = "2026.1"
    view.step.control.value = "finished"
    region = department(view)
    region.value = "08"
    for name in ("Archivo de Excel (XLSX)", "Tabla CSV", "Hacer el archivo de esta copia",
                 "Ver un ejemplo"):  # fmt: skip
        press(view.view(), name)
    names = {name for name in tally.known if ".cohorts." in name}
    assert len(names) == 9 and names <= tally.fired
    assert known.guard.fault == ""


def test_the_notebook_opens_the_app_and_writes_nothing(monkeypatch, home, tmp_path):
    monkeypatch.setenv("ALERTA_HOME", str(home))
    monkeypatch.setenv("ALERTA_DATA", str(tmp_path / "datos"))
    shown = App("cohorts").cohorts()
    assert "Todavía no hay avance" in words(shown)
    assert not (tmp_path / "datos").exists()
