"""Every code that an exercise may name: criteria, rules, indicators, errors, rules of the lessons.

Each stands in a table of the codebook; a code that stands in none is a slip of the pen.
"""

import re
from pathlib import Path

from alerta.resources import table

TABLES = {
    "criteria": "code",
    "category_rules": "rule",
    "phase_rules": "rule",
    "state_rules": "rule",
    "lens_rules": "rule",
    "indicators": "code",
    "jump_rules": "rule",
    "deadlines": "rule",
    "routing": "rule",
    "type_order": "rule",
    "transitions": "rule",
    "errors": "code",
    "lesson_rules": "rule",
}
CODE = re.compile(r"\b[A-Z][0-9]{1,2}\b")


def known_codes(home: Path) -> frozenset[str]:
    """All codes of the codebook's tables."""
    return frozenset(row[column] for name, column in TABLES.items() for row in table(home, name))


def named_codes(text: str) -> set[str]:
    """What looks like a code in a text: C4, E04, A12."""
    return set(CODE.findall(text))
