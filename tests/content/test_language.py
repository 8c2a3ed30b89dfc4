"""Spanish everywhere (row 13), and every string in one catalogue (row 17)."""

import ast
import csv
import json
import re
import sys
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import yaml
from babel.messages.pofile import read_po

from alerta import config
from alerta.i18n import LOCALE, PSEUDO

sys.path.insert(0, str(Path(__file__).parent))

import every_widget
from every_widget import RunPage, somebody, words

HOME = Path(__file__).parents[2]
SOURCE = HOME / "src" / "alerta"
# Common English words that are no Spanish words: one of them in a Spanish text is a leftover.
ENGLISH = re.compile(
    r"""about|after|all|an|and|any|are|at|because|been|before|but|by|cannot|choose|click|close|
    did|does|each|every|file|for|from|had|have|how|if|into|is|it|its|missing|more|most|must|next|
    not|of|only|open|or|other|our|please|row|save|saved|sheet|should|some|such|than|that|the|
    their|then|there|these|they|this|those|until|was|we|were|what|when|where|which|who|why|will|
    with|would|yes|you|your""",
    re.VERBOSE,
)
# What authors type letter for letter: values, columns, functions and options.
TYPED = re.compile(
    r"«(?:until|or|other|or_other|read_only)»|--[\w-]+|\byes\b(?= o no)|\"yes\"|\bif\(|'yes'"
)
CODE = re.compile(r"`[^`]*`|\{[^}]*\}|https?://\S+")
WORD = re.compile(r"[^\W\d_]+")
NAMES = {"Kit Alerta", "English", "Español"}


# ---------------------------------------------------------------- row 13


