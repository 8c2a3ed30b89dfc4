"""A room of simulated trainees: each has a browser without a screen, and speaks to its own kernel.

A trainee signs up, opens a lesson, hands the pass to its kernel and answers, as the page script
does. An answer counts as acknowledged when the time of its saving came back over the websocket.
"""

import asyncio
import contextlib
import html
import json
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import nbformat
import psutil
from small_kit import HOME, LESSON, RunningKit, small_home
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

from alerta.form import Form
from alerta.learning import load_exercise
from alerta.registry import Registry

EXERCISE = "market-closure-called"
CONTROL = "jupyter.widget.control"
PATIENCE_S = 60.0
TOLD_EVERY_S = 1.05  # the kernel tells times of saving in whole seconds
BIG = 100 * 2**20
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# what this process draws, names and knows of itself, told when somebody presses the button
DICE = """
import json, os, random, tempfile, uuid
import ipywidgets as widgets
import numpy

def throw(_):
    shown.value = json.dumps({
        "random": random.random(), "numpy": numpy.random.random(), "uuid": uuid.uuid4().hex,
        "temporary": tempfile.mktemp(), "pid": os.getpid(), "environment": dict(os.environ),
    })

dice, shown = widgets.Button(description="Dados"), widgets.HTML().add_class("dice")
dice.on_click(throw)
widgets.VBox([dice, shown])
"""


def room_home(folder: Path) -> Path:
    """A content folder whose one lesson is the kit's own: one exercise, and dice."""
    small_home(folder)
    text, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    for lang in ("es", "en"):
        cells = [
            text("# Una sala", id="intro"),
            code(
                f'from alerta.lesson import Lesson\nlesson = Lesson("{LESSON}", "{lang}")',
                id="open",
            ),
            text("## El mercado", id="first"),
            code(f'lesson.exercise("{EXERCISE}")', id="exercise"),
            text("## Dados", id="second"),
            code(DICE, id="dice"),
        ]
        path = folder / "manual" / lang / f"{LESSON}.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return folder


def written(kit: RunningKit, form: Form, *aliases: str) -> list[list[tuple[str, str]]]:
    """The answers in the registry, oldest first, as (part, value): one list for each person."""
    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, form) as registry:
        people = [registry.people.by_alias(one) for one in aliases]
        logs = [registry.answers.log(one.person_id, EXERCISE, "answer") for one in people]
    return [[(one.part, one.value) for one in log] for log in logs]


