"""What the README and the other pages promise is there, and runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
README = (HOME / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`(?:python3 start\.py )([a-z][^`]*)`", README)))


def run(*words, **more):
    return subprocess.run(
        [sys.executable, "-m", "alerta", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=more.pop("cwd", HOME),
        **more,
    )


def test_the_readme_names_the_two_commands_each_on_a_line_of_its_own():
    assert "\npython3 start.py\n" in README
    assert "\npython3 start.py test\n" in README


@pytest.mark.parametrize("path", re.findall(r"\| `([a-z][\w./-]*)`(?:, `[\w./-]+`)* \|", README))
def test_every_room_that_the_readme_names_exists(path):
    assert (HOME / path).exists()


@pytest.mark.parametrize("path", re.findall(r"\]\(((?:docs|exercises)/[^)]+\.md)\)", README))
def test_every_page_that_the_readme_names_exists(path):
    assert (HOME / path).is_file()


@pytest.mark.parametrize("path", re.findall(r"\]\((docs/[^)]+\.(?:png|svg))\)", README))
def test_every_picture_is_there_and_has_a_description(path):
    assert (HOME / path).stat().st_size > 10_000
    assert re.search(rf"!\[[^\]]{{8,}}\]\({re.escape(path)}\)", README)


def test_every_command_of_the_readme_is_known_to_the_kit():
    known = {"test", "lab", "bundle", "doctor", "assess", "check", "codebook"}
    known |= {"certificate", "manual", "progress", "--places"}
    known |= {"validate", "import", "export", "forget", "--self-paced"}
    assert {command.split()[0] for command in COMMANDS} <= known


def test_doctor_says_in_spanish_whether_this_computer_is_ready():
    done = run("doctor", "--port", "18866")
    lines = [line for line in done.stdout.splitlines() if line.startswith(("✔", "✘", "! "))]
    assert 1 <= len(lines) <= 12
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Todo está listo" in done.stdout


def test_doctor_names_the_remedy_when_a_required_check_fails(tmp_path):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("doctor", "--port", str(port))
    assert done.returncode == 1
    assert f"✘ Puerto: {port}" in done.stdout
    assert f"--port {port + 1}" in done.stdout


def test_check_finds_no_fault_in_the_content():
    done = run("check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_codebook_goes_to_a_spreadsheet_and_comes_back(tmp_path):
    book = tmp_path / "book.xlsx"
    assert run("codebook", "export", str(book)).returncode == 0
    before = {p: p.read_bytes() for p in (HOME / "datasets").rglob("*.csv")}
    done = run("codebook", "import", str(book))
    assert done.returncode == 0, done.stdout + done.stderr
    assert {p: p.read_bytes() for p in (HOME / "datasets").rglob("*.csv")} == before


def test_no_page_names_a_path_of_a_machine():
    for page in HOME.glob("*.md"):
        assert not re.search(r"(?:/(?:home|root)/|C:\\\\Users)", page.read_text(encoding="utf-8"))
