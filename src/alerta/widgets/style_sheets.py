"""The style sheets of the kit and their order; a widget brings its own under serving/static/."""

from pathlib import Path

FIRST = ("tokens.css", "kit.css", "pages.css", "widgets.css")
PAGES_ONLY = "pages.css"


def sheets(static: Path) -> list[Path]:
    """Every style sheet under `static`, in the order in which one may build on another."""
    rest = sorted(path.name for path in static.glob("*.css") if path.name not in FIRST)
    return [static / name for name in (*FIRST, *rest)]
