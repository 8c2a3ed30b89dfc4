"""A tagged PDF: what is a heading, a paragraph, a table or a figure, and its alternative text.

Flowables carry an Element; the canvas marks what they draw with it and, when it is saved, writes
the tree of all elements that were drawn. Lines, backgrounds and running heads are artifacts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

Mark = tuple[int, int]  # page from 0, number of the marked content on it


class Element:
    """One element of the structure: `tag` is a PDF role (Sect, H1, P, Table, Figure, …)."""

    def __init__(self, tag: str, parent: "Element | None" = None, alt: str = "") -> None:
        self.tag, self.alt = tag, alt
        self.scope = "Row"  # of a TH: what it is the head of
        self.kids: list[Element] = []
        self.marks: list[Mark] = []
        self.parent = parent
        if parent is not None:
            parent.kids.append(self)

    @property
    def drawn(self) -> bool:
        """Whether it or something in it stands on a page."""
        return bool(self.marks) or any(kid.drawn for kid in self.kids)


class TaggedCanvas(Canvas):
    """A canvas that knows its structure. `root` is set by whoever makes the document."""

    root: Element | None = None
    page_names: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._marked: list[list[Element]] = [[]]
        self._depth = 0

    @contextmanager
    def tagged(self, element: Element | None) -> Iterator[None]:
        """Everything drawn inside belongs to `element`; to nothing (an artifact) without one."""
        if self._depth:  # what is inside a tagged piece belongs to it already
            yield
            return
        if element is None:
            self._code.append("/Artifact BMC")
        else:
            page = self._marked[-1]
            element.marks.append((len(self._marked) - 1, len(page)))
            self._code.append(f"/{element.tag} <</MCID {len(page)}>> BDC")
            page.append(element)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._code.append("EMC")

    @contextmanager
    def described(self, alt: str) -> Iterator[None]:
        """A drawing within a line: read out as `alt`."""
        self._code.append(f"/Span <</Alt {_text(alt)}>> BDC")
        try:
            yield
        finally:
            self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802
        """Close the page and begin the marks of the next one."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # reportlab writes only the keys that it knows of
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._marked) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._marked.append([])

    def save(self) -> None:
        """Write the structure, then the file."""
        if len(self._code):
            self.showPage()
        if self.root is not None:
            self._write_structure(self.root)
        super().save()

    def _write_structure(self, root: Element) -> None:
        document = self._doc
        pages = [document.Reference(page) for page in document.Pages.pages]
        known: dict[int, Any] = {}
        tree = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        tree_reference = document.Reference(tree, "StructTreeRoot")

        def write(element: Element, parent: Any) -> Any:
            made = pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("StructElem"),
                    "S": pdfdoc.PDFName(element.tag),
                    "P": parent,
                }
            )
            reference = document.Reference(made, f"Element{len(known)}")
            known[id(element)] = reference
            kids: list[Any] = []
            for page, number in element.marks:
                kids.append(
                    pdfdoc.PDFDictionary(
                        {"Type": pdfdoc.PDFName("MCR"), "Pg": pages[page], "MCID": number}
                    )
                )
            kids += [write(kid, reference) for kid in element.kids if kid.drawn]
            made["K"] = pdfdoc.PDFArray(kids)
            if element.alt:
                made["Alt"] = pdfdoc.PDFString(element.alt)
            if element.tag == "TH":
                scope = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(element.scope)}
                made["A"] = pdfdoc.PDFDictionary(scope)
            return reference

        tree["K"] = pdfdoc.PDFArray([write(root, tree_reference)])
        numbers: list[Any] = []
        for page, marked in enumerate(self._marked):
            if marked:
                numbers += [page, pdfdoc.PDFArray([known[id(one)] for one in marked])]
        tree["ParentTree"] = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        catalog = document.Catalog
        catalog.StructTreeRoot = tree_reference
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _text(words: str) -> str:
    """A PDF string of any letters, in UTF-16 as hexadecimal."""
    return "<FEFF" + words.encode("utf-16-be").hex().upper() + ">"
