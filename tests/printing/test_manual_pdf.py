"""The printed manual, read back with poppler: what a reader finds on its pages."""

import html
import re
import shutil
import subprocess
import unicodedata
from collections import defaultdict
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
import yaml

from alerta.i18n import translator
from alerta.learning import load_exercises
from alerta.learning.bank import shown_in_chapter
from alerta.printing.book import manual
from alerta.resources import codebook_version, column, document, table, text
from alerta.widgets.codebook_table.columns import shown

HOME = Path(__file__).parents[2]
LANGUAGES = ("es", "en")
LEFT_OVER = re.compile(r"\*\*|^#{1,6} |\]\(|</?[a-z]+[ >]|&[a-z]+;|&#\d|\{[a-z_]+\}", re.MULTILINE)
WORDS = {
    "es": ("Contenido", "Índice alfabético", "Fuentes", "Glosario", "Lista de hojas", "Hoja"),
    "en": ("Contents", "Index", "Sources", "Glossary", "List of sheets", "Sheet"),
}

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler (pdftotext) reads the PDF back"
)


class Printed:
    """One PDF: its bytes, the text of each page (from 1), and what poppler says of it."""

    def __init__(self, lang, folder):
        self.lang = lang
        self.content, self.count = manual(HOME, lang, date(2026, 11, 22))
        self.file = folder / f"{lang}.pdf"
        self.file.write_bytes(self.content)
        pages = self.poppler("pdftotext", "-enc", "UTF-8", "%", "-").split("\f")
        self.pages = dict(enumerate(pages[:-1], start=1))
        self.structure = self.poppler("pdfinfo", "-struct", "%")

    def poppler(self, *words):
        command = [str(self.file) if word == "%" else word for word in words]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    @cached_property
    def all(self):
        return plain(" ".join(self.pages.values()))

    def part(self, title, following):
        """The pages from one heading of the appendices to the next."""

        def first_of(heading, after):
            starts = (p for p, words in self.pages.items() if words.lstrip().startswith(heading))
            return min((page for page in starts if page > after), default=self.count + 1)

        begin = first_of(title, 3)
        return range(begin, first_of(following, begin))


def plain(words):
    return " ".join(words.replace("\u00a0", " ").split())


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request, tmp_path_factory):
    return Printed(request.param, tmp_path_factory.mktemp("printed"))


def chapters():
    return document(HOME / "manual" / "chapters.yaml")


def test_the_cover_says_what_it_is(printed):
    cover = plain(printed.pages[1])
    assert codebook_version(HOME) in cover
    assert "CC BY 4.0" in cover
    assert {"es": "Español", "en": "English"}[printed.lang] in cover
    assert "2026" in cover


def test_every_page_bears_its_number(printed):
    for page, words in printed.pages.items():
        if page > 1:
            assert re.search(rf"^{page}$", words, re.MULTILINE), f"page {page}"
    assert len(printed.pages) == printed.count


def test_the_contents_name_the_page_on_which_each_chapter_begins(printed):
    contents = printed.poppler("pdftotext", "-layout", "-f", "2", "-l", "2", "%", "-")
    for one in chapters():
        title = f"{one['number']}. {text(one['title'], printed.lang)}"
        found = re.search(rf"^{re.escape(title)}\s+(\d+)$", contents, re.MULTILINE)
        assert found, title
        opening = plain(printed.pages[int(found[1])])
        assert plain(text(one["title"], printed.lang)) in opening
        assert plain(text(one["objective"], printed.lang)) in opening


def test_the_bookmarks_lead_to_every_chapter_and_appendix(printed):
    outline = printed.poppler("pdftohtml", "-xml", "-i", "-stdout", "-f", "1", "-l", "1", "%")
    outline = html.unescape(outline)
    for one in chapters():
        assert f">{one['number']}. {text(one['title'], printed.lang)}<" in outline
    for title in WORDS[printed.lang][:5]:
        assert f">{title}<" in outline


def test_every_text_cell_of_every_chapter_is_there(printed):
    everything = printed.all
    for one in chapters():
        cells = document(HOME / "manual" / printed.lang / f"{one['id']}.ipynb")["cells"]
        for cell in cells:
            source = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                heading = re.search(r"^#+ (.+)$", source, re.MULTILINE)
                if heading:
                    assert plain(heading[1]) in everything, f"{one['id']}: {heading[1]}"


