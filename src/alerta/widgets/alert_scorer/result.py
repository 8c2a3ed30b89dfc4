"""The level in words: badge, the way from the matrix to it, deadline, receivers, what changes it."""

from alerta.i18n import translator
from alerta.widgets.alert_scorer.matrix import matrix
from alerta.widgets.alert_scorer.model import AlertModel
from alerta.widgets.controls import (
    escape,
    follower,
    icon,
    level_badge,
    level_words,
    to_verify_badge,
)


def result_side(model: AlertModel) -> str:
    """What stands beside the indicators: the level, how it came about, the matrix."""
    place = escape(_anchor(model))
    return f'<div id="{place}" role="status" tabindex="-1">{_level(model)}</div>{matrix(model)}'


def result_follower(model: AlertModel) -> str:
    """The level so far, and the way to its reasons, for where the matrix is not beside the scores."""
    t, result = translator(model.lang), model.result()
    if result is None:
        short = t("{left} to go", left=model.left)
        left = t("{left} of 10 indicators to go.", left=model.left)
        shown = f"<b>{escape(short if model.is_exercise else left)}</b>"
    else:
        shown = level_badge(model.session.home, result["level"], model.lang)
    # before there is a level there is nothing to give reasons for
    way = t("See the matrix") if result is None else t("See why")
    return follower(shown, _anchor(model), way, t("Shortcut"))


def _anchor(model: AlertModel) -> str:
    return f"{model.state.item}-result"


def consequences(model: AlertModel) -> str:
    """What stands below: why, until when and to whom, what would change it. '' before a level."""
    result = model.result()
    if result is None:
        return ""
    return f'<div class="ka-then">{_why(model)}{_deadline(model)}{_changes(model)}</div>'


def _level(model: AlertModel) -> str:
    t, home, lang = translator(model.lang), model.session.home, model.lang
    result = model.result()
    if result is None:
        left = t("{left} of 10 indicators to go.", left=model.left)
        return f'<p class="ka-steps"><b>{escape(t("No level yet."))}</b> <span>{escape(left)}</span></p>'
    level, from_matrix = result["level"], result["matrix_level"]
    hours = t(
        "{alert}. Register within {hours} h",
        alert=level_words(home, lang)[level][1],
        hours=result["register_within_hours"],
    )
    big = f"<p>{level_badge(home, level, lang, big=True, note=hours)}</p>"
    steps = [f"<span>{escape(t('The matrix gives'))}</span>", level_badge(home, from_matrix, lang)]
    if level > from_matrix:
        raised = " ".join(code for code in result["jump_rules"] if code != "R4")
        steps.append(f"<span>{escape(t('and rule {rule} raises it to', rule=raised))}</span>")
        steps.append(level_badge(home, level, lang))
    if result["to_verify"]:
        steps.append(to_verify_badge(lang))
    return f'{big}<p class="ka-steps">{" ".join(steps)}</p>'


def _title(model: AlertModel, words: str) -> str:
    tag = f"h{model.heading}"
    return f"<{tag}>{escape(words)}</{tag}>"


def _why(model: AlertModel) -> str:
    t, result = translator(model.lang), model.result() or {}
    level, from_matrix = result["level"], result["matrix_level"]
    title = (
        t("Why {level} and not {matrix}", level=level, matrix=from_matrix)
        if level > from_matrix
        else t("Why {level}", level=level)
    )
    lines = "".join(f"<p>{escape(reason)}</p>" for reason in model.reasons())
    quiet = [t("Jump rules only raise. A weak source does not lower the level: it is noted apart.")]
    count = len(result["provisional"])
    if count == 1:
        quiet.append(t("One indicator has no data. With four, the alert would go out “to verify”."))
    elif 1 < count < 4:
        quiet.append(
            t(
                "{count} indicators have no data. With four, the alert would go out “to verify”.",
                count=count,
            )
        )
    muted = "".join(f'<p class="ka-muted">{escape(line)}</p>' for line in quiet)
    return f"<section>{_title(model, title)}{lines}{muted}</section>"


def _deadline(model: AlertModel) -> str:
    t, result, words = translator(model.lang), model.result() or {}, model.deadline()
    hours = result["register_within_hours"]
    due = t("1 hour") if hours == 1 else t("{hours} hours", hours=hours)
    rows = [
        (t("First answer"), words["first_answer"]),
        (t("Update"), words["update"]),
        (t("Tell"), ", ".join(model.receivers())),
    ]
    table = "".join(f"<div><dt>{escape(k)}</dt><dd>{escape(v)}</dd></div>" for k, v in rows)
    return (
        f'<section>{_title(model, t("Deadline"))}<p class="ka-due">{escape(due)}</p>'
        f"<p>{escape(t('to register the alert, from the moment you know.'))}</p>"
        f'<dl class="ka-kv">{table}</dl></section>'
    )


def _changes(model: AlertModel) -> str:
    t = translator(model.lang)
    items = "".join(
        f"<li>{icon(direction)}<div>{level_badge(model.session.home, level, model.lang)}"
        f"<p>{escape(words)}</p></div></li>"
        for direction, level, words in model.changes()
    )
    if not items:
        items = f"<li>{icon('same')}<p>{escape(t('No single indicator would change it.'))}</p></li>"
    lower = t("To lower it: one level at a time, with a new scoring and a reason.")
    return (
        f"<section>{_title(model, t('What would change the level'))}"
        f'<ul class="ka-what">{items}</ul><p class="ka-muted">{escape(lower)}</p></section>'
    )
