"""Rank and select over working days: any number of them is found in one look.

`rank[i]` counts the working days among the first i days, `days[k]` is the k-th working
day; both start at 1. Everything is frozen, so readers need no lock.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate, compress
from typing import Final

from govflow.values import frozen

_WEEK: Final = bytes((0, 1, 1, 1, 1, 1, 0))  # by ordinal % 7: 0 is Sunday, 6 is Saturday


class TooEarlyError(LookupError):
    """The count leaves the run at its beginning; IndexError says it leaves at the end."""


@frozen(eq=False, repr=False)
class WorkingIndex:
    """The working days of one unbroken run of days, `base + 1` to `base + length`."""

    base: int
    rank: tuple[int, ...]
    days: tuple[date, ...]

    @property
    def last(self) -> int:
        """The ordinal of the last day covered."""
        return self.base + len(self.rank) - 1

    def is_working(self, ordinal: int) -> bool:
        """Return whether that day is a working day."""
        i = ordinal - self.base
        if i < 1:
            raise TooEarlyError(ordinal)
        return self.rank[i] > self.rank[i - 1]

    def nth(self, ordinal: int, n: int) -> date:
        """Return the n-th working day after that day, before it for negative n.

        0 is that day if it is a working day, else the next one.
        """
        i = ordinal - self.base
        if i < (n <= 0):
            raise TooEarlyError(ordinal)
        k = self.rank[i] + n if n > 0 else self.rank[i - 1] + n + 1
        if k < 1:
            raise TooEarlyError(k)
        return self.days[k]

    def count(self, after: int, through: int) -> int:
        """Return the working days in (after, through]."""
        a, b = after - self.base, through - self.base
        if a < 0 or b < 0:
            raise TooEarlyError(min(after, through))
        return self.rank[b] - self.rank[a]


def build_index(first: date, last: date, exceptions: Mapping[date, bool]) -> WorkingIndex:
    """Index the days `first` to `last`; `exceptions` are the days whose weekday lies."""
    start = first.toordinal()
    length = last.toordinal() - start + 1
    phase = start % 7
    flags = bytearray((_WEEK * (length // 7 + 2))[phase : phase + length])
    for ordinal, working in _inside(exceptions, start, length):
        flags[ordinal - start] = working
    working_days = compress(map(date.fromordinal, range(start, start + length)), flags)
    return WorkingIndex(
        start - 1,
        tuple(accumulate(flags, initial=0)),
        (date.min, *working_days),
    )


def _inside(exceptions: Mapping[date, bool], start: int, length: int) -> Iterable[tuple[int, bool]]:
    for day, working in exceptions.items():
        ordinal = day.toordinal()
        if start <= ordinal < start + length:
            yield ordinal, working
