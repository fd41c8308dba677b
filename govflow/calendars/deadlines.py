"""When a period ends: one rule for each unit, and pauses.

A deadline is half-open: late is at or after `due`. The day of the start is not counted
(民法典 201, `national/mfd.201`).
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from govflow.calendars.civil import (
    Moment,
    civil_date,
    instant,
    localize,
    midnight,
    out_of_range,
    utc,
)
from govflow.calendars.hours import micros_of
from govflow.calendars.periods import WORKING_UNITS, CalendarEnd, Period, Span, Yearly
from govflow.errors import UsageError
from govflow.values import frozen
from govflow.words import Words

if TYPE_CHECKING:
    from pendulum import DateTime

    from govflow.calendars.china import ChinaCalendar

Certainty = Literal["published", "provisional"]
Roll = Literal["next"] | None
_MICRO = timedelta(microseconds=1)


@frozen
class Pause:
    """A stretch in which a clock stood still: the day of `start` ran, that of `end` did not.

    Without an `end` the pause is open, and nothing under it has a due date.
    """

    start: Moment
    end: Moment | None = None


@frozen
class Deadline:
    """When a period ends, and what the answer rests on.

    `due` is the first moment that is late, in local time of China: the midnight after
    `last_day`, or the exact moment for units in hours. For a minimum period it is the
    earliest permitted moment. `certainty` is "provisional" where days were counted for
    which no notice is known. `calendar` is the version of the calendar.
    """

    period: Period
    start: Moment
    last_day: date
    due: "DateTime"
    certainty: Certainty
    calendar: str
    roll: Roll = None
    pauses: tuple[Pause, ...] = ()

    def is_late(self, at: Moment) -> bool:
        """Return whether something done at `at` is late; a bare date is its last instant."""
        return instant(at, ends=True) >= self.due


def merge_pauses(pauses: tuple[Pause, ...]) -> "tuple[tuple[DateTime, DateTime], ...]":
    """Return the pauses as (start, end) in order, overlaps merged, empty ones dropped."""
    if any(pause.end is None for pause in pauses):
        raise UsageError(
            Words("中止尚未恢复，没有届满日", "a pause is open: there is no due date until it ends")
        )
    spells = sorted(
        (instant(p.start), instant(p.end, ends=True)) for p in pauses if p.end is not None
    )
    merged: list[tuple[DateTime, DateTime]] = []
    for start, end in spells:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def count_deadline(
    calendar: "ChinaCalendar",
    period: Period,
    start: Moment,
    pauses: tuple[Pause, ...],
    roll: Roll,
) -> Deadline:
    """Return when `period` ends; see `ChinaCalendar.deadline`."""
    if isinstance(period, Span) and period.in_hours:
        return _in_hours(calendar, period, start, pauses)
    origin = start.toordinal() if start.__class__ is date else civil_date(start).toordinal()
    certain = True
    if pauses:
        last, certain = _paused(calendar, period, origin, merge_pauses(pauses))
    elif isinstance(period, Span) and period.unit == "working-days":
        last, certain = nth_working(calendar, origin, period.amount)
    else:
        last = last_ordinal(period, origin)
    if roll == "next":
        last, known = nth_working(calendar, last, 0)
        certain = certain and known
    due = midnight(last + 1)
    return Deadline(
        period,
        start,
        _day(last),
        due,
        "published" if certain else "provisional",
        calendar.version_for(last),
        roll,
        pauses,
    )


def nth_working(calendar: "ChinaCalendar", origin: int, n: int) -> tuple[int, bool]:
    """Return the ordinal of the n-th working day, and whether notices cover the count."""
    found, reach = calendar.reaching(lambda index: index.nth(origin, n))
    last = found.toordinal()
    return last, max(last, origin if n < 0 else last) <= reach.final


def last_ordinal(period: Period, origin: int) -> int:
    """Return the last day of a period that needs no working days, as an ordinal."""
    if isinstance(period, Span):
        if period.unit == "natural-days":
            return origin + period.amount
        if period.unit == "weeks":
            return origin + 7 * period.amount
        months = period.amount * (12 if period.unit == "years" else 1)
        return corresponding_day(_day(origin), months).toordinal()
    day = _day(origin)
    if isinstance(period, Yearly):
        return _yearly(period, day).toordinal()
    return calendar_end(period, day).toordinal()


def corresponding_day(day: date, months: int) -> date:
    """Return the same day of the month `months` on, or that month's last (民法典 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, min(day.day, month_length(year, month + 1)))
    except (ValueError, OverflowError):
        raise out_of_range() from None


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _yearly(period: Yearly, day: date) -> date:
    def in_year(year: int) -> date:
        length = month_length(year, period.month)
        try:
            return date(year, period.month, min(period.day, length))
        except (ValueError, OverflowError):
            raise out_of_range() from None

    if period.later:
        return in_year(day.year + period.later)
    this_year = in_year(day.year)
    return this_year if this_year >= day else in_year(day.year + 1)


