"""Working days: one at a time and by the array, beside the peers that can do it."""

import random
from datetime import date, timedelta

import chinese_calendar
import holidays
import numpy as np
from workalendar.asia import China as Workalendar

from benchmarks.timing import per_call, row, seconds
from govflow.calendars import china, working_days
from govflow.calendars.batch import BatchCalendar

N = 20
ROWS = 10_000_000


def empty(_day: date, _n: int) -> None:
    """Do nothing, as a floor for what a call costs."""


def find_workday(day: date, n: int) -> date:
    """Walk chinesecalendar, which has no right way of its own to add working days."""
    while n:
        day += timedelta(days=1)
        n -= chinese_calendar.is_workday(day)
    return day


def scalar() -> None:
    """Add 20 working days to one date."""
    calendar = china()
    rng = random.Random(5)
    days = [date(2018, 1, 1) + timedelta(days=rng.randrange(1_700)) for _ in range(50)]
    calls = [(day, N) for day in days]
    peer = holidays.country_holidays("CN", years=range(2017, 2025), language="zh_CN")
    off = np.array([d for d in all_days() if not calendar.is_working_day(d)], dtype="datetime64[D]")
    busday = np.busdaycalendar(weekmask="1111111", holidays=off)

    def numpy_scalar(day: date, n: int) -> object:
        return np.busday_offset(day, n, roll="backward", busdaycal=busday)

    period = working_days(N)

    def deadline(day: date, _n: int) -> object:
        return calendar.deadline(period, day)

    print(f"add {N} working days to one date (CPU ns a call, ratio to an empty call)")
    floor = per_call(empty, calls)
    row("empty call", floor, "ns", floor)
    ours = per_call(calendar.add_working_days, calls)
    row("govflow add_working_days", ours, "ns", floor)
    answer = per_call(deadline, calls)
    row("govflow deadline, aware due time", answer, "ns", floor)
    others = {
        "numpy busday_offset, scalar": per_call(numpy_scalar, calls, 20),
        "holidays get_nth_working_day": per_call(peer.get_nth_working_day, calls, 5),
        "workalendar add_working_days": per_call(
            lambda d, n: Workalendar().add_working_days(d, n), calls[:10], 1, 3
        ),
        "chinesecalendar, walked": per_call(find_workday, calls[:10], 1, 3),
    }
    for name, taken in others.items():
        note = f"{taken / ours:.0f} x add, {taken / answer:.0f} x deadline"
        row(name, taken, "ns", floor, note)
    wrong = [d for d in days if calendar.add_working_days(d, N) != find_workday(d, N)]
    print(f"  answers that differ from chinesecalendar, walked: {len(wrong)}\n")


def all_days() -> list[date]:
    """Return the days that notices cover."""
    first, last = date(2001, 1, 1), date(2026, 12, 28)
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def batch() -> None:
    """Add 20 working days to ten million dates."""
    calendar = china()
    fast = BatchCalendar(calendar)
    rng = np.random.default_rng(5)
    days = np.datetime64("2002-01-01") + rng.integers(0, 8_800, ROWS).astype("timedelta64[D]")
    off = np.array([d for d in all_days() if not calendar.is_working_day(d)], dtype="datetime64[D]")
    busday = np.busdaycalendar(weekmask="1111111", holidays=off)
    few = days[:1_000_000]
    print(f"add {N} working days to {ROWS:,} dates (CPU ns a date, ratio to a plain copy)")
    copy = seconds(days.copy) / ROWS * 1e9
    row("plain copy", copy, "ns", copy)
    ours = seconds(lambda: fast.add_working_days(days, N)) / ROWS * 1e9
    row("govflow", ours, "ns", copy)
    peer = (
        seconds(lambda: np.busday_offset(few, N, roll="backward", busdaycal=busday), 2) / len(few)
    ) * 1e9
    row("numpy busday_offset", peer, "ns", copy, f"{peer / ours:.0f} x govflow")
    same = np.busday_offset(few, N, roll="backward", busdaycal=busday)
    print(f"  answers that differ: {(same != fast.add_working_days(few, N)).sum()}\n")
