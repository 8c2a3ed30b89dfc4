"""The chain of copies, drawn by hand: one line a mention, each below and beside what it copies."""

from collections.abc import Mapping, Sequence

from alerta.widgets.controls import escape

STEP, LINE = 30, 46  # px of the drawing: to the right for a copy, down for the next mention
OWN = "own"
CIRCLE = "ka-copies__own"


def ordered(parents: Mapping[str, str]) -> list[tuple[str, int]]:
    """(mention, how many hands lie before it), each origin followed by its copies.

    `parents` names what each mention copies, or `own`. Those of a ring (a copies b, b copies a)
    have no origin and are left out.
    """
    made: list[tuple[str, int]] = []

    def follow(mention: str, depth: int) -> None:
        made.append((mention, depth))
        for copy, of in parents.items():
            if of == mention:
                follow(copy, depth + 1)

    for mention, of in parents.items():
        if of == OWN:
            follow(mention, 0)
    return made


def roots(parents: Mapping[str, str], mentions: Sequence[str]) -> set[str]:
    """The origins of these mentions; one whose chain has no beginning has none."""
    found = set()
    for mention in mentions:
        seen = set()
        while mention in parents and mention not in seen:
            seen.add(mention)
            if parents[mention] == OWN:
                found.add(mention)
                break
            mention = parents[mention]
    return found


def chain_svg(parents: Mapping[str, str], names: Mapping[str, str], label: str) -> str:
    """The drawing, legible from 320 px; `label` says the same in words."""
    rows = ordered(parents)
    height = LINE * len(rows) + 4
    at = {mention: (10 + STEP * depth, LINE * n + 22) for n, (mention, depth) in enumerate(rows)}
    parts = []
    for mention, depth in rows:
        x, y = at[mention]
        if depth:
            left, above = at[parents[mention]]
            parts.append(f'<path class="ka-copies__line" d="M{left} {above + 10}V{y}H{x - 10}"/>')
        kind = CIRCLE if not depth else "ka-copies__copy"
        shape = (
            f'<circle class="{kind}" cx="{x}" cy="{y}" r="9"/>'
            if not depth
            else f'<rect class="{kind}" x="{x - 8}" y="{y - 8}" width="16" height="16"/>'
        )
        weight = ' font-weight="700"' if not depth else ""
        parts.append(
            f'{shape}<text x="{x + 18}" y="{y + 5}"{weight}>{escape(names[mention])}</text>'
        )
    return (
        f'<svg class="ka-copies" viewBox="0 0 360 {height}" role="img" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )
