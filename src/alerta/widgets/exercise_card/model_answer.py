"""The model answer, shown only once an attempt is on record."""

from collections.abc import Sequence

from alerta.i18n import translator
from alerta.widgets.controls import escape


def model_answer_table(rows: Sequence[tuple[str, ...]], lang: str) -> str:
    """Rows are (question, answer, sentence, why); sentences have a column where there are any."""
    t = translator(lang)
    names = [t("Question"), t("Model answer"), t("Where it says so"), t("Why")]
    if not any(sentence for _, _, sentence, _ in rows):
        del names[2]
        rows = [(question, answer, why) for question, answer, _, why in rows]
    header = "".join(f'<th role="columnheader" scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{escape(question)}</th>'
        + "".join(
            f'<td role="cell" data-l="{escape(name)}">{escape(cell)}</td>'
            for name, cell in zip(names[1:], cells, strict=True)
        )
        + "</tr>"
        for question, *cells in rows
    )
    return (
        f'<table role="table" class="ka-table ka-table--stack"><caption><b>{escape(t("Model answer"))}</b></caption>'
        f'<thead role="rowgroup"><tr role="row">{header}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )
