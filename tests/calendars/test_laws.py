"""The algebra of legal time: working days, every unit, days, tried on drawn starts and numbers."""

from datetime import date, datetime, timedelta, tzinfo

from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import (
    CalendarEnd,
    ChinaCalendar,
    Overlay,
    Period,
    Yearly,
    civil_date,
    months,
    natural_days,
    weeks,
    working_days,
    years,
)
from tests.calendars.strategies import (
    CALENDAR,
    DAY,
    SHANGHAI,
    calendar_ends,
    counts,
    dates,
    day_periods,
    hour_spans,
    law,
    moments,
    naive_add,
    naive_count,
    signed,
    slow_law,
    works,
    yearlies,
    zones,
)
from tests.calendars.walks import add, answer, off_days, worked_days


class TestWorkingDays:
    """Adding and counting working days."""

    @given(dates, signed)
    @law
    def test_it_is_what_a_walk_finds(self, start: date, n: int) -> None:
        """The n-th working day, either way, is the one a walk over the oracle's days ends on."""
        assert add(start, n) == naive_add(start, n)
        assert CALENDAR.deadline(working_days(n), start).last_day == naive_add(start, n)

    @given(dates, signed)
    @law
    def test_it_is_a_working_day(self, start: date, n: int) -> None:
        """Whatever the start and the number, the answer is a working day."""
        assert CALENDAR.is_working_day(add(start, n))

    @given(dates, counts)
    @law
    def test_counting_undoes_adding(self, start: date, n: int) -> None:
        """Between a start and its n-th working day lie n working days."""
        assert CALENDAR.count_working_days(start, add(start, n)) == n

    @given(dates, st.integers(0, 400))
    @law
    def test_counting_is_what_a_walk_counts(self, after: date, length: int) -> None:
        """The count of (a, b] is the number of working days a walk meets."""
        through = after + length * DAY
        assert CALENDAR.count_working_days(after, through) == naive_count(after, through)

    @given(dates, dates, dates)
    @law
    def test_counts_add_up(self, a: date, b: date, c: date) -> None:
        """(a, b] and (b, c] count together as (a, c], in any order of the three."""
        count = CALENDAR.count_working_days
        assert count(a, b) + count(b, c) == count(a, c)

    @given(dates, counts, counts)
    @law
    def test_extension(self, start: date, a: int, b: int) -> None:
        """Adding a and then b days is adding a + b days."""
        assert add(start, a + b) == add(add(start, a), b)
        assert add(start, -a - b) == add(add(start, -a), -b)

    @given(worked_days, counts)
    @law
    def test_back_and_forth(self, start: date, n: int) -> None:
        """From a working day, n days on and n days back is that day again."""
        assert add(add(start, n), -n) == start
        assert add(add(start, -n), n) == start

    @given(dates, st.integers(0, 60), signed)
    @law
    def test_monotone_in_the_start(self, start: date, later: int, n: int) -> None:
        """What starts later never ends earlier."""
        assert add(start, n) <= add(start + later * DAY, n)

    @given(dates, signed, counts)
    @law
    def test_strictly_monotone_in_the_number(self, start: date, n: int, more: int) -> None:
        """More days end later, from a day off too, but 0 and 1 are then the same day."""
        if n <= 0 < n + more and not works(start):
            assert add(start, n) <= add(start, n + more)
        else:
            assert add(start, n) < add(start, n + more)

    @given(off_days)
    @law
    def test_zero_from_a_day_off(self, start: date) -> None:
        """From a day off, 0 and 1 working days end on the same day."""
        assert add(start, 0) == add(start, 1) > start

    @given(worked_days)
    @law
    def test_zero_from_a_working_day(self, start: date) -> None:
        """From a working day, 0 working days is that day."""
        assert add(start, 0) == start

    @given(worked_days, counts)
    @law
    def test_one_answer_for_a_closed_run(self, start: date, n: int) -> None:
        """All starts in a run of days off, and the working day before it, have one answer."""
        answers = {add(start, n)}
        day = start + DAY
        while not works(day):
            answers.add(add(day, n))
            day += DAY
        assert len(answers) == 1

    @given(dates, counts, st.lists(st.integers(1, 200), max_size=8))
    @slow_law
    def test_fewer_working_days_never_end_earlier(
        self, start: date, n: int, closed: list[int]
    ) -> None:
        """Closing days makes no deadline earlier, opening days makes none later."""
        days = [start + k * DAY for k in closed]
        fewer = ChinaCalendar(overlays=(Overlay("令", closed=days),))
        more = ChinaCalendar(overlays=(Overlay("令", opened=days),))
        assert more.add_working_days(start, n) <= add(start, n) <= fewer.add_working_days(start, n)
        assert more.add_working_days(start, -n) >= add(start, -n)

    @given(dates, signed)
    @law
    def test_a_deadline_is_the_scalar(self, start: date, n: int) -> None:
        """A deadline in working days ends on the day that adding finds, due the midnight after."""
        found = CALENDAR.deadline(working_days(n), start)
        assert found.last_day == add(start, n)
        assert found.due.isoformat() == f"{found.last_day + DAY}T00:00:00+08:00"
        assert found.certainty == "published"


