"""Answers an exercise of any kind on the page, control by control, as a person does."""

import ipywidgets

from alerta.learning import asked
from alerta.learning.words import option_words


def tree(piece, hidden=True):
    """A widget and all below it; without the hidden ones when told so."""
    if not hidden and "ka-gone" in piece._dom_classes:
        return
    yield piece
    for child in getattr(piece, "children", ()):
        yield from tree(child, hidden)


def shown(root, *kinds, within=""):
    """What is shown of these kinds of widgets; only inside boxes of class `within` when given."""
    boxes = [one for one in tree(root, hidden=False) if within in one._dom_classes]
    places = boxes if within else [root]
    return [one for box in places for one in tree(box, hidden=False) if isinstance(one, kinds)]


def boxes(root, name):
    return [one for one in tree(root, hidden=False) if name in one._dom_classes]


def press(root, text):
    """Press the button with this text; it has to be there and not hidden."""
    for one in tree(root, hidden=False):
        if isinstance(one, ipywidgets.Button) and one.description == text:
            one.click()
            return
    raise AssertionError(f"no button «{text}»")


def markup(root):
    """All markup that is on the page."""
    return "".join(one.value for one in tree(root) if isinstance(one, ipywidgets.HTML))


def on_the_page(root):
    """Every text that any widget of the page holds, hidden or not: what a browser is sent."""
    found = []
    for one in tree(root):
        state = one.get_state()
        found += [
            str(state[name])
            for name in ("value", "index", "description", "tooltip")
            if name in state
        ]
        found += [str(line) for line in state.get("_options_labels", ())]
    return "\n".join(found)


def groups(exercise):
    """{question: its parts}, in the order of the page."""
    found = {}
    for part in asked(exercise):
        found.setdefault(part.id.partition(".")[0], []).append(part)
    return found


def answer(home, root, exercise, answers):
    """Answer everything, say that one is sure of it, and have it checked."""
    fill(home, root, exercise, answers)
    be_sure(root)
    check(root, exercise)


def be_sure(root):
    for one in shown(root, ipywidgets.RadioButtons):
        if "sure" in one._options_values:
            one.value = "sure"


def fill(home, root, exercise, answers, lang="es"):
    """Give the answers {part: value} on the page; an unfolding case is decided week by week."""
    if exercise["kind"] in OTHERWISE:
        OTHERWISE[exercise["kind"]](home, root, exercise, answers, lang)
        return
    places = boxes(root, "ka-question")
    for box, parts in zip(places, groups(exercise).values(), strict=True):
        fill_question(home, box, exercise, parts, answers, lang)


def fill_question(home, box, exercise, parts, answers, lang="es"):
    several = len(parts) > 1 or parts[0].names in ("phase", "state", "category", "level")
    if several:
        lists = shown(box, ipywidgets.Dropdown)
        for one, part in zip(lists, parts, strict=True):
            one.value = answers[part.id]
        return
    [part] = parts
    FILLING[part.shape](box, answers[part.id], option_words(home, exercise, part, lang))


def fill_single(box, value, words):
    vertical = [one for one in shown(box, ipywidgets.RadioButtons) if one.orientation == "vertical"]
    vertical[0].value = value


def fill_several(box, value, words):
    wanted = {words[one] for one in value.split()}
    for one in shown(box, ipywidgets.Checkbox):
        one.value = one.description in wanted


def fill_order(box, value, words):
    for place, item in enumerate(value.split()):
        rows = boxes(box, "ka-order__row")
        texts = [shown(one, ipywidgets.HTML)[0].value for one in rows]
        here = next(n for n, text in enumerate(texts) if text.endswith(f"</span> {words[item]}"))
        for n in range(here, place, -1):
            press(rows[n], "Subir")


def fill_written(box, value, words):
    shown(box, ipywidgets.Text, ipywidgets.Textarea)[0].value = value


