"""Commands that write or read a workbook: what they say when it cannot be used."""

import argparse
import functools
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from alerta.i18n import translator
from alerta.resources import ContentError

Command = Callable[[argparse.Namespace], int]


class Fault(Protocol):
    """Something to mend in a workbook."""

    def line(self, lang: str) -> str:
        """Where, what, and what to do."""
        ...


def on_a_workbook(command: Command) -> Command:
    """The same command; content or a file that cannot be used is told on stderr, with 1."""

    @functools.wraps(command)
    def run(arguments: argparse.Namespace) -> int:
        t = translator(arguments.lang)
        try:
            return command(arguments)
        except ContentError as error:
            told = str(error)
        except OSError as error:
            told = t(
                "{file} cannot be written: close it in the spreadsheet program and try again.",
                file=error.filename or arguments.file,
            )
        print(told, file=sys.stderr)
        return 1

    return run


def is_refused(faults: Sequence[Fault], lang: str) -> bool:
    """Whether a workbook has faults; prints each, and that nothing was changed."""
    for one in faults:
        print(one.line(lang))
    if faults:
        print(translator(lang)("Faults: {n}. Nothing was changed.", n=len(faults)))
    return bool(faults)
