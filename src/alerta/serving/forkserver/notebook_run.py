"""Running a notebook while there is no kernel: what it shows is recorded, what it makes is kept.

Widgets are made and registered; their messages go nowhere, because nobody is there to read them.
"""

import contextlib
import io
import sys
import traceback
from typing import Any

from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from alerta.serving.forkserver import widget_states

Namespace = dict[str, Any]
Output = dict[str, Any]
KERNELS_OWN = ("_ih", "_oh", "_dh", "In", "Out", "get_ipython", "exit", "quit", "open")


def run(cells: list[str]) -> tuple[list[list[Output]], Namespace]:
    """Run the cells in order; return the outputs of each (nbformat 4) and the namespace.

    A cell that fails yields an output of type `error` with its traceback; the next ones still
    run, as they would on a page. An empty cell shows nothing.
    """
    quiet = Config()
    quiet.HistoryManager.enabled = False  # it would keep a thread, and a file in common
    namespace: Namespace = {"__name__": "__main__"}
    widget_states.watch()
    shell = InteractiveShell.instance(user_ns=namespace, config=quiet)
    shown = [_run_cell(shell, source) if source.strip() else [] for source in cells]
    widget_states.record()
    InteractiveShell.clear_instance()
    for name in KERNELS_OWN:
        namespace.pop(name, None)
    return shown, namespace


def _run_cell(shell: InteractiveShell, source: str) -> list[Output]:
    caught = CapturingDisplayPublisher()
    printed = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    before = shell.display_pub, shell.display_trap.hook
    shell.display_pub = caught
    shell.display_trap.hook = lambda value: _show_value(shell, caught, value)
    try:
        with (
            contextlib.redirect_stdout(printed["stdout"]),
            contextlib.redirect_stderr(printed["stderr"]),
        ):
            result = shell.run_cell(source, store_history=False)
    finally:
        shell.display_pub, shell.display_trap.hook = before
    error = result.error_before_exec or result.error_in_exec
    if error is None:
        told = [_stream(name, text.getvalue()) for name, text in printed.items() if text.getvalue()]
    else:
        told = [_error(error)]
        sys.last_exc = None  # type: ignore[attr-defined]  # it would hold the frames of the cell
    return [*map(_display, caught.outputs), *told]


def _show_value(shell: InteractiveShell, caught: CapturingDisplayPublisher, value: Any) -> None:
    if value is not None:
        data, metadata = shell.display_formatter.format(value)
        if data:  # a value that displays itself has done so
            caught.publish(data=data, metadata=metadata)


def _display(output: dict[str, Any]) -> Output:
    return {
        "output_type": "display_data",
        "data": output["data"],
        "metadata": output["metadata"] or {},
    }


def _stream(name: str, text: str) -> Output:
    return {"output_type": "stream", "name": name, "text": text}


def _error(error: BaseException) -> Output:
    return {
        "output_type": "error",
        "ename": type(error).__name__,
        "evalue": str(error),
        "traceback": "".join(traceback.format_exception(error)).splitlines(),
    }
