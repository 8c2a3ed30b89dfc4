"""An act as it is being written: a document with a line for each thing, blank where it is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from alerta.i18n import translator
from alerta.widgets.controls import escape, icon


@dataclass(frozen=True)
class Line:
    """One line: its name, its words ('' while blank), and whether it is right (None: unknown)."""

    name: str
    words: str
    right: bool | None = None


def act(kicker: str, title: str, lines: Sequence[Line], lang: str, verdict: str = "") -> str:
    """The act as markup; `verdict` says below what it is worth so far."""
    body = "".join(_line(line, lang) for line in lines)
    said = (
        f'<p class="ka-act__verdict" role="status"><b>{escape(verdict)}</b></p>' if verdict else ""
    )
    return (
        f'<article class="ka-source ka-act"><header><b>{escape(kicker)}</b></header>'
        f'<h4 class="ka-source__h">{escape(title)}</h4><dl>{body}</dl></article>{said}'
    )


def _line(line: Line, lang: str) -> str:
    t = translator(lang)
    if not line.words:
        said = f'<em class="ka-act__blank">{escape(t("Still missing"))}</em>'
    elif line.right is False:
        said = f"{icon('wrong')}<span>{escape(line.words)} <em>({escape(t('to be looked at again'))})</em></span>"
    else:
        mark = icon("right") if line.right else ""
        said = f"{mark}<span>{escape(line.words)}</span>"
    return f"<div><dt>{escape(line.name)}</dt><dd>{said}</dd></div>"
