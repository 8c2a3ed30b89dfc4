"""The kit's looks inside a plain notebook, where no page of the kit brings them."""

import re
from pathlib import Path

from alerta.widgets.style_sheets import PAGES_ONLY, sheets


def notebook_style(static: Path) -> str:
    """The kit's style sheets as one `<style>`, kept to the pieces of the kit (class `ka`).

    `body.ka` becomes any `.ka` of the same weight, and rules for the whole document are left
    out, so that nothing of the notebook itself changes. Fonts fall back to those of the system.
    """
    wanted = (path for path in sheets(static) if path.name != PAGES_ONLY)
    css = "".join(path.read_text(encoding="utf-8") for path in wanted)
    css = re.sub(r"@font-face \{.*?\}\n", "", css, flags=re.DOTALL)
    css = css.replace("*, *::before, *::after {", ".ka, .ka *, .ka *::before, .ka *::after {")
    css = re.sub(r"^html \{.*\}$", "", css, flags=re.MULTILINE)
    css = re.sub(r"^body\.ka \.ka-verdict\.ka-verdict--wide \{.*\}$", "", css, flags=re.MULTILINE)
    css = css.replace("body.ka { margin: 0;", "body.ka {")
    css = re.sub(r"(?<![\w-])body\.ka(?![\w-])", ".ka:not(i)", css)
    return f"<style>{css}{_INSIDE}</style>"


# the verdict does not run to the edges there; of the signals only a fault is shown
_INSIDE = (
    ".ka .ka-verdict { padding: 2rem; }"
    ".ka-signals > :is(.ka-pass, .ka-known, .ka-saved) { display: none; }"
    ".ka-signals .ka-fault { font-weight: 700; }"
)
