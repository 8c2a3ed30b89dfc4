"""Pieces that both drawings share: the figure around them, and words cut to lines."""

from alerta.widgets.controls import escape


def figure(title: str, below: str, drawing: str, alt: str, size: tuple[int, int]) -> str:
    """A figure whose title says what it shows. `drawing` is SVG inside, `alt` its description."""
    width, height = size
    return (
        f'<figure class="ka-figure"><figcaption><b>{escape(title)}</b>'
        f"{f'<span>{escape(below)}</span>' if below else ''}</figcaption>"
        f'<svg class="ka-drawing" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(alt)}" focusable="false">{drawing}</svg></figure>'
    )


def cut(words: str, width: int) -> list[str]:
    """Words in lines of at most `width` letters, cut between words."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def lettering(x: float, y: float, lines: list[str], name: str, anchor: str = "middle") -> str:
    """Lines of text one below the other; `y` is the foot of the first."""
    spans = "".join(
        f'<tspan x="{x:.0f}" dy="{0 if n == 0 else 16}">{escape(line)}</tspan>'
        for n, line in enumerate(lines)
    )
    return f'<text class="{name}" x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{spans}</text>'
