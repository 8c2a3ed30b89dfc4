"""Running a notebook for a visitor: its kernel, its cells, its markdown. Nothing personal here.

A page is the same for everybody who opens it in a language; who it is arrives later.
"""

import re
from collections.abc import AsyncIterator
from typing import Any

import nbformat
from jupyter_core.utils import ensure_async
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.v4.rwbase import rejoin_lines
from voila.execute import VoilaExecutor

from alerta.serving.kernels import VisitorKernel

_LESSON_LINK = re.compile(r'href="(?:\./|\.\./(?:es|en)/)?(\d\d)_\w+\.ipynb(#[^"]*)?"')
_INDEX_LINK = re.compile(r'href="(?:\./|\.\./(?:es|en)/)?index\.ipynb"')
_APP_LINK = re.compile(r'href="(?:\.\./)*notebooks/(\w+)\.ipynb"')
Output = dict[str, Any]


def html(markdown: str, lang: str) -> str:
    """Markdown of a lesson as HTML; links between notebooks become links between pages."""
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    text = MarkdownWithMath(renderer=renderer).render(markdown)
    text = _LESSON_LINK.sub(rf'href="/manual/{lang}/\1\2"', text)
    text = _INDEX_LINK.sub(f'href="/manual/{lang}/index"', text)
    return _APP_LINK.sub(r'href="/app/\1"', text)


async def run(
    kernel: VisitorKernel, notebook: dict[str, Any], log: Any
) -> AsyncIterator[tuple[int, list[Output]]]:
    """Run the code cells in order; yield (index, what is to be shown). A fault ends no page.

    Of a failing cell only `{"output_type": "error"}` is yielded; details go to the log.
    """
    node = rejoin_lines(nbformat.from_dict(notebook))
    executor = VoilaExecutor(node, km=kernel, allow_errors=True)
    executor.kc = await executor.async_start_new_kernel_client()
    try:
        for index, cell in enumerate(node.cells):
            if cell.cell_type == "code" and cell.source.strip():
                done = await executor.async_execute_cell(cell, index, store_history=False)
                yield index, shown(done.outputs, log)
    finally:
        await ensure_async(executor.kc.stop_channels())


def shown(outputs: list[Output], log: Any) -> list[Output]:
    """What of a cell's outputs a page may show: never code, a traceback or a library's warning."""
    kept = []
    for output in outputs:
        if output["output_type"] == "error":
            log.error("Fault in a cell:\n%s", "\n".join(output["traceback"]))
            kept.append({"output_type": "error"})
        elif output["output_type"] == "stream":
            log.warning("A cell wrote: %s", output["text"])
        else:
            kept.append({**output, "trusted": True})
    return kept
