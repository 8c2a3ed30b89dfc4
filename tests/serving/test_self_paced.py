"""`alerta serve --self-paced`: a chapter opens when the one before is mastered, and says so before."""

import re

import pytest
from path_kit import FIRST, SECOND, THIRD, path_home, solve
from small_kit import RunningKit

from alerta import config
from alerta.learning.course import ChapterStatus
from alerta.learning.self_paced import locked, missing_before

KERNEL = re.compile(r'"kernelId": "([\w-]+)"')
RULE = {
    "es": "un capítulo se abre cuando usted ha resuelto al menos el 80 %",
    "en": "a chapter opens when you have solved at least 80 %",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return path_home(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def kit(path, tmp_path_factory):
    with RunningKit(path, tmp_path_factory.mktemp("data"), arguments=["--self-paced"]) as running:
        yield running


def opens(visitor, address):
    """Whether a page comes with a kernel; the kernel is ended again."""
    found = KERNEL.search(visitor.get(address).text)
    if found:
        visitor.post(f"/voila/api/shutdown/{found[1]}")
    return found is not None


@pytest.fixture(scope="module")
def page(kit):
    """A chapter that is not open yet, as somebody new is sent it."""
    return kit.visitor("Tola").get("/manual/es/05")


class TestAChapterThatIsNotOpenYet:
    def test_answers_calmly_and_without_a_kernel(self, page):
        assert page.status_code == 200
        assert not KERNEL.search(page.text)
        assert "Primero, el capítulo 2" in page.text

    def test_says_what_is_reached_and_what_is_needed(self, kit):
        visitor = kit.visitor("Tayanka")
        solve(kit, "Tayanka", *FIRST, SECOND[0])
        told = visitor.get("/manual/es/05").text
        assert "Primero, el capítulo 4" in told
        assert "1 de 3 ejercicios: 33 %. Se necesitan 3; le faltan 2." in told

    def test_has_one_main_button_to_the_chapter_that_comes_first(self, page):
        assert re.findall(r'ka-btn--primary" href="([^"]+)"', page.text) == ["/manual/es/02"]
        assert 'href="/camino"' in page.text

    def test_tells_the_rule(self, page):
        assert RULE["es"] in page.text

    def test_speaks_the_language_of_the_page(self, kit):
        told = kit.visitor("Ichu").get("/manual/en/04").text
        assert "First, chapter 2" in told and RULE["en"] in told
        assert 'href="/manual/en/02"' in told

    def test_asks_for_a_sign_in_first(self, kit):
        answer = kit.visitor().get("/manual/es/05")
        assert answer.headers["Location"] == "/entrar?next=%2Fmanual%2Fes%2F05"

    @pytest.mark.parametrize("name", ["exit", "certification"])
    def test_may_be_a_test_that_comes_after_all_chapters(self, kit, name):
        alias = f"Chilca {name}"
        visitor = kit.visitor(alias)
        assert not opens(visitor, f"/manual/es/{name}")
        solve(kit, alias, *FIRST, *SECOND)
        assert "Primero, el capítulo 5" in visitor.get(f"/manual/es/{name}").text
        solve(kit, alias, *THIRD)
        assert opens(visitor, f"/manual/es/{name}")

    def test_takes_no_place_in_the_queue(self, kit):
        visitor = kit.visitor("Queñua")
        for _ in range(12):  # more than one person may have pages open
            visitor.get("/manual/es/05")
        assert visitor.get("/alerta/turn").json() == {"place": 0}


def test_the_first_chapter_and_the_pages_beside_the_path_are_always_open(kit):
    visitor = kit.visitor("Yareta")
    for address in ("/manual/es/02", "/manual/es/index", "/manual/es/profile"):
        assert opens(visitor, address), address


def test_the_next_chapter_opens_at_once_and_only_the_next(kit):
    visitor = kit.visitor("Sauco")
    assert not opens(visitor, "/manual/es/04")
    solve(kit, "Sauco", *FIRST)
    assert opens(visitor, "/manual/es/04")
    assert not opens(visitor, "/manual/es/05")


def test_below_eighty_percent_nothing_opens(kit):
    visitor = kit.visitor("Molle")
    solve(kit, "Molle", *FIRST, score=0.79)
    assert not opens(visitor, "/manual/es/04")
    solve(kit, "Molle", *FIRST, score=0.8)
    assert opens(visitor, "/manual/es/04")


def test_what_one_person_opened_stays_locked_for_another(kit):
    solver, other = kit.visitor("Retama"), kit.visitor("Muña")
    solve(kit, "Retama", *FIRST)
    assert opens(solver, "/manual/es/04")
    assert not opens(other, "/manual/es/04")


def test_a_chapter_that_was_opened_stays_open_when_the_content_changes(kit, path):
    stayed, late = kit.visitor("Colle"), kit.visitor("Aliso")
    solve(kit, "Colle", *FIRST)
    solve(kit, "Aliso", *FIRST)
    assert opens(stayed, "/manual/es/04")
    exercise = path / "exercises" / "02" / f"{FIRST[0]}.yaml"
    before = exercise.read_text("utf-8")
    exercise.write_text(before.replace("version: 1", "version: 2", 1), encoding="utf-8")
    try:
        assert not opens(late, "/manual/es/04"), "never opened: the new exercise has to be solved"
        assert opens(stayed, "/manual/es/04")
    finally:
        exercise.write_text(before, encoding="utf-8")


class TestTheListsOfChapters:
    def test_tell_the_rule_before_the_first_chapter(self, kit):
        visitor = kit.visitor("Capulí")
        assert RULE["es"] in kit.visitor().get("/").text, "also to who has not signed in"
        for address in ("/", "/camino"):  # and the index: tests/browser/test_journeys_self_paced
            assert RULE["es"] in visitor.get(address).text, address

    @pytest.mark.parametrize("address", ["/", "/camino"])
    def test_say_in_words_and_with_a_sign_what_is_open(self, kit, address):
        visitor = kit.visitor(f"Lúcumo {len(address)}")
        page = visitor.get(address).text
        rows = {number: row_of(page, number) for number in ("02", "04", "05")}
        assert "#unlock" in rows["02"] and "Abierto" in rows["02"]
        for number in ("04", "05"):
            assert "#lock" in rows[number] and "Cerrado: primero, el capítulo 2" in rows[number]
            assert f'href="/manual/es/{number}"' in rows[number], "a link to the page that explains"
        solve(kit, visitor_alias(page), *FIRST)
        assert "Abierto" in row_of(visitor.get(address).text, "04")

    def test_has_the_tests_at_its_end_too(self, kit):
        page = kit.visitor("Pacae").get("/camino").text
        assert page.count("Cerrado: primero, el capítulo 2") == 2 + 3


def row_of(page, number):
    rows = [row for row in page.split("<li") if f'href="/manual/es/{number}"' in row]
    return rows[-1]  # on the home page a door leads to the first chapter too


def visitor_alias(page):
    return re.search(r'data-ka="alias">([^<]+)<', page)[1]


def test_it_is_also_a_setting_and_off_unless_asked_for():
    assert not config.read({}).self_paced
    assert not config.read({"ALERTA_SELF_PACED": "0"}).self_paced
    assert config.read({"ALERTA_SELF_PACED": "1"}).self_paced


def test_without_it_every_chapter_is_open(path, tmp_path):
    running = RunningKit(path, tmp_path).start()
    try:
        visitor = running.visitor("Ceibo")
        for address in ("/manual/es/05", "/manual/es/exit"):
            assert opens(visitor, address), address
        for address in ("/", "/camino"):
            page = visitor.get(address).text
            assert RULE["es"] not in page and "Cerrado" not in page
    finally:
        running.stop()


class TestWhatComesBefore:
    def status(self, number, solved, total=4):
        done = 5 * solved >= 4 * total
        return ChapterStatus(number, total, solved, solved, 0, "then" if done else None)

    def test_is_the_first_chapter_that_is_not_mastered(self):
        told = [self.status("01", 4), self.status("02", 1), self.status("03", 0)]
        assert missing_before("02", told) is None
        assert missing_before("03", told).number == "02"
        assert missing_before("exit", told).number == "02"

    def test_is_never_a_chapter_without_exercises(self):
        told = [self.status("01", 0, total=0), self.status("02", 0)]
        assert missing_before("02", told) is None

    def test_is_nothing_when_all_is_mastered(self, home):
        assert missing_before("exit", [self.status("01", 4)]) is None
        assert "01" not in locked(home, ["01", "02"], [])
