"""The instruments of benchmarks/room.py, tried on things whose size is known."""

import asyncio
import os
import subprocess
import sys

import ipywidgets as widgets
import pytest
import tornado.web
from room.lesson_tree import node
from room.process_tree import ProcessTree
from room.visitor import Refused, Visitor

HOLDS_40_MIB = "kept = bytearray(b'x') * (40 * 2**20); print('ready', flush=True); input()"
BUSY_HALF_A_SECOND = "import time\nwhile time.process_time() < 0.5: pass"


class TestAProcessTree:
    def test_knows_what_a_child_holds(self):
        tree = ProcessTree(os.getpid())
        before = tree.footprint()
        child = subprocess.Popen(
            [sys.executable, "-c", HOLDS_40_MIB], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            child.stdout.readline()
            after = tree.footprint()
            assert after.of_each[child.pid] > 40
            assert after.own_of_new(before) == after.of_each[child.pid]
        finally:
            child.communicate(b"\n")

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows forgets who has ended")
    def test_counts_the_seconds_of_a_child_that_has_ended(self):
        tree = ProcessTree(os.getpid())
        before = tree.cpu_s()
        subprocess.run([sys.executable, "-c", BUSY_HALF_A_SECOND], check=True)
        assert tree.cpu_s() - before >= 0.5


class Line(tornado.web.RequestHandler):
    """Lets a visitor wait twice before it shows the page; `/broken` fails."""

    asked = 0

    def get(self):
        Line.asked += 1
        if self.request.path == "/broken":
            self.set_status(500)
        elif Line.asked < 3:
            self.set_status(503)
            self.set_header("Retry-After", "0")
        else:
            self.set_cookie("seen", "yes")
            self.write("the page")


async def visit(path):
    server = tornado.web.Application([("/.*", Line)]).listen(0, "127.0.0.1")
    port = next(iter(server._sockets.values())).getsockname()[1]
    visitor = Visitor(f"http://127.0.0.1:{port}")
    try:
        return visitor, await visitor.open_page(path)
    finally:
        visitor.close()
        server.stop()


class TestAVisitor:
    def test_waits_in_line_and_keeps_the_cookies_of_the_page(self):
        Line.asked = 0
        visitor, page = asyncio.run(visit("/page"))
        assert (page.body, Line.asked, visitor.cookie) == (b"the page", 3, "seen=yes")
        assert page.first_byte_at <= page.whole_at

    def test_takes_a_broken_page_for_an_error(self):
        with pytest.raises(Refused, match="/broken answered 500"):
            asyncio.run(visit("/broken"))


class TestTheTreeOfALesson:
    def test_keeps_texts_options_and_what_is_hidden(self):
        rows = widgets.RadioButtons(options=["Sí", "No"], value=None, description="C1")
        button = widgets.Button(description="Abrir")
        button.add_class("ka-gone")
        found = node(widgets.VBox([widgets.HTML("<p>Hola</p>"), rows, button]))
        assert found["children"] == [
            {"kind": "HTML", "hidden": False, "text": "<p>Hola</p>"},
            {
                "kind": "RadioButtons",
                "hidden": False,
                "name": "C1",
                "options": ["Sí", "No"],
                "inline": False,
            },
            {"kind": "Button", "hidden": True, "name": "Abrir"},
        ]
