"""The file that carries the progress of a copy of the kit to its institution, and its reading.

A file holds one part for each copy. No alias, no PIN, no answer: persons are pseudonyms, which only
the copy itself could tie to anybody. Every part bears a digest, so that damage on the way shows,
and costs that part alone.
"""

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta.learning.progress_schema import PART
from alerta.registry.exchange import UnfitFile

FORMAT, VERSION = "kit-alerta-progress", 1
MOST_BYTES = 50_000_000
Part = Mapping[str, Any]  # as progress_schema.PART says


@dataclass(frozen=True)
class Reading:
    """The sound parts of a file; what is wrong with the others, one fault each."""

    parts: tuple[Part, ...]
    faults: tuple[UnfitFile, ...] = ()


def sealed(part: Part) -> Part:
    """The part with its own digest as `file_id`."""
    return {**part, "file_id": digest(part)}


def digest(part: Part) -> str:
    """SHA-256 of all that a part says but its `file_id`; 64 hexadecimal digits."""
    said = {name: value for name, value in part.items() if name != "file_id"}
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def to_bytes(parts: Iterable[Part]) -> bytes:
    """The file: the same parts make the same bytes, whatever their order."""
    ordered = sorted(parts, key=lambda one: (one["copy"], one["made_at"], one["file_id"]))
    whole = {"format": FORMAT, "version": VERSION, "parts": ordered}
    return (json.dumps(whole, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")


def write(path: Path, parts: Iterable[Part]) -> None:
    """Write a file, whole or not at all. Overwrites; UnfitFile when the folder cannot be used."""
    unfinished = path.with_name(f".{uuid.uuid4().hex}.json")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(to_bytes(parts))
        os.replace(unfinished, path)  # noqa: PTH105 - Path.replace returns a new Path for nothing
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise UnfitFile(
            "{file} cannot be written ({why}). Choose another folder, or make room.",
            file=path.name,
            why=error.strerror or type(error).__name__,
        ) from error


def read(path: Path) -> Reading:
    """Read a file. UnfitFile when nothing of it can be used."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UnfitFile(
            "{file} does not exist. Check the name and the folder.", file=path.name
        ) from error
    except OSError as error:
        raise UnfitFile(
            "{file} cannot be read ({why}). Copy it again from the USB stick or the mail.",
            file=path.name,
            why=error.strerror or type(error).__name__,
        ) from error
    return from_bytes(content, path.name)


def from_bytes(content: bytes, name: str) -> Reading:
    """Read what `to_bytes` made; `name` is how the file is called in messages."""
    whole = _whole(content, name)
    found, faults = [], []
    for number, part in enumerate(whole["parts"], 1):
        if _is_sound(part):
            found.append(part)
        else:
            faults.append(
                UnfitFile(
                    "{file}, part {number}: it was damaged or changed on the way, and is left "
                    "out. Ask that office for its file again.",
                    file=name,
                    number=number,
                )
            )
    return Reading(tuple(found), tuple(faults))


def _whole(content: bytes, name: str) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise UnfitFile(
            "{file} is too large for a progress file. Choose one that was made with "
            "“alerta progress export”.",
            file=name,
        )
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UnfitFile(
            "{file} is damaged or is no progress file: it cannot be read to its end. Ask for it "
            "again; the other files are not affected.",
            file=name,
        ) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise UnfitFile(
            "{file} is a file of another kind. Choose one that was made with "
            "“alerta progress export”.",
            file=name,
        )
    version = whole.get("version")
    if version != VERSION or isinstance(version, bool):
        newer = isinstance(version, int) and version > VERSION
        raise UnfitFile(
            "{file} was made by a newer kit than this one. Bring this copy up to date first."
            if newer
            else "{file} was made by an older kit and can no longer be read. Bring that copy up to "
            "date and export again.",
            file=name,
        )
    if not isinstance(whole.get("parts"), list):
        raise UnfitFile("{file} is damaged: it has no parts. Ask for it again.", file=name)
    return whole


def _no_number(written: str) -> float:
    raise ValueError(written)  # NaN and Infinity are no figures of anybody


def _is_sound(part: object) -> bool:
    if not isinstance(part, dict) or part.get("file_id") != digest(part):
        return False
    from jsonschema import Draft202012Validator  # only where files are read

    return Draft202012Validator(PART).is_valid(part)