def test_every_exercise_of_every_chapter_has_its_sheet_and_no_test_is_printed(printed):
    everything = printed.all
    for one in load_exercises(HOME):
        name = {"es": "Ejercicio", "en": "Exercise"}[printed.lang]
        assert (f"{name} {one['id']}, " in everything) == shown_in_chapter(one), one["id"]


def test_the_foot_of_a_page_names_the_sheet_that_goes_on_there(printed):
    one = "night-shift-strike"
    pages = [page for page, words in printed.pages.items() if words.count(f"{one}")]
    first = min(pages)
    assert {first, first + 1} <= set(pages)  # four documents: two pages at least
    assert plain(printed.pages[first + 1]).find(f"{WORDS[printed.lang][5]}") >= 0


def test_every_word_of_the_glossary_is_told_with_its_example(printed):
    pages = printed.part(WORDS[printed.lang][3], WORDS[printed.lang][4])
    glossary = plain(" ".join(printed.pages[page] for page in pages))
    rows = table(HOME, "glossary")
    assert len(rows) >= 98
    for row in rows:
        for key in ("term", "definition", "example"):
            assert plain(column(row, key, printed.lang)) in glossary, row["id"]


def test_the_page_of_every_index_entry_holds_its_word(printed):
    entries = index_of(printed)
    assert len(entries) >= len(table(HOME, "glossary"))
    for words, pages in entries:
        for page in pages:
            # what begins at the foot of a page may end on the next one
            said = folded(printed.pages[page] + " " + printed.pages.get(page + 1, ""))
            code = re.match(r"[CPIR]\d(?= )", words)  # of a code, the code stands there
            names = [code[0]] if code else re.split(r"[()]| y | e | and ", words)
            stems = [[w[:5] for w in re.findall(r"[\w-]{3,}|\w\d", folded(name))] for name in names]
            assert any(one and all(stem in said for stem in one) for one in stems), (words, page)


def test_the_index_is_in_alphabetical_order(printed):
    first = [folded(words)[:1] for words, _ in index_of(printed)]
    assert first == sorted(first)


def test_no_markdown_html_or_unfilled_place_is_left_over(printed):
    for page, words in printed.pages.items():
        assert not LEFT_OVER.search(words), (page, LEFT_OVER.search(words))


def test_no_page_holds_a_reason_of_a_key(printed):
    everything = printed.all
    reasons = list(rationales())
    assert len(reasons) > 1000
    for reason in reasons:
        assert plain(reason) not in everything, reason


def test_the_scan_for_reasons_would_find_one(printed):
    row = table(HOME, "glossary")[0]
    assert plain(column(row, "definition", printed.lang)) in printed.all


def test_every_figure_has_alternative_text_that_stands_below_it_too(printed):
    alternatives = alternative_texts(printed.content)
    figures = len(re.findall(r"^\s*Figure\b", printed.structure, re.MULTILINE))
    assert figures >= 8
    assert len(alternatives) == figures
    everything = printed.all
    for one in alternatives:
        assert len(one) >= 20
        assert plain(one) in everything


def test_every_level_mark_is_read_out_with_its_number_and_shape(printed):
    spans = level_marks(printed)
    for row in table(HOME, "levels"):
        assert any(
            row["level"] in one and column(row, "shape", printed.lang) in one for one in spans
        )


def test_the_file_is_tagged_and_says_its_language_title_and_subject(printed):
    facts = printed.poppler("pdfinfo", "%")
    assert re.search(r"^Tagged:\s+yes$", facts, re.MULTILINE)
    assert re.search(r"^Title:\s+Kit Alerta\. ", facts, re.MULTILINE)
    assert re.search(r"^Author:\s+Kit Alerta$", facts, re.MULTILINE)
    assert re.search(r"^Subject:\s+\w", facts, re.MULTILINE)
    lang = {"es": rb"/Lang \(es-PE\)", "en": rb"/Lang \(en\)"}[printed.lang]
    assert re.search(lang, printed.content)


def test_headings_tables_and_lists_are_what_they_are_in_the_structure(printed):
    counted = defaultdict(int)
    for name in re.findall(
        r"^\s*(H1|H2|H3|H4|Table|TH|TD|TR|L|LI|Figure|TOC)\b", printed.structure, re.M
    ):
        counted[name] += 1
    assert counted["H1"] == 12 + 8  # chapters; cover, contents, use and five appendices
    assert all(counted[name] > 100 for name in ("H2", "H3", "TH", "TD", "TR", "LI", "Table"))


