"""How the clocks of a case stand, as its entries have recorded it."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from attrs import evolve as changed
from attrs import field

from govflow.calendars.civil import localize
from govflow.values import frozen


@frozen
class Stood:
    """A clock that stood still: since when, and until when if it runs again."""

    clock: str
    since: datetime
    until: datetime | None = None


@frozen
class Timing:
    """How the clocks of a case stand, as it was recorded.

    `dues` says when each clock that runs falls due, None where it has no due time;
    `calendar` and `readings` are what it was counted with.
    """

    dues: Mapping[str, datetime | None] = field(factory=dict)
    calendar: str | None = None
    readings: tuple[str, ...] = ()
    stood: tuple[Stood, ...] = ()


UNTIMED: Final = Timing()
_shared_text: Final = lru_cache(maxsize=1 << 12)(datetime.isoformat)


def due_text(due: datetime) -> str:
    """Return a due time as an entry keeps it; that of a midnight is written once.

    In an hour that came twice the fold decides the offset, and equal moments differ by it.
    """
    return due.isoformat() if due.fold else _shared_text(due)


@lru_cache(maxsize=1 << 12)
def _due(text: str) -> datetime:
    return localize(datetime.fromisoformat(text))


@lru_cache(maxsize=1 << 12)
def _shared_timing(
    dues: tuple[tuple[str, str | None], ...], calendar: str, readings: tuple[str, ...]
) -> Timing:
    found = {norm: None if due is None else _due(due) for norm, due in dues}
    return Timing(found, calendar, readings)


def timing_of(data: Mapping[str, Any], stood: tuple[Stood, ...] = ()) -> Timing:
    """Return what an entry says of clocks; what many cases say alike is one object."""
    if "dues" not in data:
        return Timing(stood=stood) if stood else UNTIMED
    readings = tuple(data["readings"]) if "readings" in data else ()
    shared = _shared_timing(tuple(data["dues"].items()), data["calendar"], readings)
    return changed(shared, stood=stood) if stood else shared
