"""How alike the wrong answers of a group are: a figure of the whole, never of a person.

Two people may give the same wrong answers because they worked together, or because they read a
rule alike. The figure asks a trainer to talk with the group; it accuses nobody, so that it says
how many pairs there are and not which.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from alerta.learning.course import Entry, whole_tries

FEWEST_PEOPLE = 5  # in a smaller group the figure would name people
FEWEST_SAME, SHARE_SAME, CHANCE = 5, 0.8, 0.01

Place = tuple[str, int, str]  # exercise, version, part


@dataclass(frozen=True)
class FirstTries:
    """What a person answered at the first whole tries, and what of it was wrong."""

    answered: frozenset[Place]
    wrong: Mapping[Place, str]


@dataclass(frozen=True)
class GroupLikeness:
    """Of a group: people, pairs of people, and pairs whose wrong answers at the first try are
    alike well above chance. `pairs` is 0 in a group too small to be told about."""

    people: int
    pairs: int
    alike: int


def likeness(logs: Iterable[Sequence[Entry]]) -> GroupLikeness:
    """Compare everybody's first tries, one log a person. Reads and writes nothing.

    A pair is alike when, of the questions that both answered, at least five wrong answers are the
    same, these are 80 % of all that either got wrong, and by the answers of the others that has a
    chance under 1 % in the group.
    """
    people = [first_tries(log) for log in logs]
    if len(people) < FEWEST_PEOPLE:
        return GroupLikeness(len(people), 0, 0)
    given: dict[Place, Counter[str]] = {}
    for one in people:
        for place, answer in one.wrong.items():
            given.setdefault(place, Counter())[answer] += 1
    pairs = list(combinations(people, 2))
    alike = sum(_alike(a, b, given, CHANCE / len(pairs)) for a, b in pairs)
    return GroupLikeness(len(people), len(pairs), alike)


def first_tries(log: Sequence[Entry]) -> FirstTries:
    """The answers of a person at the first whole tries, tests included."""
    answered, wrong = set(), {}
    for (item, version), tries in whole_tries(log).items():
        first = tries[0].value
        for part, answer in first.get("answers", {}).items():
            answered.add((item, version, part))
            if first.get("parts", {}).get(part) == "wrong":
                wrong[item, version, part] = answer
    return FirstTries(frozenset(answered), wrong)


def _alike(
    a: FirstTries, b: FirstTries, given: Mapping[Place, Counter[str]], chance: float
) -> bool:
    either = {*a.wrong, *b.wrong} & a.answered & b.answered
    both = [place for place in either if place in a.wrong and place in b.wrong]
    same = sum(a.wrong[place] == b.wrong[place] for place in both)
    if same < FEWEST_SAME or same < SHARE_SAME * len(either):
        return False
    return _tail([_meeting(place, a.wrong, b.wrong, given) for place in both], same) < chance


def _meeting(
    place: Place,
    a: Mapping[Place, str],
    b: Mapping[Place, str],
    given: Mapping[Place, Counter[str]],
) -> float:
    """How likely another wrong answer equals that of `a`, by those of everybody else."""
    others = given[place].total() - 2
    like_a = given[place][a[place]] - 1 - (a[place] == b[place])
    return (like_a + 1) / (others + 2)


def _tail(chances: Sequence[float], least: int) -> float:
    """Probability that at least `least` of independent events happen."""
    reached = [1.0] + [0.0] * len(chances)
    for n, chance in enumerate(chances, 1):
        for k in range(n, 0, -1):
            reached[k] = reached[k] * (1 - chance) + reached[k - 1] * chance
        reached[0] *= 1 - chance
    return sum(reached[least:])
