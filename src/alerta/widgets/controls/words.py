"""Words of the codebook: what people read for a code."""

from pathlib import Path

from alerta.resources import csv_rows, table

_LABELS = {"es": "label::Español (es)", "en": "label::English (en)"}


def choice_words(home: Path, list_name: str, lang: str) -> dict[str, str]:
    """{code: words} of one list of the registration form, in its order, retired ones too."""
    label = _LABELS.get(lang, _LABELS["es"])
    rows = csv_rows(home / "datasets" / "codebook" / "form" / "choices.csv")
    return {
        row["name"]: row[label] or row[_LABELS["es"]]
        for row in rows
        if row["list_name"] == list_name
    }


def named(home: Path, name: str, code: str, key: str, lang: str, column: str = "name") -> str:
    """The words of one row of a codebook table, found by `key` = `code`; the code if unknown."""
    for row in table(home, name):
        if row[key] == code:
            return row.get(f"{column}_{lang}") or row[f"{column}_es"]
    return code


def choice_lines(home: Path, list_name: str, lang: str) -> list[tuple[str, str, str]]:
    """(code, words, hint) of the options of a list that are offered today, for option rows."""
    label = _LABELS.get(lang, _LABELS["es"])
    rows = csv_rows(home / "datasets" / "codebook" / "form" / "choices.csv")
    return [
        (
            row["name"],
            row[label] or row[_LABELS["es"]],
            row.get(f"hint_{lang}") or row.get("hint_es", ""),
        )
        for row in rows
        if row["list_name"] == list_name and not row.get("until")
    ]
