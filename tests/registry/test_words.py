"""Every sentence of the registry stands in Spanish too, and keeps its places."""

import ast
import string
from pathlib import Path

import pytest

from alerta import i18n, registry
from alerta.registry.faults import RegistryFault

ROOT = Path(registry.__file__).parent
FILES = [*ROOT.rglob("*.py"), ROOT.parent / "cli" / "registry.py"]
CALLS = {"t", "pair", "UnfitFile", "UnfitTextError", "translator"}


def sentences():
    """Texts given to t(), pair(), UnfitFile(); `sentence = …`; what was expected of a value."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and node.args
            if named and getattr(node.func, "id", "") in CALLS:
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names = [getattr(target, "id", "") for target in node.targets]
                wanted = {"sentence", "UNKNOWN", "LIST", "GROUP", "TEXT"}
                if wanted & set(names):
                    yield node.value.value


SENTENCES = sorted(set(sentences()) - {"date"})


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_sentences_are_found():
    assert len(SENTENCES) > 45
    kinds = [one for one in RegistryFault.__subclasses__() if "registry" in one.__module__]
    assert {kind.sentence for kind in kinds if kind.__name__ != "UnfitFile"} <= set(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_has_its_spanish(sentence):
    spanish = i18n._catalogue("es").get(sentence)
    assert spanish, f"registry.po lacks: {sentence}"
    assert spanish != sentence
    assert places(spanish) == places(sentence)


def test_the_catalogue_has_no_sentence_that_nobody_says():
    from babel.messages.pofile import read_po

    with (i18n.LOCALE / "es" / "registry.po").open("rb") as file:
        known = {message.id for message in read_po(file) if message.id}
    assert known - set(SENTENCES) == set()
