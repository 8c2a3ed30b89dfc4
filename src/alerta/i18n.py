"""Buttons, messages and chart words in the language of the reader.

Messages are written in English in the code and looked up in `locale/<lang>/*.po`, one file a
room. Spanish is what most people read: a message without Spanish is a fault that the tests find.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
PSEUDO = "qps"  # a made-up language: every looked-up text comes back in brackets

Translate = Callable[..., str]


def translator(lang: str) -> Translate:
    """Return t(message, **values): the message in `lang`, with `{name}` places filled."""
    catalogue = _catalogue(lang)

    def t(message: str, /, **values: object) -> str:
        found = f"[{message}]" if lang == PSEUDO else catalogue.get(message) or message
        return found.format(**values) if values else found

    return t


@cache
def _catalogue(lang: str) -> dict[str, str]:
    from babel.messages.pofile import read_po

    messages: dict[str, str] = {}
    for path in sorted((LOCALE / lang).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, str) and message.id and isinstance(message.string, str):
                    messages[message.id] = message.string
    return messages
