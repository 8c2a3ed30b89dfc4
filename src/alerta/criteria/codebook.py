"""The registration form of the codebook, with the places of Peru joined as choices."""

from pathlib import Path

from alerta.form import Form, load_form
from alerta.resources import Row, csv_rows, table

SHEETS = ("survey", "choices", "settings")
PLACE_LISTS = ("department", "province", "district")
LABELS = ("label::Español (es)", "label::English (en)")


_built: dict[Path, tuple[list[list[Row]], Form]] = {}


def registration_form(home: Path) -> Form:
    """The form of `datasets/codebook/form`; FormError lists what is wrong with its sheets.

    Built once for every state of its files: everybody who signs in needs it.
    """
    folder = home / "datasets" / "codebook" / "form"
    read = [table(home, "places"), *(csv_rows(folder / f"{sheet}.csv") for sheet in SHEETS)]
    known = _built.get(home)
    # the loader returns the very same rows until a file changes
    if known is None or any(a is not b for a, b in zip(known[0], read, strict=True)):
        known = _built[home] = (read, load_form(folder, extra_choices=place_choices(home)))
    return known[1]


def place_choices(home: Path) -> list[Row]:
    """places.csv as choice rows: lists department, province, district with their parent's code."""
    rows = []
    for place in table(home, "places"):
        row = {"list_name": place["level"], "name": place["ubigeo"]}
        row |= dict.fromkeys(LABELS, place["name"])
        rows.append(row | _parents(place["ubigeo"]) | _validity(place))
    return rows


def _parents(ubigeo: str) -> Row:
    """INEI codes nest: the first two digits are the department, the first four the province."""
    parents = {}
    if len(ubigeo) > 2:
        parents["department"] = ubigeo[:2]
    if len(ubigeo) > 4:
        parents["province"] = ubigeo[:4]
    return parents


def _validity(place: Row) -> Row:
    return {name: place[name] for name in ("since", "until") if name in place}
