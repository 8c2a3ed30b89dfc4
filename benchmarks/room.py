"""A room opens the same lesson in the same minute: the kit beside stock Voila and Panel.

    python benchmarks/room.py                      everything (about 45 minutes)
    python benchmarks/room.py --quick              1 and 5 visitors, 20 seconds of answers
    python benchmarks/room.py --only kit,stock     some servers: stock, preheated, kit, panel

Run it with the kit's own environment, with nothing else at work on the machine. Panel and Playwright
are needed only here: `uv sync --inexact --group dev --group bench`. Chromium is used when it is on
the machine. Writes room.md, room.svg, room-en.svg and room.json to docs/benchmarks.
Ends with 1 when any visitor got an error.
"""

import argparse
import asyncio
import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from room import report
from room.arrivals import arrive, leave_all, warm_up
from room.chromium import Chromium, chromium, first_click
from room.machine import machine
from room.plot import draw
from room.results import KIT, Arrival, FirstClick, Room
from room.servers import HOME, LESSON, NotRunning, Server, running, servers
from room.soak import soak
from room.visitor import Refused

OUT = HOME / "docs" / "benchmarks"
KEYS = ("stock", "preheated", "kit", "panel")
NOT_IN_CHROMIUM = ("preheated",)
ROUNDS_ALONE = 3  # one visitor is measured in a fraction of a second; several times, then
NO_PANEL = """Panel is not installed, and one of the four servers to compare is Panel.
What to do: add it to this environment, where only this program needs it, with
`uv sync --inexact --group dev --group bench` (or `pip install panel`);
or leave it out: `python benchmarks/room.py --only stock,preheated,kit`."""


@dataclass(frozen=True)
class Plan:
    """What a run measures."""

    only: tuple[str, ...]
    visitors: tuple[int, ...]
    minutes: float
    trainees: int
    pool: int
    patience_s: float
    chromium: bool
    out: Path


def plan(words: list[str] | None = None) -> Plan:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="1 and 5 visitors, 20 s of answers")
    parser.add_argument("--only", default=",".join(KEYS), help="some of " + ", ".join(KEYS))
    parser.add_argument("--visitors", help="such as 1,20,50")
    parser.add_argument("--minutes", type=float, help="of answering; 0: none")
    parser.add_argument("--trainees", type=int, help="who answer")
    parser.add_argument("--pool", type=int, help="kernels that Voila pre-heats")
    parser.add_argument("--patience", type=float, help="seconds until a visitor gives up")
    parser.add_argument("--no-chromium", action="store_true")
    parser.add_argument("--out", type=Path, help="folder for the results")
    given = parser.parse_args(words)
    quick = given.quick
    only = tuple(key for key in KEYS if key in given.only.split(","))
    if not only:
        parser.error(f"--only: none of {', '.join(KEYS)}")
    numbers = given.visitors or ("1,5" if quick else "1,20,50")
    out = given.out or (Path(tempfile.mkdtemp(prefix="room-results-")) if quick else OUT)
    return Plan(
        only=only,
        visitors=tuple(sorted({max(1, int(one)) for one in numbers.split(",")})),
        minutes=given.minutes if given.minutes is not None else (1 / 3 if quick else 10.0),
        trainees=given.trainees or (5 if quick else 50),
        pool=given.pool or (2 if quick else 10),
        patience_s=given.patience or (120.0 if quick else 900.0),
        chromium=not given.no_chromium,
        out=out,
    )


async def measure(wanted: Plan, lesson_file: Path) -> Room:
    """Everything, one after the other. Prints a line for each step."""
    chosen = [one for one in servers(lesson_file, wanted.pool) if one.key in wanted.only]
    lesson = json.loads(lesson_file.read_text(encoding="utf-8"))
    room = Room({}, lesson["models"], {one.key: one.name for one in chosen})
    for server in chosen:
        for many in wanted.visitors:
            room.arrivals.append(await one_arrival(server, many, wanted.patience_s))
            say(room.arrivals[-1])
    version = None
    if wanted.chromium:
        async with chromium() as browser:
            version = browser and browser.version
            if browser is None:
                print("No Chromium with Playwright here: the click is not measured.")
            else:
                room.clicks = await all_clicks(browser, chosen, wanted)
    if wanted.minutes and (kit := next((one for one in chosen if one.key == KIT), None)):
        with running(kit) as kit_running:
            room.soak = await soak(kit_running, wanted.trainees, wanted.minutes, wanted.patience_s)
    room.machine = machine(version)
    return room


