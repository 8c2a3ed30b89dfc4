"""The five questions and their options, as the codebook words them (criteria.csv, rungs.csv)."""

from dataclasses import dataclass
from pathlib import Path

from alerta.i18n import translator
from alerta.resources import column, table
from alerta.widgets.controls.words import choice_lines

CODES = {
    "c1": "C1",
    "c2": "C2",
    "c3": "C3",
    "c4_rung": "C4",
    "c5": "C5",
    "disagreement": "C2",
}
PARTS = tuple(CODES)


@dataclass(frozen=True)
class Question:
    """One question. `options` are (value, words, quiet second line)."""

    part: str
    code: str
    short: str
    text: str
    options: tuple[tuple[str, str, str], ...]

    def words(self, value: str | None) -> str:
        """The words of an answer; '' when it is none of the options."""
        return next((words for known, words, _ in self.options if known == value), "")


def questions(home: Path, lang: str) -> dict[str, Question]:
    """All six, by part, in the order in which they are asked."""
    rows = {row["key"]: row for row in table(home, "criteria")}
    made = {}
    for part, code in CODES.items():
        if part == "disagreement":
            made[part] = _disagreement(home, lang)
            continue
        row = rows[part]
        options = _rungs(home, lang) if part == "c4_rung" else _yes_no(row, home, lang)
        made[part] = Question(
            part, code, column(row, "short", lang), column(row, "question", lang), options
        )
    return made


def meaning(home: Path, part: str, value: str, lang: str) -> str:
    """What an answer says, in one sentence: «Hay dos partes y al menos una es un grupo.»"""
    if part == "c4_rung":
        row = next(r for r in table(home, "rungs") if r["rung"] == value)
        return column(row, "means", lang)
    if part == "disagreement":
        return ""
    row = next(r for r in table(home, "criteria") if r["key"] == part)
    return column(row, f"text_{value}", lang)


def rule_lines(home: Path, part: str, lang: str) -> str:
    """The rule of a criterion as a hint: when it is yes, when it is no."""
    if part == "disagreement":
        lines = choice_lines(home, "v_disagreement", lang)
        return " ".join(f"{words}: {hint}" for _, words, hint in lines)
    t = translator(lang)
    row = next(r for r in table(home, "criteria") if r["key"] == part)
    if part == "c4_rung":
        return column(row, "yes_if", lang)
    return t("Yes: {yes} No: {no}", yes=column(row, "yes_if", lang), no=column(row, "no_if", lang))


def _yes_no(row: dict[str, str], home: Path, lang: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (code, words, column(row, f"{code}_if", lang))
        for code, words, _ in choice_lines(home, "v_yni", lang)
    )


def _rungs(home: Path, lang: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            row["rung"],
            f"{row['rung']}. {column(row, 'name', lang)}",
            column(row, "means", lang),
        )
        for row in table(home, "rungs")
    )


def _disagreement(home: Path, lang: str) -> Question:
    t = translator(lang)
    return Question(
        "disagreement",
        "C2",
        t("Facts, or what to do?"),
        t("What is the disagreement about?"),
        tuple(choice_lines(home, "v_disagreement", lang)),
    )
