"""Write `datasets/samples/progress/`: invented progress of invented people, to try with.

Everything is drawn from one seed: the same program makes the same file. Nothing in it is measured.

    python -m alerta.authoring.progress_sample
"""

import hashlib
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from alerta import config
from alerta.learning.progress_file import Part, sealed, write

SEED = 2026
FOLDER = "datasets/samples/progress"
VERSION = "2026.1"
MADE_AT = "2026-11-20T15:00:00Z"
CHAPTERS = tuple(f"{number:02d}" for number in range(1, 13))
# INEI code of the department, people; Madre de Dios is small on purpose: it has to be hidden
OFFICES = (("03", 24), ("08", 31), ("09", 12), ("16", 18), ("17", 2), ("21", 27), ("06", 14))
CODES = {"03": ("N3", "N4", "N5"), "04": ("C4",), "11": ("K1", "K2", "K3", "K4")}
NEEDS = ("written", "texts", "no_critical_error", "levels", "agreement", "records")
FIRST_DAY, LAST_DAY = date(2026, 2, 2), date(2026, 11, 18)


def write_sample(home: Path) -> Path:
    """Write the sample and its description, with the checksum; return the path of the sample."""
    path = home / FOLDER / "progress.json"
    write(path, parts())
    described = description(path.read_bytes())
    (home / FOLDER / "datapackage.json").write_text(
        json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return path


def description(content: bytes) -> dict[str, Any]:
    """The datapackage.json of the sample: what it is, where it comes from, its licence."""
    title = {
        "es": "Avance inventado de siete oficinas",
        "en": "Invented progress of seven offices",
    }
    about = {
        "es": "Archivo de avance unido, de personas inventadas, para probar la vista de la "
        "institución. Nada de esto fue medido: sale de un generador con semilla.",
        "en": "A merged progress file of invented people, to try the institution's view. Nothing "
        "of it was measured: it comes from a generator with a seed.",
    }
    licence = {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
    return {
        "profile": "data-package",
        "name": "kit-alerta-progress-sample",
        "title": title["es"],
        "title_en": title["en"],
        "description": about["es"],
        "description_en": about["en"],
        "version": VERSION,
        "created": MADE_AT[:10],
        "licenses": [licence],
        "sources": [{"title": "Generador del kit (alerta.authoring.progress_sample)"}],
        "resources": [
            {
                "name": "progress",
                "title": title["es"],
                "title_en": title["en"],
                "path": "progress.json",
                "description": about["es"],
                "description_en": about["en"],
                "profile": "data-resource",
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
                "version": VERSION,
                "created": MADE_AT[:10],
                "synthetic": True,
                "generator": {"module": "alerta.authoring.progress_sample", "seed": SEED},
                "transformation": "Ninguna: tal como lo escribe el generador.",
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "bytes": len(content),
                "licenses": [licence],
                "sources": [{"title": "Generador del kit (alerta.authoring.progress_sample)"}],
            }
        ],
    }


def parts() -> list[Part]:
    """One part for each invented office."""
    draw = random.Random(SEED)
    return [
        sealed(
            {
                "copy": _hash(f"sample/{region}"),
                "made_at": MADE_AT,
                "kit_version": "0.1.0",
                "codebook_version": VERSION,
                "chapters": list(CHAPTERS),
                "people": sorted(_people(draw, region, size), key=lambda one: one["person"]),
            }
        )
        for region, size in OFFICES
    ]


def _people(draw: random.Random, region: str, size: int) -> Iterator[dict[str, Any]]:
    groups = [FIRST_DAY + timedelta(draw.randrange(0, 230)) for _ in range(1 + size // 12)]
    for number in range(size):
        day = draw.choice(groups) + timedelta(draw.randrange(0, 9))
        skill, stamina = draw.betavariate(5, 3), draw.betavariate(4, 2)
        chapters, left_on = _path(draw, day, skill, stamina)
        mastered = len(chapters) == 12 and all("mastered" in one for one in chapters.values())
        met = [one for one in NEEDS if mastered and draw.random() < 0.55 + skill / 2]
        tests = {"entry": _test(draw, day, 0.25 + skill / 3)}
        if len(chapters) == 12 and draw.random() < 0.9:
            tests["exit"] = _test(draw, left_on, 0.4 + skill / 2)
        yield {
            "person": _hash(f"sample/{region}/{number}"),
            "lang": "es",
            "region": region,
            "first_month": day.isoformat()[:7],
            "chapters": chapters,
            "tests": tests,
            "requirements_met": met,
            "certified": mastered and len(met) == len(NEEDS),
        }


def _path(
    draw: random.Random, day: date, skill: float, stamina: float
) -> tuple[dict[str, dict[str, str]], date]:
    """Chapter after chapter until somebody stops, or the file is made."""
    found: dict[str, dict[str, str]] = {}
    for chapter in CHAPTERS:
        if day > LAST_DAY or draw.random() > 0.86 + stamina / 6:
            break
        taken = found[chapter] = {"started": day.isoformat()}
        day = min(day + timedelta(draw.randrange(0, 6)), LAST_DAY)
        if draw.random() > 0.9 + stamina / 8:
            break
        taken["finished"] = day.isoformat()
        if draw.random() < 0.8 + skill / 3.5:
            day = min(day + timedelta(draw.randrange(0, 4)), LAST_DAY)
            taken["mastered"] = day.isoformat()
        day += timedelta(draw.randrange(1, 9))
    return found, min(day, LAST_DAY)


def _test(draw: random.Random, day: date, share: float) -> dict[str, Any]:
    scores: dict[str, list[float]] = {}
    for chapter in CHAPTERS:
        points = float(draw.random() < share)
        for name in (chapter, *CODES.get(chapter, ())):
            scores[name] = [points, 1]
    scores["*"] = [sum(scores[one][0] for one in CHAPTERS), len(CHAPTERS)]
    return {"on": day.isoformat(), "scores": dict(sorted(scores.items()))}


def _hash(what: str) -> str:
    return hashlib.sha256(f"{SEED}/{what}".encode()).hexdigest()[:16]


if __name__ == "__main__":
    print(write_sample(config.read().home))