def calendar_end(period: CalendarEnd, day: date) -> date:
    """Return the last day of the calendar unit that `day` lies in, or a later one."""
    if period.unit == "week":
        return _day(day.toordinal() - day.weekday() + 6 + 7 * period.later)
    size = {"month": 1, "quarter": 3, "year": 12}[period.unit]
    first_month = (day.month - 1) // size * size + size * period.later
    first = corresponding_day(day.replace(month=1, day=1), first_month)
    following = corresponding_day(first, size - 1)
    return following.replace(day=month_length(following.year, following.month))


def _paused(
    calendar: "ChinaCalendar",
    period: Period,
    origin: int,
    pauses: "tuple[tuple[DateTime, DateTime], ...]",
) -> tuple[int, bool]:
    if not isinstance(period, Span) or period.amount < 0:
        raise UsageError(
            Words(
                f"期限“{period}”不能中止：固定日期与倒计期限不因中止顺延",
                f"the period {str(period)!r} cannot be paused: fixed dates and periods "
                f"counted back do not move",
            )
        )
    in_working_days = period.unit == "working-days"
    extra = 0
    last, certain = _last_with(calendar, period, origin, extra)
    for began, ended in pauses:
        first = max(civil_date(began).toordinal(), origin)
        resumed = civil_date(ended).toordinal()
        if first >= last:
            break
        if resumed > first:
            extra += (
                calendar.count_working_days(_day(first), _day(resumed), beyond="estimate")
                if in_working_days
                else resumed - first
            )
            last, certain = _last_with(calendar, period, origin, extra)
    return last, certain


def _last_with(
    calendar: "ChinaCalendar", period: Span, origin: int, extra: int
) -> tuple[int, bool]:
    if period.unit == "working-days":
        first = period.amount or min(extra, 1)  # 0 from a day off is the first one after it
        return nth_working(calendar, origin, first + extra)
    return last_ordinal(period, origin) + extra, True


def _in_hours(
    calendar: "ChinaCalendar", period: Span, start: Moment, pauses: tuple[Pause, ...]
) -> Deadline:
    if not isinstance(start, datetime):
        raise UsageError(
            Words(
                f"期限“{period}”自起算时刻起算，起点“{start}”没有时刻",
                f"the period {str(period)!r} runs from a moment, and the start {start} has no "
                f"time of day",
            )
        )
    begin = localize(start)
    stretch, position = _ruler(calendar, period, begin)
    whole = tuple(map(_whole_days, pauses))
    stood = _stood_still(period, begin, merge_pauses(whole), stretch, position)
    due, certain = stretch(stood)
    return Deadline(
        period,
        start,
        civil_date(due),
        due,
        "published" if certain else "provisional",
        calendar.version_for(due.toordinal()),
        None,
        pauses,
    )


def _whole_days(pause: Pause) -> Pause:
    if pause.end is None or isinstance(pause.end, datetime):
        return pause
    return Pause(pause.start, midnight(pause.end.toordinal() + 1))


