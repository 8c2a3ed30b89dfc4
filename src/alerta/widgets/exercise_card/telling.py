"""How an exercise speaks of its hints, its sentences and what was found of an answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import escape, feedback, icon
from alerta.widgets.controls.manual_links import chapter_number, manual_address
from alerta.widgets.session import Session

GOOD = ("right", "ambiguous")
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


def found_markup(found: Any, session: Session, title: str = "") -> str:
    """What is said of a checked answer, with the way to the manual; '' before a check."""
    if found is None or found.status == "missing":
        return ""
    status = "right" if found.status in GOOD else found.status
    link = _link(found, session)
    return feedback(status, found.text, session.lang, title=title, link=link, lines=found.lines)


def found_line(found: Any, session: Session) -> str:
    """The same in less room, for an answer among many: one line when it is right."""
    if found is None or found.status == "missing":
        return ""
    if found.status not in GOOD:
        return found_markup(found, session)
    t = translator(session.lang)
    word = t("Right") if found.status == "right" else t("Careful readers differ here")
    return (
        f'<p class="ka-ind__ok">{icon("right")}<span><b>{escape(word)}.</b> '
        f"{escape(found.text)}</span></p>"
    )


def _link(found: Any, session: Session) -> tuple[str, str] | None:
    if not found.criterion:
        return None
    words = translator(session.lang)("Rule {code} in the manual", code=found.criterion)
    return (manual_address(session, found.criterion), words)
