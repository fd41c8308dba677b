"""Working days over whole arrays, by the same index (needs the `fast` extra, NumPy).

Days go in and come out as `datetime64[D]`. The count is the calendar's: the day itself is
not counted, make-up workdays are. Nothing is estimated here: an array that leaves the
published years raises HorizonError.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import define

from govflow.calendars.china import FIRST_DAY, ChinaCalendar
from govflow.errors import HorizonError, MissingExtraError
from govflow.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Days = NDArray[np.datetime64]
    Numbers = NDArray[np.int64]

_EPOCH: Final = 719_163  # the ordinal of 1970-01-01
_BLOCK: Final = 1 << 16  # elements that stay in the cache while they are looked at twice
_NOT_A_TIME: Final = -(2**63)


def _numpy() -> Any:
    try:
        import numpy as np
    except ImportError:
        purpose = Words("整列计算工作日", "counting over arrays")
        raise MissingExtraError("numpy", "fast", purpose) from None
    return np


@define(frozen=True, slots=False)
class BatchCalendar:
    """The working days of one calendar, laid out for arrays.

    Raises MissingExtraError without NumPy.
    """

    calendar: ChinaCalendar

    @cached_property
    def _tables(self) -> "tuple[Numbers, Numbers, int]":
        """Return rank by day since 1970, days of the working days, and the last final day."""
        np = _numpy()
        index, final = self.calendar.published()
        first = FIRST_DAY.toordinal() - _EPOCH
        length = final - index.base
        rank = np.full(first + length, -1, dtype=np.int64)
        rank[first:] = index.rank[1 : length + 1]
        count = index.rank[length]
        days = np.array([d.toordinal() - _EPOCH for d in index.days[1 : count + 1]], dtype=np.int64)
        return rank, days, final - _EPOCH

    def add_working_days(self, days: "Days", n: "int | Numbers") -> "Days":
        """Return the n-th working day after each day; one number for all, or one for each.

        0 is the day itself or the next working day, negative numbers count back. Not-a-time
        stays. Raises HorizonError if a count leaves the published years.
        """
        np = _numpy()
        numbers = days.astype("datetime64[D]", copy=False).view(np.int64)
        out = np.empty(numbers.shape, dtype=np.int64)
        if isinstance(n, int):
            self._add_one(numbers.reshape(-1), n, out.reshape(-1))
        else:
            each = np.broadcast_to(n, out.shape).reshape(-1)
            self._add_each(numbers.reshape(-1), each, out.reshape(-1))
        found: Days = out.view("datetime64[D]")
        return found

    def _add_one(self, numbers: "Numbers", n: int, out: "Numbers") -> None:
        """Fill `out` by one look into a table of answers, block by block."""
        np = _numpy()
        table, lowest, highest = self._answers(n)
        unsigned = numbers.view(np.uint64)  # days before 1970 and not-a-time are huge in it
        for start in range(0, len(numbers), _BLOCK):
            block = numbers[start : start + _BLOCK]
            top = unsigned[start : start + _BLOCK].max()
            if top > highest or block.min() < lowest:
                self._add_each(block, np.full(len(block), n), out[start : start + _BLOCK])
            else:
                np.take(table, block, out=out[start : start + _BLOCK], mode="wrap")

    def _answers(self, n: int) -> "tuple[Numbers, int, int]":
        """Return the answer for each day since 1970, and the days that have one."""
        np = _numpy()
        rank, days, _ = self._tables
        first = FIRST_DAY.toordinal() - _EPOCH
        known = rank[first:]
        place = known + n - 1 if n > 0 else np.concatenate(([0], known[:-1])) + n
        inside = np.flatnonzero((place >= 0) & (place < len(days)))
        if not inside.size:
            raise _beyond()
        table = np.full(len(rank), _NOT_A_TIME, dtype=np.int64)
        table[first + inside] = days[place[inside]]
        return table, first + int(inside[0]), first + int(inside[-1])

    def _add_each(self, numbers: "Numbers", n: "Numbers", out: "Numbers") -> None:
        np = _numpy()
        rank, days, final = self._tables
        first = FIRST_DAY.toordinal() - _EPOCH
        missing = numbers == _NOT_A_TIME
        if ((numbers < first) | (numbers > final))[~missing].any():
            raise _beyond()
        safe = np.where(missing, first, numbers)
        before = np.where(safe > first, rank[safe - 1], 0)
        place = np.where(n > 0, rank[safe] + n - 1, before + n)
        if ((place < 0) | (place >= len(days)))[~missing].any():
            raise _beyond()
        out[:] = np.where(missing, _NOT_A_TIME, days[np.clip(place, 0, len(days) - 1)])

    def count_working_days(self, after: "Days", through: "Days") -> "Numbers":
        """Return the working days in (after, through] of each pair; negative if reversed.

        Raises HorizonError for a day outside the published years or not-a-time.
        """
        np = _numpy()
        rank, _, final = self._tables
        first = FIRST_DAY.toordinal() - _EPOCH
        ends = []
        for days in (after, through):
            numbers = days.astype("datetime64[D]", copy=False).view(np.int64)
            if numbers.size and (numbers.min() < first or numbers.max() > final):
                raise _beyond()
            ends.append(rank[numbers])
        found: Numbers = ends[1] - ends[0]
        return found


def _beyond() -> HorizonError:
    return HorizonError(
        Words(
            "有日期的计算超出了已公布国务院通知的年份",
            "a count leaves the years for which State Council notices are known",
        )
    )
