"""Dates, times and numbers as people write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.widgets.registration_form.typed import (
    fault_words,
    moment,
    moment_parts,
    shown,
    stored,
)


@pytest.mark.parametrize(
    "written",
    [
        *("05/03/2026", "5/3/2026", "2026-03-05", " 05-03-2026 ", "5.3.26", "5 / 3 / 2026"),
        *("5 de marzo de 2026", "05 mar 2026", "5 March 2026", "5 de marzo del 2026", "2026/3/5"),
    ],
)
def test_a_day_is_understood_however_it_is_written(written):
    assert stored("date", written) == "2026-03-05"


@pytest.mark.parametrize("written", ["31/02/2026", "03/20/2026", "ayer", "5/3", "2026-02-30"])
def test_what_is_no_day_stays_as_it_was_written(written):
    assert stored("date", written) == written
    assert shown("date", written, "es") == written


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_shown_as_day_month_year_and_read_back(day):
    text = shown("date", day.isoformat(), "es")
    assert text == f"{day:%d/%m/}{day.year:04}"
    assert stored("date", text) == day.isoformat()


@given(st.text(max_size=30), st.sampled_from(["date", "time", "integer", "decimal"]))
def test_reading_never_fails_and_reading_twice_changes_nothing(written, kind):
    once = stored(kind, written)
    assert stored(kind, once) == once


@pytest.mark.parametrize(
    ("written", "kept"),
    [("7:30", "07:30"), ("07.30", "07:30"), ("19h05", "19:05"), ("7:30 p. m.", "19:30"),
     ("12:10 am", "00:10"), ("07:30:00.000-05:00", "07:30")],
)  # fmt: skip
def test_a_time_of_day_is_understood(written, kept):
    assert stored("time", written) == kept


@pytest.mark.parametrize("written", ["25:00", "7:60", "temprano", "13:00 pm"])
def test_what_is_no_time_stays_as_it_was_written(written):
    assert stored("time", written) == written


@given(st.dates(min_value=date(1990, 1, 1)), st.times())
def test_a_moment_is_a_day_and_a_time_in_lima(day, clock):
    clock = time(clock.hour, clock.minute)
    kept = moment(f"{day:%d/%m/}{day.year:04}", f"{clock:%H:%M}")
    assert kept == f"{day.isoformat()}T{clock:%H:%M}"
    assert moment_parts(f"{kept}:00.000-05:00") == (f"{day:%d/%m/}{day.year:04}", f"{clock:%H:%M}")


def test_a_moment_of_another_zone_is_shown_in_lima():
    assert moment_parts("2026-03-20T15:30:00.000Z") == ("20/03/2026", "10:30")
    assert shown("dateTime", "2026-03-20T15:30:00.000Z", "es") == "20/03/2026 10:30"


def test_half_a_moment_is_kept_and_said_to_be_half():
    half = moment("20/03/2026", "")
    assert moment_parts(half) == ("20/03/2026", "")
    assert fault_words("not_moment", "dateTime", half, "es")[0] == "Falta la hora."
    assert fault_words("not_moment", "dateTime", moment("", "10:30"), "es")[0] == "Falta el día."
    assert (
        "«99:30»" in fault_words("not_moment", "dateTime", moment("20/03/2026", "99:30"), "es")[0]
    )
    assert moment("", "") == ""


@pytest.mark.parametrize(
    ("written", "kept"),
    [("125000,50", "125000.50"), ("125.000,50", "125000.50"), ("125,000.50", "125000.50"),
     ("-13,52", "-13.52"), ("1 250 000", "1250000"), ("1.250.000", "1250000"), ("12.5", "12.5"),
     ("1,500", "1500"), ("1.500", "1500"), ("0,500", "0.500"), ("-13,520", "-13.520"),
     ("mucho", "mucho")],
)  # fmt: skip
def test_decimals_are_read_with_comma_or_point(written, kept):
    assert stored("decimal", written) == kept


def test_decimals_are_shown_with_a_comma_in_spanish():
    assert shown("decimal", "-13.52", "es") == "-13,52"
    assert shown("decimal", "-13.52", "en") == "-13.52"


@pytest.mark.parametrize(("written", "kept"), [("1 500", "1500"), ("1.500", "1500"), ("12", "12")])
def test_whole_numbers_are_read_with_their_thousands(written, kept):
    assert stored("integer", written) == kept


@pytest.mark.parametrize(
    ("code", "kind", "text", "what", "remedy"),
    [
        ("not_date", "date", "03/20/2026", "No existe el mes 20.", "20/03/2026"),
        ("not_date", "date", "31/02/2026", "El día 31/02/2026 no existe", "05/03/2026"),
        ("no_such_date", "date", "2026-02-30", "2026-02-30 no existe", "05/03/2026"),
        ("not_date", "date", "ayer", "«ayer» no se entiende como fecha.", "05/03/2026"),
        ("not_time", "time", "25:00", "«25:00» no se entiende como hora.", "07:30"),
        ("not_integer", "integer", "dos", "«dos» no es un número entero.", "12"),
        ("not_decimal", "decimal", "mucho", "«mucho» no es un número.", "12,5"),
    ],
)
def test_the_fault_names_what_was_written_and_the_remedy_shows_how(code, kind, text, what, remedy):
    told = fault_words(code, kind, text, "es")
    assert what in told[0]
    assert remedy in told[1]


def test_other_faults_keep_the_words_of_the_form():
    assert fault_words("constraint", "date", "2026-03-05", "es") is None
