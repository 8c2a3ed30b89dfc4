"""The verdict band: the one dark surface of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from alerta.widgets.controls.plain import escape


@dataclass(frozen=True)
class Lens:
    """How one institution reads the situation."""

    name: str
    verdict: str
    why: str
    link: tuple[str, str] | None = None  # address, words


def verdict(
    kicker: str,
    answer: str,
    why: str,
    lenses: Sequence[Lens] = (),
    what_if: tuple[str, str] = ("", ""),
) -> str:
    """The answer as a heading, its reasons, the lenses side by side, what would change it."""
    sides = "".join(_lens(lens) for lens in lenses)
    question, consequence = what_if
    change = (
        f'<p class="ka-verdict__if"><b>{escape(question)}</b> {escape(consequence)}</p>'
        if question
        else ""
    )
    both = f'<div class="ka-lenses">{sides}</div>' if sides else ""
    return (
        f'<section class="ka-verdict ka-verdict--wide" role="status"><div class="ka-wrap"><p class="ka-kicker">{escape(kicker)}</p>'
        f'<h3 class="ka-verdict__h">{escape(answer)}</h3><p class="ka-verdict__why">{escape(why)}</p>{both}{change}</div></section>'
    )


def _lens(lens: Lens) -> str:
    link = (
        f'<p><a href="{escape(lens.link[0])}">{escape(lens.link[1])}</a></p>' if lens.link else ""
    )
    return (
        f'<div class="ka-lens"><h4>{escape(lens.name)}</h4><p class="ka-lens__v">{escape(lens.verdict)}</p>'
        f"<p>{escape(lens.why)}</p>{link}</div>"
    )
