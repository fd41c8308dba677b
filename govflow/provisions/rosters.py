"""Rosters: somebody on duty at every minute (全天候), judged by the gaps that shifts leave."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from attrs import frozen

from govflow.rules.verdicts import Missing, Verdict
from govflow.words import Words, join

ON_DUTY: Final = "on-duty"
"""The event that a shift begins; its fact `shift_minutes` says how long it lasts."""
_SHOWN: Final = 3


@frozen
class Shift:
    """Somebody on duty from a moment until another, that one not included."""

    start: datetime
    end: datetime


@frozen
class Roster:
    """That somebody is on duty at every minute of the day, holidays included.

    The roster of a subject begins with its first shift.
    """

    norm: str
    duty: Words
    instrument: str
    by: str | None = None
    readings: tuple[str, ...] = ()

    def verdict(self, shifts: Iterable[Shift], until: datetime) -> Verdict:
        """Return what is held of the time from the first shift to `until`."""
        ordered = sorted(shifts, key=lambda shift: shift.start)
        if not ordered or ordered[0].start > until:
            why = Words("没有值班安排的记录", "there is no shift on record")
            return Verdict("undetermined", (self.norm,), why, missing=Missing(ON_DUTY, why))
        found = gaps(ordered, until)
        if not found:
            why = join([self.duty, Words("全程有人值守", "somebody was on duty throughout")])
            return Verdict("met", (self.norm,), why, readings=self.readings)
        why = join([self.duty, _said(found)])
        since = found[0].start
        return Verdict("breached", (self.norm,), why, readings=self.readings, since=since)


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
