"""`alerta check` is itself put to the test: some forty single mistakes in one small kit,
each told once in one run, with where it is, what is wrong and what to do."""

import shutil
from collections import Counter

import pytest
import yaml
from tests.authoring.copies import copy_of
from tests.authoring.test_pages import cell, text, write

from alerta.authoring import translation
from alerta.authoring.checking import check_all
from alerta.authoring.exercise_writing import yaml_of
from alerta.learning.bank import dossier_files, exercise_files, key_file

OPEN = 'from alerta.lesson import Lesson\nlesson = Lesson("{chapter}", lang="{lang}")'
CHAPTERS = ("02_a", "03_b", "04_c", "05_d", "06_e", "07_f", "09_g")
LONG = " ".join(["palabra"] * 36) + "."
HARD = "La institucionalización intersectorial posibilitará operacionalizaciones territoriales. "
CODEBOOK = "datasets/codebook"


class SmallKit:
    """The codebook, the figures, a few exercises of each kind and seven short chapters."""

    def __init__(self, home, folder):
        self.home = copy_of(home, folder)
        self.paths = {}
        self.spare = []
        self.expected = []
        shutil.copytree(home / "datasets" / "figures", folder / "datasets" / "figures")
        shutil.copytree(home / "exercises" / "schema", folder / "exercises" / "schema")
        (folder / "manual").mkdir()
        shutil.copy(home / "manual" / "chapters.yaml", folder / "manual")
        self._bank(home)
        self._pages()

    def _bank(self, home):
        used = set()
        for path in exercise_files(home):
            exercise = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
            mine = self.paths.setdefault(exercise["kind"], [])
            if len(mine) >= (9 if exercise["kind"] == "choice" else 3):
                continue
            self._copy(home, path)
            self._copy(home, key_file(path))
            mine.append(self.home / path.relative_to(home))
            if name := exercise.get("dossier"):
                used.add(name)
                self._copy(home, home / "exercises" / "dossiers" / f"{name}.yaml")
        spare = [path for path in dossier_files(home) if path.stem not in used][:3]
        for path in spare:
            self._copy(home, path)
            self.spare.append(self.home / path.relative_to(home))

    def _copy(self, home, path):
        target = self.home / path.relative_to(home)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)

    def _pages(self):
        known = self.paths["choice"][0].stem
        for name in CHAPTERS:
            for lang in ("es", "en"):
                opening = cell("open", OPEN.format(chapter=name, lang=lang))
                told = "La comunidad pide agua. " if lang == "es" else "They ask for water. "
                cells = [opening, text("idea", told), cell("try", f'lesson.exercise("{known}")')]
                write(self.home, f"manual/{lang}/{name}.ipynb", *cells)
        translation.stamp(self.home)

    def expect(self, path, column, code):
        file = path if isinstance(path, str) else path.relative_to(self.home).as_posix()
        self.expected.append((file, column, code))

    def edit(self, path, change):
        """Change a document of the bank, as an author does."""
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        change(content)
        path.write_bytes(yaml_of(content))

    def exercise(self, kind, n, column, code, change):
        path = self.paths[kind][n]
        self.edit(path, change)
        self.expect(path, column, code)

    def key(self, kind, n, column, code, change):
        path = key_file(self.paths[kind][n])
        self.edit(path, change)
        self.expect(path, column, code)

    def dossier(self, n, column, code, change):
        self.edit(self.spare[n], change)
        self.expect(self.spare[n], column, code)

    def table(self, file, old, new, column, code):
        path = self.home / file
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")
        self.expect(file, column, code)

    def page(self, file, old, new, code=""):
        path = self.home / file
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")
        if code:
            self.expect(file, "", code)

    def both(self, name, old, new, code):
        """A mistake of code, which stands in both languages."""
        for lang in ("es", "en"):
            self.page(f"manual/{lang}/{name}.ipynb", old, new, code)


def put(*steps):
    """put("title", "es", "x")(document) writes x there."""
    *way, last, value = steps

    def change(content):
        for step in way:
            content = content[step]
        content[last] = value

    return change


