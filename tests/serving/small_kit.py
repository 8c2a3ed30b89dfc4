"""A kit with one small lesson, and a real server for it, started as people start it."""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil
import requests

HOME = Path(__file__).parents[2]
SUPPORT = Path(__file__).parent / "fixtures"
CHANNELS = 5  # of a kernel
LESSON = "02_difference_controversy_conflict"
CHAPTERS = """
- {id: 01_why_we_warn, number: 1, available: false, minutes: 25,
   title: {es: "Quién avisa y quién responde", en: "Who warns and who answers"},
   question: {es: "¿Para qué avisamos?", en: "Why do we warn?"}}
- {id: 02_difference_controversy_conflict, number: 2, available: true, minutes: 25,
   title: {es: "Diferencia, controversia o conflicto", en: "Difference, controversy or conflict"},
   question: {es: "¿Qué tengo delante?", en: "What is this in front of me?"},
   lead: {es: "Tres palabras que parecen iguales.", en: "Three words that sound alike."},
   objective: {es: "Distinguir tres cosas.", en: "Tell three things apart."},
   before: {es: "Nada", en: "Nothing"},
   product: {es: "Cuatro textos clasificados", en: "Four texts classified"}}
"""
TEXTS = {
    "es": (
        "# Título del cuaderno\n\nUn texto corto y una pregunta.",
        "## Una diferencia\n\nDos partes quieren cosas distintas. Lea la *fuente* y responda.",
        "## La regla\n\nVea [el capítulo 4](04_five_criteria.ipynb#c4).\n\n| Peldaño | Qué es |\n"
        "|---|---|\n| 1 | Habló |\n\n- Un punto\n- Otro punto",
        "## Para cerrar\n\nEsto fue todo.",
    ),
    "en": (
        "# Notebook title\n\nA short text and a question.",
        "## A difference\n\nTwo parties want different things. Read the *source* and answer.",
        "## The rule\n\nSee [chapter 4](04_five_criteria.ipynb#c4).",
        "## To close\n\nThat was all.",
    ),
}


def small_home(folder: Path) -> Path:
    """A content folder: the real codebook and exercises, and one small lesson of three screens."""
    for name in ("datasets", "exercises"):
        if (HOME / name).is_dir():
            shutil.copytree(HOME / name, folder / name)
    for lang in TEXTS:
        (folder / "manual" / lang).mkdir(parents=True)
        nbformat.write(small_lesson(lang), folder / "manual" / lang / f"{LESSON}.ipynb")
    (folder / "manual" / "chapters.yaml").write_text(CHAPTERS, encoding="utf-8")
    return folder


def small_lesson(lang: str):
    """A question, a part that breaks, and buttons that make trouble."""
    text, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    intro, first, second, third = TEXTS[lang]
    begin = f'from small_page import open_page, question, trouble\nopen_page("{lang}")'
    return nbformat.v4.new_notebook(
        cells=[
            text(intro, id="intro"),
            code(begin, id="open"),
            text(first, id="first"),
            code("question()", id="question"),
            text(second, id="rule"),
            code('raise ValueError("nobody should read this")', id="breaks"),
            text(third, id="third"),
            code('print("nobody should read this")\ntrouble()', id="trouble"),
        ]
    )


@dataclass
class RunningKit:
    """A server in a process of its own."""

    home: Path
    data: Path
    port: int = 0
    arguments: list[str] = field(default_factory=list)
    command: tuple[str, ...] = (sys.executable, "-m", "alerta", "serve")
    process: subprocess.Popen | None = None
    said: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "RunningKit":
        """Start it, on the port it had before if there was one, and wait for its one line."""
        environment = {
            **os.environ,
            "ALERTA_HOME": str(self.home),
            "ALERTA_DATA": str(self.data),
            "PYTHONPATH": str(SUPPORT),
            "PYTHONUTF8": "1",
        }
        environment.pop("ALERTA_DB", None)
        words = [*self.command, "--no-browser", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*words, *self.arguments], env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self.said = self.process.stdout.readline()
        found = re.search(r"http://[\w.]+:(\d+)", self.said)
        assert found, f"the server did not start: {self.said}"
        self.port = int(found[1])
        return self

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> None:
        """As Ctrl+C would."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)

    def __enter__(self) -> "RunningKit":
        return self.start()

    def __exit__(self, *_) -> None:
        self.stop()

    def log(self) -> str:
        """What the server wrote for those who look for details."""
        path = self.data / "server.log"
        return path.read_text("utf-8") if path.exists() else ""

    def visitor(self, alias: str = "", pin: str = "2580") -> "Visitor":
        """Somebody with a browser of their own; signed up when an alias is given."""
        visitor = Visitor(self)
        if alias:
            answer = visitor.post("/entrar?nuevo=1", alias=alias, pin=pin)
            assert answer.status_code == 303, answer.text
        return visitor


class Visitor:
    """A browser without scripts: cookies, forms, no redirects followed."""

    def __init__(self, kit: RunningKit) -> None:
        self.kit = kit
        self.session = requests.Session()

    def get(self, path: str, **more):
        return self.session.get(self.kit.address + path, allow_redirects=False, timeout=60, **more)

    def post(self, path: str, **form):
        """Send a form as the page would: with the token of the page."""
        if "_xsrf" not in self.session.cookies:
            self.get("/entrar")
        form.setdefault("_xsrf", self.session.cookies["_xsrf"])
        return self.session.post(
            self.kit.address + path, data=form, allow_redirects=False, timeout=60
        )

    def delete(self, path: str):
        headers = {"X-XSRFToken": self.session.cookies.get("_xsrf", "")}
        return self.session.delete(self.kit.address + path, headers=headers, timeout=60)

    def open_lesson(self, lang: str = "es") -> str:
        """Open the small lesson and return the id of its kernel."""
        page = self.get(f"/manual/{lang}/02").text
        return re.search(r'"kernelId": "([\w-]+)"', page)[1]

    @property
    def cookie(self) -> str:
        return "; ".join(f"{one.name}={one.value}" for one in self.session.cookies)


def process_of(kernel_id: str) -> psutil.Process:
    """The process that serves the channels of a kernel, forked or not."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for one in psutil.process_iter():
            if len(channels_of(one, kernel_id)) == CHANNELS:
                return one
        time.sleep(0.1)
    raise AssertionError(f"nobody serves the kernel {kernel_id}")


def channels_of(process: psutil.Process, kernel_id: str) -> list[str]:
    """The sockets (files) of this kernel that a process has bound."""
    try:
        files = {str(one.laddr) for one in process.net_connections("unix")}
    except psutil.Error:
        return []
    return sorted(one for one in files if f"{kernel_id}-ipc-" in one)
