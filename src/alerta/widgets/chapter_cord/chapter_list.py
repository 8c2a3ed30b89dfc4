"""The twelve chapters as a list: those that are open are links, the others say so."""

from collections.abc import Mapping, Sequence
from typing import Any

from alerta import resources
from alerta.i18n import translator
from alerta.widgets.controls import escape


def chapter_list(rows: Sequence[Mapping[str, Any]], lang: str, *, served: bool) -> str:
    """Markup of the list; links lead to the pages of the kit, or to the files beside the index."""
    return f'<ol class="ka-chapters">{"".join(_item(row, lang, served) for row in rows)}</ol>'


def _item(row: Mapping[str, Any], lang: str, served: bool) -> str:
    t = translator(lang)
    title = escape(resources.text(row["title"], lang))
    objective = escape(resources.text(row["objective"], lang))
    number = f'<span class="ka-chapters__n">{row["number"]}</span>'
    if not row["available"]:
        return f"<li>{number}<div><b>{title}</b><p>{escape(t('In preparation'))}</p></div></li>"
    place = f"/manual/{lang}/{row['number']:02}" if served else f"{row['id']}.ipynb"
    minutes = escape(t("{n} minutes", n=row["minutes"]))
    return (
        f'<li>{number}<div><a href="{escape(place)}"><b>{title}</b></a>'
        f"<p>{objective} {minutes}.</p></div></li>"
    )