def drop(*steps):
    *way, last = steps

    def change(content):
        for step in way:
            content = content[step]
        del content[last]

    return change


def of_first_answer(change):
    return lambda key: change(next(iter(key["answers"].values())))


def mistakes_of_exercises(kit):
    kit.exercise("choice", 1, "trains", "code_unknown", lambda e: e["trains"].append("X9"))
    kit.exercise("choice", 2, "title", "schema", drop("title", "en"))
    kit.exercise("choice", 3, "id", "place", put("chapter", "12"))
    kit.exercise("multiple", 0, "hints", "hint_section", drop("hints", -1, "section"))
    kit.exercise("multiple", 1, "hints", "schema", lambda e: e["hints"].pop(0))
    kit.exercise("order", 0, "kind", "schema", put("kind", "orders"))
    kit.exercise("number", 0, "task/es", "personal", put("task", "es", "Llame al 12345678."))
    kit.exercise("highlight", 0, "task/es", "long", put("task", "es", LONG))

    def elsewhere(exercise):
        exercise.pop("documents", None)
        exercise.pop("shows", None)
        exercise["dossier"] = "no-such-dossier"

    kit.exercise("match", 0, "dossier", "dossier_missing", elsewhere)
    kit.exercise(
        "unfolding",
        0,
        "weeks/w1",
        "week_document",
        lambda e: e["weeks"][0]["shows"].append(e["documents"][-1]["id"]),
    )
    kit.exercise(
        "unfolding",
        1,
        "weeks/w2",
        "weeks_order",
        lambda e: e["weeks"][0].update(on=e["weeks"][1]["on"]),
    )
    kit.exercise(
        "routing",
        0,
        "level",
        "level_told",
        lambda e: e.update(level="3" if "level" in e["asks"] else None),
    )
    lost = kit.paths["order"][1]
    key_file(lost).unlink()
    kit.expect(lost, "", "no_key")


def mistakes_of_keys(kit):
    first = of_first_answer
    kit.key("choice", 4, "answers/q1/criterion", "code_unknown", first(put("criterion", "X77")))
    kit.key(
        "choice",
        5,
        None,
        "no_feedback",
        first(lambda answer: answer["wrong"].pop(next(iter(answer["wrong"])))),
    )
    kit.key("choice", 6, "version", "version", put("version", 9))
    kit.key("choice", 7, "reviewed", "one_reader", lambda key: key["reviewed"].pop())
    kit.key(
        "multiple",
        2,
        "answers/q1",
        "option_order",
        first(lambda one: one.update(value=" ".join(reversed(one["value"].split())))),
    )
    unsaid = {"es": "C4: «esto no lo dice nadie aquí».", "en": "C4."}
    kit.key("highlight", 1, "answers/q1/right", "no_quote", first(put("right", unsaid)))
    kit.key("number", 1, "answers/q1", "not_a_number", first(put("value", "diecisiete")))
    kit.key("short_text", 0, "answers/q1", "needs_english", first(drop("value_en")))
    kit.key("criteria_coding", 0, "answers/c1", "no_sentence", first(put("sentence", "d1.99")))
    kit.key("grouping", 0, "answers/events", "not_partition", _lose_a_report)
    kit.key("grouping", 1, None, "pair_wrong", _turn_a_pair)
    orphan = key_file(kit.paths["order"][2]).with_name("nobody.yaml")
    shutil.copy(key_file(kit.paths["order"][2]), orphan)
    kit.expect(orphan, "", "no_exercise")


def _lose_a_report(key):
    events = key["answers"]["events"]
    events["value"] = events["value"].rpartition(" ")[0].rstrip(" |")


def _turn_a_pair(key):
    pair = next(pair for one in key["answers"].values() for pair in one.get("pairs", ()))
    pair["same"] = "neither" if pair["same"] != "neither" else "event"


