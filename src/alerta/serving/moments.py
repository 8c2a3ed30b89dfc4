"""Moments in words, in Spanish and English; Lima time."""

from datetime import datetime

DAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# fmt: off
MONTHS = {
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio",
           "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}
# fmt: on


def moment(at: datetime, lang: str) -> str:
    """«martes 10 de marzo, a las 17:24»."""
    lang = lang if lang in DAYS else "en"
    day, month = DAYS[lang][at.weekday()], MONTHS[lang][at.month - 1]
    if lang == "es":
        return f"{day} {at.day} de {month}, a las {at:%H:%M}"
    return f"{day} {at.day} {month}, at {at:%H:%M}"


def day(at: datetime, lang: str) -> str:
    """«10 de marzo de 2026»."""
    lang = lang if lang in DAYS else "en"
    month = MONTHS[lang][at.month - 1]
    return f"{at.day} de {month} de {at.year}" if lang == "es" else f"{at.day} {month} {at.year}"