@dataclass
class Trainee:
    """One person in front of one page. `acknowledged` and `given` are (part, value), in order."""

    kit: RunningKit
    alias: str
    lang: str = "es"
    cookies: dict[str, str] = field(default_factory=dict)
    kernel_id: str = ""
    address: str = "/manual/{lang}/02"  # of the page to open
    page: str = ""
    models: dict[str, dict[str, Any]] = field(default_factory=dict)
    given: list[tuple[str, str]] = field(default_factory=list)
    acknowledged: list[tuple[str, str]] = field(default_factory=list)
    heard: list[dict[str, Any]] = field(default_factory=list)  # every message of the kernel
    saved: int = 0  # how often the kernel told a time of saving

    def __post_init__(self) -> None:
        self._client = AsyncHTTPClient(force_instance=True)
        self._channel: Any = None
        self._reading: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._told_anew = 0.0

    async def ask(self, path: str, form: dict[str, str] | None = None, **more: Any) -> Any:
        """Any request with the own cookies; with a `form`, its token is put in. No redirects."""
        headers = {"Cookie": self.cookie, **more.pop("headers", {})}
        if form is not None:
            body = urlencode({"_xsrf": self.cookies.get("_xsrf", ""), **form})
            more.update(method="POST", body=body)
            headers.update(FORM)
        request = HTTPRequest(
            self.kit.address + path,
            headers=headers,
            follow_redirects=False,
            request_timeout=PATIENCE_S,
            **more,
        )
        answer = await self._client.fetch(request, raise_error=False)
        for line in answer.headers.get_list("Set-Cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def enter(self, pin: str = "2580") -> None:
        """Sign up."""
        await self.ask("/entrar")
        if self.lang != "es":
            await self.ask("/idioma", {"lang": self.lang, "next": "/"})
        answer = await self.ask("/entrar?nuevo=1", {"alias": self.alias, "pin": pin})
        assert answer.code == 303, answer.body

    async def open(self, pass_for: Callable[[str], str] | None = None) -> "Trainee":
        """Open the lesson, connect to its kernel and say who is there, by an invented pass if told how."""
        self.hang_up()
        answer = await self.ask(self.address.format(lang=self.lang))
        self.page = answer.body.decode()
        found = re.search(r'"kernelId": "([\w-]+)"', self.page)
        assert found, f"{self.alias}: no page ({answer.code})"
        self.kernel_id = found[1]
        await self.connect()
        given = await self.ask(f"/alerta/pass?kernel={self.kernel_id}")
        own = json.loads(given.body)["pass"]
        await self.hand(pass_for(self.kernel_id) if pass_for else own)
        return self

    async def connect(self, kernel_id: str = "") -> None:
        """Open the channel of a kernel, the own one if none is named, and learn its widgets."""
        kernel_id = kernel_id or self.kernel_id
        address = self.kit.address.replace("http", "ws", 1)
        request = HTTPRequest(
            f"{address}/api/kernels/{kernel_id}/channels?session_id={uuid.uuid4()}",
            headers={"Cookie": self.cookie, "Origin": self.kit.address},
            connect_timeout=PATIENCE_S,
        )
        self._channel = await websocket_connect(request, max_message_size=BIG)
        self._reading = asyncio.ensure_future(self._read())
        self.models = await self.states()

    async def states(self) -> dict[str, dict[str, Any]]:
        """The state of every widget, as the kernel has it now."""
        control = uuid.uuid4().hex
        opening = {"comm_id": control, "target_name": CONTROL, "data": {}}
        await self.send("comm_open", opening, metadata={"version": "1.0.0"})
        asked = await self.send(
            "comm_msg", {"comm_id": control, "data": {"method": "request_states"}}
        )
        told = await self.first(
            lambda one: one["msg_type"] == "comm_msg" and one["parent_header"]["msg_id"] == asked
        )
        states = told["content"]["data"]["states"]
        return {name: one["state"] for name, one in states.items()}

    async def hand(self, pass_text: str) -> None:
        """Put a text into the hidden field for the pass, and wait until the kernel has read it."""
        await self.put(self.of_class("ka-pass"), {"value": pass_text})

    async def put(self, model_id: str, state: dict[str, Any]) -> None:
        """Change a widget, and wait until the kernel has worked that off."""
        self.models[model_id].update(state)
        data = {"method": "update", "state": state, "buffer_paths": []}
        await self.done(await self.send("comm_msg", {"comm_id": model_id, "data": data}))

    async def press(self, model_id: str) -> None:
        """Press a button, and wait until the kernel has worked that off."""
        data = {"method": "custom", "content": {"event": "click"}}
        await self.done(await self.send("comm_msg", {"comm_id": model_id, "data": data}))

    async def answer(self) -> None:
        """Choose another option of the next question and wait until it is acknowledged."""
        await asyncio.sleep(self._told_anew - time.monotonic())
        part, model_id, index, value = self.next_choice()
        before = self.saved
        self.given.append((part, value))
        self.models[model_id]["index"] = index
        data = {"method": "update", "state": {"index": index}, "buffer_paths": []}
        await self.send("comm_msg", {"comm_id": model_id, "data": data})
        await self.until(lambda: self.saved > before)
        self._told_anew = time.monotonic() + TOLD_EVERY_S
        self.acknowledged.append((part, value))

    async def go_on_answering(self) -> None:
        """Answer again and again, until cut off."""
        with contextlib.suppress(ConnectionError):
            while True:
                await self.answer()

    def next_choice(self) -> tuple[str, str, int, str]:
        """(part, model id, line, value) of an option that is not chosen."""
        questions = load_exercise(HOME, EXERCISE)["questions"]
        question = questions[len(self.given) % len(questions)]
        words = {one[self.lang]: one["id"] for one in question["options"]}
        for model_id, state in self.models.items():
            lines = state.get("_options_labels", ())
            if set(lines) == set(words):
                index = ((state["index"] if state["index"] is not None else -1) + 1) % len(lines)
                return question["id"], model_id, index, words[lines[index]]
        raise AssertionError(f"question {question['id']} is not on the page")

    def chosen(self) -> dict[str, str]:
        """What the page shows as answered: part and value."""
        found = {}
        for question in load_exercise(HOME, EXERCISE)["questions"]:
            words = {one[self.lang]: one["id"] for one in question["options"]}
            for state in self.models.values():
                lines = state.get("_options_labels", ())
                if set(lines) == set(words) and state["index"] is not None:
                    found[question["id"]] = words[lines[state["index"]]]
        return found

    async def throw(self) -> dict[str, Any]:
        """Press the button of the dice: what this kernel draws, names and knows of itself."""
        button = next(o for o, s in self.models.items() if s.get("description") == "Dados")
        await self.press(button)
        await self.until(lambda: self.shows("dice"))
        return json.loads(self.shows("dice"))

    async def process(self) -> psutil.Process:
        """The process of the own kernel."""
        return psutil.Process((await self.throw())["pid"])

    def of_class(self, name: str) -> str:
        """The id of the widget that has a CSS class."""
        return next(one for one, s in self.models.items() if name in s.get("_dom_classes", ()))

    def shows(self, name: str) -> str:
        """The text of the widget that has a CSS class."""
        return self.models[self.of_class(name)]["value"]

    @property
    def fault(self) -> str:
        """What the kernel tells the person; '' when all is well."""
        return html.unescape(re.sub("<[^>]+>", "", self.shows("ka-fault")))

    async def alive(self) -> dict[str, Any]:
        """What `/alerta/alive` says of the own kernel."""
        answer = await self.ask(f"/alerta/alive?kernel={self.kernel_id}")
        return json.loads(answer.body)

    def message(self, kind: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A message to the kernel, as the page's script would write it."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "room", "username": "",
                  "version": "5.3", "date": "2026-03-11T12:00:00Z"}  # fmt: skip
        return {"channel": "shell", "header": header, "parent_header": {}, "metadata": {},
                "content": content, "buffers": [], **more}  # fmt: skip

    async def send(self, kind: str, content: dict[str, Any], **more: Any) -> str:
        """Send a message to the kernel; return its id."""
        message = self.message(kind, content, **more)
        await self.send_text(json.dumps(message))
        return str(message["header"]["msg_id"])

    async def send_text(self, text: str) -> None:
        """Send any text over the channel. ConnectionError when it is closed."""
        if self._channel is None:
            raise ConnectionError("the channel is closed")
        try:
            await self._channel.write_message(text)
        except Exception as error:
            raise ConnectionError("the channel is closed") from error

    async def done(self, msg_id: str) -> None:
        """Wait until the kernel has worked off a message."""
        await self.first(
            lambda one: (
                one["msg_type"] == "status"
                and one["content"]["execution_state"] == "idle"
                and one["parent_header"].get("msg_id") == msg_id
            )
        )

    async def first(self, fits: Any) -> dict[str, Any]:
        """The first message that fits, of all that came or will come."""
        place = 0
        found: list[dict[str, Any]] = []

        def look() -> bool:
            nonlocal place
            found.extend(one for one in self.heard[place:] if fits(one))
            place = len(self.heard)
            return bool(found)

        await self.until(look)
        return found[0]

    async def until(self, so: Any) -> None:
        """Wait for something that messages bring about. ConnectionError when none will come."""
        async with asyncio.timeout(PATIENCE_S):
            while not so():
                if self._reading is None or self._reading.done():
                    raise ConnectionError(f"{self.alias}: the channel was closed")
                self._news.clear()
                await self._news.wait()

    def hang_up(self) -> None:
        """Close the channel."""
        if self._reading is not None:
            self._reading.cancel()
        if self._channel is not None:
            self._channel.close()
        self._channel = self._reading = None
        self.heard.clear()

    async def leave(self) -> None:
        """Leave the page: its kernel ends."""
        self.hang_up()
        await self.ask(f"/voila/api/shutdown/{self.kernel_id}", {})

    async def _read(self) -> None:
        try:
            while (text := await self._channel.read_message()) is not None:
                message = json.loads(text)
                self._take(message)
                self.heard.append(message)
                self._news.set()
        finally:
            self._news.set()

    def _take(self, message: dict[str, Any]) -> None:
        content = message["content"]
        if message["msg_type"] == "comm_open":
            self.models[content["comm_id"]] = content["data"].get("state", {})
        elif message["msg_type"] == "comm_msg" and content["data"].get("method") == "update":
            known = self.models.get(content["comm_id"])
            if known is not None:
                known.update(content["data"]["state"])
                told = "ka-saved" in known.get("_dom_classes", ())
                self.saved += bool(told and content["data"]["state"].get("value"))


async def fill(kit: RunningKit, many: int, name: str = "Sala") -> list[Trainee]:
    """So many people with a page of their own, each known to its kernel."""
    room = [Trainee(kit, f"{name} {number}") for number in range(1, many + 1)]
    gate = asyncio.Semaphore(8)

    async def come(one: Trainee) -> None:
        async with gate:
            await one.enter()
            await one.open()

    await asyncio.gather(*map(come, room))
    return room


def processes(kit: RunningKit) -> list[psutil.Process]:
    """The server and everything it started."""
    server = psutil.Process(kit.process.pid)
    return [server, *server.children(recursive=True)]
