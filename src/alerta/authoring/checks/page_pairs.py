"""Have the manual's pages in both languages the same files, cells and calls?"""

import re
from collections.abc import Iterator
from pathlib import Path

from alerta.authoring.faults import Fault, fault
from alerta.authoring.notebooks import MANUAL, SOURCE_LANGUAGE, page_files, read_page
from alerta.authoring.translation import TARGET_LANGUAGE

_LANG = re.compile(r"""lang\s*=\s*["'](\w+)["']""")


def check(home: Path) -> Iterator[Fault]:
    folders = {lang: f"{MANUAL}/{lang}" for lang in (SOURCE_LANGUAGE, TARGET_LANGUAGE)}
    names = {lang: {Path(f).name for f in page_files(home, at)} for lang, at in folders.items()}
    for lang, other in ((SOURCE_LANGUAGE, TARGET_LANGUAGE), (TARGET_LANGUAGE, SOURCE_LANGUAGE)):
        for name in sorted(names[lang] - names[other]):
            said = {"other": f"{folders[other]}/{name}"}
            yield fault(f"{folders[lang]}/{name}", 0, "", "page_pair", **said)
    for name in sorted(names[SOURCE_LANGUAGE] & names[TARGET_LANGUAGE]):
        yield from _pair(
            home, f"{folders[SOURCE_LANGUAGE]}/{name}", f"{folders[TARGET_LANGUAGE]}/{name}"
        )


def _pair(home: Path, source: str, target: str) -> Iterator[Fault]:
    try:
        spanish, english = read_page(home, source).cells, read_page(home, target).cells
    except ValueError:
        return  # another check names the page
    shapes = [[(cell.id, cell.kind) for cell in cells] for cells in (spanish, english)]
    if shapes[0] != shapes[1]:
        pairs = zip(*shapes, strict=False)
        first = next((a[0] or b[0] for a, b in pairs if a != b), "")
        if not first:
            shorter = min(map(len, shapes))
            first = max(shapes, key=len)[shorter][0]
        yield fault(target, 0, "", "cells_differ", cell=first)
        return
    for one, other in zip(spanish, english, strict=True):
        if one.kind == "code" and _LANG.sub("", one.source) != _LANG.sub("", other.source):
            yield fault(target, 0, "", "code_differs", cell=other.id)