class TestEveryUnit:
    """What holds for all periods."""

    @given(day_periods, dates, st.integers(0, 60))
    @law
    def test_days_are_monotone(self, period: Period, start: date, later: int) -> None:
        """In every unit of days what starts later never ends earlier."""
        first = CALENDAR.deadline(period, start)
        second = CALENDAR.deadline(period, start + later * DAY)
        assert first.due <= second.due
        assert first.last_day <= second.last_day

    @given(hour_spans, moments, st.timedeltas(timedelta(0), timedelta(days=40)))
    @law
    def test_hours_are_monotone(self, period: Period, start: datetime, later: timedelta) -> None:
        """In every unit of hours what starts later is never due earlier."""
        first = CALENDAR.deadline(period, start)
        assert first.due <= CALENDAR.deadline(period, start + later).due

    @given(day_periods, dates)
    @law
    def test_due_is_the_midnight_after(self, period: Period, start: date) -> None:
        """A period of days is due at 00:00 of the day after its last."""
        found = CALENDAR.deadline(period, start)
        assert found.due.isoformat() == f"{found.last_day + DAY}T00:00:00+08:00"
        assert not found.is_late(found.last_day)
        assert found.is_late(found.last_day + DAY)

    @given(st.one_of(day_periods, hour_spans), moments, zones)
    @law
    def test_zones_do_not_matter(self, period: Period, start: datetime, zone: tzinfo) -> None:
        """A start of any zone gives what the same moment in China does, naive or aware."""
        there = start.replace(tzinfo=SHANGHAI).astimezone(zone)
        here = CALENDAR.deadline(period, start)
        assert answer(CALENDAR.deadline(period, there)) == answer(here)
        assert answer(CALENDAR.deadline(period, start.replace(tzinfo=SHANGHAI))) == answer(here)
        assert here.due.isoformat()[-6:] == "+08:00"
        assert CALENDAR.add_working_days(there, 3) == CALENDAR.add_working_days(start, 3)
        assert CALENDAR.day(there) == CALENDAR.day(start)
        assert civil_date(there) == start.date()

    @given(day_periods, moments)
    @law
    def test_the_time_of_day_does_not_matter_to_days(self, period: Period, start: datetime) -> None:
        """A period of days starts with the day, at whatever hour."""
        assert answer(CALENDAR.deadline(period, start)) == answer(
            CALENDAR.deadline(period, start.date())
        )

    @given(day_periods, dates)
    @law
    def test_rolling(self, period: Period, start: date) -> None:
        """Rolled, a period ends on the first working day from its last day on."""
        plain = CALENDAR.deadline(period, start)
        rolled = CALENDAR.deadline(period, start, roll="next")
        assert rolled.last_day == naive_add(plain.last_day, 0)
        assert rolled.last_day >= plain.last_day

    @given(day_periods, dates)
    @law
    def test_rolling_twice_is_rolling_once(self, period: Period, start: date) -> None:
        """What has rolled to a working day does not roll again."""
        rolled = CALENDAR.deadline(period, start, roll="next").last_day
        assert CALENDAR.deadline(natural_days(0), rolled, roll="next").last_day == rolled

    @given(st.one_of(day_periods, hour_spans), moments, zones)
    @law
    def test_lateness_is_the_same_in_every_zone(
        self, period: Period, start: datetime, zone: tzinfo
    ) -> None:
        """A microsecond before `due` is in time and `due` is late, in any zone."""
        found = CALENDAR.deadline(period, start)
        at = found.due.astimezone(zone)
        assert found.is_late(at)
        assert not found.is_late(at - timedelta(microseconds=1))


