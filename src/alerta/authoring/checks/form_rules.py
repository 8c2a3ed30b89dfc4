"""Does the form work out the same category and level as the rule tables?

ODK and KoboToolbox know only the form, so it repeats the rules as calculations. Every combination
is tried: whoever changes a rule is told at once that the form says something else.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path

from alerta.authoring.faults import Fault, fault
from alerta.authoring.package import FOLDER
from alerta.criteria import Rules, load_rules
from alerta.criteria.codebook import registration_form
from alerta.form import Answers, Form

FILE = f"{FOLDER}/form/survey.csv"
CASE, ALERT = "/data/case/", "/data/alert/"
KNOWN = ("yes", "no", "unknown")
CRITERIA = {  # key of the rules: (field of the form, values)
    "c1": (CASE + "c1_actors", KNOWN),
    "c3": (CASE + "c3_public", KNOWN),
    "c2": (CASE + "c2_contradiction", KNOWN),
    "disagreement": (CASE + "disagreement", ("interests", "facts")),
    "c5": (CASE + "c5_risk", KNOWN),
    "c4_rung": (CASE + "c4_rung", ("0", "1", "2", "3", "4")),
}
RELIABILITY = "/data/source[1]/reliability"
HEARSAY = {"yes": "C", "no": "B"}
SCORES = 5


def check(home: Path) -> Iterator[Fault]:
    form, rules = registration_form(home), load_rules(home)
    yield from _category(form, rules)
    yield from _level(form, rules)
    yield from _jump(form, rules)


def _category(form: Form, rules: Rules) -> Iterator[Fault]:
    """The first combination in which they differ: one is enough to see why."""
    answers = Answers(form)
    answers.set("/data/source[1]/credibility", "3")
    given: dict[str, str] = {}
    for hearsay, letter in HEARSAY.items():
        answers.set(RELIABILITY, letter)
        for values in itertools.product(*(values for _, values in CRITERIA.values())):
            for (key, (path, _)), value in zip(CRITERIA.items(), values, strict=True):
                if given.get(key) != value:
                    given[key] = value
                    answers.set(path, value)
            if given["c2"] != "yes" and given["disagreement"] == "facts":
                continue  # without a disagreement nobody is asked what it is about
            rule = rules.first("category_rules", {**given, "hearsay_only": hearsay})
            found = answers.value(CASE + "suggested_category")
            if rule is not None and rule.row["category"] != found:
                said = {
                    "situation": ", ".join(f"{k} = {v}" for k, v in given.items()),
                    "found": found,
                    "rule": rule.code,
                    "right": rule.row["category"],
                }
                line = form.item("suggested_category").line
                yield fault(FILE, line, "calculation", "form_category", **said)
                return


def _level(form: Form, rules: Rules) -> Iterator[Fault]:
    answers = Answers(form)
    for p in range(2 * SCORES + 1):
        _score(answers, "p", p)
        for i in range(2 * SCORES + 1):
            _score(answers, "i", i)
            found, cell = answers.value(ALERT + "matrix_level"), rules.cell(p, i)
            if found != cell["level"]:
                said = {"p": p, "i": i, "found": found, "right": cell["level"]}
                line = form.item("matrix_level").line
                yield fault(FILE, line, "calculation", "form_level", **said)
                return


def _jump(form: Form, rules: Rules) -> Iterator[Fault]:
    answers = Answers(form)
    for axis in "pi":
        _score(answers, axis, 0)
    least = answers.value(ALERT + "matrix_level")
    codes = {choice.name for choice in form.choices_of("v_jump")}
    for row in rules.jump_rules:
        if row["rule"] not in codes:
            continue
        answers.set(ALERT + "jump_rule", row["rule"])
        found = answers.value(ALERT + "computed_level")
        right = max(least, row["minimum_level"])
        if found != right:
            said = {"rule": row["rule"], "found": found, "right": right}
            line = form.item("computed_level").line
            yield fault(FILE, line, "calculation", "form_jump", **said)


def _score(answers: Answers, axis: str, total: int) -> None:
    """Five scores of 0, 1 or 2 that add up to `total`."""
    for n in range(1, SCORES + 1):
        score = min(2, total)
        total -= score
        path = f"{ALERT}{axis}{n}"
        if answers.value(path) != str(score):
            answers.set(path, str(score))
