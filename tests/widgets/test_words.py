"""Every message of the widgets exists in Spanish and keeps its places."""

import ast
import re

import pytest

from alerta.i18n import translator


def messages(home):
    """Every text handed to `t(…)` or `translator(…)(…)` in the widgets and the lesson."""
    source = home / "src" / "alerta"
    files = [*(source / "widgets").rglob("*.py"), source / "lesson.py"]
    found = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _translates(node.func):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def _translates(function):
    if isinstance(function, ast.Name):
        return function.id == "t"
    return isinstance(function, ast.Call) and getattr(function.func, "id", "") == "translator"


SAME = {
    "n",
    "Total",
    "No",
    "Error",
    "Actor",
    "{hours} h",
    "Defensoría",
    "PCM",
    "{n} min",
    "PCM: {pcm}. Defensoría: {ombudsman}.",
    "{total} of 10, {band}",
}


def test_every_message_is_translated_and_keeps_its_places(home):
    t = translator("es")
    for message in messages(home):
        spanish = t(message)
        assert places(spanish) == places(message), message
        if any(character.isalpha() for character in re.sub(r"\{\w+\}", "", message)):
            assert spanish != message or message in SAME, message


def test_the_made_up_language_shows_what_is_looked_up(home):
    assert translator("qps")("Check") == "[Check]"


@pytest.mark.parametrize("word", ["Incorrecto", "incorrecto", "Inválid", "inválid"])
def test_no_message_blames(home, word):
    t = translator("es")
    assert not [message for message in messages(home) if word in t(message)]


def places(text):
    return set(re.findall(r"\{(\w+)\}", text))
