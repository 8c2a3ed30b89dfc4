"""A fragment of HTML as a tree. The chapters, the sheets and the cards all come as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"br", "hr", "col", "img", "input"}


@dataclass
class Node:
    """An element with its attributes; text stands among its children as str."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def nodes(self) -> list[Node]:
        """The children that are elements."""
        return [one for one in self.children if isinstance(one, Node)]

    def all(self, *tags: str) -> Iterator[Node]:
        """Every element below with one of these tags, in their order."""
        for one in self.nodes:
            if one.tag in tags:
                yield one
            yield from one.all(*tags)

    @property
    def words(self) -> str:
        """All its text, with single spaces."""
        said = (one if isinstance(one, str) else one.words for one in self.children)
        return " ".join(" ".join(said).split())


def tree(html: str) -> Node:
    """The fragment below one element without a tag. End tags that fit nothing are passed over."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(made)
        if tag not in _EMPTY:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
