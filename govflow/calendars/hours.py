"""Office hours: the part of a working day in which working hours run."""

from bisect import bisect_left, bisect_right
from datetime import time
from itertools import accumulate, pairwise
from typing import Final

from attrs import field

from govflow.errors import PeriodError
from govflow.values import frozen
from govflow.words import Words

MICROS: Final = 1_000_000
_HOUR: Final = 3600 * MICROS

Spell = tuple[time, time]


def micros_of(at: time) -> int:
    """Return the microseconds from midnight to `at`."""
    return ((at.hour * 60 + at.minute) * 60 + at.second) * MICROS + at.microsecond


@frozen
class OfficeHours:
    """The spells of a working day in which an office is open, in order, not touching.

    The default is 8:30-12:00 and 13:30-18:00, eight hours (国务院关于职工工作时间的规定
    art. 3, `national/zggs.3`, gives the length; the times are the host's to set).
    """

    spells: tuple[Spell, ...] = (
        (time(8, 30), time(12)),
        (time(13, 30), time(18)),
    )
    _starts: tuple[int, ...] = field(init=False, repr=False, eq=False)
    _ends: tuple[int, ...] = field(init=False, repr=False, eq=False)
    _before: tuple[int, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        edges = [micros_of(edge) for spell in self.spells for edge in spell]
        if not edges or any(a >= b for a, b in pairwise(edges)):
            raise PeriodError(
                Words(
                    "办公时间须按先后排列，各段不重叠且起早于止",
                    "office hours must be in order, must not touch, and must end after they start",
                )
            )
        starts, ends = tuple(edges[::2]), tuple(edges[1::2])
        lengths = [b - a for a, b in zip(starts, ends, strict=True)]
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_ends", ends)
        object.__setattr__(self, "_before", tuple(accumulate(lengths, initial=0)))

    def __str__(self) -> str:
        return ",".join(
            f"{opens.isoformat()}-{closes.isoformat()}" for opens, closes in self.spells
        )

    @property
    def day(self) -> int:
        """The open time of one working day, in microseconds."""
        return self._before[-1]

    @property
    def half(self) -> int:
        """Half a working day (半个工作日), in microseconds."""
        return self.day // 2

    def open_before(self, micros: int) -> int:
        """Return the open time from midnight to `micros` of the day."""
        spell = bisect_right(self._starts, micros) - 1
        if spell < 0:
            return 0
        return self._before[spell] + min(micros, self._ends[spell]) - self._starts[spell]

    def time_at(self, worked: int) -> int:
        """Return when `worked` open time of the day has run; a boundary is the closing time.

        `worked` is more than 0 and at most `day`.
        """
        spell = bisect_left(self._before, worked) - 1
        return self._starts[spell] + worked - self._before[spell]
