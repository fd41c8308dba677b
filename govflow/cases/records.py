"""What is recorded without a case (an account, a column, a training), held against its norm."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from attrs import field, frozen

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant
from govflow.calendars.deadlines import calendar_end
from govflow.calendars.periods import CalendarEnd
from govflow.law import Window
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.judging import judge
from govflow.provisions.timing import due
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.words import Words

_DAY = timedelta(days=1)


@frozen
class Record:
    """One thing that was recorded of a subject: its name, when it occurred, with what facts."""

    name: str
    occurred: datetime
    recorded: datetime
    facts: Mapping[str, object] = field(factory=dict)


def verdict_on_records(
    policy: Policy,
    norm: str,
    records: Sequence[Record],
    *,
    as_of: Moment,
    calendar: ChinaCalendar,
) -> Verdict:
    """Return what is held of a norm over the records of one subject, seen at `as_of`.

    A clock runs from the latest start event. A duty of every calendar month or quarter is
    breached by the last whole period without its event. A column is due after its last
    `updated`.
    """
    provision = policy.timed(norm)
    facts = {name: value for record in records for name, value in record.facts.items()}
    window = policy.instrument(provision.instrument).window
    if isinstance(provision, ColumnRule):
        return _column(provision, records, facts, window, as_of, calendar)
    if provision.recurring and isinstance(provision.period, CalendarEnd):
        return _every_period(provision, provision.period, records, window, as_of, calendar)
    starts = [r.occurred for r in records if r.name == provision.start.name]
    if not starts:
        why = Words(
            f"没有“{provision.start.words.zh}”的记录", f"no record of {provision.start.words.en}"
        )
        return Verdict("not-applicable", (norm,), why)
    start = max(starts)
    names = {event.name for event in provision.stop}
    stop = min(
        (r.occurred for r in records if r.name in names and r.occurred >= start), default=None
    )
    return judge(
        provision,
        start=start,
        stop=stop,
        as_of=as_of,
        calendar=calendar,
        facts=facts,
        window=window,
    )


def _column(
    rule: ColumnRule,
    records: Sequence[Record],
    facts: Mapping[str, object],
    window: Window,
    as_of: Moment,
    calendar: ChinaCalendar,
) -> Verdict:
    norms = (rule.norm,)
    if window.on(civil_date(as_of)) == "not-in-force":
        return Verdict("not-in-force", norms, Words("规定未施行", "the norm is not in force"))
    updates = [r.occurred for r in records if r.name == "updated"]
    if not updates:
        why = Words("没有任何更新记录", "there is no update on record")
        return Verdict("undetermined", norms, why, missing=Missing("updated", why))
    answer = due(rule, civil_date(max(updates)), calendar=calendar, facts=facts)
    if answer.deadline is None:
        return Verdict("undetermined", norms, answer.why, missing=answer.missing)
    late = instant(as_of, ends=True) >= answer.deadline.due
    status: Status = "breached" if late else "met"
    return Verdict(status, norms, answer.why, answer.deadline.due, readings=rule.readings)


def _every_period(
    clock: Clock,
    period: CalendarEnd,
    records: Sequence[Record],
    window: Window,
    as_of: Moment,
    calendar: ChinaCalendar,
) -> Verdict:
    names = {event.name for event in clock.stop}
    done = [civil_date(r.occurred) for r in records if r.name in names]
    today = civil_date(as_of)
    first = _first_day(period, today)
    earlier = _first_day(period, first - _DAY)
    for begin in (earlier, first):
        end = calendar_end(period, begin)
        if window.on(begin) != "binds" or (begin == earlier and not records):
            continue
        stop = next((day for day in sorted(done) if begin <= day <= end), None)
        verdict = judge(
            clock,
            start=begin,
            stop=stop,
            as_of=as_of,
            calendar=calendar,
            facts={},
            window=window,
        )
        if verdict.status != "met":
            return verdict
    return verdict if window.on(first) == "binds" else _not_yet(clock)


def _not_yet(clock: Clock) -> Verdict:
    why = Words("本期开始时规定未施行", "the norm was not in force when the period began")
    return Verdict("not-in-force", (clock.norm,), why)


def _first_day(period: CalendarEnd, day: date) -> date:
    if period.unit == "week":
        return day - day.weekday() * _DAY
    size = {"month": 1, "quarter": 3, "year": 12}[period.unit]
    return day.replace(month=(day.month - 1) // size * size + 1, day=1)
