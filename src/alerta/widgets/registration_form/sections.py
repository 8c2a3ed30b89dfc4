"""The parts of a form as people go through them: one section open at a time.

A field belongs to the section that its row names (column `section`), else to its top group.
"""

from dataclasses import dataclass

from alerta.form import Form, Item
from alerta.form.definition import ASKED

TITLES = "v_section"  # the list of choices that names the sections and says what each is about
SHOWN = (*ASKED, "note")


@dataclass(frozen=True)
class Section:
    """`items` are fields, groups and repeats in the order of the form."""

    name: str
    form: Form
    items: tuple[Item, ...]

    def title(self, lang: str) -> str:
        """Its name: that of the list of sections, else of its first group."""
        choice = self.form.choice(TITLES, self.name)
        if choice is not None:
            return choice.label(lang)
        group = self.group
        return (group.label(lang) if group else "") or self.name

    def lead(self, lang: str) -> str:
        """One sentence on what goes here; '' when there is none."""
        choice = self.form.choice(TITLES, self.name)
        if choice is not None:
            return choice.extra.get(f"hint_{lang}") or choice.extra.get("hint_es", "")
        group = self.group
        return group.hint(lang) if group else ""

    @property
    def group(self) -> Item | None:
        """The group or repeat that the section shows, or that its fields stand in."""
        first = self.items[0]
        if first.is_group:
            return first
        return first.parent if first.parent and first.parent.parent else None


def sections(form: Form) -> list[Section]:
    """All sections of a form, in the order in which their first field stands in it."""
    found: dict[str, list[Item]] = {}
    for item in form.root.children:
        if item.is_group and not item.is_repeat:
            for child in item.children:
                _place(found, child, _named(item) or item.name)
        else:
            _place(found, item, item.name)
    return [Section(name, form, tuple(items)) for name, items in found.items()]


def _place(found: dict[str, list[Item]], item: Item, otherwise: str) -> None:
    if any(one.type in SHOWN for one in item.walk()):
        found.setdefault(_named(item) or otherwise, []).append(item)


def _named(item: Item) -> str:
    return item.row.get("section", "")
