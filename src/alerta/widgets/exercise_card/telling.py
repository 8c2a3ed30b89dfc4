"""How an exercise speaks of its hints and its sentences."""

from collections.abc import Iterable, Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.manual_links import chapter_number, manual_address
from alerta.widgets.session import Session

Hint = tuple[str, tuple[str, str] | None]


def exercise_hints(exercise: Mapping[str, Any], session: Session) -> list[Hint]:
    """(words, way to the manual or None) of every hint of an exercise."""
    t = translator(session.lang)
    made: list[Hint] = []
    for hint in exercise.get("hints") or ():
        code = hint.get("section")
        link = None
        if code:
            number = chapter_number(code)
            words = t("Chapter {number} of the manual: {code}", number=number, code=code)
            link = (manual_address(session, code), words)
        made.append((text(hint, session.lang), link))
    return made


def cited(
    entry: Mapping[str, Any], exercise: Mapping[str, Any] | None = None, lang: str = "es"
) -> str:
    """The sentences of a key entry in words: «Frase 6.»; '' when it names none.

    Without the exercise, bare numbers in any language: «1.6, 2.3» (document.sentence).
    """
    sentence = entry.get("sentence") or []
    addresses = sentence if isinstance(sentence, list) else [sentence]
    if exercise is None:
        return ", ".join(address.removeprefix("d") for address in addresses)
    return sentence_names(addresses, exercise, lang)


def sentence_names(addresses: Iterable[str], exercise: Mapping[str, Any], lang: str) -> str:
    """«Documento 1, frase 2. Documento 2, frase 3.»"""
    return " ".join(sentence_name(address, exercise, lang) for address in addresses)


def sentence_name(address: str, exercise: Mapping[str, Any], lang: str) -> str:
    """«Frase 6.», or «Documento 2, frase 3.» where there are several documents."""
    t = translator(lang)
    document, _, number = address.partition(".")
    if len(exercise.get("documents") or ()) > 1:
        place = document_number(document, exercise)
        return t("Document {document}, sentence {number}.", document=place, number=number)
    return t("Sentence {number}.", number=number)


def document_number(document: str, exercise: Mapping[str, Any]) -> str:
    """The number under which a document stands on the page: that of its place, since an exercise
    may show some documents of a dossier only."""
    ids = [one["id"] for one in exercise.get("documents") or ()]
    return str(ids.index(document) + 1) if document in ids else document.removeprefix("d")
