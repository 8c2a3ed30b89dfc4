"""Parts of progress files as the analysis reads them."""


def person(region="08", started="2026-03-05", finished="", mastered="", tests=None, sure=False):
    days = {"started": started, "finished": finished, "mastered": mastered}
    taken = {step: day for step, day in days.items() if day}
    return {
        "region": region,
        "chapters": {"01": dict(taken), "02": dict(taken)} if taken else {},
        "tests": tests or {},
        "certified": sure,
    }


def part(people, version="2026.1"):
    return {"codebook_version": version, "chapters": ["01", "02"], "people": people}


def both(before, after, items=10):
    """Entry and exit test with so many points in the whole and in C4."""
    scores = {"entry": before, "exit": after}
    return {
        test: {"on": "2026-03-01", "scores": {"*": [points, items], "C4": [points, items]}}
        for test, points in scores.items()
    }
