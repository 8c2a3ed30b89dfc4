"""Tables of the codebook, criteria, levels and the scoring sheet, as they are printed."""

from alerta.printing.desks.page import BOX, Page, escape, grid
from alerta.resources import column
from alerta.resources import table as rows_of
from alerta.widgets.codebook_table.criterion import criterion_card, term_card
from alerta.widgets.codebook_table.model import codebook_table
from alerta.widgets.codebook_table.view import markup
from alerta.widgets.controls import level_badge


def table(page: Page, name: str) -> str:
    """A whole table, official rows and the kit's own told apart."""
    only = ("chapter", page.number) if name == "lesson_rules" else None
    made = codebook_table(page.home, name, page.lang, only)
    return markup(made, page.home, page.lang, badges=name == "deadlines")


def criterion(page: Page, code: str) -> str:
    """A criterion with its examples."""
    return criterion_card(page.home, code, page.lang)


def glossary(page: Page, term: str) -> str:
    """One word of the glossary."""
    return term_card(page.home, term, page.lang)


def levels(page: Page) -> str:
    """The four levels by colour, shape and word."""
    t, home, lang = page.t, page.home, page.lang
    rows = [
        (
            level_badge(home, int(row["level"]), lang),
            escape(column(row, "class", lang)),
            escape(column(row, "risk", lang)),
            escape(column(row, "shape", lang).capitalize()),
        )
        for row in rows_of(home, "levels")
    ]
    heads = (t("Level"), t("Class of alert"), t("Risk"), t("Shape"))
    return grid(heads, rows, caption=t("The four levels: a colour, a shape and a word"))


def matrix(page: Page) -> str:
    """Probability by impact: the level of each cell."""
    t, home, lang = page.t, page.home, page.lang
    bands = rows_of(home, "bands")
    level = {(row["p_band"], row["i_band"]): int(row["level"]) for row in rows_of(home, "matrix")}
    names = [f"{column(one, 'name', lang)} ({one['min']}–{one['max']})" for one in bands]
    rows = []
    for band, name in reversed(list(zip(bands, names, strict=True))):
        cells = "".join(
            f'<td class="ka-l{level[band["band"], other["band"]]}">'
            f"{level_badge(home, level[band['band'], other['band']], lang)}</td>"
            for other in bands
        )
        rows.append(
            f'<tr><th scope="row">{escape(t("Probability: {band}", band=name))}</th>{cells}</tr>'
        )
    top = "".join(
        f'<th scope="col">{escape(t("Impact: {band}", band=name))}</th>' for name in names
    )
    told = t(
        "How to read it: find the row of your probability total and the column of your impact "
        "total; where they cross stands the level of the matrix."
    )
    return (
        f"<table><caption>{escape(t('The alert matrix'))}</caption><thead><tr><th></th>{top}</tr>"
        f'</thead><tbody>{"".join(rows)}</tbody></table><p class="ka-help">{escape(told)}</p>'
    )


def scorer(page: Page, exercise: str = "") -> str:
    """A blank scoring sheet: ten indicators, four rules, the matrix."""
    if exercise:
        from alerta.printing.desks.exercises import exercise as sheet

        return sheet(page, exercise)
    t, home, lang = page.t, page.home, page.lang
    heads = (t("Indicator"), t("Question"), "0", "1", "2", t("No data"))
    axes = {"p": t("Probability"), "i": t("Impact")}
    made = []
    for axis, name in axes.items():
        rows = [
            (
                f"{row['code']} {escape(column(row, 'name', lang))}",
                escape(column(row, "question", lang)),
                BOX,
                BOX,
                BOX,
                BOX,
            )
            for row in rows_of(home, "indicators")
            if row["key"].startswith(axis)
        ]
        total = t("{axis}: total of the five, with “No data” as 1", axis=name)
        made.append(grid(heads, rows, caption=total, least={2: 26, 3: 26, 4: 26}))
        made.append(f"<p>{escape(t('Total'))}: <span class='ka-blank'></span></p>")
    jumps = [
        (row["rule"], escape(column(row, "condition", lang)), BOX)
        for row in rows_of(home, "jump_rules")
    ]
    made.append(
        grid((t("Rule"), t("If"), t("Holds")), jumps, caption=t("Signs that raise the level"))
    )
    made.append(matrix(page))
    made.append(f"<p>{escape(t('Level, after the rules'))}: <span class='ka-blank'></span></p>")
    task = t(
        "Copy this sheet and use one for each case. The anchors of 0, 1 and 2 are in the table of indicators of this chapter."
    )
    return page.sheet("alert-scoring", t("Scoring sheet"), task, "".join(made))
