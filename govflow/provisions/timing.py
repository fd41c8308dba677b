"""When something is due under a provision, and what is held of it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from attrs import frozen

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant, spoken
from govflow.calendars.deadlines import Deadline, Pause
from govflow.calendars.periods import Period, Span, parse_period
from govflow.errors import HorizonError, UsageError
from govflow.law import Window
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.columns import ColumnRule, OwnCycle
from govflow.rules.conditions import Condition
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import LateBy, Missing, Status, Verdict
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
        return parse_period(str(value))
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


def _own_cycle(period: OwnCycle, facts: Facts) -> Period | Missing:
    value = facts.get(period.parameter)
    if value is not None:
        return parse_period(str(value))
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


def judge(
    clock: Clock,
    *,
    start: Moment,
    stop: Moment | None,
    as_of: Moment,
    calendar: ChinaCalendar,
    facts: Facts,
    window: Window,
    pauses: tuple[Pause, ...] = (),
    as_if_in_force: bool = False,
) -> Verdict:
    """Return what is held of one duty: started at `start`, done at `stop`, seen at `as_of`.

    A bare date that starts something is 00:00, one that ends something the last instant of
    its day. What happened after `as_of` has not happened yet.
    """
    norms = (clock.norm,)
    binds = "binds" if as_if_in_force else window.on(civil_date(start))
    if binds == "not-in-force":
        why = Words("开始时本规定未施行", "the norm was not in force at the start")
        return Verdict("not-in-force", norms, why)
    if binds == "unknown":
        why = Words("施行日期不明，不能确定是否适用", "the day in force is unknown")
        return Verdict("undetermined", norms, why, missing=Missing("day-in-force", why))
    seen = instant(as_of, ends=True)
    done = None if stop is None else instant(stop, ends=True)
    if done is not None and done < instant(start) and not clock.backwards:
        stopped, started = _stop_words(clock), clock.start.words
        why = Words(
            f"{stopped.zh}早于{started.zh}，无法判定",
            f"{stopped.en} before {started.en}: cannot be judged",
        )
        return Verdict("undetermined", norms, why, missing=Missing("order", why))
    try:
        answer = due(clock, start, calendar=calendar, facts=facts, pauses=pauses)
    except HorizonError as error:
        return Verdict("undetermined", norms, error.words, missing=Missing("calendar", error.words))
    if not answer.applies:
        return Verdict("not-applicable", norms, answer.why)
    if answer.deadline is None:
        why = answer.why
        if isinstance(clock.period, Unstated) and done is not None and done <= seen:
            took = spoken(instant(start), done)
            why = join([why, Words(f"历时{took.zh}", f"it took {took.en}")])
        return Verdict("undetermined", norms, why, missing=answer.missing, readings=clock.readings)
    return _held(clock, answer.deadline, done if done and done <= seen else None, seen, calendar)


def _held(
    clock: Clock,
    deadline: Deadline,
    done: datetime | None,
    seen: datetime,
    calendar: ChinaCalendar,
) -> Verdict:
    at = done if done is not None else seen
    past = at >= deadline.due
    status: Status
    if clock.advisory and past:
        return _warned(clock, deadline)
    if clock.bound == "min":
        status = ("met" if past else "breached") if done else ("met" if past else "pending")
        late = None
    else:
        status = "breached" if past else ("met" if done is not None else "pending")
        late = late_by(deadline, at, calendar) if past else None
    return Verdict(
        status,
        (clock.norm,),
        explain_status(clock, deadline.last_day, status, late, done is not None),
        deadline.due,
        late,
        readings=clock.readings,
    )


def _warned(clock: Clock, deadline: Deadline) -> Verdict:
    why = Words(
        f"{clock.duty.zh}：已过{deadline.last_day}，只作提醒，不认定违反",
        f"{clock.duty.en}: past {deadline.last_day}; a warning, no breach is held",
    )
    return Verdict(
        "undetermined",
        (clock.norm,),
        why,
        deadline.due,
        missing=Missing("human-judgement", why),
        readings=clock.readings,
    )


def late_by(deadline: Deadline, at: Moment, calendar: ChinaCalendar) -> LateBy:
    """Return by how much `at` overran a deadline."""
    day = civil_date(at)
    minutes = None
    if deadline.period.in_hours:
        minutes = int((instant(at) - deadline.due).total_seconds() // 60)
    return LateBy(
        (day - deadline.last_day).days,
        working_days_after(deadline.last_day, day, calendar),
        minutes,
    )


def working_days_after(last_day: date, day: date, calendar: ChinaCalendar) -> int | None:
    """Return the working days in (last_day, day], or None where they cannot be counted."""
    try:
        return calendar.count_working_days(last_day, day, beyond="estimate")
    except HorizonError:
        return None


def _stop_words(clock: Clock) -> Words:
    return clock.stop[0].words if clock.stop else Words("结束", "ended")


def explain_status(
    clock: Clock, last_day: date, status: Status, late: LateBy | None, done: bool
) -> Words:
    """Return a verdict in words: what was due by when, and by how much it was missed."""
    stop = _stop_words(clock)
    if clock.bound == "min":
        head = Words(f"须持续至{last_day}满", f"must last through {last_day}")
    else:
        head = Words(f"最后期限为{last_day}", f"last day {last_day}")
    if status == "breached" and late is not None:
        working = late.working_days
        zh = "" if working is None else f"（{working}个工作日）"
        en = "" if working is None else f" ({working} working days)"
        tail = (
            Words(f"{stop.zh}晚了{late.days}天{zh}", f"{stop.en} {late.days} days late{en}")
            if done
            else Words(
                f"尚未{stop.zh}，已超{late.days}天{zh}",
                f"not yet {stop.en}, {late.days} days over{en}",
            )
        )
        return join([head, tail])
    tails = {
        "met": Words("按期完成", "in time"),
        "pending": Words(f"尚未{stop.zh}，未到期", f"not yet {stop.en}, not yet due"),
        "breached": Words("提前结束", "ended too early"),
    }
    return join([head, tails[status]])
