"""Time in the registry: aware UTC inside, Lima (fixed −05:00, no time-zone table needed) outside."""

from datetime import UTC, date, datetime, timedelta, timezone

LIMA = timezone(timedelta(hours=-5))


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def in_lima(at: datetime) -> str:
    """Write a moment as people in Peru read it: 20/03/2026 10:42."""
    return at.astimezone(LIMA).strftime("%d/%m/%Y %H:%M")


def day_of(*texts: str | None) -> date:
    """The first text that is a date (YYYY-MM-DD); today in Lima when none is."""
    for text in texts:
        try:
            return date.fromisoformat(text or "")
        except ValueError:
            continue
    return now().astimezone(LIMA).date()
