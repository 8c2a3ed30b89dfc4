"""Inline drawings: they need no sprite, so that they look the same in a page and in a notebook."""

_FILLED = {
    "right": '<circle cx="14" cy="14" r="14" fill="#0B6B5A"/><path d="M7.6 14.6l4.4 4.3 8.4-9.4" fill="none" stroke="#fff" stroke-width="2.8"/>',
    "partly": '<circle cx="14" cy="14" r="12.6" fill="#fff" stroke="#7A4A00" stroke-width="2.8"/><path d="M14 1.4a12.6 12.6 0 0 0 0 25.2z" fill="#7A4A00"/>',
    "wrong": '<rect width="28" height="28" rx="6" fill="#9B1C4A"/><path d="M8.5 8.5l11 11M19.5 8.5l-11 11" fill="none" stroke="#fff" stroke-width="2.8"/>',
    "now": '<circle cx="14" cy="14" r="10.5" fill="#fff" stroke="#26358C" stroke-width="7"/>',
    "todo": '<circle cx="14" cy="14" r="12.6" fill="#fff" stroke="#767D92" stroke-width="2.6"/>',
    "done": '<circle cx="14" cy="14" r="14" fill="#26358C"/>',
}
_LINES = {
    "check": "M4 12.6l5.2 5.2L20 6.8",
    "arrow": "M4 12h15M13 6l6 6-6 6",
    "up": "M12 20V5M6 11l6-6 6 6",
    "down": "M12 4v15M6 13l6 6 6-6",
    "same": "M5 9h14M5 15h14",
    "differ": "M5 9h14M5 15h14M15.5 4.5l-7 15",
    "clock": "M12 3a9 9 0 1 0 .01 0M12 7v5.4l3.4 2",
    "flag": "M6 21V4M6 5h12l-3 4 3 4H6",
    "unlock": "M5 10.5h14v10H5zM8 10.5V7.6a4 4 0 0 1 7.6-1.8",
    "lock": "M5 10.5h14v10H5zM8 10.5V7.6a4 4 0 0 1 8 0v2.9",
}
_LEVELS = {
    1: (
        '<circle cx="16" cy="16" r="13.6" fill="#2F7A3F" stroke="#14182B" stroke-width="2"/>',
        21.4,
        "#fff",
    ),
    2: (
        '<path d="M16 3.2 30.4 28.4H1.6z" fill="#F4C32E" stroke="#14182B" stroke-width="2" stroke-linejoin="round"/>',
        25.4,
        "#14182B",
    ),
    3: (
        '<path d="M16 1.6 30.4 16 16 30.4 1.6 16z" fill="#E8802B" stroke="#14182B" stroke-width="2" stroke-linejoin="round"/>',
        21.4,
        "#14182B",
    ),
    4: (
        '<path d="M10.4 2.4h11.2l8 8v11.2l-8 8H10.4l-8-8V10.4z" fill="#B3141D" stroke="#14182B" stroke-width="2" stroke-linejoin="round"/>',
        21.4,
        "#fff",
    ),
}


def icon(name: str, css_class: str = "") -> str:
    """The drawing called `name` as SVG text; silent for screen readers."""
    if name in _FILLED:
        return f'<svg class="{css_class}" viewBox="0 0 28 28" aria-hidden="true" focusable="false">{_FILLED[name]}</svg>'
    return (
        f'<svg class="{css_class or "ka-icon"}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{_LINES[name]}"/></svg>'
    )


def level_shape(level: int) -> str:
    """Circle 1, triangle 2, diamond 3, octagon 4, each with its number."""
    shape, baseline, ink = _LEVELS[level]
    return (
        f'<svg class="ka-shape" viewBox="0 0 32 32" aria-hidden="true" focusable="false">{shape}'
        f'<text x="16" y="{baseline}" text-anchor="middle" font-size="15.5" font-weight="800" fill="{ink}">{level}</text></svg>'
    )
