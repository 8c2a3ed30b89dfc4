"""Faults of the exercise bank: what a trainer must mend before an exercise is published.

The rules of text are those of training.md §9-11: invented cases, no personal data, both readers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta import resources
from alerta.learning.bank import exercise_files, key_file, sentences

LONGEST_SENTENCE = 35  # words; features.md row 16
PERSONAL = {
    "an identity number": re.compile(r"(?<!\d)\d{8}(?!\d)"),
    "a telephone number": re.compile(r"(?<!\d)9\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)"),
    "an e-mail address": re.compile(r"\S+@\S+\.\w+"),
}
PERSONAL_ES = {
    "an identity number": "un número de DNI",
    "a telephone number": "un teléfono",
    "an e-mail address": "un correo",
}
FIXED_OPTIONS: dict[str, tuple[str, ...]] = {
    "c1": ("yes", "no", "unknown"),
    "c2": ("yes", "no", "unknown"),
    "c3": ("yes", "no", "unknown"),
    "c4_rung": ("0", "1", "2", "3", "4"),
    "c5": ("yes", "no", "unknown"),
    "disagreement": ("interests", "facts"),
}


@dataclass(frozen=True)
class ContentFault:
    """One fault: `file` below the kit's home, `column` the place in the document."""

    file: str
    column: str
    code: str
    message: dict[str, str]
    remedy: dict[str, str]
    row: int = 0


def check(home: Path) -> list[ContentFault]:
    """Every fault of every exercise and key. Writes nothing."""
    found: list[ContentFault] = []
    seen: dict[str, Path] = {}
    for path in exercise_files(home):
        reporter = _Reporter(home, path)
        exercise = resources.document(path)
        found += _schema(home, path, exercise, "exercise")
        if not isinstance(exercise, dict) or "id" not in exercise:
            continue
        if exercise["id"] != path.stem or exercise.get("chapter") != path.parent.name:
            found.append(
                reporter(
                    "id",
                    "place",
                    "id y capítulo deben ser los del nombre del archivo y su carpeta.",
                    "id and chapter must be those of the file name and its folder.",
                    "Cambie el id, el capítulo o mueva el archivo.",
                    "Change the id, the chapter, or move the file.",
                )
            )
        if exercise["id"] in seen:
            found.append(
                reporter(
                    "id",
                    "twice",
                    f"El id «{exercise['id']}» ya existe.",
                    f"The id “{exercise['id']}” exists already.",
                    "Use otro id; no se repiten.",
                    "Use another id; they are never reused.",
                )
            )
        seen[exercise["id"]] = path
        found += _wording(reporter, exercise)
        key_path = key_file(path)
        if not key_path.is_file():
            found.append(
                reporter(
                    "",
                    "no_key",
                    "Falta la clave.",
                    "The key is missing.",
                    f"Escriba {key_path.relative_to(home).as_posix()}.",
                    f"Write {key_path.relative_to(home).as_posix()}.",
                )
            )
            continue
        key = resources.document(key_path)
        faults = _schema(home, key_path, key, "key")
        found += faults
        if not faults:
            found += _key(_Reporter(home, key_path), exercise, key)
    return found


class _Reporter:
    def __init__(self, home: Path, path: Path) -> None:
        self.file = path.relative_to(home).as_posix()

    def __call__(
        self, place: str, code: str, es: str, en: str, remedy_es: str, remedy_en: str
    ) -> ContentFault:
        return ContentFault(
            self.file, place, code, {"es": es, "en": en}, {"es": remedy_es, "en": remedy_en}
        )


def _schema(home: Path, path: Path, content: Any, kind: str) -> list[ContentFault]:
    import jsonschema  # lessons never check, so they never need it

    schema = resources.document(home / "exercises" / "schema" / f"{kind}.schema.json")
    reporter = _Reporter(home, path)
    validator = jsonschema.Draft202012Validator(schema)
    return [
        reporter(
            "/".join(map(str, error.absolute_path)),
            "schema",
            f"No tiene la forma esperada: {error.message[:160]}",
            f"It does not have the expected form: {error.message[:160]}",
            f"Compare con exercises/schema/{kind}.schema.json o con otro ejercicio.",
            f"Compare with exercises/schema/{kind}.schema.json or with another exercise.",
        )
        for error in validator.iter_errors(content)
    ]


def _wording(reporter: _Reporter, document: Mapping[str, Any]) -> Iterator[ContentFault]:
    for place, text in texts(document):
        for name, pattern in PERSONAL.items():
            if pattern.search(text):
                yield reporter(
                    place,
                    "personal",
                    f"Parece {PERSONAL_ES[name]}.",
                    f"It looks like {name}.",
                    "Quítelo: nadie debe ser reconocible.",
                    "Take it out: nobody may be named.",
                )
        for sentence in re.split(r"(?<=[.!?…])\s+", text):
            words = len(sentence.split())
            if words > LONGEST_SENTENCE:
                yield reporter(
                    place,
                    "long",
                    f"Una frase tiene {words} palabras: «{sentence[:40]}…».",
                    f"A sentence has {words} words: “{sentence[:40]}…”.",
                    f"Divídala: {LONGEST_SENTENCE} palabras como máximo.",
                    f"Split it: {LONGEST_SENTENCE} words at most.",
                )


def _key(
    reporter: _Reporter, exercise: Mapping[str, Any], key: Mapping[str, Any]
) -> Iterator[ContentFault]:
    if key["exercise"] != exercise["id"] or key["version"] != exercise["version"]:
        yield reporter(
            "version",
            "version",
            "La clave es de otro ejercicio o de otra versión.",
            "The key belongs to another exercise or version.",
            f"Escriba exercise: {exercise['id']} y version: {exercise['version']}.",
            f"Write exercise: {exercise['id']} and version: {exercise['version']}.",
        )
    known = sentences(exercise)
    options = {
        question["id"]: tuple(option["id"] for option in question["options"])
        for question in exercise.get("questions", [])
    }
    if exercise["kind"] == "criteria_coding":
        options = {
            part: values
            for part, values in FIXED_OPTIONS.items()
            if part in key["answers"] or part != "disagreement"
        }
    for part in options.keys() - key["answers"].keys():
        yield reporter(
            f"answers/{part}",
            "unanswered",
            f"Falta la respuesta de «{part}».",
            f"The answer to “{part}” is missing.",
            "Escríbala.",
            "Write it.",
        )
    for part, expected in key["answers"].items():
        yield from _answer(reporter, part, expected, known, options.get(part, ()))
    yield from _wording(reporter, {"answers": key["answers"]})
    yield from _readers(reporter, key)


def _answer(
    reporter: _Reporter,
    part: str,
    expected: Mapping[str, Any],
    known: Mapping[str, Any],
    options: tuple[str, ...],
) -> Iterator[ContentFault]:
    place = f"answers/{part}"
    cited = expected.get("sentence", [])
    for address in [cited] if isinstance(cited, str) else cited:
        if address not in known:
            yield reporter(
                place,
                "no_sentence",
                f"No existe la frase {address}.",
                f"There is no sentence {address}.",
                "Cuente las frases del documento.",
                "Count the sentences of the document.",
            )
    if options and expected["value"] not in options:
        yield reporter(
            place,
            "no_option",
            f"«{expected['value']}» no es una opción.",
            f"“{expected['value']}” is not an option.",
            f"Elija: {', '.join(options)}.",
            f"Choose: {', '.join(options)}.",
        )
    good = {expected["value"], *expected.get("accepted", [])}
    for option in options:
        told = expected.get("wrong", {}).get(option)
        if option not in good and told is None:
            yield reporter(
                f"{place}/wrong/{option}",
                "no_feedback",
                f"La opción «{option}» no tiene explicación propia.",
                f"Option “{option}” has no explanation of its own.",
                "Escriba una frase que nombre el criterio y cite el texto.",
                "Write a sentence that names the criterion and quotes the text.",
            )
        if told is not None:
            yield from _names_criterion(reporter, f"{place}/wrong/{option}", told, expected)


def _names_criterion(
    reporter: _Reporter, place: str, told: Mapping[str, str], expected: Mapping[str, Any]
) -> Iterator[ContentFault]:
    for lang in ("es", "en"):
        if not re.search(r"\b[CBFSPIRLDE]\d+\b", told[lang]):
            yield reporter(
                place,
                "no_criterion",
                f"La explicación ({lang}) no nombra el criterio.",
                f"The explanation ({lang}) does not name the criterion.",
                f"Nombre {expected['criterion']} o la regla que decide.",
                f"Name {expected['criterion']} or the rule that decides.",
            )


def _readers(reporter: _Reporter, key: Mapping[str, Any]) -> Iterator[ContentFault]:
    readers = {one["reader"] for one in key["reviewed"]}
    if not {"A", "B"} <= readers:
        yield reporter(
            "reviewed",
            "one_reader",
            "Solo una persona ha leído este ejercicio.",
            "Only one person has read this exercise.",
            "Pida a otra persona que lo responda sin ver la clave y anote el resultado.",
            "Ask another person to answer it without the key, and note the result.",
        )
    for one in key["reviewed"]:
        for part in one.get("differs", {}):
            expected = key["answers"].get(part)
            if expected is None:
                continue
            if one["differs"][part] in (expected["value"], *expected.get("accepted", [])):
                continue
            if not expected.get("ambiguous"):
                yield reporter(
                    f"reviewed/{one['reader']}/{part}",
                    "differs",
                    f"Un lector respondió «{one['differs'][part]}» y la clave no lo admite.",
                    f"A reader answered “{one['differs'][part]}” and the key does not allow it.",
                    "Corrija el texto o la clave, o marque el campo como ambiguo.",
                    "Mend the text or the key, or mark the field ambiguous.",
                )


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
