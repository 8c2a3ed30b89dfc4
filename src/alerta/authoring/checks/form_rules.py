"""Does the form work out the same category and level as the rule tables?

ODK and KoboToolbox know only the form, so it repeats the rules as calculations. Every combination
is tried: whoever changes a rule is told at once that the form says something else.
"""

import itertools
import math
from collections.abc import Iterator
from pathlib import Path

from alerta.authoring.faults import Fault, fault
from alerta.authoring.package import FOLDER
from alerta.criteria import Rules, load_rules
from alerta.criteria.codebook import registration_form
from alerta.form import Condition, Form
from alerta.form.values import number, string

FILE = f"{FOLDER}/form/survey.csv"
KNOWN = ("yes", "no", "unknown")
CRITERIA = {  # key of the rules: (field of the form, values)
    "c1": ("c1_actors", KNOWN),
    "c2": ("c2_contradiction", KNOWN),
    "disagreement": ("disagreement", ("interests", "facts", "")),
    "c3": ("c3_public", KNOWN),
    "c4_rung": ("c4_rung", ("0", "1", "2", "3", "4")),
    "c5": ("c5_risk", KNOWN),
    "hearsay_only": ("hearsay_only", ("yes", "no")),
}
TOTALS = range(11)  # five indicators of 0, 1 or 2


def check(home: Path) -> Iterator[Fault]:
    form, rules = registration_form(home), load_rules(home)
    yield from _category(form, rules)
    yield from _level(form, rules)
    yield from _jump(form, rules)


def _category(form: Form, rules: Rules) -> Iterator[Fault]:
    """The first combination in which they differ: one is enough to see why."""
    works_out = _calculation(form, "suggested_category")
    for values in itertools.product(*(values for _, values in CRITERIA.values())):
        given = dict(zip(CRITERIA, values, strict=True))
        if (given["c2"] == "yes") != (given["disagreement"] != ""):
            continue  # what it is about is asked where there is a disagreement, and only there
        rule = rules.first("category_rules", given)
        asked = {CRITERIA[key][0]: value for key, value in given.items()}
        found = string(works_out.value(asked))
        if rule is not None and rule.row["category"] != found:
            said = {
                "situation": ", ".join(f"{key} = {value}" for key, value in given.items() if value),
                "found": found,
                "rule": rule.code,
                "right": rule.row["category"],
            }
            yield _fault(form, "suggested_category", "form_category", said)
            return


def _level(form: Form, rules: Rules) -> Iterator[Fault]:
    works_out = _calculation(form, "matrix_level")
    for p, i in itertools.product(TOTALS, TOTALS):
        found, right = _level_of(works_out, p_total=p, i_total=i), int(rules.cell(p, i)["level"])
        if found != right:
            said = {"p": p, "i": i, "found": found, "right": right}
            yield _fault(form, "matrix_level", "form_level", said)
            return


def _jump(form: Form, rules: Rules) -> Iterator[Fault]:
    works_out = _calculation(form, "computed_level")
    codes = {choice.name for choice in form.choices_of("v_jump")}
    for row in rules.jump_rules:
        for level in rules.levels if row["rule"] in codes else ():
            before = int(level["level"])
            found = _level_of(works_out, jump_rule=row["rule"], matrix_level=before)
            right = max(before, int(row["minimum_level"]))
            if found != right:
                said = {"rule": row["rule"], "found": found, "right": right}
                yield _fault(form, "computed_level", "form_jump", said)
                break


def _calculation(form: Form, name: str) -> Condition:
    """The calculation of a field, over the fields it reads as flat values."""
    types = {item.name: item.type for item in form.fields()}
    return Condition(form.item(name).row["calculation"], types)


def _level_of(works_out: Condition, **values: object) -> int | None:
    level = number(works_out.value(values))
    return None if math.isnan(level) else int(level)


def _fault(form: Form, name: str, code: str, said: dict[str, object]) -> Fault:
    return fault(FILE, form.item(name).line, "calculation", code, **said)
