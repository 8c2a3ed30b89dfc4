"""Pages whose notebook has been run already: what it showed, and a zygote that is as it left off.

A page is recorded when it is first asked for, again when a watched file changes or the day does,
and again when its zygote has died. Everybody who asks meanwhile waits for the same recording.
"""

import asyncio
import os
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import nbformat

from alerta.serving.forkserver.nursery import Nursery, Zygote

LOOK_AGAIN_S = 0.5  # a room opens a page in one second: its files are looked at once or twice
Stamp = tuple[Any, ...]


@dataclass
class Recording:
    """A notebook (nbformat 4), what each of its cells showed (by index), and its zygote.

    `rendered` is for whoever makes pages of it: it lives as long as the recording is good.
    """

    notebook: Any
    shown: dict[int, list[dict[str, Any]]]
    zygote: Zygote
    stamp: Stamp
    rendered: dict[str, bytes] = field(default_factory=dict)


class RecordedPages:
    """The recordings of a site, the `most` last used. `watched`: folders that pages depend on."""

    def __init__(
        self,
        nursery: Nursery,
        watched: Sequence[Path],
        environment: Mapping[str, str],
        most: int = 12,
    ) -> None:
        self.nursery = nursery
        self.watched = tuple(watched)
        self.environment = dict(environment)
        self.most = most
        self._kept: OrderedDict[Path, Recording] = OrderedDict()
        self._turns: dict[Path, asyncio.Lock] = {}
        self._seen: tuple[float, Stamp] = (-1.0, ())

    async def get(self, path: Path) -> Recording:
        """The page of the notebook at `path`, as its files are now.

        Raises `nursery.Unavailable` when nothing can be forked. FileNotFoundError without file.
        """
        async with self._turns.setdefault(path, asyncio.Lock()):
            stamp = self._stamp(path)
            known = self._kept.get(path)
            if known is None or known.stamp != stamp or not known.zygote.alive:
                recording = await self._record(path, stamp)
                if known is not None:
                    known.zygote.end()
                self._kept[path] = recording
            self._kept.move_to_end(path)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)[1].zygote.end()
            return self._kept[path]

    def __len__(self) -> int:
        """How many are recorded now."""
        return len(self._kept)

    def close(self) -> None:
        """End all their zygotes."""
        for recording in self._kept.values():
            recording.zygote.end()
        self._kept.clear()

    async def _record(self, path: Path, stamp: Stamp) -> Recording:
        notebook = nbformat.read(path, as_version=4)
        code = [n for n, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
        cells = [notebook.cells[n].source for n in code]
        zygote = await self.nursery.page(cells, path.parent, self.environment)
        shown = dict(zip(code, await zygote.shown(), strict=True))
        return Recording(notebook, shown, zygote, stamp)

    def _stamp(self, path: Path) -> Stamp:
        now = time.monotonic()
        if now - self._seen[0] > LOOK_AGAIN_S:
            files = (one for folder in self.watched for one in _files(folder))
            self._seen = (now, tuple(sorted(files)))
        # pages may show the day, so a recording is good for one
        return (date.today(), hash(self._seen[1]), _look(path.stat()))


def _files(folder: Path | str) -> Iterator[Stamp]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            yield (entry.path, *_look(entry.stat()))


def _look(status: os.stat_result) -> tuple[int, int]:
    return status.st_mtime_ns, status.st_size
