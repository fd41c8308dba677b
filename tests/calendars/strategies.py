"""An independent oracle for working days, and what Hypothesis draws for legal time.

The oracle is `chinesecalendar`, read day by day, and loops over its answers: nothing here
uses the rank and select arrays that are under test.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

import chinese_calendar
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from govflow.calendars import CalendarEnd, ChinaCalendar, Pause, Period, Span, Yearly
from govflow.calendars.periods import CALENDAR_UNITS, UNITS

DAY = timedelta(days=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")

ORACLE_FIRST = date(2004, 1, 1)
ORACLE_LAST = date(2026, 12, 28)
LAST_PUBLISHED = date(2026, 12, 28)
"""The last day that a notice covers."""
DISPUTED = date(2005, 12, 31)
"""The one day `chinesecalendar` has wrong: worked by 国办发明电〔2005〕35号."""

CALENDAR = ChinaCalendar()
"""A calendar of its own for these tests; what it answers must not depend on who reads it."""

law = settings(deadline=None, max_examples=75, suppress_health_check=[HealthCheck.too_slow])
"""How often a law is tried."""

slow_law = settings(law, max_examples=25)
"""How often a law is tried that makes calendars of its own."""


def days_between(first: date, last: date) -> Iterable[date]:
    """Return every day from `first` to `last`, both included."""
    return (first + n * DAY for n in range((last - first).days + 1))


@cache
def oracle_days() -> frozenset[date]:
    """Return the working days of the oracle, the disputed day added."""
    days = days_between(ORACLE_FIRST, ORACLE_LAST)
    return frozenset(day for day in days if chinese_calendar.is_workday(day)) | {DISPUTED}


def works(day: date) -> bool:
    """Return whether the oracle has `day` worked; days it does not know are an error."""
    assert ORACLE_FIRST <= day <= ORACLE_LAST, day
    return day in oracle_days()


def naive_add(start: date, n: int, worked: Callable[[date], bool] = works) -> date:
    """Return the n-th working day after `start` by walking; 0 is that day or the next."""
    day = start
    if n == 0:
        while not worked(day):
            day += DAY
        return day
    step, left = (DAY, n) if n > 0 else (-DAY, -n)
    while left:
        day += step
        left -= worked(day)
    return day


def naive_count(after: date, through: date) -> int:
    """Return the working days in (after, through] by walking."""
    return sum(works(day) for day in days_between(after + DAY, through))


def naive_paused(start: date, n: int, still: Iterable[tuple[date, date]], *, working: bool) -> date:
    """Return where n days end by walking and skipping what lies in a pause (p, r]."""
    spells = list(still)
    day, left = start, n
    while left:
        day += DAY
        stands = any(p < day <= r for p, r in spells)
        left -= not stands and (works(day) or not working)
    return day


def naive_hours(
    start: datetime,
    length: timedelta,
    spells: tuple[tuple[time, time], ...],
    worked: Callable[[date], bool] = works,
) -> datetime:
    """Return when `length` (more than 0) of open time has run, day by day, spell by spell."""
    day, left = start.date(), length
    while True:
        for opens, closes in spells if worked(day) else ():
            begins = max(datetime.combine(day, opens), start)
            open_time = datetime.combine(day, closes) - begins
            if open_time >= left:
                return begins + left
            left -= max(open_time, timedelta(0))
        day += DAY


def naive_hours_back(
    start: datetime,
    length: timedelta,
    spells: tuple[tuple[time, time], ...],
) -> datetime:
    """Return from when `length` (more than 0) of open time runs up to `start`.

    A boundary is the closing time before it, as in the other direction.
    """
    day, left = start.date(), length
    while True:
        for opens, closes in reversed(spells) if works(day) else ():
            ends = min(datetime.combine(day, closes), start)
            open_time = ends - datetime.combine(day, opens)
            if open_time > left:
                return ends - left
            left -= max(open_time, timedelta(0))
            if left == timedelta(0):
                return _closing_before(datetime.combine(day, opens), spells)
        day -= DAY


def _closing_before(at: datetime, spells: tuple[tuple[time, time], ...]) -> datetime:
    day = at.date()
    while True:
        for _, closes in reversed(spells) if works(day) else ():
            if datetime.combine(day, closes) < at:
                return datetime.combine(day, closes)
        day -= DAY


def iso(text: str) -> date:
    """Return the date written so."""
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    """Return the local time of China written so, naive."""
    return datetime.fromisoformat(text)


# Starts leave the oracle a year and more on either side to count into.
dates = st.dates(date(2005, 6, 1), date(2025, 3, 31))
moments = st.datetimes(datetime(2005, 6, 1), datetime(2025, 3, 31))
minutes = moments.map(lambda at: at.replace(second=0, microsecond=0))
counts = st.integers(1, 120)
signed = st.integers(-120, 120)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m)))
zones = st.one_of(
    offsets,
    st.sampled_from(
        [
            "Asia/Shanghai",
            "Asia/Urumqi",
            "Asia/Tokyo",
            "Asia/Kathmandu",
            "Europe/London",
            "America/New_York",
            "America/St_Johns",
            "Pacific/Kiritimati",
            "Pacific/Pago_Pago",
            "UTC",
        ]
    ).map(ZoneInfo),
)

spans = st.builds(Span, st.integers(-9_999_999, 9_999_999), st.sampled_from(UNITS))
yearlies = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda d: Yearly(d.month, d.day))
later_yearlies = st.builds(
    lambda period, later: Yearly(period.month, period.day, later), yearlies, st.integers(0, 999)
)
calendar_ends = st.sampled_from(CALENDAR_UNITS).map(CalendarEnd)
later_ends = st.builds(CalendarEnd, st.sampled_from(CALENDAR_UNITS), st.integers(0, 999))
periods: st.SearchStrategy[Period] = st.one_of(spans, later_yearlies, later_ends)

day_spans = st.one_of(
    st.builds(Span, signed, st.sampled_from(["working-days", "natural-days"])),
    st.builds(Span, st.integers(-26, 26), st.just("weeks")),
    st.builds(Span, st.integers(-10, 10), st.just("months")),
    st.builds(Span, st.integers(-1, 1), st.just("years")),
)
hour_spans = st.builds(
    Span, st.integers(-200, 200), st.sampled_from(["hours", "working-hours", "half-working-days"])
)
day_periods: st.SearchStrategy[Period] = st.one_of(day_spans, yearlies, calendar_ends)


@st.composite
def pauses_from(
    draw: st.DrawFn, start: date, *, most: int = 4, reach: int = 90
) -> tuple[Pause, ...]:
    """Draw pauses that begin before, at or after `start`; they may overlap."""
    spells = draw(st.lists(st.tuples(st.integers(-20, reach), st.integers(0, 30)), max_size=most))
    return tuple(Pause(start + a * DAY, start + (a + b) * DAY) for a, b in spells)


@st.composite
def office_spells(draw: st.DrawFn) -> tuple[tuple[time, time], ...]:
    """Draw one to three spells of open time, in order and not touching."""
    count = draw(st.integers(1, 3))
    edges = draw(
        st.lists(
            st.integers(0, 24 * 12 - 1), min_size=2 * count, max_size=2 * count, unique=True
        ).map(sorted)
    )
    times = [time(edge // 12, edge % 12 * 5) for edge in edges]
    return tuple(zip(times[::2], times[1::2], strict=True))
