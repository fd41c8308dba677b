"""What is held of a duty: met, breached, pending or undetermined, and why."""

from collections.abc import Iterator
from datetime import date, datetime

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant, spoken
from govflow.calendars.deadlines import Deadline, Pause
from govflow.errors import HorizonError
from govflow.law import Window
from govflow.provisions.clocks import Clock, Extension, Unstated
from govflow.provisions.timing import Facts, due
from govflow.rules.verdicts import LateBy, Missing, Status, Verdict
from govflow.words import Words, join


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
    if done is not None and done > seen:
        done = None
    if done is not None and done < instant(start) and not clock.backwards:
        stopped, started = _stop_words(clock), clock.start.words
        why = Words(
            f"{stopped.zh}早于{started.zh}，无法判定",
            f"{stopped.en} before {started.en}: cannot be judged",
        )
        return Verdict("undetermined", norms, why, missing=Missing("order", why))
    try:
        return _judge_timed(clock, start, done, seen, calendar, facts, pauses)
    except HorizonError as error:
        return Verdict("undetermined", norms, error.words, missing=Missing("calendar", error.words))


def _judge_timed(
    clock: Clock,
    start: Moment,
    done: datetime | None,
    seen: datetime,
    calendar: ChinaCalendar,
    facts: Facts,
    pauses: tuple[Pause, ...],
) -> Verdict:
    norms = (clock.norm,)
    answer = due(clock, start, calendar=calendar, facts=facts, pauses=pauses)
    if not answer.applies:
        return Verdict("not-applicable", norms, answer.why)
    if answer.deadline is None:
        why = answer.why
        if isinstance(clock.period, Unstated):
            why = join([why, *_lag(clock, clock.period, start, done, seen, calendar)])
        return Verdict("undetermined", norms, why, missing=answer.missing, readings=clock.readings)
    verdict = _held(clock, answer.deadline, done, seen, calendar)
    extension = clock.extension
    if verdict.status == "breached" and extension and facts.get(extension.fact) is None:
        granted = {**facts, extension.fact: True}
        other = _judge_timed(clock, start, done, seen, calendar, granted, pauses)
        if other.status != "breached":
            return _perhaps_extended(clock, extension, verdict)
    return verdict


def _lag(
    clock: Clock,
    period: Unstated,
    start: Moment,
    done: datetime | None,
    seen: datetime,
    calendar: ChinaCalendar,
) -> Iterator[Words]:
    """Yield how long a duty without a number took, or has been open, and whether to look at it."""
    begun = instant(start)
    if done is not None:
        took = spoken(begun, done)
        yield Words(f"历时{took.zh}", f"it took {took.en}")
    elif seen > begun:
        stop, open_for = _stop_words(clock), spoken(begun, seen)
        yield Words(
            f"尚未{stop.zh}，已历时{open_for.zh}", f"not yet {stop.en}, for {open_for.en} so far"
        )
        alert = None if period.alert is None else calendar.deadline(period.alert, start)
        if alert is not None and seen >= alert.due:
            last = _last_words(alert)
            yield Words(f"已过{last}，请核实", f"past {last}: to be looked at")


def _perhaps_extended(clock: Clock, extension: Extension, verdict: Verdict) -> Verdict:
    why = join(
        [
            verdict.why,
            Words(
                f"没有说明是否已延长（{extension.norm}）",
                f"nobody stated whether it was extended ({extension.norm})",
            ),
        ]
    )
    return Verdict(
        "undetermined",
        (clock.norm,),
        why,
        verdict.due,
        missing=Missing(extension.fact, why),
        readings=clock.readings,
        certainty=verdict.certainty,
    )


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
    if clock.advisory and (done is not None and not past if clock.bound == "min" else past):
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
        explain_status(clock, deadline, status, late, done is not None),
        deadline.due,
        late,
        readings=clock.readings,
        certainty=deadline.certainty,
    )


def _warned(clock: Clock, deadline: Deadline) -> Verdict:
    last = deadline.last_day
    past = Words(f"已过{last}", f"past {last}")
    if clock.bound == "min":
        past = Words(f"未满{last}即结束", f"ended before {last} was over")
    why = Words(
        f"{clock.duty.zh}：{past.zh}，只作提醒，不认定违反",
        f"{clock.duty.en}: {past.en}; a warning, no breach is held",
    )
    return Verdict(
        "undetermined",
        (clock.norm,),
        why,
        deadline.due,
        missing=Missing("human-judgement", why),
        readings=clock.readings,
        certainty=deadline.certainty,
    )


def unbound(window: Window, norm: str, as_of: Moment) -> Verdict | None:
    """Return the verdict on a norm that does not bind on a day, None if it does."""
    binds = window.on(civil_date(as_of))
    if binds == "not-in-force":
        return Verdict("not-in-force", (norm,), Words("规定未施行", "the norm is not in force"))
    if binds == "unknown":
        why = Words("施行日期不明，不能确定是否适用", "the day in force is unknown")
        return Verdict("undetermined", (norm,), why, missing=Missing("day-in-force", why))
    return None


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


def explain_status(
    clock: Clock, deadline: Deadline, status: Status, late: LateBy | None, done: bool
) -> Words:
    """Return a verdict in words: what was due by when, and by how much it was missed."""
    stop = _stop_words(clock)
    last = _last_words(deadline)
    if clock.bound == "min":
        head = Words(f"须持续至{last}满", f"must last through {last}")
    else:
        head = Words(f"最后期限为{last}", f"last day {last}")
    if status == "breached" and late is not None:
        over = over_words(late)
        tail = (
            Words(f"{stop.zh}晚了{over.zh}", f"{stop.en} {over.en} late")
            if done
            else Words(f"尚未{stop.zh}，已超{over.zh}", f"not yet {stop.en}, {over.en} over")
        )
        return join([head, tail])
    tails = {
        "met": Words("按期完成", "in time"),
        "pending": Words(f"尚未{stop.zh}，未到期", f"not yet {stop.en}, not yet due"),
        "breached": Words("提前结束", "ended too early"),
    }
    return join([head, tails[status]])


def _last_words(deadline: Deadline) -> str:
    if deadline.period.in_hours:
        return deadline.due.strftime("%Y-%m-%d %H:%M")
    return deadline.last_day.isoformat()


def over_words(late: LateBy) -> Words:
    """Return by how much something was late: hours and minutes, or days."""
    if late.minutes is not None:
        hours, minutes = divmod(late.minutes, 60)
        return Words(f"{hours}小时{minutes}分钟", f"{hours} h {minutes} min")
    if late.working_days is None:
        return Words(f"{late.days}天", f"{late.days} days")
    return Words(
        f"{late.days}天（{late.working_days}个工作日）",
        f"{late.days} days ({late.working_days} working days)",
    )


def _stop_words(clock: Clock) -> Words:
    stops = [event.words for event in clock.stop]
    if clock.all_stops:
        return Words("、".join(w.zh for w in stops), " and ".join(w.en for w in stops))
    return stops[0] if stops else Words("结束", "ended")
