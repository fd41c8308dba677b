"""When periods end: the worked examples, one table a unit, then each rule on its own."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import (
    CalendarEnd,
    ChinaCalendar,
    Deadline,
    OfficeHours,
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
from govflow.calendars.deadlines import merge_pauses, month_length
from govflow.errors import HorizonError, UsageError
from tests.calendars.strategies import CALENDAR, DAY, SHANGHAI, iso, law, moment, zones


def last_day(period: Period, start: str, **options: object) -> str:
    """Return the last day of a period, and hold it against its due moment."""
    found = CALENDAR.deadline(period, iso(start), **options)  # type: ignore[arg-type]
    assert found.due.isoformat() == f"{found.last_day + DAY}T00:00:00+08:00"
    return found.last_day.isoformat()


def due(period: Period, start: str, *pauses: Pause) -> str:
    """Return the due moment of a period in hours, and hold it against its last day."""
    found = CALENDAR.deadline(period, moment(start), pauses=pauses)
    assert found.last_day.isoformat() == found.due.isoformat()[:10]
    assert found.due.isoformat().endswith(":00+08:00")
    return found.due.isoformat()[:16]


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


class TestPauses:
    """Stretches in which a clock stood still."""

    @pytest.mark.parametrize(
        ("period", "start", "pauses", "last"),
        [
            # The day of the pause ran, the day of the resume did not.
            (natural_days(10), "2024-03-01", ["2024-03-05..2024-03-06"], "2024-03-12"),
            (natural_days(10), "2024-03-01", ["2024-03-05..2024-03-05"], "2024-03-11"),
            # Overlapping, touching, contained, in any order: once.
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-06..2024-03-08", "2024-03-05..2024-03-07"],
                "2024-03-14",
            ),
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-05..2024-03-08", "2024-03-06..2024-03-07"],
                "2024-03-14",
            ),
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-05..2024-03-06", "2024-03-06..2024-03-08"],
                "2024-03-14",
            ),
            # Before the start: only what lies after it.
            (natural_days(10), "2024-03-01", ["2024-02-20..2024-03-03"], "2024-03-13"),
            (natural_days(10), "2024-03-01", ["2024-02-20..2024-03-01"], "2024-03-11"),
            (natural_days(10), "2024-03-01", ["2024-01-20..2024-02-03"], "2024-03-11"),
            # From the last day on: nothing.
            (natural_days(10), "2024-03-01", ["2024-03-11..2024-04-01"], "2024-03-11"),
            (natural_days(10), "2024-03-01", ["2024-03-10..2024-03-11"], "2024-03-12"),
            # A first pause can carry the last day into a second one.
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-11..2024-03-14", "2024-03-10..2024-03-11"],
                "2024-03-15",
            ),
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-05..2024-03-06", "2024-03-11..2024-03-14"],
                "2024-03-15",
            ),
            (weeks(1), "2024-03-01", ["2024-03-05..2024-03-06"], "2024-03-09"),
            (months(1), "2024-01-31", ["2024-02-05..2024-02-07"], "2024-03-02"),
            (years(1), "2024-03-01", ["2024-03-05..2024-03-06"], "2025-03-02"),
            # Working days count the working days of the pause.
            (working_days(5), "2024-02-05", ["2024-02-09..2024-02-17"], "2024-02-18"),
            (working_days(5), "2024-02-05", ["2024-02-08..2024-02-18"], "2024-02-20"),
            (working_days(0), "2024-02-05", ["2024-02-04..2024-02-08"], "2024-02-05"),
            (working_days(0), "2024-02-03", ["2024-02-03..2024-02-04"], "2024-02-05"),
            (working_days(0), "2024-02-10", ["2024-02-10..2024-02-17"], "2024-02-18"),
            (working_days(0), "2024-02-10", ["2024-02-10..2024-02-18"], "2024-02-19"),
        ],
    )
    def test_days(self, period: Period, start: str, pauses: list[str], last: str) -> None:
        """A pause (p, r] moves the last day by what would have been counted in it, once."""
        spells = tuple(Pause(*map(iso, text.split(".."))) for text in pauses)
        assert last_day(period, start, pauses=spells) == last

    def test_days_with_times(self) -> None:
        """In day units a pause within one day takes nothing, over midnight one day."""
        start = moment("2024-03-01T09:00")

        def last(a: str, b: str) -> date:
            pause = Pause(moment(a), moment(b))
            return CALENDAR.deadline(natural_days(10), start, pauses=(pause,)).last_day

        assert last("2024-03-05T09:00", "2024-03-05T17:00") == iso("2024-03-11")
        assert last("2024-03-05T23:59", "2024-03-06T00:00") == iso("2024-03-12")

    @pytest.mark.parametrize(
        ("period", "pauses", "end"),
        [
            (hours(24), ["2024-03-04T12:00..2024-03-04T13:30"], "2024-03-05T10:30"),
            (hours(24), ["2024-03-04T08:00..2024-03-04T10:00"], "2024-03-05T10:00"),
            (hours(24), ["2024-03-05T09:00..2024-03-05T12:00"], "2024-03-05T09:00"),
            (hours(24), ["2024-03-05T08:59..2024-03-05T12:00"], "2024-03-05T12:01"),
            (hours(24), ["2024-03-04..2024-03-04"], "2024-03-06T00:00"),
            (hours(24), ["2024-03-05..2024-03-05", "2024-03-06..2024-03-06"], "2024-03-07T09:00"),
            (hours(24), ["2024-03-01T00:00..2024-03-02T00:00"], "2024-03-05T09:00"),
            (
                hours(24),
                ["2024-03-04T12:00..2024-03-04T14:00", "2024-03-04T13:00..2024-03-04T15:00"],
                "2024-03-05T12:00",
            ),
            (
                hours(24),
                ["2024-03-05T09:30..2024-03-05T10:00", "2024-03-04T12:00..2024-03-04T13:00"],
                "2024-03-05T10:30",
            ),
            (working_hours(8), ["2024-03-04T11:00..2024-03-04T14:30"], "2024-03-05T11:00"),
            (working_hours(8), ["2024-03-04T12:00..2024-03-04T13:30"], "2024-03-05T09:00"),
            (working_hours(8), ["2024-03-04T18:00..2024-03-05T08:30"], "2024-03-05T09:00"),
            (working_hours(8), ["2024-03-05..2024-03-06"], "2024-03-07T09:00"),
            (working_hours(8), ["2024-03-02..2024-03-03"], "2024-03-05T09:00"),
            (half_working_days(1), ["2024-03-04T10:00..2024-03-05T10:00"], "2024-03-05T14:30"),
        ],
    )
    def test_hours(self, period: Period, pauses: list[str], end: str) -> None:
        """From Monday 9:00: a clock in hours stands for exactly the time it would have run."""

        def edge(text: str) -> date:
            return moment(text) if "T" in text else iso(text)

        spells = tuple(Pause(*map(edge, text.split(".."))) for text in pauses)
        assert due(period, "2024-03-04T09:00", *spells) == end

    @pytest.mark.parametrize("period", [working_days(20), natural_days(20), hours(20)])
    def test_open_pauses(self, period: Period) -> None:
        """While a pause is open there is no due date, and the error says so."""
        pauses = (Pause(iso("2024-02-01"), iso("2024-02-02")), Pause(iso("2024-02-05")))
        with pytest.raises(UsageError) as caught:
            CALENDAR.deadline(period, moment("2024-01-22T09:00"), pauses=pauses)
        assert caught.value.speak("en") == ("a pause is open: there is no due date until it ends")
        assert caught.value.speak("zh") == "中止尚未恢复，没有届满日"

    @pytest.mark.parametrize(
        "period",
        [
            working_days(-5),
            natural_days(-5),
            months(-1),
            hours(-5),
            working_hours(-5),
            Yearly(1, 31),
            CalendarEnd("year"),
        ],
    )
    def test_what_cannot_be_paused(self, period: Period) -> None:
        """Fixed dates and periods counted back do not move, so a pause of one is refused."""
        pause = Pause(iso("2024-02-05"), iso("2024-02-06"))
        with pytest.raises(UsageError, match="cannot be paused") as caught:
            CALENDAR.deadline(period, moment("2024-02-01T09:00"), pauses=(pause,))
        assert "不能中止" in caught.value.speak("zh")

    def test_merging(self) -> None:
        """Pauses come back in order as instants, overlaps one, empty and reversed ones gone."""
        merged = merge_pauses(
            (
                Pause(moment("2024-03-09T10:00"), moment("2024-03-09T12:00")),
                Pause(moment("2024-03-05T10:00"), moment("2024-03-05T12:00")),
                Pause(moment("2024-03-05T11:00"), moment("2024-03-05T11:30")),
                Pause(moment("2024-03-05T12:00"), moment("2024-03-05T13:00")),
                Pause(moment("2024-03-07T10:00"), moment("2024-03-07T10:00")),
                Pause(moment("2024-03-08T10:00"), moment("2024-03-08T09:00")),
                Pause(datetime(2024, 3, 9, 1, 30, tzinfo=UTC), moment("2024-03-09T10:30")),
            )
        )
        assert [(a.isoformat(), b.isoformat()) for a, b in merged] == [
            ("2024-03-05T10:00:00+08:00", "2024-03-05T13:00:00+08:00"),
            ("2024-03-09T09:30:00+08:00", "2024-03-09T12:00:00+08:00"),
        ]


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


def test_a_start_of_any_zone() -> None:
    """A start at 17:00 UTC lies on the next day in China, and the count starts there."""
    start = datetime(2024, 2, 8, 17, tzinfo=UTC)
    assert CALENDAR.deadline(working_days(1), start).last_day == iso("2024-02-18")
    west = datetime(2024, 2, 8, 6, tzinfo=timezone(timedelta(hours=-11)))
    assert CALENDAR.deadline(natural_days(1), west).last_day == iso("2024-02-10")
    assert CALENDAR.deadline(hours(1), west).due.isoformat() == "2024-02-09T02:00:00+08:00"
