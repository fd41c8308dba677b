"""The algebra of legal time, tried on drawn starts, numbers, pauses and zones.

The walks of the oracle know nothing of the arrays that are under test.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from govflow.calendars import (
    CalendarEnd,
    ChinaCalendar,
    Deadline,
    OfficeHours,
    Overlay,
    Pause,
    Period,
    Span,
    Yearly,
    civil_date,
    derive,
    half_working_days,
    hours,
    months,
    natural_days,
    weeks,
    working_days,
    working_hours,
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
    day_spans,
    hour_spans,
    law,
    minutes,
    moments,
    naive_add,
    naive_count,
    naive_hours,
    naive_hours_back,
    naive_paused,
    office_spells,
    pauses_from,
    signed,
    slow_law,
    works,
    yearlies,
    zones,
)

DEFAULT = OfficeHours().spells
off_days = dates.filter(lambda day: not works(day))
worked_days = dates.filter(works)


def add(start: date, n: int) -> date:
    """Return the n-th working day after `start`."""
    return CALENDAR.add_working_days(start, n)


def answer(found: Deadline) -> tuple[date, datetime, str]:
    """Return what was found, without what was asked."""
    return found.last_day, found.due, found.certainty


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


class TestHours:
    """Units in hours."""

    @given(moments, st.integers(-5000, 5000), st.integers(-5000, 5000))
    @law
    def test_hours_are_exact_and_add_up(self, start: datetime, a: int, b: int) -> None:
        """Hours are differences of moments, day and night, and add up."""
        first = CALENDAR.deadline(hours(a), start)
        began = start.replace(tzinfo=SHANGHAI)
        assert first.due.astimezone(UTC) == began.astimezone(UTC) + timedelta(hours=a)
        assert CALENDAR.deadline(hours(b), first.due).due == (
            CALENDAR.deadline(hours(a + b), start).due
        )

    @given(moments, st.integers(1, 400))
    @law
    def test_working_hours_are_what_a_walk_finds(self, start: datetime, h: int) -> None:
        """Working hours end where a walk over days and spells ends, to the microsecond."""
        found = CALENDAR.deadline(working_hours(h), start)
        assert found.due.replace(tzinfo=None) == naive_hours(start, timedelta(hours=h), DEFAULT)

    @given(minutes, st.integers(1, 400))
    @law
    def test_working_hours_back(self, start: datetime, h: int) -> None:
        """Counted back, working hours end where a walk back ends; a boundary is the closing."""
        found = CALENDAR.deadline(working_hours(-h), start)
        expected = naive_hours_back(start, timedelta(hours=h), DEFAULT)
        assert found.due.replace(tzinfo=None) == expected

    @given(minutes, office_spells(), st.integers(1, 60))
    @law
    def test_any_office(
        self, start: datetime, spells: tuple[tuple[time, time], ...], halves: int
    ) -> None:
        """Under any office hours n half working days are n halves of its day, by a walk."""
        calendar = ChinaCalendar(office_hours=OfficeHours(spells))
        half = timedelta(microseconds=OfficeHours(spells).half)
        on = calendar.deadline(half_working_days(halves), start)
        assert on.due.replace(tzinfo=None) == naive_hours(start, halves * half, spells)
        back = calendar.deadline(half_working_days(-halves), start)
        assert back.due.replace(tzinfo=None) == naive_hours_back(start, halves * half, spells)

    @given(moments, st.integers(0, 200))
    @law
    def test_half_a_day_is_four_hours(self, start: datetime, n: int) -> None:
        """With an eight-hour day half working days are four working hours each."""
        assert answer(CALENDAR.deadline(half_working_days(n), start)) == answer(
            CALENDAR.deadline(working_hours(4 * n), start)
        )

    @given(moments, st.integers(1, 200), st.integers(1, 200))
    @law
    def test_working_hours_add_up(self, start: datetime, a: int, b: int) -> None:
        """Working hours from where others ended are working hours together."""
        middle = CALENDAR.deadline(working_hours(a), start).due
        assert CALENDAR.deadline(working_hours(b), middle).due == (
            CALENDAR.deadline(working_hours(a + b), start).due
        )

    @given(moments, st.integers(1, 400))
    @law
    def test_they_end_in_office_hours(self, start: datetime, h: int) -> None:
        """Working hours end on a working day within office hours, never at an opening."""
        found = CALENDAR.deadline(working_hours(h), start)
        assert CALENDAR.is_working_day(found.last_day)
        assert any(opens < found.due.time() <= closes for opens, closes in DEFAULT)

    @given(moments)
    @law
    def test_no_hours_is_the_next_open_moment(self, start: datetime) -> None:
        """0 working hours is the start itself if the office is open, else the next opening."""
        found = CALENDAR.deadline(working_hours(0), start)
        due = found.due.replace(tzinfo=None)
        assert due >= start
        assert any(opens <= due.time() < closes for opens, closes in DEFAULT)
        assert naive_hours(start, timedelta(hours=1), DEFAULT) == (
            naive_hours(due, timedelta(hours=1), DEFAULT)
        )
        if due > start:
            assert due.time() in {opens for opens, _ in DEFAULT}


def _shuffled(pauses: tuple[Pause, ...]) -> tuple[Pause, ...]:
    return tuple(reversed(pauses))


def _spells(pauses: tuple[Pause, ...]) -> list[tuple[date, date]]:
    return [(civil_date(p.start), civil_date(p.end)) for p in pauses if p.end is not None]


paused_spans = st.builds(
    Span, st.integers(1, 90), st.sampled_from(["working-days", "natural-days"])
)
paused_hours = st.builds(
    Span, st.integers(1, 60), st.sampled_from(["hours", "working-hours", "half-working-days"])
)


class TestPauses:
    """Stretches that do not count."""

    @given(paused_spans, dates, st.data())
    @law
    def test_it_is_what_a_walk_skips(self, period: Span, start: date, data: st.DataObject) -> None:
        """A paused period ends where a walk ends that skips every day of (p, r]."""
        pauses = data.draw(pauses_from(start))
        found = CALENDAR.deadline(period, start, pauses=pauses)
        working = period.unit == "working-days"
        expected = naive_paused(start, period.amount, _spells(pauses), working=working)
        assert found.last_day == expected

    @given(st.one_of(paused_spans, paused_hours), moments, st.data())
    @law
    def test_order_and_overlap_do_not_matter(
        self, period: Span, start: datetime, data: st.DataObject
    ) -> None:
        """Pauses in any order, said twice, or cut in two, stop the clock once."""
        pauses = data.draw(pauses_from(start.date()))
        found = answer(CALENDAR.deadline(period, start, pauses=pauses))
        cut = tuple(
            part
            for p in pauses
            if p.end is not None
            for middle in [civil_date(p.start) + (civil_date(p.end) - civil_date(p.start)) // 2]
            for part in (Pause(p.start, middle), Pause(middle, p.end))
        )
        for other in (_shuffled(pauses), pauses + pauses, cut):
            assert answer(CALENDAR.deadline(period, start, pauses=other)) == found

    @given(st.one_of(paused_spans, paused_hours), moments, st.integers(1, 40), st.integers(0, 40))
    @law
    def test_after_the_end_nothing_changes(
        self, period: Span, start: datetime, after: int, length: int
    ) -> None:
        """A pause that begins after the last day changes nothing."""
        plain = CALENDAR.deadline(period, start)
        began = plain.last_day + after * DAY
        pause = Pause(began, began + length * DAY)
        assert answer(CALENDAR.deadline(period, start, pauses=(pause,))) == answer(plain)

    @given(st.one_of(paused_spans, paused_hours), moments, st.integers(1, 40), st.integers(0, 40))
    @law
    def test_clipped_before_the_start(
        self, period: Span, start: datetime, before: int, length: int
    ) -> None:
        """Of a pause that began before the start only the part after it counts."""
        end = start + length * DAY
        early = Pause(start - before * DAY, end)
        clipped = Pause(start, end)
        assert answer(CALENDAR.deadline(period, start, pauses=(early,))) == answer(
            CALENDAR.deadline(period, start, pauses=(clipped,))
        )
        gone = Pause(start - (before + length) * DAY, start - length * DAY)
        assert answer(CALENDAR.deadline(period, start, pauses=(gone,))) == answer(
            CALENDAR.deadline(period, start)
        )

    @given(dates, counts, st.integers(0, 60), st.integers(0, 30))
    @law
    def test_counting_on_from_the_resume(
        self, start: date, n: int, after: int, length: int
    ) -> None:
        """A paused count is the rest of the days counted from the day of the resume."""
        stop = start + after * DAY
        resume = stop + length * DAY
        consumed = naive_count(start, stop)
        assume(consumed < n)
        found = CALENDAR.deadline(working_days(n), start, pauses=(Pause(stop, resume),))
        assert found.last_day == add(resume, n - consumed)

    @given(st.one_of(paused_spans, paused_hours), moments, st.data())
    @law
    def test_a_pause_never_brings_the_end_forward(
        self, period: Span, start: datetime, data: st.DataObject
    ) -> None:
        """No pauses make a deadline earlier, and one more pause never does either."""
        pauses = data.draw(pauses_from(start.date()))
        due = [CALENDAR.deadline(period, start, pauses=pauses[:k]).due for k in range(5)]
        assert due == sorted(due)

    @given(moments, st.integers(1, 200), st.integers(0, 300), st.integers(1, 300))
    @law
    def test_hours_stand_for_as_long_as_the_pause(
        self, start: datetime, h: int, after: int, length: int
    ) -> None:
        """A pause within a clock in hours moves its end by exactly its length."""
        pause = Pause(start + timedelta(hours=after), start + timedelta(hours=after + length))
        found = CALENDAR.deadline(hours(h), start, pauses=(pause,))
        expected = h + length if after < h else h
        assert found.due == CALENDAR.deadline(hours(expected), start).due

    @given(minutes, st.integers(1, 60), st.integers(0, 5000), st.integers(1, 5000))
    @law
    def test_working_hours_stand_still(
        self, start: datetime, h: int, after: int, length: int
    ) -> None:
        """A paused clock in working hours is due once so much open time has run outside it."""
        stop = start + timedelta(minutes=after)
        resume = stop + timedelta(minutes=length)
        plain = naive_hours(start, timedelta(hours=h), DEFAULT)
        found = CALENDAR.deadline(working_hours(h), start, pauses=(Pause(stop, resume),))
        if stop >= plain:
            assert found.due.replace(tzinfo=None) == plain
            return
        left = timedelta(hours=h) - _open_time(start, stop)
        assert found.due.replace(tzinfo=None) == naive_hours(resume, left, DEFAULT)

    @given(st.one_of(paused_spans, paused_hours), moments, zones, st.data())
    @law
    def test_pauses_of_any_zone(
        self, period: Span, start: datetime, zone: tzinfo, data: st.DataObject
    ) -> None:
        """Pauses of any zone stop the clock as the same moments in China do."""
        spans = st.tuples(st.integers(-500, 3000), st.integers(0, 1000))
        here, there = [], []
        for after, length in data.draw(st.lists(spans, max_size=3)):
            edges = [start + timedelta(hours=k) for k in (after, after + length)]
            here.append(Pause(*edges))
            there.append(Pause(*(e.replace(tzinfo=SHANGHAI).astimezone(zone) for e in edges)))
        assert answer(CALENDAR.deadline(period, start, pauses=tuple(there))) == answer(
            CALENDAR.deadline(period, start, pauses=tuple(here))
        )


def _open_time(start: datetime, stop: datetime) -> timedelta:
    total, day = timedelta(0), start.date()
    while day <= stop.date():
        for opens, closes in DEFAULT if works(day) else ():
            begins = max(datetime.combine(day, opens), start)
            ends = min(datetime.combine(day, closes), stop)
            total += max(ends - begins, timedelta(0))
        day += DAY
    return total


rolls = st.sampled_from([None, "next"])


class TestDerivations:
    """Folding the days of a count gives the answer."""

    @given(day_periods, dates, rolls, st.data())
    @law
    def test_days_fold_to_the_deadline(
        self, period: Period, start: date, roll: str | None, data: st.DataObject
    ) -> None:
        """Whatever the unit, number, roll and pauses, the steps end on the last day."""
        paused = isinstance(period, Span) and period.amount >= 0
        pauses = data.draw(pauses_from(start)) if paused else ()
        found = CALENDAR.deadline(period, start, pauses=pauses, roll=roll)  # type: ignore[arg-type]
        derivation = derive(CALENDAR, found)
        assert derivation.fold() == (found.last_day, found.due)
        days = [step.date for step in derivation.steps]
        assert all(abs(b - a) == DAY for a, b in pairwise(days))
        totals = [step.total for step in derivation.steps]
        assert totals == sorted(totals)

    @given(day_spans, dates, st.data())
    @law
    def test_the_counted_days_are_the_number(
        self, period: Span, start: date, data: st.DataObject
    ) -> None:
        """As many days are counted as the period has, each worked if the unit says so."""
        assume(period.amount and period.unit not in {"months", "years"})
        pauses = data.draw(pauses_from(start)) if period.amount > 0 else ()
        found = CALENDAR.deadline(period, start, pauses=pauses)
        steps = derive(CALENDAR, found).steps
        counted = [step for step in steps if step.counted]
        wanted = abs(period.amount) * (7 if period.unit == "weeks" else 1)
        assert len(counted) == counted[-1].total == wanted
        assert steps[-1].counted
        working = period.unit == "working-days"
        for step in steps:
            still = any(p < step.date <= r for p, r in _spells(pauses))
            assert step.counted == (not still and (works(step.date) or not working))

    @given(day_periods, dates)
    @law
    def test_rolled_steps_are_days_off(self, period: Period, start: date) -> None:
        """Where a last day rolls, every day before the one it rolls to is off."""
        plain = CALENDAR.deadline(period, start)
        rolled = CALENDAR.deadline(period, start, roll="next")
        steps = derive(CALENDAR, rolled).steps
        assert steps[-1].date == rolled.last_day
        moved = [step for step in steps if plain.last_day <= step.date < rolled.last_day]
        if rolled.last_day > plain.last_day:
            assert [step.date for step in moved][-1] == rolled.last_day - DAY
            assert not any(works(step.date) for step in moved)

    @given(st.one_of(hour_spans, paused_hours), moments, st.data())
    @law
    def test_hours_fold_to_the_deadline(
        self, period: Span, start: datetime, data: st.DataObject
    ) -> None:
        """In units of hours the steps end on the day of the due moment."""
        pauses = data.draw(pauses_from(start.date())) if period.amount >= 0 else ()
        found = CALENDAR.deadline(period, start, pauses=pauses)
        derivation = derive(CALENDAR, found)
        assert derivation.fold() == (found.last_day, found.due)
        assert derivation.steps[-1].date == found.due.date()

    @given(st.integers(-200, 200).filter(bool), minutes)
    @law
    def test_working_hours_add_up_to_the_number(self, h: int, start: datetime) -> None:
        """The total of the last step is the number of working hours, only open days count."""
        steps = derive(CALENDAR, CALENDAR.deadline(working_hours(h), start)).steps
        assert steps[-1].total == abs(h)
        assert all(step.counted == works(step.date) for step in steps)
        totals = [step.total for step in steps]
        assert totals == sorted(totals)
