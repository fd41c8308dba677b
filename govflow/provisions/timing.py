"""When something is due under a provision."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final, TypeGuard

from attrs import evolve

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, read_moment
from govflow.calendars.deadlines import Deadline, Pause
from govflow.calendars.periods import CalendarEnd, Period, Span, parse_period
from govflow.errors import UsageError
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.columns import ColumnRule, OwnLimit
from govflow.provisions.cycles import OwnCycle
from govflow.rules.conditions import Condition
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Missing
from govflow.values import frozen
from govflow.words import Words, join

Facts = Mapping[str, object]
TIME_OF_DAY: Final = "time-of-day"
RESUMED: Final = "resumed"
_ONE_DAY: Final = timedelta(days=1)


@frozen
class Due:
    """When a provision falls due: a deadline, or what is missing, or that it does not apply."""

    norm: str | None
    start: Moment
    deadline: Deadline | None
    missing: Missing | None
    why: Words
    applies: bool = True
    readings: tuple[str, ...] = ()
    notes: tuple[Words, ...] = ()


def due(
    provision: Clock | ColumnRule,
    start: Moment,
    *,
    calendar: ChinaCalendar,
    facts: Facts,
    pauses: tuple[Pause, ...] = (),
) -> Due:
    """Return when `provision` falls due for what starts at `start`.

    `facts` holds facts and parameters by name; one that is absent or None is unknown. A
    date without a time starts at 00:00; a clock in hours needs a time of day.
    """
    condition = provision.when if isinstance(provision, Clock) else None
    answer = _applicability(provision, start, condition, facts)
    if answer is not None:
        return answer
    period = stated_period(provision, facts)
    if isinstance(period, Missing):
        return _open(provision, start, period)
    begun = _covered(provision, facts)
    if isinstance(begun, Missing):
        return _open(provision, start, begun)
    start = begun or start
    notes = _notes(provision, pauses)
    found = count(
        calendar,
        period,
        start,
        pauses=pauses,
        roll_next=provision.roll == "next",
        first_day=isinstance(provision, Clock) and provision.first_day,
    )
    if isinstance(found, Missing):
        return _open(provision, start, found)
    why = join([provision.duty, period.words()])
    counted = Due(provision.norm, start, found, None, why, True, provision.readings, notes)
    if isinstance(provision, Clock) or provision.own_limit is None:
        return counted
    return _limited(counted, provision, provision.own_limit, calendar, facts)


def _limited(
    counted: Due, rule: ColumnRule, limit: OwnLimit, calendar: ChinaCalendar, facts: Facts
) -> Due:
    """Return when a column falls due that may have a limit of its own: the earlier one counts.

    A later one counts where it may lengthen the period, or where a reason excuses it.
    """
    stated = facts.get(limit.parameter)
    if stated is None:
        return counted
    own = forward_period(limit.parameter, stated)
    found = count(calendar, own, counted.start)
    if isinstance(found, Missing):
        return evolve(counted, deadline=None, missing=found, why=found.why)
    deadline = counted.deadline
    assert deadline is not None
    longer = limit.may_lengthen or rule.excused(facts)
    if not longer and found.due >= deadline.due:
        return counted
    said = Words(f"{limit.norm}：{own.words().zh}", f"{limit.norm}: {own.words().en}")
    readings = (*counted.readings, *limit.readings)
    return evolve(counted, deadline=found, why=join([counted.why, said]), readings=readings)


def count(
    calendar: ChinaCalendar,
    period: Period,
    start: Moment,
    *,
    pauses: tuple[Pause, ...] = (),
    roll_next: bool = False,
    first_day: bool = False,
) -> Deadline | Missing:
    """Return the deadline of a period, or what is missing to count it."""
    if any(pause.end is None for pause in pauses):
        return Missing(
            RESUMED,
            Words("中止尚未恢复，不能确定届满日", "a pause is open: no due date until it ends"),
        )
    if period.in_hours and not isinstance(start, datetime):
        return Missing(
            TIME_OF_DAY,
            Words(
                f"期限为{period.words().zh}，须知道起算的时刻",
                f"the period is {period.words().en}: the time of day it starts at is needed",
            ),
        )
    if first_day:
        start = civil_date(start) - _ONE_DAY
    return calendar.deadline(period, start, pauses=pauses, roll="next" if roll_next else None)


def _open(provision: Clock | ColumnRule, start: Moment, missing: Missing) -> Due:
    return Due(provision.norm, start, None, missing, missing.why, True, provision.readings)


def _applicability(
    provision: Clock | ColumnRule, start: Moment, condition: Condition | None, facts: Facts
) -> Due | None:
    if condition is None:
        return None
    outcome = evaluate(condition, facts)
    if outcome.truth is None:
        name = outcome.unknown[0]
        why = join([clause.why for clause in outcome.open])
        return _open(provision, start, Missing(name, why))
    if outcome.truth:
        return None
    said = join([clause.why for clause in outcome.clauses])
    why = Words(f"不适用（{said.zh}）", f"does not apply ({said.en})")
    return Due(provision.norm, start, None, None, why, False, provision.readings)


def stated_period(provision: Clock | ColumnRule, facts: Facts) -> Period | Missing:
    """Return the period of a provision, or what nobody stated of it."""
    period = provision.period
    if isinstance(period, Lost):
        return _lost(period, facts)
    if isinstance(period, Unstated):
        return _unstated(period, provision.readings, facts)
    if isinstance(period, OwnCycle):
        return _own_cycle(period, facts)
    if isinstance(provision, Clock) and provision.extension is not None:
        extension = provision.extension
        if facts.get(extension.fact) is True and isinstance(period, Span):
            return Span(period.amount + extension.period.amount, period.unit)
    return period


def _lost(period: Lost, facts: Facts) -> Period | Missing:
    value = facts.get(period.parameter)
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise UsageError(
                Words(
                    f"{period.parameter}不能为负数：{value}",
                    f"{period.parameter} cannot be negative: {value}",
                )
            )
        return Span(period.sign * value, period.unit)
    probable = probable_en = ""
    if period.probable is not None:
        probable = f"（可能为{period.probable}，未经证实，可信度{period.confidence}）"
        probable_en = (
            f" (probably {period.probable}, unproven: {period.provenance}; "
            f"confidence {period.confidence})"
        )
    return Missing(
        period.parameter,
        Words(
            f"原文缺失{period.what.zh}{probable}；须由使用者说明 {period.parameter}",
            f"the source lost {period.what.en}{probable_en}; state {period.parameter} to use one",
        ),
        period.probable,
    )


def _unstated(period: Unstated, readings: tuple[str, ...], facts: Facts) -> Period | Missing:
    value = facts.get(period.parameter)
    if value is not None and (period.reading is None or period.reading in readings):
        return forward_period(period.parameter, value)
    hint = "" if period.reading is None else f"，并采用解读 {period.reading}"
    hint_en = "" if period.reading is None else f" under the reading {period.reading}"
    return Missing(
        period.parameter if value is None or period.reading is None else period.reading,
        Words(
            f"原文为“{period.word}”，没有数字；须说明 {period.parameter}{hint}",
            f"the text says {period.word} and gives no number; state {period.parameter}{hint_en}",
        ),
        period.probable,
    )


def forward_period(parameter: str, value: object) -> Period:
    """Read a period that somebody stated. Raises UsageError for one counted backwards."""
    period = parse_period(str(value))
    if isinstance(period, Span) and period.amount < 0:
        raise UsageError(
            Words(f"{parameter}不能为负数：{value}", f"{parameter} cannot be negative: {value}")
        )
    return period


def _own_cycle(period: OwnCycle, facts: Facts) -> Period | Missing:
    value = facts.get(period.parameter)
    if value is not None:
        own = forward_period(period.parameter, value)
        return evolve(own, later=period.later) if _is_rhythm(own) else own
    return Missing(
        period.parameter,
        Words(
            f"该栏目按自身规律更新，须说明 {period.parameter}",
            f"the column follows its own rhythm: state its {period.parameter}",
        ),
    )


def _is_rhythm(period: Period) -> TypeGuard[CalendarEnd]:
    """Return whether one item is due for each calendar week, month, quarter or year."""
    return isinstance(period, CalendarEnd) and not period.later


def _covered(provision: Clock | ColumnRule, facts: Facts) -> date | Missing | None:
    """Return the day from which a column's calendar rhythm is counted, None for other periods."""
    cycle = provision.period
    if not isinstance(cycle, OwnCycle):
        return None
    if not _is_rhythm(forward_period(cycle.parameter, facts[cycle.parameter])):
        return None
    value = facts.get(cycle.covered)
    if value is not None:
        return civil_date(read_moment(value.isoformat() if isinstance(value, date) else str(value)))
    return Missing(
        cycle.covered,
        Words(
            f"每期一件：须说明最近一件所属的时期（{cycle.covered}，其中任何一日）",
            f"one item for each period: state a day of the one that the last item covers, "
            f"as {cycle.covered}",
        ),
    )


def _notes(provision: Clock | ColumnRule, pauses: tuple[Pause, ...]) -> tuple[Words, ...]:
    if not pauses or (isinstance(provision, Clock) and provision.pausable):
        return ()
    return (
        Words(
            f"{provision.norm}没有规定可以中止，此处按所述中止计算",
            f"{provision.norm} provides for no pause; counted as you stated it",
        ),
    )