def catalogue():
    for path in sorted((LOCALE / "es").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    yield path.name, message.id, message.string


def tables():
    for path in sorted((HOME / "datasets" / "codebook").rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for name, cell in row.items():
                    if cell and (name.endswith("_es") or "Español" in name):
                        yield f"{path.name}, {name}", cell
    with (HOME / "datasets" / "figures" / "figures.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            yield from (("figures.csv", row[name]) for name in ("source", "note_es") if row[name])


def documents():
    paths = sorted((HOME / "exercises").rglob("*.yaml"))
    paths += sorted((HOME / "manual" / "cases").rglob("*.yaml"))
    for path in [*paths, HOME / "manual" / "chapters.yaml"]:
        for text in pairs(yaml.safe_load(path.read_text(encoding="utf-8"))):
            yield path.name, text


def pairs(value):
    if isinstance(value, dict):
        if isinstance(value.get("es"), str):
            yield value["es"]
        for name, inner in value.items():
            if name not in ("es", "en", "start_en"):
                yield from pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pairs(inner)


def chapters():
    for path in sorted((HOME / "manual" / "es").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                yield f"{path.name}, {cell['id']}", "".join(cell["source"])


def spanish_texts():
    yield from ((where, text) for where, _, text in catalogue())
    yield from tables()
    yield from documents()
    yield from chapters()


def english_words(text):
    plain = CODE.sub(" ", TYPED.sub(" ", text))
    return [word for word in WORD.findall(plain.lower()) if ENGLISH.fullmatch(word)]


def test_no_spanish_text_has_an_english_word_left():
    texts = list(spanish_texts())
    assert len(texts) > 3000
    found = [(where, text[:90]) for where, text in texts if english_words(text)]
    assert found == []


def test_the_search_finds_what_was_left_in_english():
    assert english_words("Guarde el file y cierre") == ["file"]
    assert english_words("Escriba yes o no en la columna «until».") == []


def test_no_message_is_its_own_translation():
    alike = {text for _, message, text in catalogue() if message == text and english_like(text)}
    assert alike == set()


def english_like(text):
    """A sentence: a name, a code or a word that both languages share is none."""
    return len(WORD.findall(CODE.sub(" ", text))) > 2


def test_every_translation_fills_the_same_places_as_its_message():
    wrong = [message for _, message, text in catalogue() if places(message) != places(text)]
    assert wrong == []


def places(message):
    try:
        return {name for _, name, _, _ in Formatter().parse(message) if name is not None}
    except ValueError:  # a message about braces, used as it is
        return set()


def test_every_message_in_the_code_and_in_the_page_templates_has_its_spanish():
    known = {message for _, message, _ in catalogue()}
    assert [one for one in messages() if one[1] not in known] == []


def messages():
    """(file, message) of every text that is looked up."""
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and is_lookup(call.func) and call.args:
                for text in literals(call.args[0]):
                    yield path.name, text
    for path in sorted((SOURCE / "serving" / "templates").glob("*.html")):
        for found in re.finditer(r"""\bt\('((?:[^'\\]|\\.)*)'""", path.read_text(encoding="utf-8")):
            yield path.name, found[1].replace("\\'", "'")


def is_lookup(function):
    """`t(…)` or `translator(lang)(…)`."""
    if isinstance(function, ast.Name):
        return function.id == "t"
    return isinstance(function, ast.Call) and getattr(function.func, "id", "") == "translator"


def literals(node):
    if isinstance(node, ast.IfExp):
        return [*literals(node.body), *literals(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


# ---------------------------------------------------------------- row 17


@pytest.fixture
def settings(home, tmp_path, monkeypatch):
    """As in a kernel of the kit's own server."""
    for name, value in every_widget.served(tmp_path, home).items():
        monkeypatch.setenv(name, value)
    return config.read()


@cache
def content():
    """All Spanish content in one text: what pages quote, in whatever language they are."""
    with (HOME / "datasets" / "codebook" / "sources.csv").open(encoding="utf-8-sig") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    with (HOME / "datasets" / "codebook" / "places.csv").open(encoding="utf-8-sig") as file:
        titles += [row["name"] for row in csv.DictReader(file)]
    found = [text for _, text in [*tables(), *documents(), *chapters()]]
    return "\n".join(squeezed(text) for text in found + titles)


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip().casefold()


DATE = re.compile(
    r"(?:(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) )?\d{1,2} de \w+(?: de \d{4}(?:, [\d:]+)?)?"
)
NUMBER = re.compile(r"^(?:[d\d]+(?:\.\d+)?\.|[cpir]\d) ")  # of a sentence, or a code


def not_looked_up(text):
    """What is left of a shown text without its looked-up parts [in brackets] and without content."""
    while (shorter := re.sub(r"\[[^\[\]]*\]", "|", text)) != text:
        text = shorter
    left = []
    for piece in text.split("|"):
        piece = NUMBER.sub("", squeezed(piece))
        if known(piece):
            continue
        for part in re.split(r"(?<=[.:;?!])\s", piece):
            if all(known(one) for one in part.split(", ")):  # names of bodies, one after another
                continue
            rest = DATE.sub("", part)
            if not known(part) and re.search(r"[^\W\d_]{2}", rest) and not known(rest):
                left.append(rest)
    return left


def known(text):
    return text.strip(" .:;,()«»·").rstrip("…") in content()


@pytest.mark.parametrize("path", every_widget.pages(HOME), ids=lambda path: path.stem)
def test_in_the_made_up_language_every_text_is_looked_up_or_content(path, settings, form):
    page = RunPage(path, PSEUDO)
    page.sign_in(somebody(settings, form, lang=PSEUDO))
    shown = [text for widget in page.shown for text in words(widget)]
    assert path.stem == "index" or any(text.startswith("[") for text in shown)
    assert {text: left for text in shown if (left := not_looked_up(text))} == {}


@pytest.mark.parametrize("path", every_widget.pages(HOME), ids=lambda path: path.stem)
def test_in_spanish_no_widget_shows_an_english_word(path, settings, form):
    page = RunPage(path, "es")
    page.sign_in(somebody(settings, form))
    shown = [text for widget in page.shown for text in words(widget)]
    assert [text for text in shown if english_words(text)] == []


def test_a_text_that_is_not_looked_up_is_found():
    assert not_looked_up("[Check] Revisar todo ahora mismo") == ["revisar todo ahora mismo"]
    assert not_looked_up("[Document [2]. Radio Alto Wayra]") == []


TEMPLATES = sorted((SOURCE / "serving" / "templates").glob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_page_template_has_no_words_of_its_own(path):
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "|", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<script.*?</script>|<!doctype[^>]*>|<[^>]*>", "|", text, flags=re.DOTALL)
    said = {piece.strip(" \n·") for piece in text.split("|")}
    assert {piece for piece in said if WORD.search(piece)} <= NAMES


SCRIPTS = sorted((SOURCE / "serving" / "static").rglob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_page_script_has_no_words_of_its_own(path):
    """Texts come from `word(…)`: nothing else that is written to the page has letters."""
    source = path.read_text(encoding="utf-8")
    shown = re.findall(r'(?:textContent|innerText|title|ariaLabel) = ["\'`]([^"\'`]*)', source)
    shown += re.findall(r">([^<>${}`]+)<", "".join(re.findall(r"`[^`]*`", source)))
    assert [text for text in shown if WORD.search(text)] == []
