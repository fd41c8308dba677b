"""Deadlines: the day and the moment that end a period, and what is late."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from govflow.calendars import (
    CalendarEnd,
    Pause,
    Period,
    Yearly,
    half_working_days,
    hours,
    months,
    natural_days,
    weeks,
    working_days,
    working_hours,
    years,
)
from tests.calendars.counted import due, last_day
from tests.calendars.strategies import CALENDAR, DAY, iso, moment


class TestWorkedExamples:
    """The examples that were worked out by hand and by walking."""

    @pytest.mark.parametrize(
        ("n", "start", "last"),
        [
            (1, "2024-02-02", "2024-02-04"),
            (1, "2024-02-03", "2024-02-04"),
            (5, "2024-01-31", "2024-02-06"),
            (5, "2024-02-09", "2024-02-22"),
            (5, "2024-02-10", "2024-02-22"),
            (5, "2024-02-17", "2024-02-22"),
            (5, "2024-02-18", "2024-02-23"),
            (20, "2024-01-31", "2024-03-04"),
            (20, "2024-02-09", "2024-03-14"),
            (1, "2023-09-28", "2023-10-07"),
            (5, "2023-09-28", "2023-10-11"),
            (20, "2023-09-28", "2023-11-01"),
            (5, "2023-09-29", "2023-10-11"),
            (1, "2025-01-24", "2025-01-26"),
            (5, "2025-01-26", "2025-02-08"),
            (1, "2025-01-27", "2025-02-05"),
            (20, "2025-01-27", "2025-03-03"),
            (1, "2026-02-14", "2026-02-24"),
            (5, "2026-02-14", "2026-02-28"),
            (20, "2026-02-13", "2026-03-19"),
            (20, "2026-02-14", "2026-03-20"),
            (20, "2026-02-15", "2026-03-20"),
            (3, "2020-01-22", "2020-02-04"),
        ],
    )
    def test_working_days(self, n: int, start: str, last: str) -> None:
        """The N-th working day after the start; make-up days count, the start does not."""
        assert last_day(working_days(n), start) == last

    def test_received_on_the_next_working_day(self) -> None:
        """What comes in on a day off and counts as received on the next working day ends later."""
        received = CALENDAR.add_working_days(iso("2026-02-15"), 0)
        assert received == iso("2026-02-24")
        assert last_day(working_days(20), received.isoformat()) == "2026-03-23"

    @pytest.mark.parametrize(
        ("n", "start", "roll", "last"),
        [
            (1, "2024-02-09", None, "2024-02-10"),
            (1, "2024-02-09", "next", "2024-02-18"),
            (0, "2024-02-10", None, "2024-02-10"),
            (0, "2024-02-10", "next", "2024-02-18"),
            (30, "2024-01-31", None, "2024-03-01"),
            (30, "2024-02-01", None, "2024-03-02"),
            (30, "2024-02-01", "next", "2024-03-04"),
            (-5, "2024-02-10", None, "2024-02-05"),
            (-5, "2024-02-09", "next", "2024-02-04"),
        ],
    )
    def test_natural_days(self, n: int, start: str, roll: str | None, last: str) -> None:
        """Natural days count holidays and do not move, unless the norm says they roll."""
        assert last_day(natural_days(n), start, roll=roll) == last

    @pytest.mark.parametrize(
        ("h", "start", "end"),
        [
            (12, "2024-02-09T20:00", "2024-02-10T08:00"),
            (24, "2024-02-28T09:30", "2024-02-29T09:30"),
            (8, "2024-02-09T20:00", "2024-02-10T04:00"),
            (0, "2024-02-09T20:00", "2024-02-09T20:00"),
            (-24, "2024-03-01T09:30", "2024-02-29T09:30"),
        ],
    )
    def test_hours(self, h: int, start: str, end: str) -> None:
        """Hours run day and night, holidays included, to the exact moment."""
        assert due(hours(h), start) == end

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("2024-02-09T10:00", "2024-02-09T15:30"),
            ("2024-02-09T15:00", "2024-02-18T09:30"),
            ("2024-02-10T09:00", "2024-02-18T14:00"),
            ("2024-02-04T12:30", "2024-02-04T17:30"),
            ("2024-02-05T06:00", "2024-02-05T14:00"),
            ("2024-02-05T14:00", "2024-02-05T18:00"),
            ("2024-02-05T20:00", "2024-02-06T14:00"),
        ],
    )
    def test_half_a_working_day(self, start: str, end: str) -> None:
        """Half a working day is four open hours; an end on a boundary is the closing time."""
        assert due(half_working_days(1), start) == end
        assert due(working_hours(4), start) == end

    @pytest.mark.parametrize(
        ("k", "start", "roll", "last"),
        [
            (2, "2024-02-01", None, "2024-02-15"),
            (2, "2024-02-01", "next", "2024-02-18"),
            (1, "2022-01-28", None, "2022-02-04"),
            (-1, "2024-02-08", None, "2024-02-01"),
        ],
    )
    def test_weeks(self, k: int, start: str, roll: str | None, last: str) -> None:
        """A week is seven natural days."""
        assert last_day(weeks(k), start, roll=roll) == last

    def test_fresh_on_the_last_day_stale_after(self) -> None:
        """A column updated on 2024-02-01 is fresh on 02-15 and stale on 02-16."""
        found = CALENDAR.deadline(weeks(2), iso("2024-02-01"))
        assert not found.is_late(iso("2024-02-15"))
        assert found.is_late(iso("2024-02-16"))

    @pytest.mark.parametrize(
        ("period", "start", "last"),
        [
            (months(6), "2025-08-31", "2026-02-28"),
            (years(1), "2024-02-29", "2025-02-28"),
            (months(1), "2024-01-31", "2024-02-29"),
            (months(2), "2024-01-31", "2024-03-31"),
            (years(4), "2024-02-29", "2028-02-29"),
            (months(12), "2024-02-29", "2025-02-28"),
            (months(-1), "2024-03-31", "2024-02-29"),
            (years(-1), "2024-02-29", "2023-02-28"),
            (months(1), "2023-12-15", "2024-01-15"),
            (months(0), "2024-02-29", "2024-02-29"),
        ],
    )
    def test_months_and_years(self, period: Period, start: str, last: str) -> None:
        """The corresponding day, or the month's last where there is none."""
        assert last_day(period, start) == last

    def test_months_are_not_chained(self) -> None:
        """Two months from 31 January end on 31 March; twice one month would end on the 29th."""
        once = CALENDAR.deadline(months(1), iso("2024-01-31")).last_day
        twice = CALENDAR.deadline(months(1), once).last_day
        assert twice == iso("2024-03-29")
        assert CALENDAR.deadline(months(2), iso("2024-01-31")).last_day == iso("2024-03-31")

    @pytest.mark.parametrize(
        ("year", "work_by"),
        [
            (2020, "2020-01-23"),
            (2021, "2021-01-29"),
            (2022, "2022-01-30"),
            (2023, "2023-01-31"),
            (2024, "2024-01-31"),
            (2025, "2025-01-27"),
            (2026, "2026-01-30"),
        ],
    )
    def test_yearly_31_january(self, year: int, work_by: str) -> None:
        """The date of the year does not move; the work is done by the last working day up to it."""
        last = f"{year}-01-31"
        for start in (f"{year - 1}-02-01", f"{year - 1}-12-31", f"{year}-01-01", last):
            assert last_day(Yearly(1, 31), start) == last
        assert CALENDAR.add_working_days(iso(last) + DAY, -1) == iso(work_by)

    @pytest.mark.parametrize(
        ("period", "start", "last"),
        [
            (Yearly(1, 31), "2024-02-01", "2025-01-31"),
            (Yearly(2, 29), "2023-03-01", "2024-02-29"),
            (Yearly(2, 29), "2023-02-28", "2023-02-28"),
            (Yearly(2, 29), "2024-02-28", "2024-02-29"),
            (Yearly(1, 31, later=1), "2023-01-01", "2024-01-31"),
            (Yearly(1, 31, later=1), "2023-12-31", "2024-01-31"),
            (Yearly(2, 29, later=1), "2024-05-01", "2025-02-28"),
            (Yearly(12, 31, later=2), "2024-05-01", "2026-12-31"),
        ],
    )
    def test_yearly_dates(self, period: Period, start: str, last: str) -> None:
        """The first such date from the start on, that day included, or the one years later."""
        assert last_day(period, start) == last

    @pytest.mark.parametrize(
        ("period", "start", "last"),
        [
            (CalendarEnd("week"), "2024-02-05", "2024-02-11"),
            (CalendarEnd("week"), "2024-02-11", "2024-02-11"),
            (CalendarEnd("week"), "2024-12-31", "2025-01-05"),
            (CalendarEnd("week", later=1), "2024-02-07", "2024-02-18"),
            (CalendarEnd("week", later=-1), "2024-02-07", "2024-02-04"),
            (CalendarEnd("month"), "2024-02-01", "2024-02-29"),
            (CalendarEnd("month"), "2023-02-28", "2023-02-28"),
            (CalendarEnd("month", later=1), "2024-01-31", "2024-02-29"),
            (CalendarEnd("month", later=1), "2024-12-31", "2025-01-31"),
            (CalendarEnd("quarter"), "2024-01-01", "2024-03-31"),
            (CalendarEnd("quarter"), "2024-05-31", "2024-06-30"),
            (CalendarEnd("quarter"), "2024-09-30", "2024-09-30"),
            (CalendarEnd("quarter"), "2024-10-01", "2024-12-31"),
            (CalendarEnd("quarter", later=1), "2024-11-30", "2025-03-31"),
            (CalendarEnd("quarter", later=-1), "2024-01-30", "2023-12-31"),
            (CalendarEnd("year"), "2024-01-01", "2024-12-31"),
            (CalendarEnd("year"), "2024-12-31", "2024-12-31"),
            (CalendarEnd("year", later=1), "2024-02-29", "2025-12-31"),
        ],
    )
    def test_calendar_units(self, period: Period, start: str, last: str) -> None:
        """The end of the calendar unit that the start lies in, or of a later one."""
        assert last_day(period, start) == last

    def test_a_pause(self) -> None:
        """8 days consumed, 10 stood still: 02-22 becomes 03-07, as counting on from the resume."""
        start, stop, resume = iso("2024-01-22"), iso("2024-02-01"), iso("2024-02-20")
        assert last_day(working_days(20), "2024-01-22") == "2024-02-22"
        paused = CALENDAR.deadline(working_days(20), start, pauses=(Pause(stop, resume),))
        assert paused.last_day == iso("2024-03-07")
        assert CALENDAR.count_working_days(start, stop) == 8
        assert CALENDAR.count_working_days(stop, resume) == 10
        assert CALENDAR.add_working_days(resume, 12) == iso("2024-03-07")


