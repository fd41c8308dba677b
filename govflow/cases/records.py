"""What is recorded without a case (an account, a column, a training), held against its norm."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from attrs import evolve, field

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant
from govflow.calendars.periods import CalendarEnd, Period, Span
from govflow.law import Window
from govflow.policy import Policy
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.columns import ColumnRule
from govflow.provisions.judging import judge, unbound
from govflow.provisions.timing import due, stated_period
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.values import frozen
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

    A clock runs from the latest start event. A duty of every calendar week, month, quarter or
    year is breached by the last whole period without its event, counted from the period of
    the first record; one that may be done later, by the last period for which it no more may.
    Where a recurring duty has a period of its own, doing it starts the next
    one. A column is due after its last `updated`, if it is of the class of that norm.
    """
    records = [r for r in records if instant(r.occurred) <= instant(as_of, ends=True)]
    provision = policy.timed(norm)
    facts = {name: value for record in records for name, value in record.facts.items()}
    window = policy.instrument(provision.instrument).window
    if isinstance(provision, ColumnRule):
        other = _of_another_class(policy, provision, facts)
        return other or _column(provision, records, facts, window, as_of, calendar)
    period = stated_period(provision, facts) if provision.recurring else None
    if isinstance(period, CalendarEnd):
        verdicts = _every_period(provision, period, records, facts, window, as_of, calendar)
        return _told(verdicts, period.later)
    held = partial(judge, provision, as_of=as_of, calendar=calendar, facts=facts, window=window)
    if provision.recurring and _renews(provision):
        return _renewed(provision, records, held, period)
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


def _renewed(
    clock: Clock,
    records: Sequence[Record],
    held: Callable[..., Verdict],
    period: Period | Missing | None,
) -> Verdict:
    """Return the verdict on a duty that starts anew each time it is done.

    The period that runs counts once it is overrun; until then the last one that ended does.
    Where nobody stated the period, what was done of the duty leaves it open.
    """
    marks = list(_marks(clock, sorted(records, key=lambda record: instant(record.occurred))))
    if not marks:
        stops = {event.name for event in clock.stop}
        if isinstance(period, Missing) and any(record.name in stops for record in records):
            norms = (clock.norm,)
            return Verdict("undetermined", norms, period.why, missing=period)
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


def _of_another_class(
    policy: Policy, rule: ColumnRule, facts: Mapping[str, object]
) -> Verdict | None:
    """Return that a rule is not for a column, or may not be; None where it is.

    Who asks by a norm about a column of no stated kind, says by it of which class it is.
    """
    if facts.get("kind") is None:
        return None
    found = policy.rule_for(facts)
    if isinstance(found, Missing):
        return Verdict("undetermined", (rule.norm,), found.why, missing=found)
    if found == rule:
        return None
    why = Words("栏目不属于本条所列类别", "the column is of another class")
    return Verdict("not-applicable", (rule.norm,), why)


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


def verdicts_on_periods(
    policy: Policy,
    norm: str,
    records: Sequence[Record],
    *,
    as_of: Moment,
    calendar: ChinaCalendar,
) -> tuple[Verdict, ...] | None:
    """Return the verdict on each calendar period of a duty, from the first record's on.

    The last is the present one. None for a norm that is no duty of every calendar week,
    month, quarter or year.
    """
    clock = policy.find(norm)
    if not (isinstance(clock, Clock) and clock.recurring):
        return None
    records = [r for r in records if instant(r.occurred) <= instant(as_of, ends=True)]
    facts = {name: value for record in records for name, value in record.facts.items()}
    period = stated_period(clock, facts)
    if not isinstance(period, CalendarEnd):
        return None
    window = policy.instrument(clock.instrument).window
    return _every_period(clock, period, records, facts, window, as_of, calendar)


def _every_period(
    clock: Clock,
    period: CalendarEnd,
    records: Sequence[Record],
    facts: Mapping[str, object],
    window: Window,
    as_of: Moment,
    calendar: ChinaCalendar,
) -> tuple[Verdict, ...]:
    begins = _begins(period, records, as_of)
    done = _done_for(period, begins, records)
    held = partial(judge, as_of=as_of, calendar=calendar, facts=facts, window=window)
    counted = evolve(clock, period=period)
    return tuple(
        held(counted, start=begin, stop=clock.stopped(did))
        for begin, did in zip(begins, done, strict=True)
    )


def _told(verdicts: Sequence[Verdict], later: int) -> Verdict:
    """Return the first that is not met: of the last period that counts, or of those after it."""
    *earlier, present = verdicts[-2 - later :]
    bound = (v for v in earlier if v.status != "not-in-force" and not _day_unknown(v))
    return next((v for v in (*bound, present) if v.status != "met"), present)


def _day_unknown(verdict: Verdict) -> bool:
    return verdict.missing is not None and verdict.missing.missing == "day-in-force"


def _begins(period: CalendarEnd, records: Sequence[Record], as_of: Moment) -> list[date]:
    """Return the first day of each period from the one of the first record to the present one."""
    day = _first_day(period, civil_date(as_of))
    first = min((civil_date(r.occurred) for r in records), default=day)
    found = [day]
    while day > first:
        day = _first_day(period, day - _DAY)
        found.append(day)
    return found[::-1]


def _done_for(
    period: CalendarEnd, begins: Sequence[date], records: Sequence[Record]
) -> list[list[tuple[str, Moment]]]:
    """Return what was done for each period: in it, or for an earlier one that may still be met.

    What may be done `later` serves the earliest period that lacks it, and one only.
    """
    places = {begin: n for n, begin in enumerate(begins)}
    found: list[list[tuple[str, Moment]]] = [[] for _ in begins]
    for record in sorted(records, key=lambda record: instant(record.occurred)):
        place = places[_first_day(period, civil_date(record.occurred))]
        open_ones = range(max(0, place - period.later), place)
        lacking = (n for n in open_ones if record.name not in {name for name, _ in found[n]})
        found[next(lacking, place)].append((record.name, record.occurred))
    return found


def _first_day(period: CalendarEnd, day: date) -> date:
    if period.unit == "week":
        return day - day.weekday() * _DAY
    size = {"month": 1, "quarter": 3, "year": 12}[period.unit]
    return day.replace(month=(day.month - 1) // size * size + 1, day=1)
