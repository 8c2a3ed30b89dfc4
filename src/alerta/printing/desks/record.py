"""The registration form on paper, made from the same table as the form on the screen."""

import re
from collections.abc import Iterator
from typing import Any

from alerta.criteria.codebook import registration_form
from alerta.printing.desks.page import BLANK, BOX, Page, escape, grid

MOST = 15  # options that are printed; longer lists are in the kit
_SILENT = {"start", "end", "today", "calculate", "note", "hidden"}
_PLACE = re.compile(r"\s*:?\s*\$\{\w+\}|\s*\([^)]*\$\{\w+\}[^)]*\)")


def record(page: Page) -> str:
    """A blank form: a table for each part, with boxes or a place to write."""
    t, form = page.t, registration_form(page.home)
    made = []
    for part in form.root.children:
        if part.is_group or part.is_repeat:
            rows = list(_rows(page, form, part))
            told = t("Copy this part for each one.") if part.is_repeat else ""
            hint = f'<p class="ka-help">{escape(told)}</p>' if told else ""
            heads = (t("Field"), t("Answer"))
            made.append(
                f"<h3>{escape(part.label(page.lang))}</h3>{hint}{grid(heads, rows, least={0: 200, 1: 236})}"
            )
    task = t("Fill in only what a source says. Leave blank what does not apply.")
    return page.sheet("record-form", t("Registration form"), task, "".join(made))


def _rows(page: Page, form: Any, part: Any) -> Iterator[tuple[str, str]]:
    for field in part.children:
        if field.is_group:
            yield from _rows(page, form, field)
        elif field.type not in _SILENT and not field.name.endswith(("_known", "_low", "_high")):
            label = escape(_PLACE.sub("", field.label(page.lang)))
            hint = escape(_PLACE.sub("", field.hint(page.lang) or ""))
            said = f"{label}<br/><small>{hint}</small>" if hint else label
            yield said, _room(page, form, field)


def _room(page: Page, form: Any, field: Any) -> str:
    t, siblings = page.t, {one.name for one in field.parent.children}
    if f"{field.name}_low" in siblings:
        words = (t("lowest"), t("best"), t("highest"))
        return " \u2002 ".join(f"{escape(one)}: <u>{chr(160) * 9}</u>" for one in words)
    if field.type.startswith("select") and field.list_name != "slot":
        options = form.choices_of(field.list_name)
        if 0 < len(options) <= MOST:
            return "<br/>".join(f"{BOX} {escape(one.label(page.lang))}" for one in options)
        if options:
            return f"{BLANK}<br/><small>{escape(t('The list is in the kit.'))}</small>"
    if field.row.get("appearance") == "multiline":
        return "<br/>" * 4
    return ""
