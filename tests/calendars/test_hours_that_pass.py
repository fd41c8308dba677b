"""Deadlines in hours: office hours, and the years of summer time."""

from datetime import UTC, datetime, time, timedelta, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import (
    ChinaCalendar,
    OfficeHours,
    Pause,
    Period,
    half_working_days,
    hours,
    natural_days,
    working_hours,
)
from govflow.errors import UsageError
from tests.calendars.counted import due
from tests.calendars.strategies import CALENDAR, DAY, SHANGHAI, iso, law, moment, zones


class TestWorkingHours:
    """Through the office hours of an office."""

    @pytest.mark.parametrize(
        ("h", "start", "end"),
        [
            (1, "2024-02-05T08:30", "2024-02-05T09:30"),
            (3, "2024-02-05T09:00", "2024-02-05T12:00"),
            (4, "2024-02-05T09:00", "2024-02-05T14:30"),
            (8, "2024-02-05T08:30", "2024-02-05T18:00"),
            (16, "2024-02-05T08:30", "2024-02-06T18:00"),
            (8, "2024-02-05T12:00", "2024-02-06T12:00"),
            (8, "2024-02-05T13:30", "2024-02-06T12:00"),
            (8, "2024-02-05T18:00", "2024-02-06T18:00"),
            (8, "2024-02-09T18:00", "2024-02-18T18:00"),
            (40, "2024-02-02T08:30", "2024-02-07T18:00"),
            (0, "2024-02-05T10:00", "2024-02-05T10:00"),
            (0, "2024-02-05T08:00", "2024-02-05T08:30"),
            (0, "2024-02-05T12:00", "2024-02-05T13:30"),
            (0, "2024-02-05T12:30", "2024-02-05T13:30"),
            (0, "2024-02-05T18:00", "2024-02-06T08:30"),
            (0, "2024-02-09T19:00", "2024-02-18T08:30"),
            (0, "2024-02-10T10:00", "2024-02-18T08:30"),
            (-1, "2024-02-05T10:00", "2024-02-05T09:00"),
            (-2, "2024-02-05T10:00", "2024-02-04T17:30"),
            (-4, "2024-02-05T14:30", "2024-02-05T09:00"),
            (-8, "2024-02-18T18:00", "2024-02-09T18:00"),
            (-8, "2024-02-19T08:30", "2024-02-09T18:00"),
            (-9, "2024-02-19T08:30", "2024-02-09T17:00"),
            (-1, "2024-02-12T10:00", "2024-02-09T17:00"),
        ],
    )
    def test_default_hours(self, h: int, start: str, end: str) -> None:
        """8:30-12:00 and 13:30-18:00 of working days; a boundary is the closing time."""
        assert due(working_hours(h), start) == end

    def test_half_of_an_odd_day(self) -> None:
        """Half a working day follows the office: three and a half hours where a day has seven."""
        seven = OfficeHours(((time(9), time(12)), (time(13), time(17))))
        calendar = ChinaCalendar(office_hours=seven)
        found = calendar.deadline(half_working_days(1), moment("2024-02-05T09:00"))
        assert found.due.isoformat() == "2024-02-05T13:30:00+08:00"
        twice = calendar.deadline(half_working_days(2), moment("2024-02-05T09:00"))
        assert twice.due.isoformat() == "2024-02-05T17:00:00+08:00"

    @pytest.mark.parametrize(
        "period", [hours(24), working_hours(4), half_working_days(1), hours(-1)]
    )
    def test_a_date_does_not_start_a_clock_in_hours(self, period: Period) -> None:
        """A clock in hours runs from a moment; a bare date is refused with what is missing."""
        with pytest.raises(UsageError) as caught:
            CALENDAR.deadline(period, iso("2024-02-05"))
        assert caught.value.speak("en") == (
            f"the period '{period}' runs from a moment, and the start 2024-02-05 has no time of day"
        )
        assert "没有时刻" in caught.value.speak("zh")


