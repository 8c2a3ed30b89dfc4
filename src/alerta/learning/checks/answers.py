"""Does the answer of a key fit what the exercise offers? One function for each shape."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from alerta.learning import partitions
from alerta.learning.checks.reporting import ContentFault, Reporter
from alerta.learning.kinds import Part
from alerta.learning.written import forbidden, held, number, same_number

OWN_TEXT = ("choice", "criteria_coding")  # every wrong option needs a text of its own
COMPOSED = ("alert_scoring",)  # the grader words what the key leaves out
FEWEST_PAIRS, MOST_PAIRS = 8, 15
Faults = Iterator[ContentFault]


@dataclass(frozen=True)
class Keyed:
    """One answer of a key, with all that it is held against."""

    report: Reporter
    exercise: Mapping[str, Any]
    answers: Mapping[str, Mapping[str, Any]]
    part: Part
    expected: Mapping[str, Any]

    @property
    def place(self) -> str:
        return f"answers/{self.part.id}"

    @property
    def question(self) -> Mapping[str, Any]:
        """The question of the part; empty where the kind has none."""
        name = self.part.id.partition(".")[0]
        every = self.exercise.get("questions") or ()
        return next((one for one in every if one["id"] == name), {})

    @property
    def good(self) -> list[str]:
        """The value and what counts as much."""
        return [self.expected["value"], *self.expected.get("accepted", [])]

    @property
    def wrong(self) -> Mapping[str, Any]:
        return self.expected.get("wrong", {})

    def fault(self, place: str, code: str, /, **values: object) -> ContentFault:
        return self.report(f"{self.place}{place}", code, **values)

    def otherwise(self) -> Faults:
        if "otherwise" not in self.expected:
            yield self.fault("", "no_otherwise")

    def only_offered(self, offered: tuple[str, ...]) -> Faults:
        """Explanations of things that nobody can answer are slips of the pen."""
        for name in self.wrong:
            if name not in offered:
                known = ", ".join(offered)
                yield self.fault(f"/wrong/{name}", "no_option", value=name, known=known)


def check_answer(keyed: Keyed) -> Faults:
    """The faults of one answer."""
    yield from BY_SHAPE[keyed.part.shape](keyed)


def _single(keyed: Keyed) -> Faults:
    options, kind = keyed.part.options, keyed.exercise["kind"]
    for value in keyed.good:
        if value not in options:
            yield keyed.fault("", "no_option", value=value, known=", ".join(options))
    yield from keyed.only_offered(options)
    if kind in COMPOSED or (kind not in OWN_TEXT and "otherwise" in keyed.expected):
        return
    for option in options:
        if option not in keyed.good and option not in keyed.wrong:
            yield keyed.fault(f"/wrong/{option}", "no_feedback", option=option)


def _several(keyed: Keyed) -> Faults:
    options = keyed.part.options
    for value in keyed.good:
        named = value.split()
        right = " ".join(one for one in options if one in named)
        if not named or set(named) - set(options):
            yield keyed.fault("", "no_option", value=value, known=" ".join(options))
        elif value != right:
            yield keyed.fault("", "option_order", value=value, right=right)
    yield from keyed.only_offered(options)
    for option in options:
        if option not in keyed.wrong:
            yield keyed.fault(f"/wrong/{option}", "no_feedback", option=option)


def _order(keyed: Keyed) -> Faults:
    items = keyed.part.options
    for value in keyed.good:
        if sorted(value.split()) != sorted(items):
            yield keyed.fault("", "not_whole", value=value, known=" ".join(items))
    if " ".join(items) in keyed.good:
        yield keyed.fault("", "already_right")
    yield from keyed.only_offered(items)
    for item in items:
        if item not in keyed.wrong:
            yield keyed.fault(f"/wrong/{item}", "no_feedback", option=item)


def _number(keyed: Keyed) -> Faults:
    within = keyed.expected.get("within", "0")
    for value in [*keyed.good, within, *keyed.wrong]:
        if number(value) is None:
            yield keyed.fault("", "not_a_number", value=value)
    for value in keyed.wrong:
        if any(same_number(value, good, within) for good in keyed.good):
            yield keyed.fault(f"/wrong/{value}", "no_option", value=value, known="≠ " + value)
    yield from keyed.otherwise()


def _text(keyed: Keyed) -> Faults:
    expected = keyed.expected
    if "value_en" not in expected:
        yield keyed.fault("", "needs_english")
    if not expected.get("holds"):
        yield keyed.fault("", "needs_words")
    longest = keyed.question.get("longest") or keyed.exercise.get("longest") or 0
    for lang, name in (("es", "value"), ("en", "value_en")):
        sentence = expected.get(name, "")
        if not sentence:
            continue
        if longest and len(sentence) > longest:
            yield keyed.fault("", "too_long", lang=lang, n=len(sentence), most=longest)
        lacking = [
            words[0]
            for words, has in zip(expected.get("holds", []), held(sentence, expected), strict=True)
            if not has
        ]
        if word := forbidden(sentence, expected):
            lacking.append(word)
        if lacking:
            yield keyed.fault("", "model_fails", lang=lang, what=", ".join(lacking))
    without = tuple(expected.get("without", ()))
    for word in without:
        if word not in keyed.wrong:
            yield keyed.fault(f"/wrong/{word}", "word_untold", word=word)
    yield from keyed.only_offered(without)
    yield from keyed.otherwise()


def _sentences(keyed: Keyed) -> Faults:
    every, choose = keyed.part.options, keyed.question.get("choose", 1)
    for value in keyed.good:
        named = value.split()
        unknown = [one for one in named if one not in every]
        for address in unknown:
            yield keyed.fault("", "no_sentence", address=address)
        right = " ".join(one for one in every if one in named)
        if not unknown and value != right:
            yield keyed.fault("", "option_order", value=value, right=right)
        if len(named) != choose:
            yield keyed.fault("", "how_many", value=value, n=len(named), choose=choose)
    for address in keyed.wrong:
        if address not in every:
            yield keyed.fault(f"/wrong/{address}", "no_sentence", address=address)
    yield from keyed.otherwise()


def _partition(keyed: Keyed) -> Faults:
    reports, whole = keyed.part.options, True
    for value in keyed.good:
        astray = partitions.astray(value, reports)
        right = partitions.ordered(value, reports)
        if astray:
            whole = False
            yield keyed.fault("", "not_partition", value=value[:40], what=" ".join(astray))
        elif value != right:
            yield keyed.fault("", "option_order", value=value[:40], right=right)
    if keyed.part.id == "events" and whole and "cases" in keyed.answers:
        yield from _events_in_cases(keyed)


def _events_in_cases(keyed: Keyed) -> Faults:
    events, cases = (keyed.answers[name]["value"] for name in ("events", "cases"))
    case_of = {one: n for n, group in enumerate(partitions.groups(cases)) for one in group}
    for group in partitions.groups(events):
        if len({case_of.get(one) for one in group}) > 1:
            yield keyed.fault("", "event_in_two_cases", group=" ".join(group))
    pairs = [pair for one in keyed.answers.values() for pair in one.get("pairs", ())]
    different = len({frozenset((pair["a"], pair["b"])) for pair in pairs})
    if not FEWEST_PAIRS <= different <= MOST_PAIRS:
        yield keyed.fault("/pairs", "pairs_few", n=different)
    for pair in pairs:
        right = partitions.relation(pair["a"], pair["b"], events, cases)
        if pair["same"] != right:
            said = {name: pair[name] for name in ("a", "b", "same")}
            yield keyed.fault("/pairs", "pair_wrong", **said, right=right)


def _field(keyed: Keyed) -> Faults:
    yield from ()


BY_SHAPE: dict[str, Callable[[Keyed], Faults]] = {
    "single": _single,
    "several": _several,
    "order": _order,
    "number": _number,
    "text": _text,
    "sentences": _sentences,
    "partition": _partition,
    "field": _field,
}