def fill_sentences(box, value, words):
    lists = shown(box, ipywidgets.Dropdown)
    for one, address in zip(lists, value.split(), strict=False):
        one.value = address


FILLING = {
    "single": fill_single,
    "several": fill_several,
    "order": fill_order,
    "number": fill_written,
    "text": fill_written,
    "sentences": fill_sentences,
}


def fill_groups(home, root, exercise, answers, lang):
    reports = boxes(root, "ka-report")
    for place, part in enumerate(("events", "cases")):
        leader = {}
        for group in answers.get(part, "").split("|"):
            for report in group.split():
                number = [one["id"] for one in exercise["documents"]].index(report)
                control = shown(reports[number], ipywidgets.Dropdown)[place]
                first = group.split()[0]
                control.value = leader.get(first, "+")
                leader[first] = control.value


def decide_weeks(home, root, exercise, answers, lang):
    first = boxes(root, "ka-life__knot")[0]
    if any(isinstance(one, ipywidgets.Button) for one in tree(first, hidden=False)):
        press(first, "Abrir")  # it has been decided before
    for parts in groups(exercise).values():
        fill_question(home, boxes(root, "ka-question")[0], exercise, parts, answers, lang)
        be_sure(root)
        press(root, "Comprobar")
        if boxes(root, "ka-next"):
            press(root, "Pasar a la semana siguiente")


def fill_criteria(home, root, exercise, answers, lang):
    """The five questions, each checked by itself; a sixth comes with some answers."""
    for place, part in enumerate(("c1", "c2", "c3", "c4_rung", "c5", "disagreement")):
        if part not in answers or place >= len(boxes(root, "ka-crit")):
            continue
        row = boxes(root, "ka-crit")[place]
        if "ka-crit--open" not in row._dom_classes:
            next(one for one in tree(row) if isinstance(one, ipywidgets.Button)).click()
        shown(row, ipywidgets.RadioButtons)[0].value = answers[part]
        sentences = [one for one in shown(row, ipywidgets.Dropdown) if len(one.options) > 1]
        if sentences:
            sentences[0].index = 1
        if any(one.description == "Comprobar" for one in shown(row, ipywidgets.Button)):
            press(row, "Comprobar")


def fill_scores(home, root, exercise, answers, lang):
    segments = [shown(row, ipywidgets.RadioButtons)[0] for row in boxes(root, "ka-ind")]
    for part, segment in zip(asked(exercise), segments, strict=True):
        if part.id in answers:
            segment.value = answers[part.id]


OTHERWISE = {
    "grouping": fill_groups,
    "unfolding": decide_weeks,
    "criteria_coding": fill_criteria,
    "alert_scoring": fill_scores,
}
CHECKED_ON_THE_WAY = ("unfolding", "criteria_coding")


def check(root, exercise):
    """Have all answers checked; some kinds are checked on the way."""
    if exercise["kind"] not in CHECKED_ON_THE_WAY:
        press(root, "Comprobar")


def wrong_answers(exercise, key):
    """An answer to every part that its key does not allow."""
    return {part.id: _wrong(part, key["answers"][part.id]) for part in asked(exercise)
            if part.id in key["answers"]}  # fmt: skip


def _wrong(part, expected):
    good = [expected["value"], *expected.get("accepted", [])]
    return WRONG[part.shape](part.options, good)


WRONG = {
    "single": lambda options, good: next(one for one in options if one not in good),
    "several": lambda options, good: " ".join(o for o in options if o not in good[0].split()),
    "order": lambda options, good: next(
        order for n in range(len(options), 1, -1)
        if (order := " ".join([*reversed(good[0].split()[:n]), *good[0].split()[n:]])) not in good
    ),
    "number": lambda options, good: "987654",
    "text": lambda options, good: "Todo tranquilo.",
    "sentences": lambda options, good: " ".join(
        [one for one in options if one not in " ".join(good).split()][: len(good[0].split())]
    ),
    "partition": lambda options, good: " | ".join(options),
}  # fmt: skip
