"""The command `alerta`: one module a command, each with `add(commands)` and `run(arguments)`."""

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS = (
    "serve",
    "doctor",
    "assess",
    "check",
    "codebook",
    "exercises",
    "new",
    "registry",
    "certificate",
    "progress",
    "manual",
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 faults found, 2 wrong input."""
    for stream in (sys.stdout, sys.stderr):  # a Windows console may not be UTF-8
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(prog="alerta", description="Kit Alerta")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in COMMANDS:
        importlib.import_module(f"alerta.cli.{name}").add(commands)
    arguments = parser.parse_args(words)
    return arguments.run(arguments)
