"""Short ways to count a period from a start."""

from govflow.calendars import Pause, Period
from tests.calendars.strategies import CALENDAR, DAY, iso, moment


def last_day(period: Period, start: str, **options: object) -> str:
    """Return the last day of a period, and hold it against its due moment."""
    found = CALENDAR.deadline(period, iso(start), **options)  # type: ignore[arg-type]
    assert found.due.isoformat() == f"{found.last_day + DAY}T00:00:00+08:00"
    return found.last_day.isoformat()


def due(period: Period, start: str, *pauses: Pause) -> str:
    """Return the due moment of a period in hours, and hold it against its last day."""
    found = CALENDAR.deadline(period, moment(start), pauses=pauses)
    assert found.last_day.isoformat() == found.due.isoformat()[:10]
    assert found.due.isoformat().endswith(":00+08:00")
    return found.due.isoformat()[:16]