class TestDays:
    """Natural days, weeks, months, dates and calendar units."""

    @given(dates, signed, signed)
    @law
    def test_natural_days_and_weeks_add_up(self, start: date, a: int, b: int) -> None:
        """Natural days are differences of dates, a week is seven of them, and both add up."""
        assert CALENDAR.deadline(natural_days(a), start).last_day == start + a * DAY
        assert CALENDAR.deadline(weeks(a), start).last_day == start + 7 * a * DAY
        middle = CALENDAR.deadline(natural_days(a), start).last_day
        assert CALENDAR.deadline(natural_days(b), middle).last_day == (
            CALENDAR.deadline(natural_days(a + b), start).last_day
        )

    @given(dates, st.integers(-60, 60))
    @law
    def test_months_land_in_the_month(self, start: date, n: int) -> None:
        """n months end in the n-th month on, on the same day or, where none, its last."""
        last = CALENDAR.deadline(months(n), start).last_day
        assert (last.year * 12 + last.month) - (start.year * 12 + start.month) == n
        assert last.day == start.day or ((last + DAY).day == 1 and last.day < start.day)

    @given(dates, st.integers(-30, 30))
    @law
    def test_a_year_is_twelve_months(self, start: date, n: int) -> None:
        """Years end where twelve times as many months do."""
        assert answer(CALENDAR.deadline(years(n), start)) == answer(
            CALENDAR.deadline(months(12 * n), start)
        )

    @given(dates, yearlies)
    @law
    def test_yearly_is_the_first_such_date(self, start: date, period: Yearly) -> None:
        """A yearly date is the first of its kind from the start on, within 366 days."""
        last = CALENDAR.deadline(period, start).last_day
        day = start
        while (day.month, day.day) != (period.month, period.day) and not (
            (period.month, period.day) == (2, 29)
            and (day.month, day.day) == (2, 28)
            and (day + DAY).month == 3
        ):
            day += DAY
        assert last == day
        assert CALENDAR.deadline(period, last).last_day == last

    @given(dates, yearlies, st.integers(1, 9))
    @law
    def test_yearly_later(self, start: date, period: Yearly, later: int) -> None:
        """Years later means that date in the year so many after the start's."""
        moved = Yearly(period.month, period.day, later=later)
        last = CALENDAR.deadline(moved, start).last_day
        assert last.year == start.year + later
        assert (last.month, last.day) in {(period.month, period.day), (2, 28)}

    @given(dates, calendar_ends)
    @law
    def test_calendar_units_end_where_the_next_begins(
        self, start: date, period: CalendarEnd
    ) -> None:
        """The last day is the first from the start on after which a new unit begins."""

        def begins(day: date) -> bool:
            return {
                "week": day.weekday() == 0,
                "month": day.day == 1,
                "quarter": day.day == 1 and day.month in {1, 4, 7, 10},
                "year": (day.month, day.day) == (1, 1),
            }[period.unit]

        day = start
        while not begins(day + DAY):
            day += DAY
        assert CALENDAR.deadline(period, start).last_day == day

    @given(dates, calendar_ends, st.integers(1, 9))
    @law
    def test_calendar_units_later(self, start: date, period: CalendarEnd, later: int) -> None:
        """So many units later is the end reached by starting each anew the day after the last."""
        day = CALENDAR.deadline(period, start).last_day
        for _ in range(later):
            day = CALENDAR.deadline(period, day + DAY).last_day
        moved = CalendarEnd(period.unit, later=later)
        assert CALENDAR.deadline(moved, start).last_day == day
