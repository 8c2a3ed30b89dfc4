"""A workshop in trouble, seen from its browsers: what is told, in which language, and what is kept."""

import re
import shutil
import socket
import sqlite3
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "serving"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
BANNER = ".ka-banner:not([hidden])"
TOLD_S = 5.5  # half a second to look at it
CUT_S = 30
PHRASES = {
    "es": {
        "dead": "Esta página se detuvo.",
        "resume": "Reanudar",
        "full": "El disco del equipo del kit está lleno",
        "do": "No cierre esta página",
        "late": "tardando más",
        "cut": "Se cortó la conexión",
        "kept": "Lo que responda ahora espera en esta página",
    },
    "en": {
        "dead": "This page has stopped.",
        "resume": "Resume",
        "full": "The disk of the kit's computer is full",
        "do": "Leave this page open",
        "late": "taking longer",
        "cut": "The connection with the kit's computer was lost.",
        "kept": "What you answer now waits in this page",
    },
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    from trainees import room_home

    return room_home(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    from small_disk import SmallDisk, SmallFiles

    folder = tmp_path_factory.mktemp("data")
    for kind in (SmallDisk, SmallFiles):
        with suppress(OSError):
            made = kind(folder)
            break
    else:
        pytest.skip("neither a small file system nor a limit on files can be had here")
    yield made
    made.close()


@pytest.fixture(scope="module")
def kit(home, disk):
    from small_kit import RunningKit

    with RunningKit(home, disk.folder) as running:
        yield running


@pytest.fixture(scope="module")
def cable(kit):
    made = Cable(kit.port)
    yield made
    made.close()


@pytest.fixture(scope="module")
def spanish(arrive):
    return Learner(arrive("Chilca", "es"))


@pytest.fixture(scope="module")
def english(arrive):
    return Learner(arrive("Lupin", "en"))


class Cable:
    """What connects a browser with the server; while it is pulled every connection is broken."""

    def __init__(self, port):
        self._to, self._whole, self._ends = port, True, set()
        self._lost = ""  # the way on which everything is lost: "there" or "back"
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def pull(self):
        self._whole = False
        for end in list(self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def lose(self, way):
        """Lose what is under way, as a bad radio link does before it breaks."""
        self._lost = way

    def plug(self):
        self._whole, self._lost = True, ""

    def close(self):
        self.pull()
        self._listener.close()

    def _accept(self):
        with suppress(OSError):
            while True:
                one, _ = self._listener.accept()
                if not self._whole:
                    one.close()
                    continue
                other = socket.create_connection(("127.0.0.1", self._to))
                self._ends |= {one, other}
                for ends in ((one, other, "there"), (other, one, "back")):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, one, other, way):
        with suppress(OSError):
            while piece := one.recv(65536):
                if way != self._lost:
                    other.sendall(piece)
        for end in (one, other):
            self._ends.discard(end)
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


class Learner:
    """Somebody in front of the exercise."""

    def __init__(self, guest):
        self.guest, self.page, self.says = guest, guest.page, PHRASES[guest.lang]
        self.guest.open(f"/manual/{guest.lang}/02")
        self.step = 0

    def answer(self, question=0):
        """Choose the next option of a question."""
        options = (
            self.page.locator(".ka-question")
            .nth(question)
            .locator("label:has(input[type=radio]:not(:checked))")
        )
        options.nth(self.step % 3).click()
        self.step += 1

    def answer_and_see_it_saved(self):
        before = self.page.locator(".ka-save").inner_text()
        time.sleep(1.05)  # times of saving are told in whole seconds
        self.answer()
        self.page.wait_for_function(
            """before => { const save = document.querySelector(".ka-save");
               return save.matches(".ka-save--ok") && save.innerText !== before }""",
            arg=before,
            timeout=10_000,
        )

    def chosen(self):
        """The line that is chosen in the first question."""
        return self.page.locator(".ka-question").first.evaluate(
            "one => [...one.querySelectorAll('input')].findIndex(input => input.checked)"
        )

    def banner(self, text, seconds=TOLD_S):
        """What the banner says, once `text` is in it."""
        self.page.locator(BANNER, has_text=text).wait_for(timeout=seconds * 1000)
        return self.page.locator(BANNER).inner_text()

    def at_ease(self, seconds=10):
        self.page.wait_for_selector(BANNER, state="hidden", timeout=seconds * 1000)

    def kernel(self):
        config = self.page.locator("#jupyter-config-data").text_content()
        return re.search(r'"kernelId": "([\w-]+)"', config)[1]


def behind(cable, chromium, like, alias):
    """Somebody whose browser reaches the kit through the cable."""
    page = chromium.new_context(base_url=cable.address).new_page()
    return Learner(type(like.guest)(page, alias, "es"))


def stored(kit, alias):
    """How many answers of a person the registry holds."""
    query = (
        "SELECT count(*) FROM answer JOIN person USING (person_id)"
        " WHERE alias = ? AND answer.kind = 'answer'"
    )
    with closing(sqlite3.connect(kit.data / "registry.sqlite")) as registry:
        return registry.execute(query, [alias]).fetchone()[0]


def stored_in_time(kit, alias, count, seconds=5):
    """How many answers are stored once there are `count`, or after `seconds`."""
    deadline = time.monotonic() + seconds
    while (held := stored(kit, alias)) < count and time.monotonic() < deadline:
        time.sleep(0.1)
    return held


def test_a_full_disk_is_told_in_the_language_of_the_page_and_is_over_by_itself(
    spanish, english, disk, kit
):
    for one in (spanish, english):
        one.answer_and_see_it_saved()
    before = [stored(kit, one.guest.alias) for one in (spanish, english)]
    disk.fill(kit)
    for one in (spanish, english):
        words = one.says["do"] if type(disk).__name__ == "SmallFiles" else one.says["full"]
        one.answer()
        told = one.banner(words)
        assert one.says["do"] in told
        assert one.says["resume"] not in told, "a reload would lose what is not saved"
        one.answer()
    assert [stored(kit, one.guest.alias) for one in (spanish, english)] == before
    disk.free(kit)
    for one, count in zip((spanish, english), before, strict=True):
        one.at_ease()
        assert stored(kit, one.guest.alias) == count + 2
        one.answer_and_see_it_saved()


def test_a_database_that_is_held_is_told_and_the_page_goes_on_by_itself(spanish, english, kit):
    count = stored(kit, "Lupin")
    with closing(sqlite3.connect(kit.data / "registry.sqlite")) as holder:
        holder.isolation_level = None
        holder.execute("BEGIN EXCLUSIVE")
        english.answer()
        assert english.says["resume"] in english.banner(english.says["late"])
        assert spanish.page.locator(BANNER).count() == 0, "who writes nothing notices nothing"
        holder.execute("ROLLBACK")
    english.at_ease()
    assert stored(kit, "Lupin") == count + 1
    english.answer_and_see_it_saved()


def test_what_is_answered_while_the_network_is_cut_for_30_s_is_kept_and_stored(
    spanish, chromium, cable, kit
):
    """Once the browser just hears nothing; once all its connections break."""
    broken = behind(cable, chromium, spanish, "Yacón")
    for one in (spanish, broken):
        one.answer_and_see_it_saved()
    before = {one: stored(kit, one.guest.alias) for one in (spanish, broken)}
    begun = time.monotonic()
    spanish.page.context.set_offline(True)
    cable.pull()
    for one in before:
        one.answer()
        told = one.banner(one.says["cut"])
        assert one.says["kept"] in told and "está guardado" in told
        assert one.page.locator(".ka-save--off").count() == 1
        one.answer(question=1)
    chosen = {one: one.chosen() for one in before}
    time.sleep(CUT_S - (time.monotonic() - begun))
    assert {one: stored(kit, one.guest.alias) for one in before} == before
    assert [one.page.locator(BANNER).count() for one in before] == [1, 1]
    spanish.page.context.set_offline(False)
    cable.plug()
    for one, count in before.items():
        one.at_ease()
        assert stored(kit, one.guest.alias) == count + 2, "at ease before all is stored"
        assert one.chosen() == chosen[one]
        one.answer_and_see_it_saved()
    broken.page.context.close()


def test_a_connection_that_stands_again_is_not_broken_by_an_older_try(
    spanish, chromium, cable, kit
):
    """JupyterLab's tries that failed ask the server again after 10 to 30 s."""
    one = behind(cable, chromium, spanish, "Ullucu")
    cable.pull()
    one.banner(one.says["cut"])
    cable.plug()
    one.at_ease()
    opened = []
    one.page.on("websocket", lambda socket: opened.append(socket.url))
    one.page.wait_for_timeout(31_000)
    assert opened == []
    one.answer_and_see_it_saved()
    one.page.context.close()


def test_who_wants_to_resume_while_answers_wait_loses_none(spanish, chromium, cable, kit):
    one = behind(cable, chromium, spanish, "Oca")
    one.answer_and_see_it_saved()
    cable.pull()
    one.banner(one.says["cut"])
    one.answer()
    one.page.get_by_role("button", name=one.says["resume"]).click()
    one.page.wait_for_function(f"document.querySelector('{BANNER}').innerText.includes('Todavía')")
    cable.plug()
    one.at_ease()
    one.answer_and_see_it_saved()
    assert stored_in_time(kit, "Oca", 3) == 3
    one.page.context.close()


@pytest.mark.parametrize(("way", "alias"), [("there", "Maca"), ("back", "Kiwicha")])
def test_an_answer_that_is_lost_under_way_is_sent_again_and_the_next_one_too(
    spanish, chromium, cable, kit, way, alias
):
    """`there`: the kernel never heard of it; `back`: the page never heard that it was stored."""
    one = behind(cable, chromium, spanish, alias)
    one.answer_and_see_it_saved()
    cable.lose(way)
    one.answer()
    assert stored_in_time(kit, alias, 2, seconds=1) == (1 if way == "there" else 2)
    chosen = one.chosen()
    cable.pull()
    one.banner(one.says["cut"])
    cable.plug()
    one.at_ease()
    assert stored_in_time(kit, alias, 2) == 2
    assert one.chosen() == chosen
    one.answer_and_see_it_saved()
    assert stored(kit, alias) == 3
    one.page.context.close()


def test_only_the_person_whose_kernel_was_killed_is_told(spanish, english):
    from small_kit import process_of

    english.answer_and_see_it_saved()
    process_of(english.kernel()).kill()
    chosen = english.chosen()
    english.answer()
    english.banner(english.says["dead"])
    told = english.banner("answer it again")
    assert re.search(r"until \d\d:\d\d is saved", told) and english.says["resume"] in told
    assert spanish.page.locator(BANNER).count() == 0
    spanish.answer_and_see_it_saved()
    with english.page.expect_navigation():
        english.page.get_by_role("button", name=english.says["resume"]).click()
    english.guest.settle()
    english.page.wait_for_function("document.querySelector('.ka-question input:checked')")
    assert english.chosen() == chosen
    english.answer_and_see_it_saved()
