"""The model answer, shown only once an attempt is on record."""

from collections.abc import Sequence

from alerta.i18n import translator
from alerta.widgets.controls import escape, stacked_table


def model_answer_table(rows: Sequence[tuple[str, ...]], lang: str) -> str:
    """Rows are (question, answer, sentence, why); sentences have a column where there are any."""
    t = translator(lang)
    names = [t("Question"), t("Model answer"), t("Where it says so"), t("Why")]
    if not any(sentence for _, _, sentence, _ in rows):
        del names[2]
        rows = [(question, answer, why) for question, answer, _, why in rows]
    cells = ([escape(cell) for cell in row] for row in rows)
    return stacked_table(names, cells, t("Model answer"))
