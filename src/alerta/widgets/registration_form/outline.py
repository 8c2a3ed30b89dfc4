"""What a record asks for now: its sections, its fields, and what they are called."""

from alerta.form import Answers, Form, Item
from alerta.form.node import Node
from alerta.i18n import translator
from alerta.widgets.registration_form.looks import Look, look
from alerta.widgets.registration_form.sections import SHOWN, Section, sections
from alerta.widgets.registration_form.slots import row_title


class Outline:
    """The sections and fields of a form, as far as the answers ask for them."""

    def __init__(self, form: Form, answers: Answers, lang: str) -> None:
        self.form, self.answers, self.lang = form, answers, lang
        self.sections = sections(form)

    @staticmethod
    def repeat_path(item: Item) -> str:
        """The path of a repeat at the top of the form."""
        return "/" + "/".join(item.path)

    def shown_sections(self) -> list[Section]:
        """The sections in which something is asked now."""
        return [section for section in self.sections if self.asked(section)]

    def section(self, name: str) -> Section:
        """The section of that name."""
        return next(section for section in self.sections if section.name == name)

    def section_of(self, path: str) -> str:
        """The section in which a field stands; '' for a path that is in none."""
        try:
            item = self.form.item(path)
        except KeyError:
            return ""
        while item is not None:
            for section in self.sections:
                if any(one is item for one in section.items):
                    return section.name
            item = item.parent
        return ""

    def nodes(self, section: Section) -> list[Node]:
        """All fields of a section that are shown now, rows of repeats included."""
        return [
            node
            for item in section.items
            for top in self.answers.nodes(item)
            for node in top.walk()
            if node.item.type in SHOWN and node.relevant
        ]

    def look(self, path: str) -> Look:
        """How a field stands now."""
        return look(self.answers, self.answers.node(path), self.lang)

    def relevant(self, path: str) -> bool:
        """Whether a field or group is asked now."""
        return self.answers.relevant(path)

    def label(self, path: str) -> str:
        """The label of a field, with the number of its row: «Inicio (hecho 2)»."""
        try:
            node = self.answers.node(path)
        except KeyError:
            return path
        label = look(self.answers, node, self.lang).label if node.relevant else ""
        label = label or node.item.label(self.lang)
        label = label.removesuffix(translator(self.lang)("(optional)")).strip()
        for above in node.ancestors():
            if above.item.is_repeat:
                return f"{label} ({above.item.label(self.lang).lower()} {above.index})"
        return label

    def row_title(self, row: str) -> str:
        """«Actor 2: Junta Vecinal, Población»."""
        node = self.answers.node(row)
        name = f"{node.item.label(self.lang)} {node.index}"
        told = row_title(self.answers, row, self.lang)
        return f"{name}: {told}" if told else name

    def filled(self, row: str) -> int:
        """How many answers a row holds: what would be lost with it."""
        return sum(
            1
            for node in self.answers.node(row).walk()
            if node.answer and not node.item.read_only and not node.item.is_group
        )

    def asked(self, section: Section) -> bool:
        """Whether anything of a section is asked now."""
        if any(item.is_repeat for item in section.items):
            return any(item.is_repeat and self._open_to(item) for item in section.items)
        return bool(self.nodes(section))

    def answered(self, section: Section) -> bool:
        """Whether anything of a section is answered by the person."""
        return any(node.answer and not node.item.default for node in self.nodes(section))

    def _open_to(self, item: Item) -> bool:
        return all(node.relevant for node in self.answers.nodes(item))
