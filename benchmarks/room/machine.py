"""The machine and the programs of a run, without any name by which one could be told apart."""

import importlib.metadata
import platform

import psutil

PROGRAMS = ("voila", "jupyter_server", "ipykernel", "ipywidgets", "tornado", "panel", "bokeh")


def machine(chromium: str | None) -> dict[str, str]:
    """What a reader needs to judge the numbers; `chromium` is its version, None without one."""
    found = {
        "system": f"{platform.system()} {platform.machine()}",
        "processors": str(psutil.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "Python": platform.python_version(),
    }
    for name in PROGRAMS:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found | ({"Chromium": chromium} if chromium else {})
