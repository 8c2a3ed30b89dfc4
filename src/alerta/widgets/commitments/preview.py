"""The commitment as it reads so far, what it lacks, and the list of those that are ready."""

from alerta.i18n import translator
from alerta.widgets.commitments.workshop_model import FIELDS, RULE, WorkshopModel
from alerta.widgets.controls import escape


def preview(model: WorkshopModel, sheet: str) -> str:
    """The sentence with its blanks, and the names of what is missing; '' unless a commitment."""
    if model.value(sheet, "kind") != "commitment":
        return ""
    t = translator(model.lang)
    blanks = {
        "entity": t("who?"),
        "what": t("what?"),
        "date": t("which date?"),
        "evidence": t("what proves it?"),
        "follower": t("who checks it?"),
    }
    missing = [name for name in FIELDS if model.value(sheet, name) is None]
    filled = {
        name: escape(model.words(sheet, name))
        or f'<span class="ka-act__blank">{escape(blanks[name])}</span>'
        for name in FIELDS
    }
    lacks = ", ".join(f"{blanks[name]} ({RULE[name]})" for name in missing)
    said = t("Missing: {names}", names=lacks) if missing else t("Nothing is missing. Check it.")
    found = (model.judged(sheet, name) for name in model.fields(sheet))
    if any(one is not None and one.status == "wrong" for one in found):
        said = t("Change what is not right yet and check again.")
    if model.right(sheet):
        said = t("Somebody who was not there can check it.")
    return (
        f'<p class="ka-label">{escape(t("How it reads"))}</p>'
        f'<p class="ka-preview__text" role="status">{_sentence(filled, model.lang)}</p>'
        f'<p class="ka-line">{escape(said)}</p>'
    )


def commitment_list(model: WorkshopModel) -> str:
    """The commitments that can be checked; '' before the first one."""
    ready = model.commitments()
    if not ready:
        return ""
    t = translator(model.lang)
    items = "".join(
        f"<li>{_sentence({name: escape(model.words(sheet, name)) for name in FIELDS}, model.lang)}</li>"
        for sheet in ready
    )
    n = len(ready)
    head = t("Your minutes: one commitment") if n == 1 else t("Your minutes: {n} commitments", n=n)
    return (
        f'<article class="ka-source ka-act"><h4 class="ka-source__h">{escape(head)}</h4>'
        f"<ol>{items}</ol></article>"
    )


def _sentence(parts: dict[str, str], lang: str) -> str:
    """Who does what by when; what proves it; who checks it. `parts` are markup."""
    follower = parts["follower"]
    parts = {
        **parts,
        "follower": follower[:1].lower() + follower[1:],
    }  # it stands inside a sentence
    return translator(lang)(
        "{entity} {what}, by {date}. Proof: {evidence}. Checked by: {follower}.", **parts
    )
