"""When something is due under a provision."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from attrs import frozen

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date
from govflow.calendars.deadlines import Deadline, Pause
from govflow.calendars.periods import Period, Span, parse_period
from govflow.errors import UsageError
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.columns import ColumnRule, OwnCycle
from govflow.rules.conditions import Condition
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Missing
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
    return Due(provision.norm, start, found, None, why, True, provision.readings, notes)


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
        return _forward(period.parameter, value)
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


def _forward(parameter: str, value: object) -> Period:
    period = parse_period(str(value))
    if isinstance(period, Span) and period.amount < 0:
        raise UsageError(
            Words(f"{parameter}不能为负数：{value}", f"{parameter} cannot be negative: {value}")
        )
    return period


def _own_cycle(period: OwnCycle, facts: Facts) -> Period | Missing:
    value = facts.get(period.parameter)
    if value is not None:
        return _forward(period.parameter, value)
    return Missing(
        period.parameter,
        Words(
            f"该栏目按自身规律更新，须说明 {period.parameter}",
            f"the column follows its own rhythm: state its {period.parameter}",
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