async def one_arrival(server: Server, many: int, patience_s: float) -> Arrival:
    """So many at once in front of a fresh server; one alone several times, the middle one kept."""
    try:
        with running(server) as started:
            cold_s = await warm_up(started, patience_s)
            rounds = []
            for _ in range(ROUNDS_ALONE if many == 1 else 1):
                found, crowd = await arrive(started, many, patience_s)
                rounds.append(found)
                await leave_all(started, crowd)
    except (NotRunning, Refused) as fault:
        return Arrival(server.key, many, errors=[f"{type(fault).__name__}: {fault}"])
    failed = [one for one in rounds if one.errors]
    found = (
        failed[0] if failed else sorted(rounds, key=lambda one: one.whole_s[-1])[len(rounds) // 2]
    )
    found.cold_s = cold_s
    return found


async def all_clicks(browser: Chromium, chosen: list[Server], wanted: Plan) -> list[FirstClick]:
    """The first click at every server, alone and in the middle of the fullest room."""
    found = []
    for server in (one for one in chosen if one.key not in NOT_IN_CHROMIUM):
        for among in sorted({1, wanted.visitors[-1]}):
            click = FirstClick(server.key, among)
            found.append(click)
            for _ in range(ROUNDS_ALONE if among == 1 else 1):
                await one_click(browser, server, click, wanted.patience_s)
            print(
                f"{server.name}, click among {among}: {click.seconds} s {click.errors}", flush=True
            )
    return found


async def one_click(
    browser: Chromium, server: Server, click: FirstClick, patience_s: float
) -> None:
    """One try in front of a fresh server; what it found is added to `click`."""
    try:
        with running(server) as started:
            await warm_up(started, patience_s)
            seconds, crowd = await first_click(browser, started, click.among, patience_s)
            click.seconds.append(seconds)
            click.errors += crowd.errors
            await leave_all(started, crowd)
    except Exception as fault:
        click.errors.append(f"{type(fault).__name__}: {str(fault).splitlines()[0]}")


def say(found: Arrival) -> None:
    last = f"{found.last:.2f} s" if found.last is not None else "–"
    print(
        f"{found.server}, {found.visitors} at once: last {last}, {found.own:.0f} MiB and "
        f"{found.cpu_each:.2f} s of CPU a visitor, {len(found.errors)} errors",
        flush=True,
    )


def write(room: Room, wanted: Plan) -> None:
    """The page, the plots and the raw numbers."""
    wanted.out.mkdir(parents=True, exist_ok=True)
    texts = {"room.md": report.markdown(room, wanted.pool)}
    texts["room.json"] = json.dumps(room.as_json(), ensure_ascii=False, indent=1) + "\n"
    if room.most > 1:
        texts |= {"room.svg": draw(room, "es"), "room-en.svg": draw(room, "en")}
    for name, text in texts.items():
        (wanted.out / name).write_text(text, encoding="utf-8", newline="\n")
    print(texts["room.md"])
    print(f"Written to {wanted.out}")


def main() -> int:
    wanted = plan()
    if "panel" in wanted.only and importlib.util.find_spec("panel") is None:
        print(NO_PANEL, file=sys.stderr)
        return 1
    # whoever ends this program ends the servers that it has started
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="room-") as folder:
        lesson_file = Path(folder) / "lesson.json"
        maker = Path(__file__).parent / "room" / "lesson_tree.py"
        subprocess.run(
            [sys.executable, str(maker), str(LESSON), str(lesson_file)],
            env={**os.environ, "ALERTA_HOME": str(HOME), "ALERTA_DATA": folder, "PYTHONUTF8": "1"},
            check=True,
        )
        room = asyncio.run(measure(wanted, lesson_file))
    write(room, wanted)
    for error in sorted(set(room.errors)):
        print(f"error: {error}", file=sys.stderr)
    return 1 if room.errors else 0


if __name__ == "__main__":
    sys.exit(main())