def test_the_letters_are_embedded(printed):
    fonts = printed.poppler("pdffonts", "%").splitlines()[2:]
    used = [line for line in fonts if "KitAlerta" in line]
    assert len(used) >= 5
    assert all(" yes yes yes " in line for line in used)


def test_the_page_of_use_says_what_official_means_and_where_the_answers_are(printed):
    page = plain(printed.pages[3])
    words = {
        "es": ("Oficial: viene de un documento público", "Las respuestas no están en este manual"),
        "en": ("Official: it comes from a public document", "The answers are not in this manual"),
    }
    for one in words[printed.lang]:
        assert one in page


def test_official_and_synthesis_stay_apart(printed):
    everything = printed.all
    marks = {"es": ("Oficial", "Síntesis del kit"), "en": ("Official", "Kit synthesis")}
    for mark in marks[printed.lang]:
        assert everything.count(mark) > 20


def test_a_long_table_says_its_columns_again_on_the_next_page(printed):
    layout = shown("errors", translator(printed.lang))
    heads = [name for _, name in layout.columns[1:3]]
    pages = [plain(words) for words in printed.pages.values()]
    assert sum(all(head in words for head in heads) for words in pages) >= 2


def index_of(printed):
    """(words, pages) of the index as it is printed, column by column."""
    title, following = WORDS[printed.lang][1:3]
    made, line = [], ""
    for page in printed.part(title, following):
        for left in (0, 298):
            place = ("-x", left, "-y", 60, "-W", 298, "-H", 720)
            command = ("pdftotext", "-r", 72, "-f", page, "-l", page, *place, "%", "-")
            for raw in printed.poppler(*map(str, command)).splitlines():
                one = raw.strip(" \f")
                if not one or re.fullmatch(r"[A-ZÑ]|" + title, one):
                    continue
                line = f"{line} {one}".strip()
                if found := re.fullmatch(r"(.+?)\s+(\d+(?:, \d+)*)", line):
                    made.append((found[1], [int(number) for number in found[2].split(", ")]))
                    line = ""
    return made


def folded(words):
    flat = unicodedata.normalize("NFD", " ".join(words.lower().split()))
    return "".join(one for one in flat if not unicodedata.combining(one)).lstrip("«“¿")


def rationales():
    """Every reason of every key, in both languages."""
    for path in (HOME / "exercises" / "keys").rglob("*.yaml"):
        yield from reasons_in(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))


def reasons_in(value, within=False):
    if isinstance(value, dict):
        for key, one in value.items():
            yield from reasons_in(one, within or key in ("right", "wrong", "why", "reply", "model"))
    elif isinstance(value, list):
        for one in value:
            yield from reasons_in(one, within)
    elif within and isinstance(value, str) and len(value) >= 45:
        yield value


def alternative_texts(content):
    made = []
    for one in re.findall(rb"\d+ 0 obj\s(.*?)endobj", content, re.DOTALL):
        if b"/S /Figure" in one:
            found = re.search(rb"/Alt \((.*?)(?<!\\)\)", one, re.DOTALL)
            assert found, one
            made.append(pdf_text(found[1]))
    return made


def pdf_text(raw):
    escapes = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def one(found):
        code = found[1]
        return bytes([int(code, 8)]) if code.isdigit() else escapes.get(code, code)

    flat = re.sub(rb"\\([0-7]{3}|.)", one, raw, flags=re.DOTALL)
    return flat.decode("utf-16") if flat[:2] == b"\xfe\xff" else flat.decode("latin-1")


def level_marks(printed):
    """What the marked drawings within lines are read out as."""
    import base64
    import zlib

    made = set()
    for raw in re.findall(rb"stream\r?\n(.*?)endstream", printed.content, re.DOTALL):
        try:
            code = zlib.decompress(
                base64.a85decode(raw.strip(), adobe=False)
                if raw.strip()[-2:] != b"~>"
                else base64.a85decode(b"<~" + raw.strip(), adobe=True)
            )
        except (ValueError, zlib.error):
            continue
        for one in re.findall(rb"/Span <</Alt <FEFF([0-9A-F]+)>>> BDC", code):
            made.add(bytes.fromhex(one.decode()).decode("utf-16-be"))
    return made
