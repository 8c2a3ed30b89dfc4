"""State of an actor map: what was decided of each actor, sentence, link and cause, and what the
key says of it. Rules N1 to N9 of lesson_rules.csv."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alerta.resources import column, table, text
from alerta.widgets.actor_map.case_files import case_key, load_case
from alerta.widgets.controls import sentence_texts
from alerta.widgets.controls.decisions import Decisions
from alerta.widgets.session import Session

ITEM = "03.actor_map"
NONE = "none"
RINGS = ("primary", "secondary", "tertiary")
LAYERS = ("position", "interest", "need")
POWERS = ("low", "high")
ATTITUDES = ("against", "conditional", "favourable")
LINKS = ("alliance", "close_link", "tension")
CAUSES = ("structural", "proximate", "trigger")
RULE = {
    **dict.fromkeys(RINGS, "N2"),
    "position": "N3",
    "interest": "N4",
    "need": "N5",
    **dict.fromkeys((*POWERS, *ATTITUDES, *LINKS), "N6"),
    "structural": "N7",
    "proximate": "N8",
    "trigger": "N9",
}


@dataclass(frozen=True)
class Verdict:
    """What is said of one decision. `rule` is the code that speaks, `sentence` what it rests on."""

    status: str  # right | wrong
    chosen: str
    rule: str
    sentence: str
    why: str = ""


class ActorMap:
    """One case on one page; all its views share this state."""

    def __init__(self, session: Session, case_id: str) -> None:
        self.session, self.lang = session, session.lang
        self.case = load_case(session.home, case_id)
        self._key = case_key(session.home, case_id)
        self.decided = Decisions(session, ITEM, case_id, self.case["version"])
        self.texts = sentence_texts(self.case["documents"], self.lang)
        self.rules = {row["rule"]: row for row in table(session.home, "lesson_rules")}

    # ------------------------------------------------------------ what is asked

    @property
    def candidates(self) -> list[str]:
        """Everybody whom the documents name, actors or not."""
        return [one["id"] for one in self.case["candidates"]]

    def name(self, actor: str, short: bool = False) -> str:
        """The name of a candidate; the short one fits in the drawing."""
        row = next(one for one in self.case["candidates"] if one["id"] == actor)
        return text(row["short"] if short else row, self.lang)

    def turn(self, actor: str) -> float:
        """Where in its ring a candidate stands, in degrees: 0 is right, 90 below."""
        return float(next(one["turn"] for one in self.case["candidates"] if one["id"] == actor))

    @property
    def speakers(self) -> list[Mapping[str, Any]]:
        """{actor, sentences} of those whose sentences are sorted."""
        return list(self.case["statements"])

    @property
    def acting(self) -> list[str]:
        """Actors whose acts the documents tell."""
        return list(self.case["acts"])

    @property
    def cards(self) -> list[str]:
        """Sentences to be laid on the line of causes."""
        return [one["sentence"] for one in self.case["causes"]]

    def card(self, sentence: str) -> str:
        """A cause in a few words, for the drawing."""
        row = next(one for one in self.case["causes"] if one["sentence"] == sentence)
        return text(row["short"], self.lang)

    @property
    def dates(self) -> list[str]:
        """Dates to choose from, as ISO text."""
        return [str(one) for one in self.case["dates"]]

    def rule_text(self, code: str) -> str:
        """The words of a rule in lesson_rules.csv."""
        return column(self.rules[code], "text", self.lang)

    def parts(self, step: str) -> list[str]:
        """The parts that a step asks for (the links that the documents tell, for `links`)."""
        spoken = [one for row in self.speakers for one in row["sentences"]]
        return {
            "rings": [f"ring.{one}" for one in self.candidates],
            "layers": [f"layer.{one}" for one in spoken],
            "acts": [f"{kind}.{one}" for one in self.acting for kind in ("power", "attitude")],
            "links": [link_part(*one["between"]) for one in self._told_links()],
            "causes": [*(f"cause.{one}" for one in self.cards), "date"],
        }[step]

    # ------------------------------------------------------------ what was decided

    def value(self, part: str) -> str | None:
        """What stands for a part."""
        return self.decided.get(part)

    def take(self, part: str, value: str | None) -> None:
        """A decision of the person."""
        self.decided.take(part, value)

    def verdict(self, part: str) -> Verdict | None:
        """What the key says of the decision that stands; None before one."""
        chosen = self.value(part)
        if chosen is None:
            return None
        kind, _, of = part.partition(".")
        if kind == "link":
            return self._link_verdict(of, chosen)
        expected = self._expected(kind, of)
        right = chosen == expected["value"]
        rule = "N9" if kind == "date" else self._speaks(kind, chosen, expected["value"])
        why = text(expected["why"], self.lang) if expected.get("why") else ""
        return Verdict(
            "right" if right else "wrong", chosen, rule, expected.get("sentence", of), why
        )

    def right(self, part: str) -> bool:
        """Whether a decision stands and is right."""
        found = self.verdict(part)
        return found is not None and found.status == "right"

    def count(self, step: str) -> tuple[int, int]:
        """(right, all) of a step."""
        parts = self.parts(step)
        return sum(self.right(part) for part in parts), len(parts)

    def done(self, *steps: str) -> bool:
        """Whether everything in these steps is right."""
        return all(right == total for right, total in map(self.count, steps))

    def placed(self) -> list[str]:
        """Actors that stand in a ring, right or not, in the order of the case."""
        return [one for one in self.candidates if self.value(f"ring.{one}") in RINGS]

    def links(self) -> list[tuple[str, str, str]]:
        """(actor, other, kind) of the links that were drawn, oldest first."""
        drawn = []
        for part in self.decided:
            if part.startswith("link.") and (kind := self.value(part)) in LINKS:
                one, _, other = part.removeprefix("link.").partition("+")
                drawn.append((one, other, kind))
        return drawn

    def laid(self, kind: str) -> list[str]:
        """Sentences that were laid as causes of this kind."""
        return [one for one in self.cards if self.value(f"cause.{one}") == kind]

    def finding(self, figure: str) -> str:
        """What the finished figure shows; '' before it is finished."""
        steps = ("rings", "acts", "links") if figure == "map" else ("causes",)
        return text(self._key["finding"][figure], self.lang) if self.done(*steps) else ""

    # ------------------------------------------------------------ the key

    def _expected(self, kind: str, of: str) -> Mapping[str, Any]:
        if kind == "date":
            return self._key["date"]
        group = {"ring": "rings", "layer": "statements", "cause": "causes"}.get(kind, kind)
        found = self._key[group][of]
        return found if isinstance(found, Mapping) else {"value": found, "sentence": of}

    def _speaks(self, kind: str, chosen: str, expected: str) -> str:
        """Which rule decides: of a ring N1 or N2; else the rule of what was chosen."""
        if kind == "ring":
            return "N1" if NONE in (chosen, expected) else "N2"
        if chosen == NONE:  # «not a cause»: what it is instead
            return RULE.get(expected, "N9")
        return RULE[chosen]

    def _link_verdict(self, of: str, chosen: str) -> Verdict:
        told = {link_part(*one["between"]): one for one in self._key["links"]}
        expected = told.get(f"link.{of}")
        if expected is None:
            right = chosen == NONE
            return Verdict("right" if right else "wrong", chosen, "N6", "")
        right = chosen == expected["value"]
        return Verdict("right" if right else "wrong", chosen, "N6", expected["sentence"])

    def _told_links(self) -> Iterable[Mapping[str, Any]]:
        return [one for one in self._key["links"] if not one.get("may")]


def link_part(one: str, other: str) -> str:
    """The part of the link between two actors, whichever is named first."""
    return "link." + "+".join(sorted((one, other)))


def actor_map(session: Session, case_id: str) -> ActorMap:
    """The one map of this case on this page: made at the first call, then the same."""
    return session.once(f"{ITEM}:{case_id}", lambda: ActorMap(session, case_id))
