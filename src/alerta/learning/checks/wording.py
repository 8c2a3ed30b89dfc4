"""The texts of a document: short sentences, and nobody to be recognised (training.md §9-11)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from alerta.learning.checks.reporting import ContentFault, Reporter

LONGEST_SENTENCE = 35  # words; features.md row 16
PERSONAL = (
    (re.compile(r"(?<!\d)\d{8}(?!\d)"), {"es": "un número de DNI", "en": "an ID number"}),
    (
        re.compile(r"(?<!\d)9\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)"),
        {"es": "un teléfono", "en": "a telephone number"},
    ),
    (re.compile(r"\S+@\S+\.\w+"), {"es": "un correo", "en": "an e-mail address"}),
)


def wording(report: Reporter, document: Mapping[str, Any]) -> Iterator[ContentFault]:
    for place, text in texts(document):
        for pattern, what in PERSONAL:
            if pattern.search(text):
                yield report(place, "personal", what=what)
        for sentence in re.split(r"(?<=[.!?…])\s+", text):
            words = len(sentence.split())
            if words > LONGEST_SENTENCE:
                yield report(place, "long", n=words, start=sentence[:40], most=LONGEST_SENTENCE)


def texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every Spanish and English text of a document, with its place ("title/es")."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("es", "en") and isinstance(inner, str):
                yield f"{place}/{name}".strip("/"), inner
            else:
                yield from texts(inner, f"{place}/{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from texts(inner, f"{place}/{number}")
