"""What a lesson shows, as a tree of plain words: the Panel page is built from it, model by model.

    python benchmarks/room/lesson_tree.py <notebook> <file>

Runs the notebook once, as an ordinary one, and writes the tree as JSON.
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

SERVED = "ALERTA_KERNEL"  # a lesson shows what it shows inside the kit's page
VIEW = "application/vnd.jupyter.widget-view+json"


def tree(notebook: Path) -> dict[str, Any]:
    """The cells of a notebook: markdown, or the widgets it shows; and how many of each kind."""
    os.environ.setdefault(SERVED, "lesson")
    import nbformat
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    from ipywidgets.widgets import widget

    os.chdir(notebook.parent)
    shell = InteractiveShell.instance()
    cells: list[dict[str, Any]] = []
    for cell in nbformat.read(notebook, 4).cells:
        if cell.cell_type == "markdown":
            cells.append({"markdown": cell.source})
            continue
        with capture_output() as shown:
            done = shell.run_cell(cell.source, store_history=False)
        done.raise_error()
        ids = [out.data[VIEW]["model_id"] for out in shown.outputs if VIEW in out.data]
        parts = [widget._instances[one] for one in ids]
        if isinstance(done.result, widget.Widget):  # the last line of a cell is shown too
            parts.append(done.result)
        cells.append({"shows": [node(one) for one in parts]})
    models = Counter(type(one).__name__ for one in widget._instances.values())
    return {"cells": cells, "models": dict(models.most_common())}


def node(one: Any) -> dict[str, Any]:
    """A widget and what is inside it."""
    kind = type(one).__name__
    found: dict[str, Any] = {"kind": kind, "hidden": "ka-gone" in one._dom_classes}
    if hasattr(one, "children"):
        found["children"] = [node(child) for child in one.children]
    elif kind == "HTML":
        found["text"] = one.value
    elif hasattr(one, "_options_labels"):
        found |= {"name": one.description, "options": list(one._options_labels)}
        found["inline"] = getattr(one, "orientation", "vertical") == "horizontal"
    else:
        found["name"] = one.description
    return found


def main() -> None:
    notebook, target = (Path(word).resolve() for word in sys.argv[1:3])
    target.write_text(json.dumps(tree(notebook), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
