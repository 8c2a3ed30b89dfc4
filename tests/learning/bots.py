"""Answer-bots: people of whom it is known how they answer. Their logs go through the real grading."""

import random
from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from alerta.learning import load_exercises, load_key, shown_in_chapter
from alerta.learning.kinds import asked
from alerta.learning.orders import arranged
from alerta.learning.words import option_words
from alerta.widgets.criteria_explorer.model import asked_parts
from alerta.widgets.exercise_card.state import ALL, ExerciseState
from alerta.widgets.session import Kept
from alerta.widgets.test_sitting.model import TestModel

START = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
LADDER = ("not_a_case", "under_observation", "difference", "controversy", "conflict")
SLIPS, OVER = 0.03, 0.85  # how often the careful slip, and the over-alerting go one up
TESTS = ("entry", "exit", "written", "texts")


class Diary:
    """A session that keeps its log in memory: the same calls as `alerta.widgets.session`."""

    def __init__(self, home, name):
        self.home, self.lang, self.page = home, "es", "class"
        self.person = SimpleNamespace(person_id=name)
        self._by_item, self._now = {}, START

    def save(self, item, part, value, *, kind="answer", version=1):
        self._now += timedelta(seconds=1)
        kept = Kept(item, part, kind, value, version, self.page, self._now)
        self._by_item.setdefault(item, []).append(kept)

    def log(self, item=None, kind=None):
        if item is not None:
            found = self._by_item.get(item, [])
        else:
            found = sorted((e for own in self._by_item.values() for e in own), key=lambda e: e.at)
        return [one for one in found if kind in (None, one.kind)]

    def latest(self, item):
        return {one.part: one for one in self.log(item, "answer")}


class Bot(ABC):
    """Somebody with a way of answering; `sit` works through the bank and the tests."""

    def __init__(self, home, name, seed):
        self.diary, self.name = Diary(home, name), name
        self.random = random.Random(seed)
        self.given = {}

    def work(self, exercises, rules):
        """Every exercise once, checked once."""
        for exercise in exercises:
            key = load_key(self.diary.home, exercise["id"])
            state = ExerciseState(exercise, key, rules, self.diary, _asked)
            self.answer(state)
            state.check(state.asked)

    def sit(self, rules):
        """All tests; the graded round with a note where the practice round is not met."""
        for name in TESTS:
            model = TestModel(self.diary, name, rules)
            model.identify()
            if not model.is_open:
                model.override("Quiero saber cómo me va.")
            model.begin()
            for one in model.items:
                self.answer(one.state)
            model.hand_in()

    def answer(self, state):
        parts = {part.id: part for part in asked(state.exercise)}
        for name, wanted in state.key["answers"].items():
            part = parts.get(name)
            value = self.choose(state, name, part, str(wanted["value"]))
            if value is not None:
                self.given[state.item, name] = value
                state.answer(name, value)
                self.cite(state, name, wanted)
            certainty = self.certainty(value in (wanted["value"], *wanted.get("accepted", ())))
            if state.exercise["kind"] != "alert_scoring":
                state.rate(name, certainty)
        if state.exercise["kind"] == "alert_scoring":
            state.rate(ALL, self.certainty(True))

    def cite(self, state, name, wanted):
        if state.exercise["kind"] == "criteria_coding" and wanted.get("sentence"):
            sentence = wanted["sentence"]
            state.cite(name, sentence if isinstance(sentence, str) else sentence[0])

    def certainty(self, right):
        return "sure" if right else self.random.choice(("doubt", "guess"))

    @abstractmethod
    def choose(self, state, name, part, value):
        """What this one answers where `value` is right; None for nothing."""


class Careful(Bot):
    """Reads well; slips now and then."""

    def choose(self, state, name, part, value):
        if part is None or self.random.random() >= SLIPS:
            return value
        return another(self.random, part, value)


class Hasty(Bot):
    """The first option, no sentence, always sure."""

    def choose(self, state, name, part, value):
        if part is None:
            return None  # the fields of a record stay as they were
        if part.shape in ("single", "several", "order"):
            words = option_words(self.diary.home, state.exercise, part, "es")
            shown = list(words)
            if not part.names:
                shown = arranged(words, self.name, f"{state.item}/{name.partition('.')[0]}")
            return " ".join(shown) if part.shape == "order" else shown[0]
        return {"sentences": "d1.1", "number": "1", "partition": " ".join(part.options)}.get(
            part.shape, "Hay que ver."
        )

    def cite(self, state, name, wanted):
        pass

    def certainty(self, right):
        return "sure"


class Alike(Bot):
    """Codes every case alike: one word for all criteria, one rung, one kind of disagreement."""

    def __init__(self, home, name, seed, word, rung, disagreement):
        super().__init__(home, name, seed)
        self.fixed = {"c4_rung": rung, "disagreement": disagreement}
        self.word = word

    def choose(self, state, name, part, value):
        return self.fixed.get(name, self.word)


class OverAlerting(Careful):
    """Reads everything one step higher than it is, and fears violence."""

    def choose(self, state, name, part, value):
        if part is None or part.shape != "single" or self.random.random() >= OVER:
            return super().choose(state, name, part, value)
        if name == "c5" or name in ("serious_harm_now", "threat_to_persons"):
            return "yes" if name == "c5" else value
        if name == "c4_rung" or part.names in ("score", "level"):
            return one_up(part.options, value)
        if set(LADDER) <= set(part.options):  # what is nothing yet is read as the worst
            return "conflict" if value != "difference" else "controversy"
        return super().choose(state, name, part, value)

    def certainty(self, right):
        return "sure" if self.random.random() < 0.6 else "doubt"


class Copying(Bot):
    """Sits beside somebody and takes their answers, errors and all."""

    def __init__(self, home, name, seed, neighbour):
        super().__init__(home, name, seed)
        self.neighbour = neighbour

    def choose(self, state, name, part, value):
        copied = self.neighbour.given.get((state.item, name))
        if copied is None and part is not None and part.options:
            return self.random.choice(part.options)  # nobody to copy this from
        return copied


def one_up(options, value):
    """The next option of a scale; the last stays, and so does what is not on it."""
    scale = [one for one in options if one.isdigit()]
    if value not in scale:
        return value
    return scale[min(scale.index(value) + 1, len(scale) - 1)]


def another(draw, part, value):
    """Some other answer of the same shape."""
    if part.shape == "single":
        return draw.choice([one for one in part.options if one != value])
    if part.shape == "several":
        astray = draw.choice(part.options)
        ticked = set(value.split()) ^ {astray}
        return " ".join(one for one in part.options if one in ticked) or astray
    if part.shape == "order":
        first, second, *rest = value.split()
        return " ".join((second, first, *rest))
    return {"number": "7", "sentences": "d1.1"}.get(part.shape, value)


def simulated_class(home, rules, exercises, each=10):
    """Forty people, ten of each kind; who copies sits beside the careful or the over-alerting."""
    kinds = (Careful, Hasty, OverAlerting)
    people = [kind(home, f"{kind.__name__}-{n}", n) for kind in kinds for n in range(each)]
    seats = [one for one in people if not isinstance(one, Hasty)][::2]
    people += [Copying(home, f"Copying-{n}", n, seats[n]) for n in range(each)]
    for one in people:
        one.work(exercises, rules)
        one.sit(rules)
    return people


def of_kinds(home, kinds):
    """The exercises of the chapters that are of these kinds."""
    return [one for one in load_exercises(home) if shown_in_chapter(one) and one["kind"] in kinds]


def _asked(state):
    if state.exercise["kind"] == "criteria_coding":
        return asked_parts(state)
    return tuple(state.key["answers"])
