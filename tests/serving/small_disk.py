"""A disk that can be filled: a file system of a few megabytes, else a limit on what files hold."""

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
from small_kit import RunningKit
from trainees import processes

MEGABYTES = 3


class SmallDisk:
    """A file system of its own in `folder`. OSError when this user may not mount one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"
        if not shutil.which("mount"):
            raise OSError("this system has no mount")
        options = ["-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
        done = subprocess.run(["mount", *options], capture_output=True, text=True)
        if done.returncode:
            raise OSError(done.stderr.strip())

    def fill(self, kit: RunningKit) -> None:
        """Leave no byte free."""
        with contextlib.suppress(OSError), self._filler.open("ab", buffering=0) as filler:
            while True:
                filler.write(b"\0" * 4096)

    def free(self, kit: RunningKit) -> None:
        """Delete what filled it."""
        self._filler.unlink()

    def close(self) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=True)


class SmallFiles:
    """No file of the registry may grow. OSError where there is no such limit."""

    def __init__(self, folder: Path) -> None:
        if not sys.platform.startswith("linux"):
            raise OSError("only Linux limits the files of another process")
        self.folder = folder

    def fill(self, kit: RunningKit) -> None:
        """Let every process of the kit write no byte beyond what there is."""
        self._limit(kit, 4096)

    def free(self, kit: RunningKit) -> None:
        """Lift the limit."""
        self._limit(kit, psutil.RLIM_INFINITY)

    def _limit(self, kit: RunningKit, most: int) -> None:
        for one in processes(kit):
            _, hard = one.rlimit(psutil.RLIMIT_FSIZE)
            one.rlimit(psutil.RLIMIT_FSIZE, (most, hard))

    def close(self) -> None:
        """Nothing to put back: the limit ends with the processes."""
