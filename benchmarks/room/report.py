"""The result as a page of Markdown: tables, ratios, aims, method."""

from collections.abc import Iterable, Sequence

from room.aims import aims
from room.results import KIT, PANEL, STOCK, Arrival, FirstClick, Room, Soak, percentile, ratio

NONE = "–"
METHOD = """## How it is measured

- One run, one machine, one server after the other; each starts anew with a registry of its own. Visitors and server share the machine's processors. Quote ratios: the machine decides the rest.
- All show the same lesson, chapter 4 in Spanish; stock Voila is told by an environment variable that a page shows it, so its widgets are the very same. Stock Voila runs as `voila <notebook>` does; with pre-heated kernels it keeps {pool} of them and refills by itself. The Panel page is built from the lesson's own widget tree, a model of Panel for every widget, the same texts and options, callbacks that answer; one chart is added, drawn once for all visitors.
- Every server gets one visitor before the clock starts, who leaves again. In the kit everybody has signed in before the clock starts.
- A page counts as whole when its last byte has arrived, its websocket is open, and the state of all its widgets (Panel: the whole document) has come over it. Visitors are a program without a screen: files that a browser keeps are not fetched.
- Memory: all processes of the server, when everybody's page stands and nothing is left to do, less what the server had before they came. PSS counts a page of memory that processes share once in all.
- CPU: user and system time of all processes of the server, from the first request until nothing is left to do; that includes filling a pool of kernels again.
- Chromium: a browser that has never been there, without a window, until the first button «Abrir» of an exercise has been turned into «Cerrar» by Python. Hosts of the internet are unreachable and fail at once.
"""


