"""The documents of a part of the case, and the line that says what is being done."""

from alerta.i18n import translator
from alerta.widgets.commitments.case import Table
from alerta.widgets.controls import escape, source_document


def title(shared: Table, doing: str) -> str:
    """Kicker and title of a part."""
    name = shared.words(shared.case["title"])
    return (
        f'<div class="ka-exercise__head"><p class="ka-kicker">{escape(name)}</p>'
        f"<h3>{escape(doing)}</h3></div>"
    )


def folded(shared: Table, part: str, *, is_open: bool) -> str:
    """The documents, to be folded away."""
    documents = shared.case[part]["documents"]
    shown = "".join(
        source_document(one, shared.lang, number=n, total=len(documents))
        for n, one in enumerate(documents, start=1)
    )
    words = translator(shared.lang)("The documents of the case")
    state = " open" if is_open else ""
    return (
        f'<details class="ka-fold"{state}><summary>{escape(words)}</summary>'
        f'<div class="ka-fold__in">{shown}</div></details>'
    )