def mistakes_of_dossiers(kit):
    sentence = ("documents", 0, "paragraphs", 0, 0)
    kit.dossier(0, "department", "department", put("department", "Lima la Nueva"))
    kit.dossier(1, "documents/0/paragraphs/0/0", "schema", drop(*sentence, "en"))
    kit.dossier(2, "documents/1/paragraphs/1/1/es", "long", put(*sentence, "es", LONG))


def mistakes_of_tables(kit):
    kit.table(f"{CODEBOOK}/bands.csv", "low,0,3", "low,0,4", "min", "bands_overlap")
    kit.table(
        f"{CODEBOOK}/errors.csv",
        "/data/case/case_name",
        "/data/case/nombre",
        "field",
        "reference_unknown",
    )
    glossary = f"{CODEBOOK}/glossary.csv"
    definition = "Two parties disagree about what is true."
    kit.table(glossary, definition, "", "definition_en", "translation_missing")
    kit.table(
        "datasets/figures/figures.csv",
        "2010-01,defensoria",
        "2010-13,defensoria",
        "date",
        "pattern",
    )
    kit.table(
        "datasets/figures/figures.csv", "active,,170,", "active,,muchos,", "value", "not_integer"
    )


def mistakes_of_chapters(kit):
    known = kit.paths["choice"][0].stem
    kit.both("02_a", f'exercise(\\"{known}\\")', 'exercise(\\"no-such\\")', "call_unknown")
    kit.both("03_b", f'lesson.exercise(\\"{known}\\")', "f = lambda: 1", "page_construct")
    kit.page("manual/es/04_c.ipynb", "pide agua", "pide luz")
    kit.expect("manual/en/04_c.ipynb", "", "translation_stale")
    kit.page("manual/en/05_d.ipynb", "They ask for water. ", LONG, "page_sentence_long")
    kit.page("manual/es/06_e.ipynb", "La comunidad pide agua. ", HARD * 20, "page_hard")
    translated = kit.home / "manual/en/06_e.ipynb"
    stamp_of(kit, translated)
    (kit.home / "manual/en/07_f.ipynb").unlink()
    kit.expect("manual/es/07_f.ipynb", "", "page_pair")
    kit.page("manual/en/09_g.ipynb", '"id": "try"', '"id": "trial"', "cells_differ")


def stamp_of(kit, path):
    """Note the translation of this page alone as one of today."""
    others = {one: one.read_bytes() for one in (kit.home / "manual/en").glob("*.ipynb")}
    translation.stamp(kit.home)
    for one, content in others.items():
        if one != path:
            one.write_bytes(content)


@pytest.fixture(scope="module")
def kit(home, tmp_path_factory):
    return SmallKit(home, tmp_path_factory.mktemp("kit"))


@pytest.fixture(scope="module")
def found(kit):
    """What one run of the check says of all mistakes together."""
    assert [one.line() for one in check_all(kit.home)] == [], "the small kit is in order before"
    for make in (
        mistakes_of_exercises,
        mistakes_of_keys,
        mistakes_of_dossiers,
        mistakes_of_tables,
        mistakes_of_chapters,
    ):
        make(kit)
    return check_all(kit.home)


def test_every_mistake_is_told_once_and_nothing_else(kit, found):
    told = Counter((one.file, one.code) for one in found)
    assert told == Counter((file, code) for file, _, code in kit.expected)
    assert len(kit.expected) >= 30
    assert len({code for _, _, code in kit.expected}) >= 30


def test_every_message_says_where_it_is(kit, found):
    placed = {(one.file, one.code): one.column for one in found}
    for file, column, code in kit.expected:
        if column is not None:
            assert placed[file, code] == column, (file, code)
    assert all((one.row > 1) == one.file.endswith(".csv") for one in found)


def test_every_message_says_what_is_wrong_and_what_to_do_in_both_languages(kit, found):
    for one in found:
        for lang in ("es", "en"):
            assert one.message[lang].strip(), one.code
            assert one.remedy[lang].strip(), one.code
            assert "{" not in one.message[lang] + one.remedy[lang], one.code
            assert one.line(lang).startswith(one.file)
        assert one.message["es"] != one.message["en"], one.code
