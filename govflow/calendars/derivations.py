"""How a deadline was reached, day by day: counted or not, why, and by which notice."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from govflow.calendars.civil import civil_date, instant, midnight
from govflow.calendars.deadlines import Deadline, merge_pauses, open_position
from govflow.calendars.periods import WORKING_UNITS, CalendarEnd, Period, Span, Yearly
from govflow.values import frozen
from govflow.words import Words, join

if TYPE_CHECKING:
    from pendulum import DateTime

    from govflow.calendars.china import ChinaCalendar

_HOUR = 3_600_000_000
_NATURAL = Words("自然日，节假日照计", "natural day, holidays count too")
_PAUSED = Words("期限中止，不计", "the clock stood still")
_ROLLED = Words("期限届满日顺延至此", "the last day moves here")


@frozen
class Step:
    """One day of a derivation: `total` is what has been counted by its end, in the unit."""

    date: date
    counted: bool
    total: float
    why: Words

    def as_json(self) -> dict[str, object]:
        """Return the form of an explanation's row in JSON."""
        return {
            "date": self.date.isoformat(),
            "counted": self.counted,
            "total": self.total,
            "why": self.why.as_json(),
        }


@frozen
class Derivation:
    """The days of a count, in the order they were walked; folding them gives the answer."""

    deadline: Deadline
    steps: tuple[Step, ...]

    def fold(self) -> tuple[date, "DateTime"]:
        """Return last day and due time, from the steps alone where the unit is a day."""
        last = self.steps[-1].date if self.steps else civil_date(self.deadline.start)
        if self.deadline.period.in_hours:
            return last, self.deadline.due
        return last, midnight(last.toordinal() + 1)


def derive(calendar: "ChinaCalendar", deadline: Deadline) -> Derivation:
    """Return the derivation of `deadline`, which `calendar` gave."""
    return Derivation(deadline, tuple(_steps(calendar, deadline)))


def _steps(calendar: "ChinaCalendar", deadline: Deadline) -> Iterator[Step]:
    period = deadline.period
    if isinstance(period, Span) and period.in_hours:
        yield from _hour_steps(calendar, deadline, period)
    elif isinstance(period, Span) and period.unit == "working-days":
        yield from _working_steps(calendar, deadline, period)
    else:
        yield from _natural_steps(calendar, deadline)


def _stood(deadline: Deadline) -> list[tuple[int, int]]:
    return [
        (civil_date(start).toordinal(), civil_date(end).toordinal())
        for start, end in merge_pauses(deadline.pauses)
    ]


def _is_paused(ordinal: int, stood: list[tuple[int, int]]) -> bool:
    return any(start < ordinal <= end for start, end in stood)


def _walk(origin: int, last: int) -> range:
    return range(origin + 1, last + 1) if last > origin else range(origin - 1, last - 1, -1)


def _working_steps(calendar: "ChinaCalendar", deadline: Deadline, period: Span) -> Iterator[Step]:
    origin, last = civil_date(deadline.start).toordinal(), deadline.last_day.toordinal()
    walk = range(origin, last + 1) if period.amount == 0 else _walk(origin, last)
    stood = _stood(deadline)
    total = 0
    for ordinal in walk:
        day = calendar.day(date.fromordinal(ordinal))
        paused = _is_paused(ordinal, stood)
        counted = day.working and not paused
        total += counted and period.amount != 0
        yield Step(day.date, counted, total, _PAUSED if paused and day.working else day.why)


def _natural_steps(calendar: "ChinaCalendar", deadline: Deadline) -> Iterator[Step]:
    period, origin = deadline.period, civil_date(deadline.start).toordinal()
    last = deadline.last_day.toordinal()
    end = last
    if deadline.roll == "next":
        unrolled = calendar.deadline(period, deadline.start, pauses=deadline.pauses)
        end = unrolled.last_day.toordinal()
    total = 0
    if isinstance(period, Span) and period.unit in {"natural-days", "weeks"}:
        stood = _stood(deadline)
        for ordinal in _walk(origin, end) if end != origin else range(origin, origin + 1):
            counted = not _is_paused(ordinal, stood)
            total += counted and end != origin
            why = _NATURAL if counted else _PAUSED
            if ordinal == end != last:
                why = join((why, _rest(calendar.day(date.fromordinal(end)).why)))
            yield Step(date.fromordinal(ordinal), counted, total, why)
    else:
        total = abs(period.amount) if isinstance(period, Span) else 1
        yield Step(date.fromordinal(end), True, total, _landing(period))
    for ordinal in range(end + 1, last):
        day = calendar.day(date.fromordinal(ordinal))
        yield Step(day.date, False, total, _rest(day.why))
    if last != end:
        yield Step(deadline.last_day, False, total, _ROLLED)


def _rest(why: Words) -> Words:
    return Words(f"逢{why.zh}，顺延", f"{why.en}: moves on")


def _landing(period: Period) -> Words:
    if isinstance(period, Yearly):
        return Words("每年固定日期，不顺延", "a fixed date of the year, it does not move")
    if isinstance(period, CalendarEnd):
        return Words("自然周期的最后一日", f"the last day of the calendar {period.unit}")
    words, back = period.words(), period.amount < 0
    return Words(
        f"{words.zh}{'' if back else '后'}的对应日，无对应日则为月末（民法典202）",
        f"the corresponding day {words.en}{'' if back else ' on'}, or the month's last "
        f"(民法典 202)",
    )


def _hour_steps(calendar: "ChinaCalendar", deadline: Deadline, period: Span) -> Iterator[Step]:
    begin = instant(deadline.start)
    if period.unit not in WORKING_UNITS:
        total = abs(period.amount)
        why = Words("小时连续计算，夜间和节假日照计", "hours run through nights and holidays")
        yield Step(deadline.last_day, True, total, why)
        return
    first, last = civil_date(begin).toordinal(), deadline.last_day.toordinal()
    step = 1 if last >= first else -1
    start = open_position(calendar, begin, begin)
    unit = calendar.office_hours.half if period.unit == "half-working-days" else _HOUR
    for ordinal in range(first, last + step, step):
        day = calendar.day(date.fromordinal(ordinal))
        edge = deadline.due if ordinal == last else _edge(ordinal, step)
        reached = open_position(calendar, begin, instant(edge)) - start
        stood = _stood_open(calendar, deadline, begin, instant(edge))
        yield Step(day.date, day.working, round(abs(reached - stood) / unit, 4), day.why)


def _stood_open(
    calendar: "ChinaCalendar", deadline: Deadline, begin: "DateTime", edge: "DateTime"
) -> int:
    """Return the open time before `edge` in which the clock stood still."""

    def position(at: "DateTime") -> int:
        return open_position(calendar, begin, at)

    return sum(
        position(min(end, edge)) - position(max(start, begin))
        for start, end in merge_pauses(deadline.pauses)
        if start < edge and end > begin
    )


def _edge(ordinal: int, step: int) -> datetime:
    return midnight(ordinal + 1 if step > 0 else ordinal)
