"""Local closures and openings over the national calendar, each with its source."""

from datetime import date
from hashlib import sha256

from attrs import field

from govflow.values import frozen


def _days(value: "tuple[date, ...] | list[date] | frozenset[date]") -> frozenset[date]:
    return frozenset(value)


@frozen
class Overlay:
    """Days on which one place was closed or open against the national calendar.

    `source` says by what: an autonomous county's anniversary, an order after snow.
    A later overlay of a calendar wins over an earlier one.
    """

    source: str
    closed: frozenset[date] = field(default=frozenset(), converter=_days)
    opened: frozenset[date] = field(default=frozenset(), converter=_days)

    @property
    def name(self) -> str:
        """The source, and what tells this overlay from another of its source."""
        days = (sorted(day.isoformat() for day in days) for days in (self.closed, self.opened))
        return f"{self.source}#{sha256(repr(tuple(days)).encode()).hexdigest()[:6]}"