Stretch = Callable[[int], "tuple[DateTime, bool]"]
Position = Callable[["DateTime"], int]


def _ruler(calendar: "ChinaCalendar", period: Span, begin: "DateTime") -> tuple[Stretch, Position]:
    """Return how to find the end after some standing still, and a moment's place in time."""
    if period.unit not in WORKING_UNITS:
        origin = utc(begin)
        length = _delta(period.amount * 3_600_000_000)

        def stretch(stood: int) -> "tuple[DateTime, bool]":
            try:
                return localize(origin + length + _delta(stood)), True
            except OverflowError:
                raise out_of_range() from None

        return stretch, lambda at: (utc(at) - origin) // _MICRO
    hours = calendar.office_hours
    unit = hours.half if period.unit == "half-working-days" else 3_600_000_000

    def stretch_open(stood: int) -> "tuple[DateTime, bool]":
        return open_end(calendar, begin, period.amount * unit + stood)

    return stretch_open, lambda at: open_position(calendar, begin, at)


def _delta(micros: int) -> timedelta:
    try:
        return timedelta(microseconds=micros)
    except OverflowError:
        raise out_of_range() from None


def _stood_still(
    period: Span,
    begin: "DateTime",
    pauses: "tuple[tuple[DateTime, DateTime], ...]",
    stretch: Stretch,
    position: Position,
) -> int:
    if pauses and period.amount < 0:
        raise UsageError(Words("倒计期限不能中止", "a period counted back cannot be paused"))
    stood = 0
    for first, end in pauses:
        if first >= stretch(stood)[0]:
            break
        if end > begin:
            stood += position(end) - position(max(first, begin))
    return stood


def open_position(calendar: "ChinaCalendar", begin: "DateTime", at: "DateTime") -> int:
    """Return the open time from 00:00 of the day of `begin` to `at`, in microseconds."""
    hours = calendar.office_hours
    first, day = civil_date(begin).toordinal(), civil_date(at).toordinal()
    whole = calendar.count_working_days(_day(first - 1), _day(day - 1), beyond="estimate")
    today = (
        hours.open_before(micros_of(at.time()))
        if calendar.is_working_day(_day(day), beyond="estimate")
        else 0
    )
    return whole * hours.day + today


def open_end(calendar: "ChinaCalendar", begin: "DateTime", length: int) -> "tuple[DateTime, bool]":
    """Return when `length` of open time has run from `begin`; a boundary is the closing time."""
    hours = calendar.office_hours
    origin = civil_date(begin).toordinal()
    target = open_position(calendar, begin, begin) + length
    if length == 0:
        day, worked = _next_opening(calendar, begin)
    else:
        whole, worked = divmod(target, hours.day)
        if worked == 0:
            whole, worked = whole - 1, hours.day
        day = _open_day(calendar, origin, whole)
    ordinal, certain = day
    at = hours.time_at(worked) if length else worked
    return localize(midnight(ordinal) + timedelta(microseconds=at)), certain


def _open_day(calendar: "ChinaCalendar", origin: int, whole: int) -> tuple[int, bool]:
    """Return the working day after `whole` others, the first being on or after `origin`."""
    if whole >= 0:
        last, known = nth_working(calendar, origin - 1, whole + 1)
    else:
        last, known = nth_working(calendar, origin, whole)
    return last, known


def _next_opening(calendar: "ChinaCalendar", begin: "DateTime") -> "tuple[tuple[int, bool], int]":
    origin = civil_date(begin).toordinal()
    micros = micros_of(begin.time())
    spells = calendar.office_hours.spells
    if calendar.is_working_day(_day(origin), beyond="estimate"):
        for opens, closes in spells:
            if micros < micros_of(closes):
                return nth_working(calendar, origin, 0), max(micros, micros_of(opens))
        return nth_working(calendar, origin, 1), micros_of(spells[0][0])
    return nth_working(calendar, origin, 0), micros_of(spells[0][0])


def _day(ordinal: int) -> date:
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise out_of_range() from None
