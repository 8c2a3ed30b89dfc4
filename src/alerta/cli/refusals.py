"""What the registry refuses is told in the person's language, and ends a command with 2."""

import argparse
import sys
from collections.abc import Callable

from alerta.registry.faults import RegistryFault

Command = Callable[[argparse.Namespace], int]


def guarded(command: Command) -> Command:
    """The command, which answers 2 and prints the plain sentence when the registry refuses."""

    def run(arguments: argparse.Namespace) -> int:
        try:
            return command(arguments)
        except RegistryFault as fault:
            print(fault.text(arguments.lang), file=sys.stderr)
            return 2

    return run
