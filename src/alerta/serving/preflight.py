"""What must be true on a computer before a room of people depends on it.

Each check looks at the real thing (opens the registry, starts nothing) and says in one line what
was found and, when it is not good, what to do. Required checks stop a workshop; the others warn.
"""

import importlib.metadata
import os
import shutil
import socket
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alerta.config import Settings
from alerta.i18n import Translate
from alerta.learning.bank import exercise_files
from alerta.serving.turns import places_for

ROOM_DISK_MB = 500  # a workshop of 55 people writes far less; the rest is for the browser
ROOM = 30  # people who can be expected to open a page at the same time


@dataclass(frozen=True)
class Result:
    """One check: its name, what was found, whether that is good, and the remedy if not."""

    name: str
    found: str
    good: bool
    remedy: str = ""
    required: bool = True


def examine(settings: Settings, port: int, t: Translate) -> list[Result]:
    """Run every check, in the order a person would mend them. The registry is opened, not made."""
    checks: list[Callable[[Settings, int, Translate], Result]] = [
        _python,
        _packages,
        _content,
        _method,
        _pages,
        _folder,
        _registry,
        _disk,
        _memory,
        _port,
        _clock,
        _address,
    ]
    return [_guarded(check, settings, port, t) for check in checks]


def _guarded(
    check: Callable[[Settings, int, Translate], Result], settings: Settings, port: int, t: Translate
) -> Result:
    try:
        return check(settings, port, t)
    except Exception as error:  # a broken part must not hide the other checks
        return Result(
            check.__name__.strip("_"),
            str(error).splitlines()[0],
            False,
            t(
                "Copy the kit to this computer again; your data in «{folder}» stay.",
                folder=settings.data.name,
            ),
        )


def _python(settings: Settings, port: int, t: Translate) -> Result:
    version = sys.version.split()[0]
    good = (3, 11) <= sys.version_info[:2] <= (3, 14)
    return Result("Python", version, good, t("Install Python 3.11, 3.12, 3.13 or 3.14."))


def _packages(settings: Settings, port: int, t: Translate) -> Result:
    lock = tomllib.loads((settings.home / "uv.lock").read_text(encoding="utf-8"))
    installed = {
        distribution.name.lower().replace("_", "-"): distribution.version
        for distribution in importlib.metadata.distributions()
    }
    versions: dict[str, set[str]] = {}
    for package in lock["package"]:
        versions.setdefault(package["name"], set()).add(package.get("version", ""))
    other = [
        name
        for name, wanted in versions.items()
        if name in installed and installed[name] not in wanted and name != "kit-alerta"
    ]
    found = t("{n} as locked", n=len(versions) - len(other))
    if other:
        found = t("different version: {names}", names=", ".join(sorted(other)[:5]))
    return Result(
        t("Packages"),
        found,
        not other,
        t("Delete the folder «.venv» and start the kit again."),
        required=False,
    )


def _content(settings: Settings, port: int, t: Translate) -> Result:
    lessons = len(list((settings.home / "manual" / "es").glob("[0-9]*.ipynb")))
    exercises = len(exercise_files(settings.home))
    return Result(
        t("Content"),
        t("{lessons} chapters, {exercises} exercises", lessons=lessons, exercises=exercises),
        lessons > 0 and exercises > 0,
        t("Copy the folders «manual» and «exercises» again."),
    )


def _method(settings: Settings, port: int, t: Translate) -> Result:
    from alerta.criteria import load_rules
    from alerta.resources import codebook_version

    load_rules(settings.home)
    return Result(
        t("Method"), t("codebook {version}", version=codebook_version(settings.home)), True
    )


def _pages(settings: Settings, port: int, t: Translate) -> Result:
    static = Path(__file__).parent / "static"
    missing = [
        name for name in ("tokens.css", "kit.css", "page.js") if not (static / name).is_file()
    ]
    return Result(
        t("Pages"),
        t("complete") if not missing else t("missing: {names}", names=", ".join(missing)),
        not missing,
        t("Copy the kit to this computer again."),
    )


def _folder(settings: Settings, port: int, t: Translate) -> Result:
    settings.data.mkdir(parents=True, exist_ok=True)
    good = os.access(settings.data, os.W_OK)
    return Result(
        t("Folder for data"),
        str(settings.data),
        good,
        t("Give your user permission to write in this folder."),
    )


def _registry(settings: Settings, port: int, t: Translate) -> Result:
    from alerta.criteria.codebook import registration_form
    from alerta.registry import Registry

    with Registry.open(settings.database_url, registration_form(settings.home)):
        kind = settings.database_url.partition(":")[0].partition("+")[0]
    return Result(t("Registry"), t("opens ({kind})", kind=kind), True)


def _disk(settings: Settings, port: int, t: Translate) -> Result:
    free = shutil.disk_usage(settings.data).free // 2**20
    return Result(
        t("Disk"),
        t("{n} MB free", n=f"{free:,}".replace(",", " ")),
        free >= ROOM_DISK_MB,
        t("Free at least {n} MB.", n=ROOM_DISK_MB),
    )


def _memory(settings: Settings, port: int, t: Translate) -> Result:
    import psutil

    free = psutil.virtual_memory().available / 2**20
    places = places_for(free)
    return Result(
        t("Memory"),
        t("{n} MB free: room for {people} people at the same time",
          n=f"{free:,.0f}".replace(",", " "), people=places),
        places >= ROOM,
        t("Close other programs; whoever does not fit waits for a place."),
        required=False,
    )  # fmt: skip


def _port(settings: Settings, port: int, t: Translate) -> Result:
    with socket.socket() as probe:
        taken = probe.connect_ex(("127.0.0.1", port)) == 0
    return Result(
        t("Port"),
        t("{port} is in use", port=port) if taken else t("{port} is free", port=port),
        not taken,
        t("The kit may be running already; otherwise start it with --port {port}.", port=port + 1),
    )


def _clock(settings: Settings, port: int, t: Translate) -> Result:
    from alerta.resources import codebook_version

    year = int(codebook_version(settings.home).split(".")[0])
    today = date.today()
    return Result(
        t("Clock"),
        today.strftime("%d/%m/%Y"),
        year <= today.year <= year + 20,
        t("Set the date of this computer: every answer is stored with it."),
    )


def _address(settings: Settings, port: int, t: Translate) -> Result:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))  # nothing is sent: the system names our address
            own = probe.getsockname()[0]
        except OSError:
            own = "127.0.0.1"
    return Result(
        t("Address in the room"),
        f"http://{own}:{port}",
        own != "127.0.0.1",
        t("Turn on the hotspot if phones are to connect; alone on this laptop it is not needed."),
        required=False,
    )
