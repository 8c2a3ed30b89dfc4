"""What the map says of a decision: the rule, a question to think with, and the sentence."""

from alerta.i18n import translator
from alerta.widgets.actor_map.model import NONE, RINGS, ActorMap, Verdict
from alerta.widgets.controls import choice_lines, choice_words, escape, feedback, icon
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.exercise_card.telling import sentence_name


def found_box(model: ActorMap, part: str, title: str = "") -> str:
    """What is said of the decision on `part`, with its quote and the way to the rule."""
    found = model.verdict(part)
    if found is None:
        return ""
    return feedback(
        found.status,
        told(model, part, found),
        model.lang,
        title=title,
        quote=quoted(model, found.sentence),
        link=rule_link(model.session, found.rule),
    )


def found_line(model: ActorMap, part: str, title: str = "") -> str:
    """The same in less room, for a decision among many: one line when it is right."""
    found = model.verdict(part)
    if found is None or found.status != "right":
        return found_box(model, part, title)
    word = translator(model.lang)("Right")
    shown = part.partition(".")[0] in ("layer", "cause")  # the sentence stands above it
    where = sentence_name(found.sentence, model.case, model.lang) if shown else ""
    line = f"{told(model, part, found)} {where or quoted(model, found.sentence)}"
    return (
        f'<p class="ka-ind__ok" role="status">{icon("right")}<span><b>{escape(title or word)}.</b> '
        f"{escape(line)}</span></p>"
    )


def quoted(model: ActorMap, address: str) -> str:
    """«Documento 1, frase 2.» and its words; '' without a sentence."""
    if not address:
        return ""
    return f"{sentence_name(address, model.case, model.lang)} {model.texts[address]}"


def told(model: ActorMap, part: str, found: Verdict) -> str:
    """The rule in words; when it is not right yet, a question that helps to see why."""
    kind = part.partition(".")[0]
    words = {
        "ring": _ring,
        "layer": _layer,
        "power": _power,
        "attitude": _attitude,
        "link": _link,
        "cause": _cause,
        "date": _date,
    }[kind](model, found)
    return " ".join(one for one in (f"{found.rule}: {words}", found.why) if one)


def ring_lines(model: ActorMap) -> list[tuple[str, str, str]]:
    """(code, word, meaning) of the three rings, as the codebook has them, and «not an actor»."""
    t = translator(model.lang)
    known = {line[0]: line for line in choice_lines(model.session.home, "v_order", model.lang)}
    return [
        *(known[ring] for ring in RINGS),
        (NONE, t("It is not an actor"), t("No organisation with a name.")),
    ]


def link_words(model: ActorMap) -> dict[str, str]:
    """{code: word} of the links that the map draws."""
    t = translator(model.lang)
    known = choice_words(model.session.home, "v_link", model.lang)
    return {
        "alliance": known["alliance"],
        "close_link": t("Trust"),
        "tension": known["tension"],
        NONE: t("No link"),
    }


def _ring(model: ActorMap, found: Verdict) -> str:
    t = translator(model.lang)
    if found.rule == "N1":
        if found.chosen == NONE and found.status == "wrong":
            return t("the text names an organisation: it is an actor. Which ring is it in?")
        return _rule(model, "N1")
    meaning = {code: f"{word}: {says}" for code, word, says in ring_lines(model)}[found.chosen]
    if found.status == "right":
        return meaning
    return f"{meaning} {t('Is that what the sentence tells?')}"


def _layer(model: ActorMap, found: Verdict) -> str:
    t, rule = translator(model.lang), _rule(model, found.rule)
    if found.status == "right":
        return rule
    ask = {
        "position": t("Does this sentence ask for something, or does it explain?"),
        "interest": t("Does this sentence answer the question “what for?”"),
        "need": t("Would this sentence still hold if the matter disappeared?"),
    }
    return f"{rule} {ask[found.chosen]}"


def _power(model: ActorMap, found: Verdict) -> str:
    t = translator(model.lang)
    if found.status == "right":
        return t("this is what it managed to do.")
    return t("look at what it managed to do, not at how it sounds.")


def _attitude(model: ActorMap, found: Verdict) -> str:
    t = translator(model.lang)
    if found.status == "right":
        return {
            "against": t("it refuses to talk."),
            "conditional": t("it asks for something before it goes."),
            "favourable": t("it goes without asking for anything."),
        }[found.chosen]
    ask = {
        "against": t("Does it refuse to talk?"),
        "conditional": t("Does it ask for something before it goes?"),
        "favourable": t("Does it go without asking for anything?"),
    }
    return f"{t('look at what it did or promised to do.')} {ask[found.chosen]}"


def _link(model: ActorMap, found: Verdict) -> str:
    t = translator(model.lang)
    if not found.sentence:
        return t("no sentence tells of anything between these two.")
    if found.chosen == NONE:
        return t("a sentence does tell of these two.")
    meaning = {
        "alliance": t("in an alliance they act together."),
        "close_link": t("trust shows in what one lets the other do."),
        "tension": t("in a tension there is a claim between them."),
    }[found.chosen]
    if found.status == "right":
        return meaning
    return f"{meaning} {t('Is that what the sentence tells?')}"


def _cause(model: ActorMap, found: Verdict) -> str:
    t = translator(model.lang)
    if found.chosen == NONE:
        if found.status == "right":
            return t("it happened afterwards and set nothing off.")
        return t("it does weigh in this case. Is it old, is it recent, or does it have a date?")
    rule = _rule(model, found.rule)
    if found.status == "right":
        return rule
    return f"{rule} {t('Is that what the sentence tells?')}"


def _date(model: ActorMap, found: Verdict) -> str:
    if found.status == "right":
        return _rule(model, "N9")
    return translator(model.lang)(
        "the date of the event that set off the protest, not that of what came afterwards."
    )


def _rule(model: ActorMap, code: str) -> str:
    """The words of a rule, to follow its code and a colon."""
    words = model.rule_text(code)
    return words[:1].lower() + words[1:]
