"""What is recorded without a case (an account, a column, a training), held against its norm."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from attrs import field, frozen

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant
from govflow.calendars.periods import CalendarEnd, Span
from govflow.law import Window
from govflow.policy import Policy
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.columns import ColumnRule
from govflow.provisions.judging import judge, unbound
from govflow.provisions.timing import due
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.words import Words

_DAY = timedelta(days=1)


@frozen
class Record:
    """One thing that was recorded of a subject: its name, when it occurred, with what facts."""

    name: str
    occurred: Moment
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

    A clock runs from the latest start event. A duty of every calendar week, month or quarter
    is breached by the last whole period without its event, counted from the period of the
    first record. Where a recurring duty has a period of its own, doing it starts the next
    one. A column is due after its last `updated`.
    """
    records = [r for r in records if instant(r.occurred) <= instant(as_of, ends=True)]
    provision = policy.timed(norm)
    facts = {name: value for record in records for name, value in record.facts.items()}
    window = policy.instrument(provision.instrument).window
    if isinstance(provision, ColumnRule):
        return _column(provision, records, facts, window, as_of, calendar)
    if provision.recurring and isinstance(provision.period, CalendarEnd):
        return _every_period(provision, provision.period, records, window, as_of, calendar)
    held = partial(judge, provision, as_of=as_of, calendar=calendar, facts=facts, window=window)
    if provision.recurring and _renews(provision):
        return _renewed(provision, records, held)
    starts = [r.occurred for r in records if r.name == provision.start.name]
    if not starts:
        return _no_start(provision)
    start = max(starts, key=instant)
    after = ((r.name, r.occurred) for r in records if _not_before(r.occurred, start))
    return held(start=start, stop=provision.stopped(after))


def _not_before(moment: Moment, start: Moment) -> bool:
    return instant(moment, ends=True) >= instant(start)


def _no_start(clock: Clock) -> Verdict:
    words = clock.start.words
    why = Words(f"没有“{words.zh}”的记录", f"no record of {words.en}")
    return Verdict("not-applicable", (clock.norm,), why)


def _renews(clock: Clock) -> bool:
    """Return whether doing a duty starts the next period: it has one, stated or to be stated."""
    period = clock.period
    return isinstance(period, Unstated) or (isinstance(period, Span) and period.amount > 0)


def _renewed(clock: Clock, records: Sequence[Record], held: Callable[..., Verdict]) -> Verdict:
    """Return the verdict on a duty that starts anew each time it is done.

    The period that runs counts once it is overrun; until then the last one that ended does.
    """
    marks = list(_marks(clock, sorted(records, key=lambda record: instant(record.occurred))))
    if not marks:
        return _no_start(clock)
    running = held(start=marks[-1], stop=None)
    if len(marks) == 1 or running.status != "pending":
        return running
    return held(start=marks[-2], stop=marks[-1])


def _marks(clock: Clock, ordered: Sequence[Record]) -> Iterator[Moment]:
    """Yield when the duty began and each time it was done, in order."""
    names = {event.name for event in clock.stop}
    lacking = set(names)
    for record in ordered:
        lacking.discard(record.name)
        done = record.name in names and not (clock.all_stops and lacking)
        if done:
            lacking = set(names)
        if done or record.name == clock.start.name:
            yield record.occurred


def _column(
    rule: ColumnRule,
    records: Sequence[Record],
    facts: Mapping[str, object],
    window: Window,
    as_of: Moment,
    calendar: ChinaCalendar,
) -> Verdict:
    norms = (rule.norm,)
    open_to = unbound(window, rule.norm, as_of)
    if open_to is not None:
        return open_to
    updates = [civil_date(r.occurred) for r in records if r.name == "updated"]
    if not updates:
        why = Words("没有任何更新记录", "there is no update on record")
        return Verdict("undetermined", norms, why, missing=Missing("updated", why))
    answer = due(rule, max(updates), calendar=calendar, facts=facts)
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
    first = _first_day(period, civil_date(as_of))
    earlier = _first_day(period, first - _DAY)
    known = any(civil_date(r.occurred) < first for r in records)
    found = [earlier] if known and window.on(earlier) == "binds" else []
    verdicts = [
        judge(
            clock,
            start=begin,
            stop=clock.stopped(
                (r.name, r.occurred)
                for r in records
                if _first_day(period, civil_date(r.occurred)) == begin
            ),
            as_of=as_of,
            calendar=calendar,
            facts={},
            window=window,
        )
        for begin in (*found, first)
    ]
    return next((v for v in verdicts if v.status != "met"), verdicts[-1])


def _first_day(period: CalendarEnd, day: date) -> date:
    if period.unit == "week":
        return day - day.weekday() * _DAY
    size = {"month": 1, "quarter": 3, "year": 12}[period.unit]
    return day.replace(month=(day.month - 1) // size * size + 1, day=1)
