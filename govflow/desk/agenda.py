"""What falls due when, kept by day, so that a change costs the same however much there is."""

from bisect import bisect_right, insort
from datetime import datetime

from attrs import define, field

from govflow.calendars.civil import localize
from govflow.desk.answers import Falling


@define(eq=False)
class Agenda:
    """Due times by day: put and dropped one at a time, read in order up to a moment."""

    _days: dict[int, dict[tuple[str, str], datetime]] = field(factory=dict)
    _order: list[int] = field(factory=list)

    def put(self, due: datetime, case: str, norm: str) -> None:
        """Enter a due time of local time in China."""
        day = due.toordinal()
        if day not in self._days:
            self._days[day] = {}
            insort(self._order, day)
        self._days[day][case, norm] = due

    def drop(self, due: datetime, case: str, norm: str) -> None:
        """Strike out a due time, if it was entered."""
        day = due.toordinal()
        dues = self._days.get(day)
        if dues is None:
            return
        dues.pop((case, norm), None)
        if not dues:
            del self._days[day]
            del self._order[bisect_right(self._order, day) - 1]

    def until(self, moment: datetime) -> list[Falling]:
        """Return what falls due up to a moment, that moment included, the earliest first."""
        limit = localize(moment)
        days = self._order[: bisect_right(self._order, limit.toordinal())]
        found = [
            Falling(due, case, norm)
            for day in days
            for (case, norm), due in self._days[day].items()
            if due <= limit
        ]
        found.sort(key=lambda falling: (falling.due, falling.case, falling.norm))
        return found
