"""How every exercise begins: what it is about, how long it takes, what to do."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import escape, quiet, source_document
from alerta.widgets.exercise_card.state import ExerciseState


def head(exercise: Mapping[str, Any], lang: str) -> str:
    """Kicker, title and task as markup."""
    t = translator(lang)
    minutes = t("Exercise, {minutes} minutes", minutes=exercise.get("minutes", 5))
    return (
        f'<div class="ka-exercise__head" id="{escape(exercise["id"])}"><p class="ka-kicker">{escape(minutes)}</p>'
        f"<h3>{escape(text(exercise['title'], lang))}</h3>"
        f'<p class="ka-task">{escape(text(exercise["task"], lang))}</p></div>'
    )


def sources(
    exercise: Mapping[str, Any],
    lang: str,
    marks: Mapping[str, list[str]] | None = None,
    open_tag: str = "",
) -> str:
    """All documents of an exercise, one below the other, with their marks."""
    documents = exercise.get("documents") or ()
    return "".join(
        source_document(
            document,
            lang,
            number=n,
            total=len(documents),
            marks=marks,
            open_tag=open_tag,
            anchor=sources_anchor(exercise) if n == 1 else "",
        )
        for n, document in enumerate(documents, start=1)
    )


def sources_anchor(exercise: Mapping[str, Any]) -> str:
    """Where the documents of an exercise begin, for links on the page."""
    return f"{exercise['id']}-documents"


def documents_at_hand(exercise: Mapping[str, Any], lang: str) -> str:
    """On a narrow screen: the documents in a fold of the bar, to read without losing the place."""
    t, documents = translator(lang), exercise["documents"]
    word = t("Document") if len(documents) == 1 else t("Documents")
    shown = "".join(
        source_document(document, lang, number=n, total=len(documents))
        for n, document in enumerate(documents, start=1)
    )
    return (
        f"<details><summary>{escape(word)}</summary>"
        f'<div class="ka-at-hand__sheet" tabindex="0" role="region" aria-label="{escape(word)}">'
        f"{shown}</div></details>"
    )


def earlier_version(answers: Mapping[str, str], names: Mapping[str, str], lang: str) -> str:
    """One line on what was answered to an earlier version; '' when there is nothing.

    `answers` are in words, `names` gives the name of each part. The old answers stay in the
    log; they are not graded.
    """
    told = "; ".join(
        f"{names.get(part, part)}: {words}" for part, words in answers.items() if words
    )
    if not told:
        return ""
    t = translator(lang)
    line = t(
        "Earlier version: this exercise has changed since you answered it. "
        "Your answers of then are kept ({answers}). Please answer it again.",
        answers=told,
    )
    return f'<div class="ka-earlier">{quiet(line)}</div>'


def scores_line(state: ExerciseState, lang: str) -> str:
    """First try, latest score and number of tries, each by itself; '' before an attempt."""
    if not state.attempted:
        return ""
    t = translator(lang)
    first, final = state.first_score or 0.0, state.final_score or 0.0
    line = t(
        "First try: {first} of 100. Now: {final} of 100. Tries: {tries}.",
        first=round(first * 100),
        final=round(final * 100),
        tries=len(state.scores),
    )
    return f'<p class="ka-line">{escape(line)}</p>'
