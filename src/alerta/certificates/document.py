"""What a certificate says. Nothing of it is stored: the name is typed when it is printed."""

import json
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal["participation", "mastery"]
VALID_YEARS = 2  # training.md §5: valid two years, refreshed every year
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is read as another
_MOST_BYTES = 20_000


class NotACertificate(Exception):
    """These bytes are no certificate of this kit."""


@dataclass(frozen=True)
class Certificate:
    """One certificate. `modules` are chapter numbers ("04"); `hours` of 60 minutes.

    `scores` (chapter number to percent) is empty unless the person wanted them printed.
    """

    kind: Kind
    name: str
    issuer: str
    modules: tuple[str, ...]
    hours: int
    codebook_version: str
    issued_on: date
    valid_until: date
    serial: str
    scores: Mapping[str, int] = field(default_factory=dict)

    def expired(self, today: date) -> bool:
        """Whether its two years are over."""
        return today > self.valid_until


def serial() -> str:
    """A new number of a certificate, such as "K7QF-2M9D"."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def end_of_validity(issued_on: date) -> date:
    """The last day of its validity; 29 February becomes 28."""
    try:
        return issued_on.replace(year=issued_on.year + VALID_YEARS)
    except ValueError:
        return issued_on.replace(year=issued_on.year + VALID_YEARS, day=28)


def to_bytes(certificate: Certificate) -> bytes:
    """The same certificate always gives the same bytes: they are what is sealed."""
    values = asdict(certificate)
    values["modules"] = list(certificate.modules)
    values["scores"] = dict(certificate.scores)
    for name in ("issued_on", "valid_until"):
        values[name] = values[name].isoformat()
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def from_bytes(data: bytes) -> Certificate:
    """Read what `to_bytes` wrote. NotACertificate for anything else."""
    try:
        inflate = zlib.decompressobj()
        text = inflate.decompress(data, _MOST_BYTES)
        values: dict[str, Any] = json.loads(text)
        return Certificate(
            kind=_one_of(values.pop("kind"), ("participation", "mastery")),
            modules=tuple(str(one) for one in values.pop("modules")),
            hours=int(values.pop("hours")),
            issued_on=date.fromisoformat(values.pop("issued_on")),
            valid_until=date.fromisoformat(values.pop("valid_until")),
            scores={str(k): int(v) for k, v in values.pop("scores").items()},
            **{str(k): str(v) for k, v in values.items()},
        )
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotACertificate from error


def _one_of(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ValueError(value)
    return value
