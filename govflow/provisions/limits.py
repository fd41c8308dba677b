"""What an authority's letter may fix: an update limit of one column, never a longer one."""

from datetime import date, datetime, time, timedelta
from typing import Final

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.deadlines import Deadline
from govflow.calendars.periods import Period
from govflow.errors import UsageError
from govflow.provisions.columns import ColumnRule, OwnLimit
from govflow.provisions.things import facts_of
from govflow.provisions.timing import Facts, count, forward_period, stated_period
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.words import Words, join

_SWEPT_YEARS: Final = 4
"""Starts that are compared: four years hold every month, and a leap day."""
_LAST_MINUTE: Final = time(23, 59)


def verdict_on_limit(
    limit: OwnLimit, rule: ColumnRule | Missing | None, facts: Facts, calendar: ChinaCalendar
) -> Verdict:
    """Return whether a letter says what it must, and keeps within the rule for the column."""
    for name in (*limit.says, limit.parameter):
        if facts.get(name) is None:
            label = facts_of("column")[name].label
            why = Words(f"没有说明{label.zh}", f"nobody stated {label.en}")
            return _held(limit, "undetermined", why, Missing(name, why))
        if not str(facts[name]).strip():
            label = facts_of("column")[name].label
            return _held(limit, "breached", Words(f"{label.zh}为空", f"{label.en} is blank"))
    try:
        own = forward_period(limit.parameter, facts[limit.parameter])
    except UsageError as error:
        return _held(limit, "breached", error.words)
    if limit.may_lengthen or rule is None:
        return _held(limit, "met", own.words())
    if isinstance(rule, Missing):
        return _held(limit, "undetermined", rule.why, rule)
    period = stated_period(rule, facts)
    if isinstance(period, Missing):
        return _held(limit, "undetermined", period.why, period)
    return _compared(limit, rule, own, period, facts, calendar)


def _compared(
    limit: OwnLimit,
    rule: ColumnRule,
    own: Period,
    period: Period,
    facts: Facts,
    calendar: ChinaCalendar,
) -> Verdict:
    said = Words(
        f"更新时限{own.words().zh}，{rule.norm}为{period.words().zh}",
        f"the limit is {own.words().en}, that of {rule.norm} {period.words().en}",
    )
    longer = _first_longer(own, period, calendar)
    if longer is None:
        return _held(limit, "met", said)
    day = longer.isoformat()
    why = Words(f"自{day}起算即更长", f"it is longer for an update on {day}")
    if rule.unless is None:
        return _held(limit, "breached", join([said, why]))
    return _excused(limit, rule, rule.unless, join([said, why]), facts)


def _excused(limit: OwnLimit, rule: ColumnRule, unless: str, said: Words, facts: Facts) -> Verdict:
    """Return whether a reason is on record for which the limit may be longer (原则上)."""
    label = facts_of("column")[unless].label
    reason = facts.get(unless)
    if reason is None:
        why = join([said, Words(f"没有说明{label.zh}", f"nobody stated {label.en}")])
        return _held(limit, "undetermined", why, Missing(unless, why))
    if not rule.excused(facts):
        why = join([said, Words(f"{label.zh}：无", f"{label.en}: none")])
        return _held(limit, "breached", why)
    return _held(
        limit, "met", join([said, Words(f"{label.zh}：{reason}", f"{label.en}: {reason}")])
    )


def _first_longer(own: Period, period: Period, calendar: ChinaCalendar) -> date | None:
    """Return the first day of an update after which one period ends later than another."""
    first = date(calendar.published_through - _SWEPT_YEARS, 1, 1)
    last = date(calendar.published_through, 1, 1)
    days = (first + timedelta(n) for n in range((last - first).days))
    return next((day for day in days if _later(own, period, day, calendar)), None)


def _later(own: Period, period: Period, day: date, calendar: ChinaCalendar) -> bool:
    ends = [
        count(calendar, each, datetime.combine(day, _LAST_MINUTE) if each.in_hours else day)
        for each in (own, period)
    ]
    one, other = (end.due for end in ends if isinstance(end, Deadline))
    return one > other


def _held(limit: OwnLimit, status: Status, why: Words, missing: Missing | None = None) -> Verdict:
    said = join([limit.duty, why])
    return Verdict(status, (limit.norm,), said, missing=missing, readings=limit.readings)
