"""Plain language: no sentence over 35 words, and a floor for how easily a chapter reads.

The exercises, dossiers and keys are held to the same length by the check of their own room.
"""

from collections.abc import Iterator
from pathlib import Path

from alerta import resources
from alerta.authoring import readability
from alerta.authoring.faults import Fault, fault
from alerta.authoring.notebooks import MANUAL, SOURCE_LANGUAGE, Page, page_files, read_page
from alerta.authoring.translation import TARGET_LANGUAGE
from alerta.learning.checks.wording import LONGEST_SENTENCE, texts

GLOSSARY = "datasets/codebook/glossary.csv"
FEWEST = 100  # words; the index of a shorter text says nothing
START = 40  # characters of a sentence that are quoted


def check(home: Path) -> Iterator[Fault]:
    for lang in (SOURCE_LANGUAGE, TARGET_LANGUAGE):
        for file in page_files(home, f"{MANUAL}/{lang}"):
            try:
                page = read_page(home, file)
            except ValueError:
                continue  # another check names the page
            yield from _long(page)
            if lang == SOURCE_LANGUAGE:
                yield from _hard(page)
    yield from _glossary(home)
    yield from _documents(home)


def _long(page: Page) -> Iterator[Fault]:
    for cell in page.cells:
        if cell.kind == "markdown":
            for said in _too_long(readability.plain(cell.source)):
                yield fault(page.file, 0, "", "page_sentence_long", cell=cell.id, **said)


def _hard(page: Page) -> Iterator[Fault]:
    cells = [cell for cell in page.cells if cell.kind == "markdown"]
    prose = [readability.plain(cell.source, headings=False) for cell in cells]
    whole = "\n".join(prose)
    value = readability.index(whole)
    if value is None or len(readability.words(whole)) < FEWEST or value >= readability.FLOOR:
        return
    scores = {
        cell.id: score
        for cell, text in zip(cells, prose, strict=True)
        if (score := readability.index(text)) is not None
    }
    said = {"n": f"{value:.0f}", "floor": f"{readability.FLOOR:.0f}"}
    hardest = ", ".join(sorted(scores, key=lambda name: scores[name])[:3])
    yield fault(page.file, 0, "", "page_hard", **said, cells=hardest)


def _glossary(home: Path) -> Iterator[Fault]:
    try:
        rows = resources.csv_rows(home / GLOSSARY)
    except resources.ContentError:
        return  # another check names the table
    for number, row in enumerate(rows, 2):
        for name, text in row.items():
            if name.endswith(("_es", "_en")):
                for said in _too_long(text):
                    yield fault(GLOSSARY, number, name, "sentence_long", **said)


def _documents(home: Path) -> Iterator[Fault]:
    folder = home / MANUAL
    for path in [folder / "chapters.yaml", *sorted((folder / "cases").glob("*.yaml"))]:
        try:
            content = resources.document(path)
        except resources.ContentError:
            continue  # who shows the file names it
        for place, text in texts(content):
            for said in _too_long(text):
                file = path.relative_to(home).as_posix()
                yield fault(file, 0, place, "sentence_long", **said)


def _too_long(text: str) -> Iterator[dict[str, object]]:
    for sentence in readability.sentences(text):
        n = readability.length(sentence)
        if n > LONGEST_SENTENCE:
            yield {"n": n, "start": sentence[:START], "most": LONGEST_SENTENCE}
