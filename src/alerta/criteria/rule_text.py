"""The wording of one cross-record rule."""

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Text:
    """Sentences with {places}; an error keeps a record from being registered, a warning does not.

    `source` names where the rule comes from.
    """

    severity: str
    source: str
    es: str
    en: str
    remedy_es: str
    remedy_en: str
