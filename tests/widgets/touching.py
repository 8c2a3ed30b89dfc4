"""What tests see of a page of widgets, and how they press its buttons."""

import ipywidgets


def tree(piece, *, hidden=True):
    """A widget and all below it; without the hidden ones when told so."""
    if not hidden and "ka-gone" in piece._dom_classes:
        return
    yield piece
    for child in getattr(piece, "children", ()):
        yield from tree(child, hidden=hidden)


def kind(piece, what, *, hidden=False):
    """The widgets of one kind that are on the page now; the hidden ones too when told so."""
    return [one for one in tree(piece, hidden=hidden) if isinstance(one, what)]


def shown(piece):
    """All markup that is on the page now."""
    return " ".join(one.value for one in kind(piece, ipywidgets.HTML))


def markup(piece):
    """All markup of a page, hidden or not."""
    return "\n".join(one.value for one in kind(piece, ipywidgets.HTML, hidden=True))


def press(piece, text):
    """Press the button with this text; it has to be there and not hidden."""
    next(one for one in kind(piece, ipywidgets.Button) if one.description == text).click()


def press_all(piece):
    """Press every button that is not hidden itself."""
    for one in kind(piece, ipywidgets.Button, hidden=True):
        if "ka-gone" not in one._dom_classes:
            one.click()


def choose_everywhere(piece, place):
    """Choose the option at `place` in every list and all rows of options."""
    for one in kind(piece, ipywidgets.RadioButtons | ipywidgets.Dropdown, hidden=True):
        one.index = place
