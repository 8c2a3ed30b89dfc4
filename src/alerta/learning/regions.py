"""Which department somebody means: its name, or INEI's code, as people write them."""

import difflib
from pathlib import Path

from alerta.criteria.place_codes import PlaceCodes
from alerta.registry.faults import RegistryFault
from alerta.registry.people import folded
from alerta.resources import table

NEAREST = 3


class UnknownRegion(RegistryFault):
    """`nearest` are names of departments that look like what was written."""

    sentence = "There is no department “{written}”. Did you mean: {nearest}?"


def departments(home: Path) -> dict[str, str]:
    """The name of every department by its INEI code ("08": "Cusco"), in the order of the codes."""
    rows = (row for row in table(home, "places") if row["level"] == "department")
    return {row["ubigeo"]: row["name"] for row in rows}


def region_code(home: Path, written: str) -> str:
    """The INEI code of a department: “Cusco”, “CUSCO”, “08” and “8” are one. Capitals and accents
    do not matter. Raises UnknownRegion."""
    names = departments(home)
    by_name = {folded(name): code for code, name in names.items()}
    wanted = folded(written)
    if wanted in by_name:
        return by_name[wanted]
    if wanted.isdigit():
        rows = [row for row in table(home, "places") if row["level"] == "department"]
        found = PlaceCodes(rows).read(wanted)
        if found.kind in ("inei", "zero_lost"):
            return found.ubigeo
    near = difflib.get_close_matches(wanted, by_name, NEAREST, cutoff=0.5)
    near += [one for one in by_name if wanted and wanted in one and one not in near]
    shown = [names[by_name[one]] for one in near[:NEAREST]] or list(names.values())
    raise UnknownRegion(written=written, nearest=", ".join(shown))
