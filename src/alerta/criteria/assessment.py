"""From a situation to a verdict: filter, category, phase, state, level, lenses, deadline, routing.

Every step reads its table (`datasets/codebook/`) and leaves a reason with the rule's code.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from alerta.criteria.rules import LANGUAGES, Rule, Rules, fill
from alerta.criteria.scoring import facts, score
from alerta.criteria.situation import SituationError, check
from alerta.domain.findings import Pair
from alerta.resources import Row, column

Situation = Mapping[str, Any]
Verdict = dict[str, Any]


def assess(situation: Situation, rules: Rules) -> Verdict:
    """The verdict on one situation, with reasons in both languages. Writes nothing.

    Raises SituationError with every fault. Values that contradict each other still get a verdict
    (criteria.md 6.10 wants one for any combination) and a reason of step `check` that says so.
    """
    if faults := check([situation], rules):
        raise SituationError(faults)
    return _Chain(situation, rules).run()


def assess_all(situations: Sequence[Situation], rules: Rules) -> list[Verdict]:
    """The verdicts on a list; all faults of all situations at once, and then no verdict."""
    if faults := check(situations, rules):
        raise SituationError(faults)
    return [_Chain(situation, rules).run() for situation in situations]


def contradictions(situation: Situation, rules: Rules) -> list[Rule]:
    """The rows of contradictions.csv that hold: facts that cannot both be true."""
    return list(rules.all("contradictions", facts(situation, rules)))


class _Chain:
    """The steps in order; `values` grows as each step adds what later rules may read."""

    def __init__(self, situation: Situation, rules: Rules) -> None:
        self.situation = situation
        self.rules = rules
        self.values = facts(situation, rules)
        self.reasons: list[dict[str, str]] = []

    def run(self) -> Verdict:
        self.filter()
        category = self.category()
        is_case = category != "not_a_case"
        phase = self.phase() if is_case else None
        state = self.state() if is_case else None
        level = self.level() if is_case else _NO_LEVEL
        lenses = self.lenses(phase)
        deadline = self.deadlines(category) if is_case else _NO_DEADLINE
        routing = self.routing(deadline["tell"]) if is_case else _NO_ROUTING
        redirect = None if is_case else self.redirect()
        if is_case:
            for rule in self.rules.all("contradictions", self.values):
                self.because("check", rule, remedy=True)
        return {
            "id": self.situation["id"],
            "category": category,
            "phase": phase,
            "state": state,
            **level,
            "lenses": lenses,
            "register_within_hours": deadline["register"],
            **routing,
            "redirect": redirect,
            "verify_within_hours": deadline["verify"],
            "reasons": self.reasons,
            "codebook_version": self.rules.version,
        }

    def because(self, step: str, rule: Rule, remedy: bool = False, **places: Pair) -> None:
        """Add the reason of a rule; `places` are {es, en} pairs for its text."""
        texts = {}
        for lang in LANGUAGES:
            values = {**self.values, **{name: pair[lang] for name, pair in places.items()}}
            texts[lang] = rule.text(lang, values)
            if remedy:
                texts[lang] += " " + rule.text(lang, values, "remedy")
        self.reason(step, rule.code, texts)

    def reason(self, step: str, code: str, text: Pair) -> None:
        self.reasons.append(
            {"step": step, "rule": code, "text_es": text["es"], "text_en": text["en"]}
        )

    def filter(self) -> None:
        """One reason per criterion (criteria.csv); C4 speaks of its rung (rungs.csv)."""
        for row in self.rules.criteria:
            answer = self.values[row["key"]]
            if row["key"] == "c4_rung":
                rung = next(r for r in self.rules.rungs if r["rung"] == answer)
                text = {lang: column(rung, "text", lang) for lang in LANGUAGES}
            else:
                text = {lang: column(row, f"text_{answer}", lang) for lang in LANGUAGES}
            self.reason("filter", row["code"], text)
        for rule in self.rules.all("clarifications", self.values):
            self.because("filter", rule)

    def category(self) -> str:
        rule = self.rules.required("category_rules", self.values)
        self.because("category", rule)
        self.values["category"] = rule.row["category"]
        return rule.row["category"]

    def phase(self) -> str | None:
        """The first phase that holds among those its category allows (phase_rules.csv)."""
        rule = self.rules.first(
            "phase_rules",
            self.values,
            lambda row: self.values["category"] in row["categories"].split(),
        )
        if rule is None:
            return None
        self.because("phase", rule)
        self.values["phase"] = rule.row["phase"]
        return rule.row["phase"] or None

    def state(self) -> str:
        rule = self.rules.required("state_rules", self.values)
        self.because("state", rule)
        self.values["state"] = rule.row["state"]
        return rule.row["state"]

    def level(self) -> Verdict:
        scores = score(self.situation["p"], self.situation["i"], self.values, self.rules)
        self.values |= {name: str(scores[name]) for name in ("p_total", "i_total", "matrix_level")}
        self.values |= {
            "provisional": str(len(scores["provisional"])),
            "level": str(scores["level"]),
        }
        cell = self.rules.cell(scores["p_total"], scores["i_total"])
        bands = {
            "p_band": self.rules.band(scores["p_total"]),
            "i_band": self.rules.band(scores["i_total"]),
        }
        texts = {}
        for lang in LANGUAGES:
            names = {name: column(row, "name", lang).lower() for name, row in bands.items()}
            texts[lang] = fill(
                column(cell, "text", lang), {**self.values, **names, "level": cell["level"]}
            )
        self.reason("level", cell["rule"], texts)
        for rule in self.rules.rules("jump_rules"):
            if rule.code in scores["jump_rules"]:
                self.because("level", rule)
        return scores

    def lenses(self, phase: str | None) -> Verdict:
        found = {}
        for lens in ("pcm", "defensoria"):
            rule = self.rules.required(
                "lens_rules", self.values, lambda row, lens=lens: row["lens"] == lens
            )
            self.because("lens", rule)
            found[lens] = rule.row
        own = found["defensoria"]["phase"]
        return {
            "pcm": found["pcm"]["status_code"],
            "defensoria": {
                "status": found["defensoria"]["status_code"],
                "phase": phase if own == "same" else own or None,
            },
        }

    def deadlines(self, category: str) -> Verdict:
        level = self.rules.required("deadlines", self.values, _of_kind("level"))
        self.because("deadline", level)
        tell = level.row["tell"].split()
        for rule in self.rules.all("deadlines", self.values, _of_kind("tell")):
            self.because("deadline", rule)
            tell += rule.row["tell"].split()
        verify = None
        if category == "under_observation":
            rule = self.rules.required("deadlines", self.values, _of_kind("observation"))
            self.because("deadline", rule)
            verify = int(rule.row["hours"])
        if rule := self.rules.first("deadlines", self.values, _of_kind("to_verify")):
            self.because("deadline", rule)
        return {"register": int(level.row["hours"]), "verify": verify, "tell": tell}

    def routing(self, tell: list[str]) -> Verdict:
        """Main receiver by type and activity, then whom the level obliges to tell, without repeats."""
        row = route(self.situation["type"], self.situation["activity"], self.rules)
        receivers = list(dict.fromkeys([*row["main"].split(), *tell]))
        inform = [body for body in row["inform"].split() if body not in receivers]
        kind = self.situation["type"] or ""
        names = self.rules.name
        places = {
            "type": {lang: f"{kind} ({names('type', kind, lang)})" for lang in LANGUAGES},
            "main": {
                lang: ", ".join(names("body", body, lang) for body in row["main"].split())
                for lang in LANGUAGES
            },
        }
        self.because("routing", Rule(row, None), **places)
        return {"receivers": receivers, "also_inform": inform}

    def redirect(self) -> Verdict | None:
        """Where to send what is not a case (redirects.csv)."""
        rule = self.rules.first("redirects", self.values)
        if rule is None:
            return None
        self.because("routing", rule)
        return {
            "code": rule.row["code"],
            "to": rule.row["to"].split(),
            "text_es": rule.text("es", self.values),
            "text_en": rule.text("en", self.values),
        }


_NO_LEVEL: Verdict = {
    "p_total": None,
    "i_total": None,
    "matrix_level": None,
    "level": None,
    "jump_rules": [],
    "to_verify": False,
    "provisional": [],
}
_NO_DEADLINE: Verdict = {"register": None, "verify": None, "tell": []}
_NO_ROUTING: Verdict = {"receivers": [], "also_inform": []}


def route(kind: str | None, activity: str | None, rules: Rules) -> Row:
    """The first row of routing.csv for a type and activity; an empty cell fits any."""
    return next(
        row
        for row in rules.routing
        if row["type"] in ("", kind) and row["activity"] in ("", activity)
    )


def _of_kind(kind: str) -> Any:
    return lambda row: row["kind"] == kind
