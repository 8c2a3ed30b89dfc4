"""Kernels forked from a process in which everything is imported and, for a page, already run.

Nothing here knows what the notebooks are about: `provisioner` and `recorded_pages` serve any
Voila site (docs/forked-kernels.md). Linux and macOS; elsewhere ordinary kernels are started.
"""

import os
import socket
import sys


def supported() -> bool:
    """Whether kernels can be forked on this computer."""
    return (
        sys.platform != "win32"
        and hasattr(os, "fork")
        and hasattr(socket, "AF_UNIX")
        and hasattr(socket, "send_fds")
    )
