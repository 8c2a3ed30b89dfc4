"""Everything the room says to people is there in both languages."""

import ast
import re
from pathlib import Path

import alerta.form
from alerta.form import ExpressionError, dialect, validation, wording
from alerta.form.faults import pair
from alerta.i18n import translator

SOURCES = sorted(Path(alerta.form.__file__).parent.rglob("*.py"))


def spoken():
    """The first text of every pair(…) and ExpressionError(…) in the code, and the tables."""
    for table in (wording.WORDING, validation.WORDING):
        for message, remedy in table.values():
            yield message
            yield remedy
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ("pair", "ExpressionError", "SubmissionError") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield first.value


def places(text):
    return sorted(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", text))


def test_every_message_has_its_spanish():
    spanish = translator("es")
    missing = [message for message in spoken() if spanish(message) == message]
    assert missing == []


def test_a_translation_fills_the_same_places():
    spanish = translator("es")
    for message in spoken():
        assert places(spanish(message)) == places(message), message


def test_the_dialect_is_part_of_what_can_be_said():
    assert set(dialect.rules.RULES) <= set(wording.WORDING)


def test_nobody_is_told_that_an_answer_is_incorrect():
    spanish = translator("es")
    for message in spoken():
        assert "ncorrect" not in spanish(message), message


def test_a_pair_fills_each_language_with_its_own_words():
    filled = pair("“{value}” is no longer in use.", value={"es": "Minería", "en": "Mining"})
    assert "Minería" in filled["es"]
    assert "Mining" in filled["en"]


def test_an_expression_error_speaks_both_languages_and_knows_its_place():
    error = ExpressionError("“{sign}” has no place here.", 7, sign="?")
    assert error.position == 7
    assert "?" in error.message["es"]
    assert error.message["es"] != error.message["en"]
