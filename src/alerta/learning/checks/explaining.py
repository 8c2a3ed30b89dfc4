"""Is every answer explained with a code and with the words of the sentence that decides?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from alerta.learning.checks.answers import Keyed
from alerta.learning.checks.reporting import ContentFault
from alerta.learning.codes import named_codes

QUOTED = {"es": re.compile(r"«([^»]+)»"), "en": re.compile(r"“([^”]+)”")}
FEW_WORDS = 2  # a shorter quotation may be a term, such as «conflicto»


def explanations(keyed: Keyed, known: frozenset[str], texts: Mapping[str, Any]) -> Iterator[Any]:
    """`known` are the codes of the codebook, `texts` the sentences by address."""
    expected = keyed.expected
    if expected["criterion"] not in known and not expected["criterion"].startswith("/"):
        yield keyed.fault("/criterion", "code_unknown", code=expected["criterion"])
    for name, told in _told(expected):
        for lang in ("es", "en"):
            if not named_codes(told[lang]) & known:
                criterion = expected["criterion"]
                yield keyed.fault(name, "no_criterion", lang=lang, criterion=criterion)
    cited = addresses(expected)
    for address in cited:
        if address not in texts:
            yield keyed.fault("", "no_sentence", address=address)
    if keyed.part.shape == "sentences":
        cited = cited or expected["value"].split()
    said = [texts[address] for address in cited if address in texts]
    if said:
        yield from _quotes(keyed, said, ", ".join(cited))


def addresses(expected: Mapping[str, Any]) -> list[str]:
    """The sentences that decide, as a list."""
    found = expected.get("sentence") or []
    return [found] if isinstance(found, str) else list(found)


def _told(expected: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, told in expected.get("wrong", {}).items():
        yield f"/wrong/{name}", told
    if "otherwise" in expected:
        yield "/otherwise", expected["otherwise"]
    for number, pair in enumerate(expected.get("pairs", ()), 1):
        yield f"/pairs/{number}", pair


def _quotes(keyed: Keyed, said: list[Mapping[str, str]], cited: str) -> Iterator[ContentFault]:
    for lang, pattern in QUOTED.items():
        whole = " ".join(_bare(sentence[lang]) for sentence in said)
        for quote in pattern.findall(keyed.expected["right"][lang]):
            for piece in quote.split("…"):
                if len(piece.split()) > FEW_WORDS and _bare(piece) not in whole:
                    yield keyed.fault(
                        "/right", "no_quote", lang=lang, quote=piece.strip(), cited=cited
                    )


def _bare(text: str) -> str:
    """Without the marks that a quotation may change: case, quotation marks, the last stop."""
    return " ".join(re.sub(r"[«»“”\"'‘’]", "", text).casefold().split()).strip(" .,;:!?¡¿")
