"""How a field stands on the page now: its kind of control, its words, its options."""

import re
from dataclasses import dataclass

from alerta.form import Answers, Choice
from alerta.form.node import Node
from alerta.i18n import translator
from alerta.widgets.registration_form.slots import row_title, slot_target
from alerta.widgets.registration_form.typed import shown

MOST_ROWS = 7  # more choices than this go into a list that opens
MOST_CHECKS = 14
SEGMENT = 3  # this many short words without a second line stand side by side
SHORT = 18  # characters
PLACES = ("department", "province", "district")
_FILLED = re.compile(r"\$\{(\w+)\}")

_EXAMPLE = re.compile(r"\d\d/\d\d/\d{4}")

Option = tuple[str, str, str]  # code, words, quiet second line


@dataclass(frozen=True)
class Look:
    """`kind`: rows, segment, drop, checks, picker, line, short, long, moment, note.

    `value` is the stored code or the text as people read it; `code` stands quietly in the help
    (a UBIGEO).
    """

    kind: str
    label: str
    help: str = ""
    options: tuple[Option, ...] = ()
    value: str = ""
    code: str = ""
    read_only: bool = False

    @property
    def written(self) -> bool:
        """Whether people write here, letter by letter."""
        return self.kind in ("line", "long", "short", "moment")

    def built_like(self, other: "Look | None") -> bool:
        """Whether the control made for `other` serves for this one too."""
        if other is None or self.kind != other.kind:
            return False
        return self.kind in ("drop", "picker") or self.options == other.options


def look(answers: Answers, node: Node, lang: str) -> Look:
    """The look of a field; call it only for one that is shown."""
    item, form = node.item, answers.form
    label, hint = _label(answers, node, lang), _hint(answers, node, lang)
    if item.type == "note":
        return Look("note", label, hint)
    if not answers.is_required(node):
        label = f"{label} {translator(lang)('(optional)')}"
    read_only = item.read_only
    if item.type in ("select_one", "select_multiple"):
        options = _options(answers, node, lang)
        value = node.string()
        kind = _choosing(item.type, item.appearance, options)
        code = _ubigeo(answers, node) if item.list_name in PLACES else ""
        if slot_target(item, form) and not options:
            hint = hint or translator(lang)("There is none to choose yet.")
        return Look(kind, label, hint, options, value, code, read_only)
    if item.type == "dateTime":
        return Look("moment", label, hint, (), node.string(), "", read_only)
    if item.type == "date" and not _EXAMPLE.search(hint):
        hint = f"{hint} {translator(lang)('Day, month and year: 05/03/2026.')}".strip()
    value = shown(item.type, node.string(), lang)
    if item.type == "text":
        kind = "long" if item.appearance == "multiline" else "line"
    else:
        kind = "short"
    return Look(kind, label, hint, (), value, "", read_only)


def _choosing(kind: str, appearance: str, options: tuple[Option, ...]) -> str:
    count = len(options)
    if kind == "select_multiple":
        return "picker" if count > MOST_CHECKS else "checks"
    if "horizontal" in appearance and count <= 5:
        return "segment"
    plain = all(len(words) <= SHORT and not second for _, words, second in options)
    if 2 <= count <= SEGMENT and plain and appearance == "":
        return "segment"
    if "minimal" in appearance or count > MOST_ROWS:
        return "drop"
    return "rows"


def _options(answers: Answers, node: Node, lang: str) -> tuple[Option, ...]:
    target = slot_target(node.item, answers.form)
    # a segment has one line: the second line of an option is for option rows alone
    one_line = "horizontal" in node.item.appearance
    return tuple(
        (
            choice.name,
            _named_row(answers, node, target, choice, lang) if target else choice.label(lang),
            "" if one_line else _second(choice, lang),
        )
        for choice in answers.choices(node.path)
    )


def _second(choice: Choice, lang: str) -> str:
    return choice.extra.get(f"hint_{lang}") or choice.extra.get("hint_es", "")


def _named_row(answers: Answers, node: Node, target: str, choice: Choice, lang: str) -> str:
    label = choice.label(lang)
    row = f"/{answers.form.root.name}/{target}[{choice.name}]"
    try:
        title = row_title(answers, row, lang)
    except KeyError:
        return label
    return f"{label} · {title}" if title else label


def _label(answers: Answers, node: Node, lang: str) -> str:
    if slot_target(node.item, answers.form):  # the options name the rows: no list in the label
        return _FILLED.sub("", node.item.label(lang)).strip().rstrip(":").strip()
    return answers.label(node.path, lang)


def _hint(answers: Answers, node: Node, lang: str) -> str:
    """The hint, unless it speaks of something that is still blank."""
    for name in _FILLED.findall(node.item.hint(lang)):
        found = answers.form.by_name.get(name)
        if found and not any(one.string() for one in answers.nodes(found[0])):
            return ""
    return answers.hint(node.path, lang)


def _ubigeo(answers: Answers, node: Node) -> str:
    """The code of the place, beside the finest field that is filled in."""
    if not node.string() or node.parent is None:
        return ""
    finest = [
        name for name in PLACES if name in node.parent.kids and node.parent.kids[name].string()
    ]
    return node.string() if finest and finest[-1] == node.item.name else ""
