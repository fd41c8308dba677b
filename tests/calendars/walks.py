"""Walks over days that know nothing of the arrays under test, and what they are drawn from."""

from datetime import date, datetime

from hypothesis import strategies as st

from govflow.calendars import Deadline, OfficeHours, Pause, Span, civil_date
from tests.calendars.strategies import CALENDAR, dates, works

DEFAULT = OfficeHours().spells
off_days = dates.filter(lambda day: not works(day))
worked_days = dates.filter(works)


def add(start: date, n: int) -> date:
    """Return the n-th working day after `start`."""
    return CALENDAR.add_working_days(start, n)


def answer(found: Deadline) -> tuple[date, datetime, str]:
    """Return what was found, without what was asked."""
    return found.last_day, found.due, found.certainty


def spells(pauses: tuple[Pause, ...]) -> list[tuple[date, date]]:
    """Return the days between which each pause that ended lasted."""
    return [(civil_date(p.start), civil_date(p.end)) for p in pauses if p.end is not None]


paused_spans = st.builds(
    Span, st.integers(1, 90), st.sampled_from(["working-days", "natural-days"])
)
paused_hours = st.builds(
    Span, st.integers(1, 60), st.sampled_from(["hours", "working-hours", "half-working-days"])
)
