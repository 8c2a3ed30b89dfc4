"""Doing on the page what a person does: find a field, choose, write, press."""

import ipywidgets


def tree(piece):
    yield piece
    for child in getattr(piece, "children", ()):
        yield from tree(child)


def shown(piece):
    """Everything below a piece that is not hidden."""
    if "ka-gone" in piece._dom_classes:
        return
    yield piece
    for child in getattr(piece, "children", ()):
        yield from shown(child)


def controls(page, path):
    """The controls of a field that is on the page."""
    field = page.part.field(path)
    kinds = (
        ipywidgets.Text, ipywidgets.Textarea, ipywidgets.Dropdown, ipywidgets.RadioButtons,
        ipywidgets.Checkbox,
    )  # fmt: skip
    return [one for one in tree(field.widget) if isinstance(one, kinds)]


def write(page, path, text):
    """Write or choose in the first control of a field."""
    controls(page, path)[0].value = text


def texts(piece):
    """All words that stand in a piece, hidden ones left out."""
    found = []
    for one in shown(piece):
        if isinstance(one, ipywidgets.HTML):
            found.append(one.value)
        elif getattr(one, "description", ""):
            found.append(one.description)
    return " ".join(found)


def press(piece, words):
    """Press the first button with these words."""
    button = next(
        one
        for one in shown(piece)
        if isinstance(one, ipywidgets.Button) and one.description.startswith(words)
    )
    button.click()
    return button


def focused(piece):
    """The piece that was given the keyboard last."""
    numbered = {}
    for one in tree(piece):
        for name in one._dom_classes:
            if name.startswith("ka-focus-"):
                numbered[int(name.removeprefix("ka-focus-"))] = one
    return numbered[max(numbered)]
