"""The algebra of pauses, and of the derivations that fold to the answer."""

from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from govflow.calendars import (
    Pause,
    Period,
    Span,
    civil_date,
    derive,
    hours,
    working_days,
    working_hours,
)
from tests.calendars.strategies import (
    CALENDAR,
    DAY,
    SHANGHAI,
    counts,
    dates,
    day_periods,
    day_spans,
    hour_spans,
    law,
    minutes,
    moments,
    naive_count,
    naive_hours,
    naive_paused,
    pauses_from,
    works,
    zones,
)
from tests.calendars.walks import DEFAULT, add, answer, paused_hours, paused_spans, spells


def _shuffled(pauses: tuple[Pause, ...]) -> tuple[Pause, ...]:
    return tuple(reversed(pauses))


class TestPauses:
    """Stretches that do not count."""

    @given(paused_spans, dates, st.data())
    @law
    def test_it_is_what_a_walk_skips(self, period: Span, start: date, data: st.DataObject) -> None:
        """A paused period ends where a walk ends that skips every day of (p, r]."""
        pauses = data.draw(pauses_from(start))
        found = CALENDAR.deadline(period, start, pauses=pauses)
        working = period.unit == "working-days"
        expected = naive_paused(start, period.amount, spells(pauses), working=working)
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
            still = any(p < step.date <= r for p, r in spells(pauses))
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
