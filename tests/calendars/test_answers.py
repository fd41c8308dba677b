"""Deadlines as answers: what they carry, and where they cannot be counted."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import (
    CalendarEnd,
    Deadline,
    Pause,
    Period,
    Yearly,
    hours,
    months,
    natural_days,
    weeks,
    working_days,
    working_hours,
    years,
)
from govflow.calendars.deadlines import month_length
from govflow.errors import HorizonError, UsageError
from tests.calendars.counted import last_day
from tests.calendars.strategies import CALENDAR, iso, law, moment


class TestAnswer:
    """What a deadline carries."""

    def test_what_was_asked_is_kept(self) -> None:
        """Period, start, roll, pauses and the version of the calendar stay with the answer."""
        pause = Pause(iso("2024-02-05"), iso("2024-02-06"))
        found = CALENDAR.deadline(
            natural_days(20), moment("2024-02-01T09:00"), pauses=(pause,), roll="next"
        )
        assert found.period == natural_days(20)
        assert found.start == moment("2024-02-01T09:00")
        assert found.roll == "next"
        assert found.pauses == (pause,)
        assert found.calendar == "cn-2026"
        assert found.certainty == "published"

    def test_the_short_way_is_the_long_way(self) -> None:
        """Published working days from a date are the same value however they were found."""
        start = iso("2024-01-31")
        short = CALENDAR.deadline(working_days(5), start)
        assert short == Deadline(
            working_days(5),
            start,
            iso("2024-02-06"),
            short.due,
            "published",
            "cn-2026",
        )
        long = CALENDAR.deadline(working_days(5), moment("2024-01-31T00:00"))
        assert (long.last_day, long.due) == (short.last_day, short.due)

    def test_rolling_past_the_notices_is_provisional(self) -> None:
        """A natural day is certain, the working day it rolls to may not be."""
        period, start = natural_days(1), iso("2026-12-31")
        assert CALENDAR.deadline(period, start).certainty == "published"
        rolled = CALENDAR.deadline(period, start, roll="next")
        assert (rolled.last_day, rolled.certainty) == (iso("2027-01-04"), "provisional")
        with pytest.raises(HorizonError, match="enters 2027-01-04"):
            CALENDAR.deadline(period, start, roll="next", beyond="raise")
        back = CALENDAR.deadline(working_days(-1), iso("2026-12-29"), roll="next")
        assert (back.last_day, back.certainty) == (iso("2026-12-28"), "provisional")

    def test_office_hours_past_the_notices_are_provisional(self) -> None:
        """Working hours that enter unpublished days are provisional; plain hours never are."""
        assert CALENDAR.deadline(working_hours(8), moment("2026-12-28T08:30")).certainty == (
            "published"
        )
        found = CALENDAR.deadline(working_hours(9), moment("2026-12-28T08:30"))
        assert found.due.isoformat() == "2026-12-29T09:30:00+08:00"
        assert found.certainty == "provisional"
        back = CALENDAR.deadline(working_hours(-16), moment("2026-12-29T12:00"))
        assert (back.last_day, back.certainty) == (iso("2026-12-25"), "provisional")
        assert CALENDAR.deadline(hours(9000), moment("2026-12-28T08:30")).certainty == "published"

    def test_a_pause_past_the_notices_is_provisional(self) -> None:
        """A pause that carries a count over the horizon makes it provisional."""
        start = iso("2026-12-14")
        assert CALENDAR.deadline(working_days(5), start).certainty == "published"
        pause = Pause(iso("2026-12-15"), iso("2026-12-31"))
        paused = CALENDAR.deadline(working_days(5), start, pauses=(pause,))
        assert (paused.last_day, paused.certainty) == (iso("2027-01-07"), "provisional")


class TestLimits:
    """What no calendar can hold."""

    @pytest.mark.parametrize(
        ("period", "start"),
        [
            (natural_days(10**30), "2024-01-31T09:00"),
            (natural_days(-(10**30)), "2024-01-31T09:00"),
            (natural_days(0), "9999-12-31T09:00"),
            (weeks(-(10**9)), "2024-01-31T09:00"),
            (months(10**30), "2024-01-31T09:00"),
            (months(-(10**6)), "2024-01-31T09:00"),
            (years(7976), "2024-01-31T09:00"),
            (years(-3000), "2024-01-31T09:00"),
            (hours(10**30), "2024-01-31T09:00"),
            (hours(10**9), "2024-01-31T09:00"),
            (hours(-(10**9)), "2024-01-31T09:00"),
            (hours(1), "9999-12-31T23:30"),
            (hours(1), "0001-01-01T00:00"),
            (Yearly(1, 31), "9999-12-30T09:00"),
            (Yearly(1, 31, later=10**30), "2024-01-31T09:00"),
            (Yearly(1, 31, later=8000), "2024-01-31T09:00"),
            (CalendarEnd("week"), "9999-12-31T09:00"),
            (CalendarEnd("month"), "9999-12-30T09:00"),
            (CalendarEnd("year", later=10**30), "2024-01-31T09:00"),
        ],
    )
    def test_refused_and_never_an_overflow(self, period: Period, start: str) -> None:
        """A count that leaves the years 1 to 9999 is a usage error that says so."""
        with pytest.raises(UsageError, match="outside the years 1 to 9999") as caught:
            CALENDAR.deadline(period, moment(start))
        assert "公元1年至9999年" in caught.value.speak("zh")

    def test_the_last_day_that_can_be_due(self) -> None:
        """30 December 9999 is a last day: it is due the midnight after."""
        assert last_day(natural_days(1), "9999-12-29") == "9999-12-30"

    @given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-1200, 1200))
    @law
    def test_months_equal_another_implementation(self, start: date, n: int) -> None:
        """Months and years end where `dateutil` adds them to the original start."""
        assert CALENDAR.deadline(months(n), start).last_day == start + relativedelta(months=n)
        count = n // 12
        expected = start + relativedelta(years=count)
        assert CALENDAR.deadline(years(count), start).last_day == expected

    @pytest.mark.parametrize(("year", "length"), [(1900, 28), (2000, 29), (2100, 28), (2400, 29)])
    def test_leap_centuries(self, year: int, length: int) -> None:
        """Of the centuries only every fourth has a 29 February."""
        assert month_length(year, 2) == length
        found = CALENDAR.deadline(months(1), date(year, 1, 31))
        assert found.last_day == date(year, 2, length)

    @given(st.integers(1, 9998), st.integers(1, 12))
    @law
    def test_month_lengths(self, year: int, month: int) -> None:
        """The length of a month is the distance to the first of the next, in every year."""
        following = date(year + month // 12, month % 12 + 1, 1)
        assert month_length(year, month) == (following - date(year, month, 1)).days
