"""Legal time: periods, working days, office hours, horizons and derivations."""

from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import Moment, civil_date, instant, read_moment
from govflow.calendars.days import Day
from govflow.calendars.deadlines import Certainty, Deadline, Pause
from govflow.calendars.derivations import Derivation, derive
from govflow.calendars.hours import OfficeHours
from govflow.calendars.notices import NOTICES, Break, Notice
from govflow.calendars.overlays import Overlay
from govflow.calendars.periods import (
    CalendarEnd,
    Period,
    Span,
    Yearly,
    half_working_days,
    hours,
    months,
    natural_days,
    parse_period,
    weeks,
    working_days,
    working_hours,
    years,
)

__all__ = [
    "NOTICES",
    "Break",
    "CalendarEnd",
    "Certainty",
    "ChinaCalendar",
    "Day",
    "Deadline",
    "Derivation",
    "Moment",
    "Notice",
    "OfficeHours",
    "Overlay",
    "Pause",
    "Period",
    "Span",
    "Yearly",
    "china",
    "civil_date",
    "derive",
    "half_working_days",
    "hours",
    "instant",
    "months",
    "natural_days",
    "parse_period",
    "read_moment",
    "weeks",
    "working_days",
    "working_hours",
    "years",
]
