"""Small pieces that all widgets share; their looks are in kit.css, their states in look.md."""

from alerta.widgets.controls.answers import feedback, follower, hint, quiet, right_line
from alerta.widgets.controls.buttons import button, expanded
from alerta.widgets.controls.choices import Check, DropDown, OptionRows, Segment
from alerta.widgets.controls.fields import Field
from alerta.widgets.controls.icons import icon, level_shape
from alerta.widgets.controls.levels import level_badge, level_words, to_verify_badge
from alerta.widgets.controls.notebook_style import notebook_style
from alerta.widgets.controls.ordering import OrderList
from alerta.widgets.controls.page_signals import page_signals
from alerta.widgets.controls.picking import SentencePicker
from alerta.widgets.controls.plain import (
    box,
    css,
    escape,
    html,
    put_markup,
    put_words,
    recss,
    row,
    shared,
    show,
)
from alerta.widgets.controls.source_document import (
    sentence_texts,
    sentences,
    source_document,
    spoken_date,
)
from alerta.widgets.controls.tables import stacked_table
from alerta.widgets.controls.ticking import CheckRows
from alerta.widgets.controls.verdict import Lens, verdict
from alerta.widgets.controls.words import choice_lines, choice_words, named
from alerta.widgets.controls.writing import NumberField, SentenceField

__all__ = [
    "Check",
    "CheckRows",
    "DropDown",
    "Field",
    "Lens",
    "NumberField",
    "OptionRows",
    "OrderList",
    "Segment",
    "SentenceField",
    "SentencePicker",
    "box",
    "button",
    "choice_lines",
    "choice_words",
    "css",
    "escape",
    "expanded",
    "feedback",
    "follower",
    "hint",
    "html",
    "icon",
    "level_badge",
    "level_shape",
    "level_words",
    "named",
    "notebook_style",
    "page_signals",
    "put_markup",
    "put_words",
    "quiet",
    "recss",
    "right_line",
    "row",
    "sentence_texts",
    "sentences",
    "shared",
    "show",
    "source_document",
    "spoken_date",
    "stacked_table",
    "to_verify_badge",
    "verdict",
]
