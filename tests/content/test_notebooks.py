"""Lessons and apps are thin, alike in both languages, and run in both ways (rows 5 and 102)."""

import json
import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from alerta.authoring.checks import page_pairs, pages
from alerta.serving.chapters import EXTRA

HOME = Path(__file__).parents[2]
sys.path.insert(0, str(HOME / "tests" / "serving"))

MANUAL = {lang: sorted((HOME / "manual" / lang).glob("*.ipynb")) for lang in ("es", "en")}
APPS = sorted((HOME / "notebooks").glob("*.ipynb"))
EVERY = [*MANUAL["es"], *MANUAL["en"], *APPS]
RUN = [*MANUAL["es"], *APPS]  # nbval and the browser run the English ones
WIDGET = "application/vnd.jupyter.widget-view+json"


def name(path):
    return f"{path.parent.name}-{path.stem}"


def cells(path, kind=None):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if kind in (None, cell["cell_type"])]


# ---------------------------------------------------------------- thin


def test_pages_are_calls_and_text_as_the_architecture_says():
    assert [f"{one.file}: {one.message['es']}" for one in pages.check(HOME)] == []


def test_both_languages_have_the_same_files_cells_and_calls():
    assert [f"{one.file}: {one.message['es']}" for one in page_pairs.check(HOME)] == []


def test_the_twelve_chapters_and_the_other_pages_of_the_manual_are_there():
    stems = [path.stem for path in MANUAL["es"]]
    assert [one[:2] for one in stems[:12]] == [f"{n:02d}" for n in range(1, 13)]
    assert stems[12:] == sorted(EXTRA.values())


def test_the_apps_are_there():
    assert [path.stem for path in APPS] == ["case_explorer", "cohorts", "register_case"]


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_a_page_is_committed_without_outputs(path):
    for cell in cells(path, "code"):
        assert cell["outputs"] == [] and cell["execution_count"] is None


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_a_code_cell_has_at_most_three_lines_and_its_name_says_what_it_is(path):
    for cell in cells(path, "code"):
        lines = [line for line in "".join(cell["source"]).splitlines() if line.strip()]
        assert len(lines) <= (3 if path.parent.name in MANUAL else 10)
    for cell in cells(path):
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", cell["id"])


@pytest.mark.parametrize("path", [p for p in EVERY if p.stem[:2].isdigit()], ids=name)
def test_a_chapter_ends_with_the_way_on(path):
    assert "".join(cells(path)[-1]["source"]) == "lesson.next()"


@pytest.mark.parametrize("path", [p for p in EVERY if p.stem[:2].isdigit()], ids=name)
def test_a_chapter_begins_with_itself_in_its_language(path):
    opening = "".join(cells(path, "code")[0]["source"])
    assert f'Lesson("{path.stem}", lang="{path.parent.name}")' in opening


# ---------------------------------------------------------------- as a notebook, without a server


@pytest.mark.parametrize("path", RUN, ids=name)
def test_a_page_runs_as_a_plain_notebook(path, throw_away_data):
    notebook = nbformat.read(path, as_version=4)
    before = written(throw_away_data)
    NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": path.parent}}
    ).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert {output.output_type for output in cell.outputs} <= {
                "display_data",
                "execute_result",
            }
    assert any(WIDGET in output.data for cell in notebook.cells if cell.cell_type == "code"
               for output in cell.outputs)  # fmt: skip
    assert written(throw_away_data) == before, "running a page writes nothing"


def written(folder):
    """The registry of this folder: none, until somebody is known."""
    return sorted(path.name for path in folder.glob("registry.sqlite*"))


# ---------------------------------------------------------------- as an app, from the server


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    from small_kit import RunningKit

    with RunningKit(HOME, tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="module")
def visitor(kit):
    return kit.visitor("Tarwi")


def address(path):
    if path.parent.name not in MANUAL:
        return f"/app/{path.stem}"
    words = {notebook: word for word, notebook in EXTRA.items()}
    return f"/manual/{path.parent.name}/{words.get(path.stem, path.stem[:2])}"


@pytest.mark.parametrize("path", RUN, ids=name)
def test_the_same_page_runs_as_an_app(path, visitor, kit):
    page = visitor.get(address(path))
    assert page.status_code == 200
    parts = dict(re.findall(r'<div class="ka-part-ready" data-cell="(\d+)">(.*?)\n</div>', page.text,
                            re.DOTALL))  # fmt: skip
    wanted = [str(n) for n, cell in enumerate(cells(path)) if cell["cell_type"] == "code"]
    assert sorted(parts, key=int) == wanted
    broken = [n for n, part in parts.items() if WIDGET not in part or "ka-notice" in part]
    assert broken == [], kit.log()[-2000:]
    for code in cells(path, "code"):
        assert "".join(code["source"]) not in page.text
    kernel = re.search(r'"kernelId": "([\w-]+)"', page.text)[1]
    visitor.post(f"/voila/api/shutdown/{kernel}")
