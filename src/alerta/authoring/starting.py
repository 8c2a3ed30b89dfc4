"""The first files of a new exercise, chapter or language: whole, so that only words are left."""

import datetime as dt
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alerta.authoring.exercise_reading import CHAPTER, ID
from alerta.authoring.exercise_writing import yaml_of
from alerta.authoring.notebooks import MANUAL, SOURCE_LANGUAGE, page_files
from alerta.authoring.replacing import replace_all
from alerta.authoring.translation import KEY, OWN, TARGET_LANGUAGE, source_digest
from alerta.i18n import LOCALE
from alerta.learning.bank import exercise_files, key_file, read_exercise, shown_in_chapter
from alerta.learning.kinds import KINDS
from alerta.resources import document

CHAPTER_ID = re.compile(r"[0-9]{2}_[a-z0-9]+(_[a-z0-9]+)*\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
CHAPTERS = f"{MANUAL}/chapters.yaml"
CODED = "# Ejemplo resuelto. Cambie los textos por los suyos, en español y en inglés.\n"
KEYED = "# Clave del ejemplo. Cámbiela junto con el texto; cite la frase que decide entre « ».\n"
TITLE = {"es": "Escriba aquí el título", "en": "Write the title here"}
FIRST_READER = "A"


class CannotStartError(Exception):
    """Nothing was written; `code` is a key of WORDING, `values` fill its words."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def new_exercise(
    home: Path, name: str, chapter: str, kind: str, today: dt.date | None = None
) -> list[str]:
    """Write an exercise and its key after a worked example of the kind; returns both files.

    All that the check then asks for is the second reader. Raises CannotStartError.
    """
    if not ID.match(name):
        raise CannotStartError("start_id", value=name, example="quarry-road-blockade")
    if not CHAPTER.match(chapter):
        raise CannotStartError("start_id", value=chapter, example="04")
    if any(path.stem == name for path in exercise_files(home)):
        raise CannotStartError("start_taken", value=name)
    if kind not in KINDS:
        raise CannotStartError("start_kind", value=kind, known=", ".join(KINDS))
    found = next((one for one in exercise_files(home) if _shows(home, one, kind)), None)
    if found is None:
        raise CannotStartError("start_no_example", value=kind)
    exercise = dict(read_exercise(home, found))
    for part_of_dossier in ("dossier", "shows"):
        exercise.pop(part_of_dossier, None)
    exercise |= {"id": name, "version": 1, "chapter": chapter, "title": TITLE}
    key = dict(document(key_file(found))) | {"exercise": name, "version": 1}
    on = today or dt.date.today()
    key["reviewed"] = [{"reader": FIRST_READER, "date": on, "agrees": list(key["answers"])}]
    return _write(
        home,
        {
            f"exercises/{chapter}/{name}.yaml": CODED.encode() + yaml_of(exercise),
            f"exercises/keys/{chapter}/{name}.yaml": KEYED.encode() + yaml_of(key),
        },
    )


def new_chapter(home: Path, name: str) -> list[str]:
    """Write the pages of a chapter in both languages and its facts, hidden from the list.

    Raises CannotStartError.
    """
    if not CHAPTER_ID.match(name):
        raise CannotStartError("start_id", value=name, example="13_two_provinces")
    facts = (home / CHAPTERS).read_text(encoding="utf-8")
    if any(one["id"][:2] == name[:2] for one in document(home / CHAPTERS)):
        raise CannotStartError("start_taken", value=name)
    example = next(one.stem for one in exercise_files(home) if _shows(home, one, "choice"))
    contents = {
        f"{MANUAL}/{lang}/{name}.ipynb": _page(name, lang, example)
        for lang in (SOURCE_LANGUAGE, TARGET_LANGUAGE)
    }
    for file in contents:
        _free(home / file)
    entry = _FACTS.format(id=name, number=int(name[:2]))
    return _write(home, contents | {CHAPTERS: f"{facts.rstrip()}\n{entry}".encode()}, {CHAPTERS})


def new_language(home: Path, lang: str, locale: Path = LOCALE) -> list[str]:
    """Copy the Spanish pages and write message files without translations for `lang`.

    Returns the files, those of the messages relative to `locale`. Raises CannotStartError.
    """
    if not LANGUAGE.match(lang):
        raise CannotStartError("start_id", value=lang, example="qu")
    if (home / MANUAL / lang).exists() or (locale / lang).exists():
        raise CannotStartError("start_taken", value=lang)
    pages = {}
    for file in page_files(home, f"{MANUAL}/{SOURCE_LANGUAGE}"):
        text = (home / file).read_text(encoding="utf-8")
        said = text.replace(f'lang=\\"{SOURCE_LANGUAGE}\\"', f'lang=\\"{lang}\\"')
        pages[f"{MANUAL}/{lang}/{Path(file).name}"] = said.encode()
    written = _write(home, pages)
    messages = {
        f"{lang}/{path.name}": _empty(path, lang)
        for path in sorted((locale / SOURCE_LANGUAGE).glob("*.po"))
    }
    return [*written, *_write(locale, messages)]


def _shows(home: Path, path: Path, kind: str) -> bool:
    exercise = document(path)
    return exercise["kind"] == kind and shown_in_chapter(exercise) and key_file(path).is_file()


def _empty(path: Path, lang: str) -> bytes:
    from babel.messages.pofile import read_po, write_po

    with path.open("rb") as file:
        catalogue = read_po(file)
    catalogue.locale = None
    for message in catalogue:
        if message.id:
            message.string = ("", "") if isinstance(message.id, tuple) else ""
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, width=0)
    head = f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n'
    head += '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return head.encode() + out.getvalue()


def _page(name: str, lang: str, example: str) -> bytes:
    cells = []
    for cell_id, kind, words in _CELLS:
        source = words[lang].format(name=name, lang=lang, example=example)
        made: dict[str, Any] = {"cell_type": kind, "id": cell_id, "metadata": {}}
        if kind == "code":
            made |= {"execution_count": None, "outputs": []}
        elif lang == TARGET_LANGUAGE:
            made["metadata"] = {OWN: {KEY: source_digest(words[SOURCE_LANGUAGE])}}
        cells.append(made | {"source": source.splitlines(keepends=True)})
    about = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook = {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def _free(path: Path) -> None:
    if path.exists():
        raise CannotStartError("start_taken", value=path.name)


def _write(
    root: Path, contents: Mapping[str, bytes], replaced: frozenset[str] | set[str] = frozenset()
) -> list[str]:
    for file in contents:
        if file not in replaced:
            _free(root / file)
        (root / file).parent.mkdir(parents=True, exist_ok=True)
    replace_all({root / file: content for file, content in contents.items()})
    return list(contents)


def _same(source: str) -> dict[str, str]:
    return {"es": source, "en": source}


_CELLS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "open",
        "code",
        _same('from alerta.lesson import Lesson\n\nlesson = Lesson("{name}", lang="{lang}")'),
    ),
    (
        "scene",
        "markdown",
        {
            "es": "## Una escena\n\nEmpiece por un caso inventado. Una parte pide algo; la otra pide otra cosa. Diga quiénes son, dónde y cuándo.",
            "en": "## A scene\n\nBegin with an invented case. One party asks for something; the other asks for something else. Say who they are, where and when.",
        },
    ),
    (
        "try-1",
        "markdown",
        {
            "es": "## Pruebe usted\n\nPrimero se hace, después se explica. Cambie el ejercicio de abajo por el suyo.",
            "en": "## Try it yourself\n\nFirst do, then explain. Put your own exercise in place of the one below.",
        },
    ),
    ("exercise-1", "code", _same('lesson.exercise("{example}")')),
    (
        "rule",
        "markdown",
        {
            "es": "## La regla\n\nUna idea por pantalla. Frases cortas, con el código de la regla en negrita.",
            "en": "## The rule\n\nOne idea a screen. Short sentences, with the code of the rule in bold.",
        },
    ),
    (
        "take-away",
        "markdown",
        {
            "es": "## Para llevar\n\n- Una frase que se pueda recordar mañana.",
            "en": "## To take away\n\n- One sentence that can be remembered tomorrow.",
        },
    ),
    ("next", "code", _same("lesson.next()")),
)
_FACTS = """- id: {id}
  number: {number}
  available: false
  minutes: 30
  title: {{es: "Escriba aquí el título", en: "Write the title here"}}
  question: {{es: "¿Qué pregunta responde?", en: "Which question does it answer?"}}
  lead: {{es: "Una frase que invite a entrar.", en: "One sentence that invites people in."}}
  objective: {{es: "Diga qué sabrá hacer quien termine.", en: "Say what people can do at the end."}}
  before: {{es: "Nada", en: "Nothing"}}
  product: {{es: "Lo que queda hecho", en: "What is done at the end"}}
"""