class TestLateness:
    """Late is at or after `due`."""

    def test_the_midnight_after(self) -> None:
        """The last instant of the last day is in time, the midnight after it is late."""
        found = CALENDAR.deadline(working_days(5), iso("2024-01-31"))
        assert found.due.isoformat() == "2024-02-07T00:00:00+08:00"
        assert not found.is_late(iso("2024-02-06"))
        assert not found.is_late(moment("2024-02-06T23:59:59.999999"))
        assert found.is_late(moment("2024-02-07T00:00:00"))
        assert found.is_late(iso("2024-02-07"))

    def test_in_any_zone(self) -> None:
        """16:00 UTC of the last day is midnight in China, and late."""
        found = CALENDAR.deadline(working_days(5), iso("2024-01-31"))
        assert not found.is_late(datetime(2024, 2, 6, 15, 59, 59, tzinfo=UTC))
        assert found.is_late(datetime(2024, 2, 6, 16, tzinfo=UTC))

    def test_the_exact_moment(self) -> None:
        """For hours the due moment itself is late, a microsecond before it is not."""
        found = CALENDAR.deadline(hours(12), moment("2024-02-09T20:00"))
        assert not found.is_late(moment("2024-02-10T07:59:59.999999"))
        assert found.is_late(moment("2024-02-10T08:00:00"))
        assert found.is_late(iso("2024-02-10"))  # a bare date is its last instant

    def test_backwards_the_midnight_after_too(self) -> None:
        """Counted back, `due` is still the midnight after the last day."""
        found = CALENDAR.deadline(working_days(-5), iso("2024-02-19"))
        assert found.last_day == iso("2024-02-06")
        assert found.due.isoformat() == "2024-02-07T00:00:00+08:00"


def test_a_start_of_any_zone() -> None:
    """A start at 17:00 UTC lies on the next day in China, and the count starts there."""
    start = datetime(2024, 2, 8, 17, tzinfo=UTC)
    assert CALENDAR.deadline(working_days(1), start).last_day == iso("2024-02-18")
    west = datetime(2024, 2, 8, 6, tzinfo=timezone(timedelta(hours=-11)))
    assert CALENDAR.deadline(natural_days(1), west).last_day == iso("2024-02-10")
    assert CALENDAR.deadline(hours(1), west).due.isoformat() == "2024-02-09T02:00:00+08:00"
