"""Reads a UBIGEO as people write it: INEI, RENIEC, or with its leading zero lost.

INEI's and RENIEC's codes look alike and mean different places (07 is Callao in INEI, Cusco in
RENIEC). The kit keeps INEI's. Places are the rows of `places.csv`.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alerta.i18n import translator
from alerta.resources import Row, table

Pair = dict[str, str]
LENGTHS = (2, 4, 6)  # department, province, district


@dataclass(frozen=True)
class PlaceCode:
    """What a written code is.

    `kind` is "inei", "zero_lost", "reniec" or "unknown"; `ubigeo` the INEI code that is meant, ""
    when nobody can tell. `message` and `remedy` are empty for a good INEI code.
    """

    written: str
    kind: str
    ubigeo: str
    message: Pair
    remedy: Pair

    @property
    def right(self) -> bool:
        return self.kind == "inei"


class PlaceCodes:
    """The two code lists of `places.csv`, ready to read what people write."""

    def __init__(self, places: Iterable[Row]) -> None:
        rows = list(places)
        self.names = {row["ubigeo"]: row["name"] for row in rows}
        self.reniec = {row["reniec"]: row["ubigeo"] for row in rows if row["reniec"]}

    def read(self, written: object, name: str = "") -> PlaceCode:
        """Recognise a code. Give the `name` of the place when it is known.

        A RENIEC code is often a good INEI code of another place: only the name tells them apart.
        """
        code = _digits(written)
        candidates = [code] if len(code) in LENGTHS else []
        if len(code) + 1 in LENGTHS:
            candidates.append(f"0{code}")
        found = next((c for c in candidates if c in self.names), "")
        foreign = next((self.reniec[c] for c in candidates if c in self.reniec), "")
        if foreign and name and not self._named(found, name) and self._named(foreign, name):
            return self._reniec(code, foreign)
        if found and found == code:
            return PlaceCode(str(written), "inei", code, {}, {})
        if found:
            return self._zero_lost(code, found)
        if foreign:
            return self._reniec(code, foreign)
        return _unknown(str(written))

    def full_name(self, ubigeo: str) -> str:
        """District, province and department, as far as the code goes: “Wanchaq, Cusco, Cusco”."""
        return ", ".join(self.names[ubigeo[:n]] for n in reversed(LENGTHS) if n <= len(ubigeo))

    def _named(self, ubigeo: str, name: str) -> bool:
        return ubigeo in self.names and _fold(self.names[ubigeo]) == _fold(name)

    def _zero_lost(self, code: str, ubigeo: str) -> PlaceCode:
        return PlaceCode(
            code,
            "zero_lost",
            ubigeo,
            _pair("{code} has lost its leading zero.", code=code),
            _pair(
                "Write {ubigeo} ({place}). In a spreadsheet, give the column the format “Text”.",
                ubigeo=ubigeo,
                place=self.full_name(ubigeo),
            ),
        )

    def _reniec(self, code: str, ubigeo: str) -> PlaceCode:
        return PlaceCode(
            code,
            "reniec",
            ubigeo,
            _pair(
                "{code} is the RENIEC code of {place}; the kit uses INEI codes.",
                code=code,
                place=self.full_name(ubigeo),
            ),
            _pair("Write {ubigeo}, or choose the place from the list.", ubigeo=ubigeo),
        )


def place_codes(home: Path) -> PlaceCodes:
    """The codes of `places.csv`; made once for each edition of the table."""
    rows = table(home, "places")
    if id(rows) not in _made:
        _made.clear()
        _made[id(rows)] = (rows, PlaceCodes(rows))
    return _made[id(rows)][1]


_made: dict[int, tuple[list[Row], PlaceCodes]] = {}


def _digits(written: object) -> str:
    """The digits of a code; a spreadsheet may have made `80101` or `80101.0` of it."""
    text = str(written).strip().replace(" ", "")
    whole, point, rest = text.partition(".")
    if point and not rest.strip("0"):
        text = whole
    return text if text.isascii() and text.isdigit() else ""


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).upper().split())


def _unknown(written: str) -> PlaceCode:
    return PlaceCode(
        written,
        "unknown",
        "",
        _pair("{code} is not a code of INEI's list of places.", code=written),
        _pair("Choose department, province and district from the list: the code is filled in."),
    )


def _pair(message: str, /, **values: object) -> Pair:
    return {lang: translator(lang)(message, **values) for lang in ("es", "en")}