CHANGES = [
    # The night the clock went from 2:00 to 3:00: 24 hours later it shows an hour more.
    ("1986-05-03T12:00", 24, "1986-05-04T13:00:00+09:00"),
    ("1987-04-11T12:00", 24, "1987-04-12T13:00:00+09:00"),
    ("1988-04-16T12:00", 24, "1988-04-17T13:00:00+09:00"),
    ("1989-04-15T12:00", 24, "1989-04-16T13:00:00+09:00"),
    ("1990-04-14T12:00", 24, "1990-04-15T13:00:00+09:00"),
    ("1991-04-13T12:00", 24, "1991-04-14T13:00:00+09:00"),
    # The night it went from 2:00 back to 1:00: an hour less.
    ("1986-09-13T12:00", 24, "1986-09-14T11:00:00+08:00"),
    ("1987-09-12T12:00", 24, "1987-09-13T11:00:00+08:00"),
    ("1988-09-10T12:00", 24, "1988-09-11T11:00:00+08:00"),
    ("1989-09-16T12:00", 24, "1989-09-17T11:00:00+08:00"),
    ("1990-09-15T12:00", 24, "1990-09-16T11:00:00+08:00"),
    ("1991-09-14T12:00", 24, "1991-09-15T11:00:00+08:00"),
    # Within summer, across a whole one, and the hour that came twice.
    ("1988-07-01T12:00", 24, "1988-07-02T12:00:00+09:00"),
    ("1988-01-01T12:00", 366 * 24, "1989-01-01T12:00:00+08:00"),
    ("1986-09-14T00:30", 1, "1986-09-14T01:30:00+09:00"),
    ("1986-09-14T00:30", 2, "1986-09-14T01:30:00+08:00"),
    ("1986-05-04T03:30", -2, "1986-05-04T00:30:00+08:00"),
    ("1992-07-01T12:00", 24, "1992-07-02T12:00:00+08:00"),
]


class TestSummerTime:
    """Hours in the years 1986 to 1991, when China had summer time."""

    @pytest.mark.parametrize(("start", "h", "end"), CHANGES)
    def test_each_change_of_the_clock(self, start: str, h: int, end: str) -> None:
        """Hours are those that pass, and the printed offset is the one in force at the end."""
        assert CALENDAR.deadline(hours(h), moment(start)).due.isoformat() == end

    @given(
        st.datetimes(datetime(1986, 1, 1), datetime(1992, 1, 1)),
        st.integers(-5000, 5000),
    )
    @law
    def test_elapsed_hours_are_exact(self, start: datetime, h: int) -> None:
        """From any moment of those years exactly h hours pass until due."""
        found = CALENDAR.deadline(hours(h), start)
        began = start.replace(tzinfo=SHANGHAI).astimezone(UTC)
        ended = began + timedelta(hours=h)
        assert found.due.astimezone(UTC) == ended
        assert found.due.isoformat() == ended.astimezone(SHANGHAI).isoformat()
        assert found.last_day == ended.astimezone(SHANGHAI).date()

    @given(
        st.datetimes(datetime(1986, 1, 1), datetime(1992, 1, 1), timezones=st.just(UTC)),
        st.integers(-50, 50),
        zones,
    )
    @law
    def test_from_any_zone(self, start: datetime, h: int, zone: tzinfo) -> None:
        """An aware start keeps its exact moment, in the hour that came twice too."""
        found = CALENDAR.deadline(hours(h), start.astimezone(zone))
        assert found.due.astimezone(UTC) == start + timedelta(hours=h)

    @pytest.mark.parametrize(
        ("fold", "end"),
        [(0, "1986-09-14T01:30:00+08:00"), (1, "1986-09-14T02:30:00+08:00")],
    )
    def test_the_hour_that_came_twice(self, fold: int, end: str) -> None:
        """01:30 came twice on 1986-09-14; an hour later it is 01:30 again, or 02:30."""
        start = datetime(1986, 9, 14, 1, 30, fold=fold)
        assert CALENDAR.deadline(hours(1), start).due.isoformat() == end
        there = start.replace(tzinfo=SHANGHAI).astimezone(UTC)
        assert CALENDAR.deadline(hours(1), there).due.isoformat() == end

    def test_a_pause_over_the_change(self) -> None:
        """A pause over the lost hour stands an hour less than its two clock times differ by."""
        pause = Pause(moment("1986-05-04T00:00"), moment("1986-05-04T06:00"))
        found = CALENDAR.deadline(hours(24), moment("1986-05-03T12:00"), pauses=(pause,))
        assert found.due.isoformat() == "1986-05-04T18:00:00+09:00"

    def test_a_whole_day_paused_is_as_long_as_it_was(self) -> None:
        """A pause of one bare date takes the 23 or 25 hours which that day had."""
        for day, length in (("1986-05-04", 23), ("1986-09-14", 25), ("1986-07-01", 24)):
            start = moment(f"{day}T12:00") - 2 * DAY
            plain = CALENDAR.deadline(hours(100), start)
            paused = CALENDAR.deadline(hours(100), start, pauses=(Pause(iso(day), iso(day)),))
            passed = paused.due.astimezone(UTC) - plain.due.astimezone(UTC)
            assert passed == timedelta(hours=length)

    def test_days_are_not_hours(self) -> None:
        """A natural day over the change is still due at midnight."""
        found = CALENDAR.deadline(natural_days(1), moment("1986-05-03T12:00"))
        assert found.due.isoformat() == "1986-05-05T00:00:00+09:00"
