"""The nested record: what is stored, exported and read back.

{"form": …, "version": …, "case": {…}, "location": [{…}, …]}: groups are objects, repeats lists of
rows, every value is ODK's canonical text.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from alerta.form.validation import Issue, issue
from alerta.form.values import number

if TYPE_CHECKING:
    from alerta.form.answers import Answers, Node

HEAD = ("form", "version")


def write(answers: "Answers", *, hidden: bool = False) -> dict[str, Any]:
    form = answers.form
    return {"form": form.id, "version": form.version, **_group(answers.root, hidden)}


def _group(node: "Node", hidden: bool) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, kid in node.kids.items():
        if type(kid) is list:
            rows = [_group(row, hidden) for row in kid if row.relevant or hidden]
            if rows:
                out[name] = rows
        elif kid.item.is_group:
            inside = _group(kid, hidden)
            if inside:
                out[name] = inside
        elif kid.string() or (hidden and kid.answer):
            out[name] = kid.string() or kid.answer
    return out


def read(answers: "Answers", record: Mapping[str, Any]) -> None:
    """Fill blank answers from a record; what does not fit goes to `found_on_reading`."""
    reader = _Reader(answers)
    form_id = _text(record.get("form"))
    if form_id not in ("", answers.form.id):
        reader.say("other_form", "/data", found=form_id, form=answers.form.id)
    body = {key: value for key, value in record.items() if key not in HEAD}
    reader.group(answers.root, body)
    answers.fill_clock()
    reader.compare()


class _Reader:
    def __init__(self, answers: "Answers") -> None:
        self.answers = answers
        self.stored: list[Node] = []

    def say(self, code: str, path: str, severity: str = "error", **values: object) -> None:
        self.answers.found_on_reading.append(issue(code, path, severity, **values))

    def lost(self, code: str, path: str, value: object, **values: object) -> None:
        """Report a value that has no place and keep it in `answers.unknown`."""
        self.answers.unknown[path] = value
        self.say(code, path, value=_short(value), **values)

    def group(self, node: "Node", body: object) -> None:
        if not isinstance(body, Mapping):
            if body not in (None, ""):
                self.lost("not_a_group", node.path, body)
            return
        for key, value in body.items():
            kid = node.kids.get(key) if isinstance(key, str) else None
            path = f"{node.path}/{key}"
            if kid is None:
                if value not in (None, "", [], {}):
                    self.lost("unknown_field", path, value)
            elif type(kid) is list:
                self.rows(node, str(key), value, path)
            elif kid.item.is_group:
                self.group(kid, value)
            else:
                self.field(kid, value)

    def rows(self, parent: "Node", name: str, value: object, path: str) -> None:
        from alerta.form.answers import MOST_ROWS

        if not isinstance(value, list):
            if value not in (None, ""):
                self.lost("not_rows", path, value)
            return
        item = next(child for child in parent.item.children if child.name == name)
        for body in value[:MOST_ROWS]:
            self.group(self.answers.append_row(parent, item), body)
        if len(value) > MOST_ROWS:
            self.lost("too_many_rows", path, value[MOST_ROWS:], most=MOST_ROWS)

    def field(self, node: "Node", value: object) -> None:
        if isinstance(value, list) and node.item.type == "select_multiple":
            value = " ".join(_text(each) for each in value)
        if isinstance(value, Mapping | list):
            self.lost("not_a_value", node.path, value)
            return
        self.answers.put(node, _text(value))
        node.stored = node.answer
        if node.stored:
            self.stored.append(node)

    def compare(self) -> None:
        """Stored calculations against those of today; answers to questions that are not asked."""
        for node in self.stored:
            if not node.relevant:
                severity = "warning"
                self.say("hidden_answer", node.path, severity, value=_short(node.stored))
            elif node.item.calculation is not None and not _same(node.stored, node.value):
                found = node.value or "—"
                self.say(
                    "calculation_differs",
                    node.path,
                    "warning",
                    stored=_short(node.stored),
                    found=_short(found),
                )


def _same(left: str, right: str) -> bool:
    return left == right or number(left) == number(right)


def _text(value: object) -> str:
    """A cell of a hand-made record: numbers and yes/no may come as such."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


__all__ = ["Issue", "read", "write"]
