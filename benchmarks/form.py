"""How quick the registration form is in Python, beside pyxform and ODK Validate on the same sheets.

    python benchmarks/form.py

Prints medians of one run and their ratio; quote ratios, the machine decides the rest.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from alerta.authoring import xlsform
from alerta.criteria.codebook import registration_form
from alerta.form import Answers

HOME = Path(__file__).parents[1]


def median_ms(run: Callable[[], object], times: int) -> float:
    """The median of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return 1000 * statistics.median(found)


def filled() -> Answers:
    """Three rows of every repeat."""
    answers = Answers(registration_form(HOME), today=dt.date(2026, 3, 20))
    for _ in range(2):
        for repeat in ("location", "actor", "event", "demand", "source"):
            answers.add(f"/data/{repeat}")
    return answers


def convert_anew() -> None:
    """Convert the sheets; what an earlier conversion kept is forgotten first."""
    xlsform._converted.cache_clear()
    xlsform.convert(HOME)


def main() -> None:
    registration_form(HOME)
    load = median_ms(lambda: registration_form(HOME), 9)
    peer = median_ms(convert_anew, 3)
    answers, values = filled(), cycle(["yes", "no"])

    def edit() -> None:
        answers.set("/data/case/c1_actors", next(values))
        answers.issues()

    print("| what | kit, ms | pyxform with ODK Validate, ms | ratio |")
    print("|---|---|---|---|")
    print(f"| load the form with all districts | {load:.0f} | {peer:.0f} | {peer / load:.1f} |")
    print(f"| one edit and all its issues | {median_ms(edit, 50):.1f} | – | – |")


if __name__ == "__main__":
    main()
