"""What the kit says back: feedback, hints, quiet lines. Markup in, escaped text inside."""

from collections.abc import Sequence

from alerta.i18n import translator
from alerta.widgets.controls.icons import icon
from alerta.widgets.controls.plain import escape

STATUSES = ("right", "partly", "wrong")


def feedback(
    status: str,
    text: str,
    lang: str,
    *,
    title: str = "",
    rule: str = "",
    quote: str = "",
    link: tuple[str, str] | None = None,
    extra: str = "",
    lines: Sequence[str] = (),
) -> str:
    """Icon, word, why, the deciding sentence, the rule in bold, the way to the manual.

    `status` is right, partly or wrong; `link` is (address, words). `lines` is `text` in pieces,
    where there are several things to say: each becomes a paragraph.
    """
    t = translator(lang)
    word = title or {"right": t("Right"), "partly": t("Partly"), "wrong": t("Not yet")}[status]
    bold = f' <span class="ka-rule">{escape(rule)}</span>' if rule else ""
    parts = [f"<p>{escape(untitled(text, word))}{bold}</p>"]
    if lines:
        parts = [f"<p>{escape(untitled(line, t('Not yet')))}</p>" for line in lines]
    if quote:
        parts.append(f'<p class="ka-quote">{escape(quote)}</p>')
    if extra:
        parts.append(f"<p>{escape(extra)}</p>")
    if link is not None:
        parts.append(f'<p><a href="{escape(link[0])}">{escape(link[1])}</a></p>')
    return (
        f'<div class="ka-feedback ka-feedback--{status}" role="status">{icon(status)}'
        f"<h4>{escape(word)}</h4>{''.join(parts)}</div>"
    )


def right_line(text: str, lang: str, word: str = "") -> str:
    """What is right, in less room than a whole feedback; `word` stands in the place of «Correcto»."""
    bold = escape(word or translator(lang)("Right"))
    return f'<p class="ka-ind__ok">{icon("right")}<span><b>{bold}.</b> {escape(text)}</span></p>'


def untitled(text: str, title: str) -> str:
    """`text` without the title that it begins with: it already stands above it."""
    if text.casefold().startswith(title.casefold()) and text[len(title) : len(title) + 1] in ":.":
        text = text[len(title) + 1 :].lstrip()
        text = text[:1].upper() + text[1:]
    return text


def hint(number: int, total: int, text: str, lang: str, link: tuple[str, str] | None = None) -> str:
    """«Pista 1 de 2.» and its text; the last one names the section."""
    t = translator(lang)
    name = t("Hint {number} of {total}.", number=number, total=total)
    more = f' <a href="{escape(link[0])}">{escape(link[1])}</a>' if link else ""
    return f'<div class="ka-hint"><p><b>{escape(name)}</b> {escape(text)}{more}</p></div>'


def follower(shown: str, anchor: str, link: str, name: str) -> str:
    """The bar that follows a narrow screen: `shown` is markup, the link leads to `anchor`."""
    return (
        f'<nav aria-label="{escape(name)}">{shown}'
        f'<a href="#{escape(anchor)}">{escape(link)}</a></nav>'
    )


def quiet(text: str) -> str:
    """One quiet line."""
    return f'<p class="ka-muted">{escape(text)}</p>'
