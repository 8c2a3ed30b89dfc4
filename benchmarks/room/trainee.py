"""One simulated trainee: opens the lesson as a browser does, answers, and waits for every reply."""

import asyncio
import json
import random
import time
from typing import Any

from room.doors import KitDoor, Standing
from room.kernel_channel import KernelChannel, Message
from room.results import Soak
from room.visitor import Refused, Visitor

BETWEEN_ANSWERS_S = (2.0, 5.0)
ALIVE_EVERY_S = 1.8  # serving/static/page/kernel.js
ANSWER_S = 60.0  # a trainee who waits longer counts as an error
CLICKS = 0.2  # of what a trainee does opens a question or checks it; the rest are answers
CHOOSERS = {"RadioButtonsModel", "DropdownModel"}
State = dict[str, Any]


class Trainee:
    """Owns one page. Everything it finds is added to the `soak` it shares with the others."""

    def __init__(self, visitor: Visitor, soak: Soak) -> None:
        self._visitor = visitor
        self._soak = soak
        self._random = random.Random(visitor.number)
        self._models: dict[str, State] = {}
        self._channel: KernelChannel
        self._standing: Standing
        self._times_told = 0

    async def come(self, path: str) -> None:
        """Open the page, learn its widgets, hand over the pass. Raises what any visitor may meet."""
        self._standing = await KitDoor().stand(self._visitor, path)
        self._channel = self._standing.channel
        for model_id, one in json.loads(self._standing.states)["data"]["states"].items():
            self._models[model_id] = one["state"]
        self._channel.on_message = self._hear
        kernel = self._standing.kernel_id
        answer = await self._visitor.ask(f"/alerta/pass?kernel={kernel}")
        if answer.code != 200:
            raise Refused(f"/alerta/pass answered {answer.code}")
        begun = time.perf_counter()
        entry = self._of_class("ka-pass")
        await asyncio.wait_for(
            self._set(entry, {"value": json.loads(answer.body)["pass"]}), ANSWER_S
        )
        self._soak.pass_s.append(time.perf_counter() - begun)

    async def work(self, until: float) -> None:
        """Answer until the monotonic clock says `until`. Faults are noted, not raised."""
        watching = asyncio.create_task(self._watch(until))
        while True:
            pause = self._random.uniform(*BETWEEN_ANSWERS_S)
            if time.perf_counter() + pause > until:
                break
            await asyncio.sleep(pause)
            try:
                if self._random.random() < CLICKS:
                    await asyncio.wait_for(self._click(), ANSWER_S)
                else:
                    await asyncio.wait_for(self._answer(), ANSWER_S)
            except Exception as fault:
                self._soak.errors.append(f"{type(fault).__name__}: {fault}".rstrip(": "))
        await watching

    async def leave(self) -> None:
        """Close the page as a browser does."""
        await KitDoor().leave(self._standing)

    async def _answer(self) -> None:
        model_id, state = self._random.choice(
            [(one, s) for one, s in self._models.items() if s.get("_model_name") in CHOOSERS]
        )
        # the first line of a list only asks to choose
        first = 1 if state["_model_name"] == "DropdownModel" else 0
        index = self._random.choice(
            [n for n in range(first, len(state["_options_labels"])) if n != state["index"]]
        )
        state["index"] = index
        saved = self._channel.expect(self._tells_saved)
        begun = time.perf_counter()
        self._soak.answers_sent += 1
        await self._set(model_id, {"index": index})
        await saved
        self._soak.answer_s.append(time.perf_counter() - begun)
        self._soak.answers_told_saved += 1

    async def _click(self) -> None:
        """Open a question, check one, or ask for a hint: whatever button can be seen."""
        button = self._random.choice(
            [one for one, s in self._models.items() if s.get("_model_name") == "ButtonModel"]
        )
        begun = time.perf_counter()
        told = self._times_told
        await self._channel.tell(button, {"method": "custom", "content": {"event": "click"}})
        self._soak.click_s.append(time.perf_counter() - begun)
        self._soak.clicks_told_saved += self._times_told > told

    async def _watch(self, until: float) -> None:
        """Ask whether the kernel lives, as often as the page script does."""
        path = f"/alerta/alive?kernel={self._standing.kernel_id}"
        while time.perf_counter() < until:
            begun = time.perf_counter()
            try:
                answer = await self._visitor.ask(path)
                if not json.loads(answer.body)["alive"]:
                    self._soak.errors.append("a kernel is not alive")
            except Exception as fault:
                self._soak.errors.append(f"alive: {type(fault).__name__}: {fault}".rstrip(": "))
            self._soak.alive_s.append(time.perf_counter() - begun)
            await asyncio.sleep(ALIVE_EVERY_S)

    async def _set(self, model_id: str, state: State) -> None:
        await self._channel.tell(model_id, {"method": "update", "state": state, "buffer_paths": []})

    def _tells_saved(self, message: Message) -> bool:
        if message.kind != "comm_msg" or message.content["comm_id"] != self._of_class("ka-saved"):
            return False
        return bool(message.content["data"].get("state", {}).get("value"))

    def _of_class(self, name: str) -> str:
        return next(one for one, s in self._models.items() if name in s.get("_dom_classes", ()))

    def _hear(self, message: Message) -> None:
        self._times_told += self._tells_saved(message)
        # widgets that are made when a question is opened, and what the kernel changes
        if message.kind == "comm_open":
            self._models[message.content["comm_id"]] = message.content["data"].get("state", {})
        elif message.kind == "comm_msg":
            known = self._models.get(message.content["comm_id"])
            if known is not None and message.content["data"].get("method") == "update":
                known.update(message.content["data"].get("state", {}))
