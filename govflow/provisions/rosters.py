"""Rosters: somebody on duty at every minute (全天候), judged by the gaps that shifts leave."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

from govflow.calendars.civil import Moment, civil_date, has_time, instant, localize, midnight
from govflow.provisions.variants import Variant, under
from govflow.rules.verdicts import Missing, Verdict
from govflow.values import frozen
from govflow.words import Words, join

ON_DUTY: Final = "on-duty"
"""The event that a shift begins; its fact `shift_minutes` says how long it lasts."""
CHECKED: Final = "checked"
"""The event that somebody on duty has read the sites and logged it."""
Checks = Literal["each-day", "each-shift", "none"]
_SHOWN: Final = 3
_INSTANT: Final = timedelta(microseconds=1)


@frozen
class Shift:
    """Somebody on duty from a moment until another, that one not included."""

    start: datetime
    end: datetime


@frozen
class Roster:
    """That somebody is on duty at every minute of the day, holidays included.

    The roster of a subject begins with its first shift. `checks` says how often those on
    duty log a check: once in each calendar day, or in each shift.
    """

    norm: str
    duty: Words
    instrument: str
    by: str | None = None
    checks: Checks = "none"
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def under(self, readings: Collection[str]) -> "Roster":
        """Return the roster as those readings have it, in place of the chosen ones."""
        return under(self, readings)

    def verdict(
        self, shifts: Iterable[Shift], until: datetime, checked: Iterable[Moment] = ()
    ) -> Verdict:
        """Return what is held of the time from the first shift to `until`.

        A day, or a shift, without a check among `checked` counts once it is over; where no
        check is known at all, nobody can say whether there is a log.
        """
        until = localize(until)
        local = (Shift(localize(shift.start), localize(shift.end)) for shift in shifts)
        ordered = sorted(local, key=lambda shift: shift.start)
        if not ordered or ordered[0].start > until:
            why = Words("没有值班安排的记录", "there is no shift on record")
            return Verdict("undetermined", (self.norm,), why, missing=Missing(ON_DUTY, why))
        found, log = gaps(ordered, until), tuple(checked)
        missed = list(_unchecked(self._to_check(ordered, until), log)) if log else []
        if not (found or log) and self.checks != "none":
            why = join([self.duty, Words("没有读网检查的记录", "there is no check on record")])
            return Verdict("undetermined", (self.norm,), why, missing=Missing(CHECKED, why))
        if not found and not missed:
            why = join([self.duty, Words("全程有人值守", "somebody was on duty throughout")])
            return Verdict("met", (self.norm,), why, readings=self.readings)
        why = join([self.duty, *_said_gaps(found), *_said_missed(missed)])
        since = min((*(gap.start for gap in found[:1]), *(shift.end for shift in missed[:1])))
        return Verdict("breached", (self.norm,), why, readings=self.readings, since=since)

    def _to_check(self, ordered: Sequence[Shift], until: datetime) -> Iterator[Shift]:
        """Yield the stretches, over at `until`, in each of which there must be a check."""
        if self.checks == "each-shift":
            yield from sorted((s for s in ordered if s.end <= until), key=lambda s: s.end)
        elif self.checks == "each-day":
            days = range(civil_date(ordered[0].start).toordinal(), civil_date(until).toordinal())
            yield from (Shift(midnight(day), midnight(day + 1)) for day in days)


def gaps(ordered: Sequence[Shift], until: datetime) -> list[Shift]:
    """Return when nobody is on duty from the first shift to `until`; shifts by their start."""
    found = []
    covered = ordered[0].start
    for shift in ordered:
        if shift.start >= until:
            break
        if shift.start > covered:
            found.append(Shift(covered, shift.start))
        covered = max(covered, shift.end)
    if covered < until:
        found.append(Shift(covered, until))
    return found


def _unchecked(stretches: Iterable[Shift], log: Iterable[Moment]) -> Iterator[Shift]:
    """Yield the stretches without a check; one of which only the day is known serves all of it."""
    log = tuple(log)
    days = {civil_date(moment) for moment in log if not has_time(moment)}
    moments = sorted(instant(moment) for moment in log if has_time(moment))
    for stretch in stretches:
        place = bisect_left(moments, stretch.start)
        timed = place < len(moments) and moments[place] < stretch.end
        first, last = civil_date(stretch.start), civil_date(stretch.end - _INSTANT)
        if not timed and not any(first <= day <= last for day in days):
            yield stretch


def _said_missed(missed: Sequence[Shift]) -> Iterator[Words]:
    if missed:
        first = f"{missed[0].start:%Y-%m-%d %H:%M}–{missed[0].end:%m-%d %H:%M}"
        count = len(missed)
        yield Words(
            f"没有读网检查记录：{first}" + (f"等{count}处" if count > 1 else ""),
            f"no check on record: {first}" + (f" and {count - 1} more" if count > 1 else ""),
        )


def _said_gaps(found: Sequence[Shift]) -> Iterator[Words]:
    if found:
        yield _said(found)


def _said(found: Sequence[Shift]) -> Words:
    total = sum((gap.end - gap.start for gap in found), timedelta())
    hours, minutes = divmod(int(total.total_seconds()) // 60, 60)
    listed = [f"{gap.start:%Y-%m-%d %H:%M}–{gap.end:%m-%d %H:%M}" for gap in found[:_SHOWN]]
    more = len(found) - len(listed)
    zh = "、".join(listed) + (f"等{len(found)}处" if more else "")
    en = ", ".join(listed) + (f" and {more} more" if more else "")
    return Words(
        f"无人值守：{zh}，共{hours}小时{minutes}分钟",
        f"nobody on duty: {en}; {hours} h {minutes} min in all",
    )
