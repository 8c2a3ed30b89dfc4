"""One criterion as the manual shows it: its question, yes and no, examples and counter-examples."""

from pathlib import Path

from alerta.i18n import translator
from alerta.resources import Row, column, table
from alerta.widgets.codebook_table.view import origin_mark
from alerta.widgets.controls import choice_words, escape, level_badge, stacked_table

KINDS = ("positive", "negative", "borderline")


def criterion_card(home: Path, code: str, lang: str) -> str:
    """Question, rule, the ladder (C4), examples of each kind with their reason.

    Raises KeyError for a code that criteria.csv does not have.
    """
    t = translator(lang)
    row = next((r for r in table(home, "criteria") if r["code"] == code), None)
    if row is None:
        raise KeyError(f"{code}: criteria.csv has no such criterion. Use C1 to C5.")
    rule = "".join(
        f"<div><dt>{escape(word)}</dt><dd>{escape(column(row, key, lang))}</dd></div>"
        for word, key in (
            (t("Yes if"), "yes_if"),
            (t("No if"), "no_if"),
            (t("No information if"), "unknown_if"),
        )
        if code != "C4" or key != "unknown_if"
    )
    sources = {r["id"]: r for r in table(home, "sources")}
    origin = sources.get(row["source"], {})
    source = origin.get("title", "")
    mark = origin_mark(row["status"] == "official", source, lang)
    official = t(
        "The idea is official ({source}); the wording of the question is the kit's.", source=source
    )
    told = official if row["status"] == "official" else column(origin, "note", lang)
    ladder = _ladder(home, lang) if code == "C4" else ""
    examples = _examples(home, code, lang)
    if ladder and examples:  # its rungs bring examples of their own
        examples = _folded_when_narrow(examples, lang)
    return (
        f'<div class="ka-criterion"><p class="ka-criterion__q"><b translate="no">{code}</b> '
        f'{escape(column(row, "question", lang))}</p><dl class="ka-yesno">{rule}</dl>{ladder}'
        f'{examples}<p class="ka-origin">{mark} {escape(told)}</p></div>'
    )


def levels_card(home: Path, lang: str) -> str:
    """The four levels, each with its shape, number, word and class of alert."""
    items = "".join(
        f"<li>{level_badge(home, int(row['level']), lang, big=True, note=_note(row, lang))}</li>"
        for row in table(home, "levels")
    )
    return f'<ul class="ka-levels">{items}</ul>'


def term_card(home: Path, term: str, lang: str) -> str:
    """A word of the glossary: what it means, an example, what it is not.

    Raises KeyError for a word that glossary.csv does not have.
    """
    t = translator(lang)
    for row in table(home, "glossary"):
        if term in (row["id"], row["term_es"], row["term_en"]):
            lines = "".join(
                f"<div><dt>{escape(word)}</dt><dd>{escape(column(row, key, lang))}</dd></div>"
                for word, key in ((t("Example"), "example"), (t("Is not"), "counter_example"))
            )
            return (
                f'<div class="ka-criterion"><p class="ka-criterion__q"><b>{escape(column(row, "term", lang))}.</b> '
                f'{escape(column(row, "definition", lang))}</p><dl class="ka-yesno">{lines}</dl></div>'
            )
    raise KeyError(f"{term}: glossary.csv has no such word. Use one of its ids.")


def _note(row: Row, lang: str) -> str:
    return f"{column(row, 'class', lang)}. {column(row, 'risk', lang)}."


def _ladder(home: Path, lang: str) -> str:
    t = translator(lang)
    heads = (t("Rung"), t("It means"), t("Examples"))
    rows = (
        (
            f"{row['rung']}. {escape(column(row, 'name', lang))}",
            escape(column(row, "means", lang)),
            escape(column(row, "examples", lang)),
        )
        for row in table(home, "rungs")
    )
    caption = t("The ladder: choose the highest rung that the source proves")
    return stacked_table(heads, rows, caption)


def _examples(home: Path, code: str, lang: str) -> str:
    t = translator(lang)
    border = f"<br><small>{escape(t('On the border'))}</small>"
    answers = choice_words(home, "v_yni", lang)
    every = [row for row in table(home, "criteria_examples") if row["criterion"] == code]
    items = "".join(
        f"<li><b>{escape(_answer(row['answer'], answers, lang))}{border if kind == 'borderline' else ''}</b>"
        f"<div><p>{escape(column(row, 'text', lang))}</p><p>{escape(column(row, 'why', lang))}</p></div></li>"
        for kind in KINDS
        for row in every
        if row["kind"] == kind
    )
    return f'<ul class="ka-examples">{items}</ul>' if items else ""


def _folded_when_narrow(examples: str, lang: str) -> str:
    """What would be a wall below a ladder is opened on a narrow page by who wants it."""
    words = translator(lang)("Read examples of each rung, with their reason")
    return (
        f'<div class="ka-book__wide">{examples}</div><div class="ka-book__narrow">'
        f'<details class="ka-book__row"><summary><span>{escape(words)}</span></summary>'
        f"{examples}</details></div>"
    )


def _answer(code: str, words: dict[str, str], lang: str) -> str:
    if code in words:
        return words[code]
    return translator(lang)("Rung {rung}", rung=code)
