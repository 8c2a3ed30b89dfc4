"""Small parts of progress files, made up."""

from alerta.learning.progress_file import sealed

CHAPTERS = ("01", "02")


def person(name, region="08", started="2026-03-05", finished="", mastered="", tests=None):
    """Somebody who took both chapters on the same days."""
    days = {"started": started, "finished": finished, "mastered": mastered}
    taken = {step: day for step, day in days.items() if day}
    return {
        "person": f"{name:016x}",
        "lang": "es",
        "region": region,
        "first_month": started[:7],
        "chapters": {chapter: dict(taken) for chapter in CHAPTERS},
        "tests": tests or {},
        "requirements_met": [],
        "certified": False,
    }


def part(copy=1, people=(), made_at="2026-11-20T10:00:00Z", version="2026.1"):
    """The export of one copy."""
    return sealed(
        {
            "copy": f"{copy:016x}",
            "made_at": made_at,
            "kit_version": "0.1.0",
            "codebook_version": version,
            "chapters": list(CHAPTERS),
            "people": list(people),
        }
    )
