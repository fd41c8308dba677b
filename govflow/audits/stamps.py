"""Cells as instants: one whole number each, so that a million rows compare cheaply.

An instant is microseconds of China's local time since day 0. A bare date that starts
something is its midnight, one that ends something its last microsecond.
"""

from datetime import date, datetime, timedelta
from typing import Final

from govflow.adapters.tables import Cell
from govflow.calendars.civil import Moment, has_time, localize, read_moment
from govflow.errors import UsageError
from govflow.words import Words

DAY: Final = 86_400_000_000
_KEPT: Final = 100_000
EMPTY: Final = Words("空白", "it is empty")

Stamp = tuple[int, int, bool]
"""The ordinal of the day, the instant, and whether a time of day was given."""


class BadCellError(UsageError):
    """A cell does not hold what its column needs; only its row is rejected."""


class Stamps(dict[Cell, Stamp | None]):
    """Cells already read; reading is remembered for dates, which recur, and not for times."""

    def __init__(self, *, ends: bool) -> None:
        super().__init__()
        self._fill = DAY - 1 if ends else 0

    def __missing__(self, cell: Cell) -> Stamp | None:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if isinstance(cell, str) and len(cell) == 19 and cell[10] in "T ":
            try:
                at = datetime.fromisoformat(cell)
            except ValueError:
                pass
            else:
                return _stamp(at)
        stamp = self._read(cell)
        if len(self) >= _KEPT:
            self.clear()
        self[cell] = stamp
        return stamp

    def _read(self, cell: Cell) -> Stamp:
        if isinstance(cell, str):
            try:
                moment = read_moment(cell)
            except UsageError as error:
                raise BadCellError(error.words) from None
        else:
            moment = cell if cell is not None else date.min
        if isinstance(moment, datetime):
            return _stamp(localize(moment) if moment.tzinfo is not None else moment)
        ordinal = moment.toordinal()
        return ordinal, ordinal * DAY + self._fill, has_time(moment)


def moment_of(stamp: Stamp) -> Moment:
    """Return a stamp as a date, or as a moment where a time of day was given."""
    day = date.fromordinal(stamp[0])
    if not stamp[2]:
        return day
    rest = timedelta(microseconds=stamp[1] - stamp[0] * DAY)
    return datetime(day.year, day.month, day.day) + rest


def _stamp(at: datetime) -> Stamp:
    ordinal = at.toordinal()
    seconds = (at.hour * 60 + at.minute) * 60 + at.second
    return ordinal, ordinal * DAY + seconds * 1_000_000 + at.microsecond, True
