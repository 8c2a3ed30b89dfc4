"""ODK's submission XML, both ways. A document type declaration is refused: it can be a bomb."""

import uuid
from typing import TYPE_CHECKING, Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from alerta.form.definition import Form, Item
from alerta.form.submission.nesting import Record, SubmissionError

if TYPE_CHECKING:
    from alerta.form.answers import Answers
    from alerta.form.node import Node

LARGEST = 5_000_000  # characters or bytes
DEEPEST = 30


def to_odk_xml(answers: "Answers", instance_id: str | None = None) -> str:
    """The submission of what is shown; `instance_id` without the prefix `uuid:`."""
    form = answers.form
    key = instance_id or str(uuid.uuid4())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<{form.root.name} id={quoteattr(form.id)} version={quoteattr(form.version)}"
        ' xmlns:orx="http://openrosa.org/xforms">',
        *_elements(answers.root),
        f"<orx:meta><orx:instanceID>uuid:{escape(key)}</orx:instanceID></orx:meta>",
        f"</{form.root.name}>",
    ]
    return "\n".join(lines) + "\n"


def _elements(node: "Node") -> list[str]:
    out: list[str] = []
    for name, kid in node.kids.items():
        for each in kid if type(kid) is list else [kid]:
            if not each.relevant:
                continue
            if each.item.is_group:
                out += [f"<{name}>", *_elements(each), f"</{name}>"]
            else:
                text = escape(each.value)
                out.append(f"<{name}>{text}</{name}>" if text else f"<{name}/>")
    return out


def from_odk_xml(form: Form, content: str | bytes) -> Record:
    """The record of one submission; SubmissionError when it is not plain XML."""
    if len(content) > LARGEST:
        raise SubmissionError("The file is too large. Send one submission in each file.")
    reader = _Reader(form)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(content.encode("utf-8") if isinstance(content, str) else content, True)
    except (expat.ExpatError, UnicodeError) as error:
        line = getattr(error, "lineno", 0)
        raise SubmissionError(
            "The file is not XML that can be read (line {line}). Export it again.", line=line
        ) from error
    return reader.record


class _Reader:
    """Elements -> dicts and texts; the form says which elements are rows of a repeat."""

    def __init__(self, form: Form) -> None:
        self.form, self.record = form, {}
        self.open: list[tuple[str, Item | None, Record, list[str]]] = []
        self.skip = 0

    def refuse(self, *_: object) -> None:
        raise SubmissionError(
            "The file has a document type declaration (DOCTYPE). "
            "For safety it is not read: export it again without it."
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if self.skip or name == "meta" or "jr:template" in attributes:
            self.skip += 1
            return
        if len(self.open) >= DEEPEST:
            raise SubmissionError("The file is nested too deeply. Export it again.")
        if not self.open:
            for key, attribute in (("form", "id"), ("version", "version")):
                if attributes.get(attribute):
                    self.record[key] = attributes[attribute]
            self.open.append((name, self.form.root, self.record, []))
            return
        above = self.open[-1][1]
        item = None
        if above is not None:
            item = self.form.items.get((*above.path, name))
        self.open.append((name, item, {}, []))

    def text(self, text: str) -> None:
        if self.open and not self.skip:
            self.open[-1][3].append(text)

    def end(self, _: str) -> None:
        if self.skip:
            self.skip -= 1
            return
        name, item, inside, texts = self.open.pop()
        if not self.open:
            return
        group = inside or (item is not None and item.is_group)
        value: Any = inside if group else "".join(texts)
        record = self.open[-1][2]
        if item is not None and item.is_repeat:
            record.setdefault(name, []).append(value)
        elif name in record:  # twice what should be there once: both are kept, as a list
            before = record[name]
            record[name] = [*(before if isinstance(before, list) else [before]), value]
        elif value not in ("", {}):
            record[name] = value