def markdown(room: Room, pool: int) -> str:
    """The whole page. The plot is expected beside it, as room-en.svg."""
    parts = [
        "# A room opens the same lesson",
        "Written by `python benchmarks/room.py`; every number is of one run.",
        _machine(room),
        f"![{_alternative(room)}](room-en.svg)" if room.most > 1 else "",
        "## Aims",
        _table(
            ("Aim", "Found", "Met"),
            (
                (a.text, a.found, {True: "yes", False: "**no**", None: NONE}[a.met])
                for a in aims(room)
            ),
        ),
        *(_arrivals(room, many) for many in sorted({one.visitors for one in room.arrivals})),
        _clicks(room),
        _soak(room.soak) if room.soak else "",
        _errors(room),
        METHOD.format(pool=pool).strip(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _machine(room: Room) -> str:
    told = ", ".join(f"{name} {value}" for name, value in room.machine.items())
    models = ", ".join(f"{count} {name}" for name, count in room.lesson.items())
    return f"Machine: {told}.\n\nThe page: {sum(room.lesson.values())} models ({models})."


def _alternative(room: Room) -> str:
    told = [
        f"{room.names[one.server]} {_s(one.last)}"
        for one in room.arrivals
        if one.visitors == room.most
    ]
    return f"When the last of {room.most} visitors has the page: {', '.join(told)}."


def _arrivals(room: Room, many: int) -> str:
    found = [one for one in room.arrivals if one.visitors == many]
    stock, panel = (room.arrival(one, many) for one in (STOCK, PANEL))
    head = "One visitor alone" if many == 1 else f"{many} visitors at once"
    times = _table(
        (
            "server",
            "first, s",
            "p50, s",
            "p95, s",
            "last, s",
            "page's last byte, s",
            "times sooner than stock",
            "times sooner than Panel",
            "very first after a start, s",
            "errors",
        ),
        (_times(room, one, stock, panel) for one in found),
    )
    costs = _table(
        (
            "server",
            "memory a visitor (PSS), MiB",
            "memory a visitor (USS), MiB",
            "own process of one (USS), MiB",
            "of stock",
            "in all (PSS), MiB",
            "CPU a visitor, s",
            "of stock",
            "page, kB",
            "models",
        ),
        (_costs(room, one, stock) for one in found),
    )
    return f"## {head}\n\n{times}\n\n{costs}"


def _times(room: Room, one: Arrival, stock: Arrival | None, panel: Arrival | None) -> Sequence[str]:
    return (
        room.names[one.server],
        _n(one.first, 2),
        _n(percentile(one.whole_s, 50), 2),
        _n(percentile(one.whole_s, 95), 2),
        _n(one.last, 2),
        _n(max(one.page_s, default=None), 2),
        _n(stock and ratio(stock.last, one.last), 1),
        _n(panel and ratio(panel.last, one.last), 1),
        _n(one.cold_s, 2),
        str(len(one.errors)),
    )


def _costs(room: Room, one: Arrival, stock: Arrival | None) -> Sequence[str]:
    return (
        room.names[one.server],
        _n(one.own_pss, 1),
        _n(one.own_uss, 1),
        _n(one.process_uss, 1),
        _percent(stock and ratio(one.own, stock.own)),
        _n(one.all_uss if one.all_pss is None else one.all_pss, 0),
        _n(one.cpu_each, 2),
        _percent(stock and ratio(one.cpu_each, stock.cpu_each)),
        _n(one.page_bytes / 1000, 0),
        str(one.models),
    )


def _clicks(room: Room) -> str:
    if not room.clicks:
        return ""
    crowds = sorted({one.among for one in room.clicks})
    keys = [key for key in room.names if any(one.server == key for one in room.clicks)]
    head = ["server"]
    for many in crowds:
        head += ["alone, s" if many == 1 else f"in the middle of {many}, s", "times the kit's"]
    rows = []
    for key in keys:
        row = [room.names[key]]
        for many in crowds:
            seconds, kit = _median(room.click(key, many)), _median(room.click(KIT, many))
            row += [_n(seconds, 2), _n(ratio(seconds, kit), 1)]
        rows.append(row)
    return f"## Until the first widget answers a click, in Chromium\n\n{_table(head, rows)}"


def _median(click: FirstClick | None) -> float | None:
    return click.median if click else None


def _soak(soak: Soak) -> str:
    head = f"## {soak.trainees} trainees answer for {_duration(soak.minutes)}"
    end, start = soak.end_pss, soak.start_pss
    rows = [
        ("an answer, until it is stored and told, p50 / p95, s", _spread(soak.answer_s)),
        ("a click on a button, p50 / p95, s", _spread(soak.click_s)),
        ("the pass, until earlier answers are back, p50 / p95, s", _spread(soak.pass_s)),
        ("the question whether the kernel lives, p50 / p95, s", _spread(soak.alive_s)),
        ("answers sent / told saved", f"{soak.answers_sent} / {soak.answers_told_saved}"),
        ("clicks told saved (a move, a hint, an attempt)", str(soak.clicks_told_saved)),
        ("answers and clicks told saved / stored", f"{soak.told_saved} / {soak.acts_stored}"),
        ("memory in all at the start / end (PSS), MiB", f"{_n(start, 0)} / {_n(end, 0)}"),
        ("memory in all at the start / end (USS), MiB", f"{_n(soak.start_uss, 0)} / {_n(soak.end_uss, 0)}"),
        ("processors in use on average", _n(soak.cpu_s / (60 * soak.minutes), 2)),
        ("errors", str(len(soak.errors))),
    ]  # fmt: skip
    return f"{head}\n\n{_table(('what', 'found'), rows)}"


def _duration(minutes: float) -> str:
    return f"{minutes:g} minutes" if minutes >= 1 else f"{60 * minutes:.0f} seconds"


def _spread(values: Sequence[float]) -> str:
    return f"{_n(percentile(values, 50), 3)} / {_n(percentile(values, 95), 3)}"


def _errors(room: Room) -> str:
    if not room.errors:
        return ""
    return "## Errors\n\n" + "\n".join(f"- {one}" for one in sorted(set(room.errors))[:40])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _n(value: float | None, digits: int) -> str:
    return NONE if value is None else f"{value:.{digits}f}"


def _s(value: float | None) -> str:
    return NONE if value is None else f"{value:.1f} s"


def _percent(value: float | None) -> str:
    return NONE if value is None else f"{value:.0%}"
