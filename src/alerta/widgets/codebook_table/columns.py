"""Which columns of each codebook table are shown, and what they are called."""

from collections.abc import Callable
from dataclasses import dataclass

Words = Callable[..., str]


@dataclass(frozen=True)
class Shown:
    """How a table is shown. `columns` are (column of the CSV, its name); the first heads the row.

    A column `x` with cells `x_es`, `x_en` is read in the language of the page; `only` keeps the
    rows whose column has that value; `bodies` are columns that hold codes of bodies.csv. A long table
    says in `folded` how many cells of a row stay in sight on a narrow page; 0 folds nothing.
    """

    caption: str
    columns: tuple[tuple[str, str], ...]
    only: tuple[str, str] | None = None
    bodies: tuple[str, ...] = ()
    folded: int = 0


def shown(name: str, t: Words) -> Shown | None:
    """How the table `name` is shown, in the words of `t`; None for one without its own layout."""
    every: dict[str, Callable[[], Shown]] = {
        "category_rules": lambda: Shown(
            t("Read it from the top: the first row that fits is the answer"),
            (("rule", t("Row")), ("condition", t("If")), ("name", t("It is")), ("record", t("What you record"))),
        ),
        "phase_rules": lambda: Shown(
            t("Read it from the top: the first row that fits gives the phase"),
            (("rule", t("Row")), ("condition", t("If")), ("name", t("Phase"))),
        ),
        "state_rules": lambda: Shown(
            t("Read it from the top: the first row that fits gives the state"),
            (("rule", t("Row")), ("condition", t("If")), ("name", t("State"))),
        ),
        "criteria": lambda: Shown(
            t("Five questions, each with its proof"),
            (("code", t("Criterion")), ("short", t("Question")), ("yes_if", t("Yes if")), ("no_if", t("No if"))),
        ),
        "rungs": lambda: Shown(
            t("The ladder of C4: the highest rung that the source proves"),
            (("rung", t("Rung")), ("name", t("Name")), ("means", t("It means")), ("examples", t("Examples"))),
        ),
        "lenses": lambda: Shown(
            t("The same week, two counts: each institution looks for something else"),
            (("name", t("Lens")), ("counts", t("It counts")), ("does_not_count", t("It does not count")), ("question", t("What it asks"))),
        ),
        "indicators": lambda: Shown(
            t("Ten indicators and what 0, 1 and 2 mean in each"),
            (("code", t("Indicator")), ("name", t("Name")), ("anchor_0", "0"), ("anchor_1", "1"), ("anchor_2", "2")),
            folded=2,
        ),
        "bands": lambda: Shown(
            t("From the total to the band"),
            (("name", t("Band")), ("min", t("From")), ("max", t("To"))),
        ),
        "jump_rules": lambda: Shown(
            t("Four rules that apply after the matrix, only upwards"),
            (("rule", t("Rule")), ("name", t("Name")), ("condition", t("If")), ("minimum_level", t("At least level"))),
        ),
        "deadlines": lambda: Shown(
            t("The level sets the clock"),
            (("level", t("Level")), ("rule", t("Row")), ("hours", t("Register within (hours)")), ("tell", t("Tell")), ("first_answer", t("First answer")), ("update", t("Update"))),
            only=("kind", "level"),
        ),
        "type_order": lambda: Shown(
            t("Ask in this order: the first yes is the type"),
            (("type", t("Code")), ("name", t("Type")), ("question", t("Question"))),
        ),
        "routing": lambda: Shown(
            t("Who answers first, by type and activity"),
            (("rule", t("Row")), ("type_name", t("Type")), ("activity", t("Activity")), ("main", t("Answers first")), ("inform", t("Also inform")), ("first_action", t("First action"))),
            bodies=("main", "inform"),
            folded=3,
        ),
        "redirects": lambda: Shown(
            t("What is not a case also has somebody who deals with it"),
            (("name", t("Reason")), ("text", t("What to do"))),
        ),
        "errors": lambda: Shown(
            t("The most common errors, and how to write it well"),
            (("code", t("Error")), ("error", t("What happens")), ("wrong", t("Not like this")), ("right", t("Like this"))),
            folded=2,
        ),
        "glossary": lambda: Shown(
            t("The words of the kit"),
            (("term", t("Word")), ("definition", t("What it means")), ("example", t("Example")), ("counter_example", t("Is not"))),
        ),
        "clarifications": lambda: Shown(
            t("Where careful readers differ, and the reading that holds"),
            (("about", t("About")), ("text", t("Reading"))),
        ),
        "sources": lambda: Shown(
            t("Where each thing comes from"),
            (("title", t("Source")), ("publisher", t("Publisher")), ("year", t("Year")), ("note", t("Note"))),
        ),
        "lesson_rules": lambda: Shown(
            t("The rules of this chapter, by their code"),
            (("rule", t("Code")), ("name", t("Rule")), ("text", t("It says"))),
        ),
        "bodies": lambda: Shown(t("Who is who"), (("code", t("Code")), ("name", t("Name")))),
    }  # fmt: skip
    return every[name]() if name in every else None
