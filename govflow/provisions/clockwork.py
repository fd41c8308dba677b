"""The clocks of a chain as a policy has them, worked out once."""

from collections.abc import Iterable, Mapping

from govflow.calendars.periods import Span
from govflow.law import Window
from govflow.provisions.chains import Run
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.values import frozen


@frozen(eq=False)
class Ticking:
    """A clock on a chain: the window in force that binds it, and how it is counted.

    `days` are the working days after the start, where nothing else decides when it falls
    due: no condition, extension, roll or first day; else None.
    """

    run: Run
    clock: Clock
    window: Window
    days: int | None


@frozen(eq=False)
class Clockwork:
    """The clocks of a chain, and the readings they rest on in place of the policy's own."""

    clocks: tuple[Ticking, ...]
    readings: tuple[str, ...]


def clockwork_of(
    runs: Iterable[tuple[Run, Clock | ColumnRule]], windows: Mapping[str, Window]
) -> Clockwork:
    """Return the clockwork of runs with what states them; windows are those of instruments."""
    clocks = tuple(
        Ticking(run, clock, windows[clock.instrument], _days(clock))
        for run, clock in runs
        if isinstance(clock, Clock)
    )
    parts = (part for ticking in clocks for part in (ticking.clock, ticking.run))
    readings = (v.reading for part in parts for v in part.variants if v.reading in part.readings)
    return Clockwork(clocks, tuple(dict.fromkeys(readings)))


def _days(clock: Clock) -> int | None:
    period = clock.period
    if not isinstance(period, Span) or period.unit != "working-days" or period.amount <= 0:
        return None
    if clock.when is not None or clock.extension is not None:
        return None
    return None if clock.first_day or clock.roll is not None else period.amount
